"""Figures of standing bodies: a dot a sitting."""

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
