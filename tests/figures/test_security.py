"""Figures of military ties: every partner in every panel."""

import pandas as pd
import pytest

from analysis.figures import security


@pytest.fixture
def panels() -> dict[str, pd.Series]:
    index = ["RUS", "TUR"]
    return {"exercises\n(of 73)": pd.Series([46, 4], index=index), "arms": pd.Series([329.0, 0.0], index=index)}


def test_numbers_and_highlight(panels):
    first, second = security.partners(panels, "TUR").axes
    assert [text.get_text() for text in first.texts] == ["46", "4"]
    assert [text.get_text() for text in second.texts] == ["329", "0"]
    colours = {patch.get_facecolor() for patch in first.patches}
    assert len(colours) == 2
    assert [label.get_text() for label in first.get_yticklabels()] == ["Russia", "Turkey"]


def test_alt(panels):
    assert (
        security.partners_alt(panels)
        == "Bars by partner. exercises (of 73): Russia 46, Turkey 4; arms: Russia 329, Turkey 0."
    )
