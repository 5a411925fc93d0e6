"""Figures of agreements: marks and bars equal the data."""

import pandas as pd
import pytest
from matplotlib.dates import date2num

from analysis.figures import agreements


@pytest.fixture
def dated() -> pd.DataFrame:
    return pd.DataFrame(
        {"id": list("abc"), "group": ["Security", "Security", "Economy"], "year": [1996, 1996, 1992]}
    ).assign(force_known=[True, False, True])


def test_fields_marks(dated):
    axes = agreements.fields(dated, 1991, 2000).axes[0]
    known, unknown = axes.get_lines()
    assert len(known.get_xdata()) == 2
    assert len(unknown.get_xdata()) == 1
    assert unknown.get_markerfacecolor() == "white"
    assert sorted([*known.get_xdata(), *unknown.get_xdata()]) == pytest.approx([1992, 1995.89, 1996.11])
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Security (2)", "Economy (1)"]


def test_fields_alt(dated):
    assert "Security 2, of which 1 known in force" in agreements.fields_alt(dated)


@pytest.fixture
def treaties() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "party": ["KAZ", "KAZ", "TUR"],
            "partner": ["TUR", "USA", "KAZ"],
            "signed": pd.to_datetime(["1992-05-01", "1992-05-19", "1992-05-01"]),
            "in_force": pd.to_datetime(["1995-08-10", None, "1995-08-10"]),
            "days": pd.array([1196, None, 1196], dtype="Int64"),
        }
    )


def test_investment_bars(treaties):
    figure = agreements.investment(treaties, ("KAZ", "TUR"))
    upper, lower = figure.axes
    bars = [line for line in upper.get_lines() if len(line.get_xdata()) == 2]
    assert len(bars) == 1  # the treaty that never came into force has no bar
    assert list(bars[0].get_xdata()) == [
        date2num(pd.Timestamp("1992-05-01")),
        date2num(pd.Timestamp("1995-08-10")),
    ]
    assert [label.get_text() for label in upper.get_yticklabels()] == ["Turkey", "United States"]
    assert [text.get_text() for text in lower.texts] == ["1,196"]


def test_investment_alt(treaties):
    text = agreements.investment_alt(treaties)
    assert "Kazakhstan with Turkey 1992, 1,196 days" in text
    assert "Kazakhstan with United States 1992, never in force" in text
