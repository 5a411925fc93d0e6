"""Figures of aims show what they were given: circles, terms, labels."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import targets


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


@pytest.fixture
def turnover() -> pd.DataFrame:
    return pd.DataFrame({"wits": [2000.0, 3000.0], "cow": [2500.0, None]}, index=[2009, 2010])


def test_the_ladder_draws_each_aim_and_the_term_of_those_that_have_one(turnover):
    aims = pd.DataFrame({"said": [2009.8, 2009.5], "value": [5.0, 10.0], "due": [2010, None], "label": ["A", "B"]})
    axis = targets.ladder(aims.astype({"due": "Int64"}), turnover, 2009, 2010).axes[0]
    circles = [
        (line.get_xdata()[0], line.get_ydata()[0])
        for line in axis.lines
        if line.get_marker() == "o" and line.get_markersize() == 6
    ]
    assert circles == [(2009.8, 5), (2009.5, 10)]
    assert {"A", "B", "due 2010", "WITS 3.0", "COW 2.5"} <= texts(axis)
    # the drop leads from the aim's bar to the highest turnover of the year in which it fell due
    drops = [line for line in axis.lines if line.get_linestyle() == ":"]
    assert len(drops) == 1
    np.testing.assert_allclose(drops[0].get_xdata(), [2011, 2011])
    np.testing.assert_allclose(drops[0].get_ydata(), [4.45, 3.0])


def test_the_ladder_draws_a_year_at_its_end(turnover):
    aims = pd.DataFrame({"said": [2009.5], "value": [5.0], "due": [None], "label": ["A"]}).astype({"due": "Int64"})
    axis = targets.ladder(aims, turnover, 2009, 2010).axes[0]
    curve = next(line for line in axis.lines if len(line.get_xdata()) == 2)
    assert list(curve.get_xdata()) == [2010, 2011]
    assert list(curve.get_ydata()) == [2, 3]
