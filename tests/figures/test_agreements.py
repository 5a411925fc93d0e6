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


def test_waves_have_a_panel_a_group_with_its_number() -> None:
    rows = [("Economy", 1992, 2, 1), ("Economy", 1993, 0, 0), ("Political", 1992, 0, 0), ("Political", 1993, 1, 1)]
    table = pd.DataFrame(rows, columns=["group", "year", "documents", "texts"])
    figure = agreements.waves(table, [1993])
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["Economy (2)", "Political (1)"]
    hollow, full = figure.axes[0].containers
    assert [bar.get_height() for bar in hollow] == [2, 0]
    assert [bar.get_height() for bar in full] == [1, 0]
    assert figure.axes[0].get_ylim() == figure.axes[1].get_ylim()
    text = agreements.waves_alt(table)
    assert "Economy 2, of which 1 located" in text
    assert "1992 (2), 1993 (1)" in text


def test_bounds_show_what_the_unknown_leaves_open() -> None:
    table = pd.DataFrame({"day": [0, 730, 1461], "lower": [0.0, 0.25, 0.25], "upper": [0.5, 0.75, 0.75]})
    spans, counts = {"1990–2000": table}, {"1990–2000": (4, 2)}
    axes = agreements.bounds(spans, counts).axes[0]
    assert axes.get_title(loc="left") == "1990–2000: 4 documents"
    assert [text.get_text() for text in axes.texts] == ["2 of unknown\nentry into force", "known"]
    assert list(axes.get_lines()[0].get_ydata()) == [0.0, 0.25, 0.25]
    assert "after 4 years between 25% and 75% in force" in agreements.bounds_alt(spans, counts)


def test_shares_say_how_many_of_how_many() -> None:
    rows = [("protocols", 4, 1, 0.25, 0.05, 0.7), ("treaties", 2, 2, 1.0, 0.34, 1.0)]
    panels = {"By kind": pd.DataFrame(rows, columns=["value", "documents", "texts", "share", "low", "high"])}
    axes = agreements.shares(panels).axes[0]
    assert [text.get_text() for text in axes.texts] == ["By kind", "1 of 4", "2 of 2"]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["protocols", "treaties"]
    assert "By kind: protocols 1 of 4, treaties 2 of 2" in agreements.shares_alt(panels)
