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


@pytest.fixture
def waits() -> pd.DataFrame:
    rows = [("a", "Tax, Aug 1995", 1995, 461, 141, None), ("b", "Trade, May 2003", 2003, 2110, 414, 321)]
    columns = ["id", "label", "year", "days", "approved_kaz", "approved_tur"]
    return pd.DataFrame(rows, columns=columns).astype({"approved_kaz": "Int64", "approved_tur": "Int64"})


def test_waits_bars_and_approvals(waits):
    axes = agreements.waits(waits, 2001).axes[0]
    assert [bar.get_width() for bar in axes.patches] == [461, 2110]
    assert [text.get_text() for text in axes.texts] == ["461", "2,110"]
    marks = [(line.get_marker(), line.get_xdata()[0]) for line in axes.get_lines()]
    assert marks == [("^", 141), ("^", 414), ("v", 321)]
    assert axes.patches[0].get_facecolor() != axes.patches[1].get_facecolor()


def test_waits_alt(waits):
    assert "Trade, May 2003: 2,110" in agreements.waits_alt(waits)
