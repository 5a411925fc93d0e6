"""Figures of statements: each has its row, its count and its factor, and no mark covers another."""

import pandas as pd
import pytest

from analysis.figures import said, style


@pytest.fixture
def compared() -> pd.DataFrame:
    rows = [
        ("a", "t", "Gül", "TUR", 2011, 2012, 2012, 6.0, None, 2.0, 3.0, "above", 2.0),
        ("b", "t", "Mamin", "KAZ", 2018, 2018, 2019, 2.5, "more than", 2.0, 3.0, "agrees", 1.0),
        ("c", "u", "Fund", "other", None, None, None, 9.0, None, None, None, None, None),
    ]
    columns = ["figure", "topic", "speaker", "side", "first", "last", "said_in", "value", "qualifier"]
    columns += ["low", "high", "verdict", "times"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"first": "Int64", "last": "Int64", "said_in": "Int64", "verdict": "string"})


def marks(axes) -> list:
    return [line for line in axes.get_lines() if line.get_marker() in "soD" and line.get_color() != style.RULE]


def test_each_statement_has_a_row_with_speaker_and_year(compared):
    axes = said.rows(compared, "things").axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Gül, 2011–12", "Mamin, 2018", "Fund, undated"]


def test_what_lies_outside_is_filled_and_has_its_factor(compared):
    axes = said.rows(compared, "things").axes[0]
    assert [mark.get_markerfacecolor() == "white" for mark in marks(axes)] == [False, True, False]
    assert [text.get_text() for text in axes.texts if "×" in text.get_text()] == ["2.0 ×"]


def test_the_count_is_a_bar_and_missing_where_there_is_none(compared):
    axes = said.rows(compared, "things").axes[0]
    bars = [tuple(line.get_xdata()) for line in axes.get_lines() if line.get_color() == style.RULE]
    assert bars.count((2.0, 3.0)) == 2
    assert len(bars) == 4  # a line and a square for each count, nothing for the third row


def test_headings_stand_above_their_rows(compared):
    axes = said.rows(compared, "things", 1, {"t": "First", "u": "Second"}).axes[0]
    heads = [text for text in axes.texts if text.get_text() in ("First", "Second")]
    assert [text.xy[1] < mark.get_ydata()[0] for text, mark in zip(heads, marks(axes)[::2], strict=True)] == [
        True,
        True,
    ]


def test_alt_says_what_was_said_and_counted(compared):
    text = said.rows_alt(compared, "things")
    assert "Gül, 2011–12: said 6, counted 2 to 3" in text
    assert "Fund, undated: said 9." in text


def test_the_summary_parts_marks_that_would_touch_and_counts_those_that_agree(compared):
    rows = compared.dropna(subset="verdict")
    rows = pd.concat([rows, rows.iloc[:1].assign(figure="d", side="KAZ")], ignore_index=True)
    axes = said.summary(rows, {"Group": {"t": "Topic"}}, 4).axes[0]
    places = [(float(mark.get_xdata()[0]), float(mark.get_ydata()[0])) for mark in marks(axes)]
    assert len(places) == len(set(places)) == 3
    assert {"Group", "1 of 3"} <= {text.get_text() for text in axes.texts}
    assert "Topic: 3 statements, 2 above the counts, 0 below" in said.summary_alt(rows, {"Group": {"t": "Topic"}})


def test_aims_are_filled_when_they_are_the_highest():
    table = pd.DataFrame({"side": ["TUR", "KAZ"], "when": [2012.4, 2017.7], "said_on": ["2012-05", "2017-09"]})
    table = table.assign(value=[10e9, 5e9], times_low=[2.7, 2.4], times_high=[3.7, 3.4])
    axes = said.aims(table, [2016]).axes[0]
    assert [mark.get_markerfacecolor() == "white" for mark in marks(axes)] == [False, True]
    assert "2017-09 5 billion, 2.4 to 3.4" in said.aims_alt(table)
