"""Figures of standing bodies: a dot a sitting, a step a journey, a line a group."""

import pandas as pd

from analysis.figures import councils


def _rows() -> pd.DataFrame:
    rows = [("With A", "a", "a1", 2012.8), ("With A", "a", "a2", 2015.3), ("With B", "b", "b1", 2011.5)]
    return pd.DataFrame(rows, columns=["body", "institution", "event", "when"])


def test_a_dot_a_sitting_hollow_where_named_and_a_cross_where_called_off():
    figure = councils.sittings(
        _rows(), {"a": 2012.4, "b": 2010.7}, {"a": "KAZ"}, 2016, frozenset({"a2"}), {"b": 2015.9}
    )
    (axes,) = figure.axes
    dots = [line for line in axes.get_lines() if line.get_marker() == "o"]
    assert [dot.get_xdata()[0] for dot in dots] == [2012.8, 2015.3, 2011.5]
    assert [dot.get_markerfacecolor() for dot in dots][1] == "none"
    assert [line.get_xdata()[0] for line in axes.get_lines() if line.get_marker() == "x"] == [2015.9]
    table = pd.DataFrame({"body": ["With A"], "held": [2], "pause": [30]})
    assert "With A: 2, longest pause about 30 months." in councils.sittings_alt(table, "the end of 2015")


def test_stairs_end_at_their_counts():
    rows = pd.DataFrame(
        {"direction": ["to partner", "to home", "to partner"], "when": [2009.8, 2010.4, 2012.8], "count": [1, 1, 2]}
    )
    (axes,) = councils.stairs(rows, "KAZ", "TUR", 2009, 2015, {"treaty": (2009.8, 0.9)}).axes
    steps = [line for line in axes.get_lines() if line.get_drawstyle() == "steps-post"]
    assert [step.get_ydata()[-1] for step in steps] == [2, 1]
    assert "Kazakhstan: 0 before, 1 in it, 1 after" in councils.stairs_alt(rows, "KAZ", "TUR", 2009.8, 2011)


def test_two_lines_and_their_words():
    table = pd.DataFrame({"within": [0.9, 0.95], "with outer": [0.7, 0.6]}, index=pd.Index([2008, 2009], name="year"))
    (axes,) = councils.cohesion(table, "TUR", 2009.8, "Turkic Council").axes
    assert len([line for line in axes.get_lines() if len(line.get_xdata()) == 2 and line.get_linestyle() == "-"]) == 2
    assert "pairs with Turkey: mean 70% before 2009, 60% since, 60% in 2009" in councils.cohesion_alt(
        table, "TUR", 2009
    )


def test_topics_number_the_later_span():
    table = pd.DataFrame({"topic": ["Middle East", "Development"], "old": [0.84, 0.8], "new": [0.98, 0.68]})
    (axes,) = councils.topics(table, ("old", "new"), "TUR").axes
    assert [text.get_text() for text in axes.texts] == ["98%", "68%"]
    assert "middle east 84% to 98%" in councils.topics_alt(table, ("old", "new"))
