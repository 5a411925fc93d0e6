"""Figures of money show what they were given."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import money


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame({"label": ["1996 A", "2009 B"], "current": [1.2, 1.0], "constant": [1.32, 0.8]})


def test_claims_draw_both_kinds_of_dollars_a_row_a_claim(table):
    axis = money.claims(table, 2000, {}).axes[0]
    hollow, filled = (line for line in axis.lines if line.get_marker() == "o")
    np.testing.assert_array_equal(hollow.get_xdata(), [1.2, 1.0])
    np.testing.assert_array_equal(filled.get_xdata(), [1.32, 0.8])
    np.testing.assert_array_equal(filled.get_ydata(), [0, 1])
    assert [label.get_text() for label in axis.get_yticklabels()] == ["1996 A", "2009 B"]
    texts = {text.get_text() for text in axis.texts}
    assert {"1.2", "1.32", "1.0", "0.80", "filled: dollars of 2000; hollow: of the day"} <= texts


def test_claims_leave_a_missing_constant_value_out(table):
    table.loc[1, "constant"] = None
    axis = money.claims(table, 2000, {}).axes[0]
    filled = [line for line in axis.lines if line.get_marker() == "o"][1]
    np.testing.assert_array_equal(filled.get_xdata(), [1.32, np.nan])
    assert "nan" not in {text.get_text() for text in axis.texts}


def test_claims_draw_yardsticks_in_rows_of_their_own(table):
    axis = money.claims(table, 2000, {"All trade": 0.69}).axes[0]
    squares = [line for line in axis.lines if line.get_marker() == "s"]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in squares] == [(0.69, 2)]
    assert [label.get_text() for label in axis.get_yticklabels()] == ["1996 A", "2009 B", "All trade"]
    assert "0.69" in {text.get_text() for text in axis.texts}


def test_claims_alt_gives_every_sum(table):
    text = money.claims_alt(table, 2000, {"all trade": 0.69})
    assert "1996 A: 1.2, in dollars of 2000 1.32" in text
    assert "all trade 0.69" in text
