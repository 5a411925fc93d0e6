"""Figures of corridors show what they were given: signs, gaps, labels."""

import pandas as pd

from analysis.figures import corridors


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


def test_months_draw_counts_means_and_bounds_apart():
    rows = [
        ("a", "IRN", "count", "2017-01", "2017-12", 2017.0, 2018.0, 958.0),
        ("b", "IRN", "count", "2018-11", "2018-11", 2018.9, 2018.9, 0.0),
        ("c", "KAZ", "at most", "2018-01", "2018-01", 2018.04, 2018.04, 91.0),
        ("d", "KAZ", "count", "2019-02", "2019-02", 2019.1, 2019.1, 366.0),
    ]
    columns = ["id", "supplier", "kind", "first", "last", "begin", "end", "value"]
    table = pd.DataFrame(rows, columns=columns)
    axis = corridors.months(table, {"IRN": "Iran", "KAZ": "Kazakhstan"}, {"sanctions": 2018.85}).axes[0]
    marks = {(line.get_marker(), float(line.get_ydata()[0])) for line in axis.lines if line.get_marker() in "ov"}
    assert marks == {("o", 0.0), ("v", 91.0), ("o", 366.0)}
    assert len(axis.collections) == 1  # the mean of the year, a bar
    assert {"Iran", "Kazakhstan", "sanctions"} <= texts(axis)
    words = "Iran: 2017-01 to 2017-12 958, 2018-11 0. Kazakhstan: 2018-01 at most 91, 2019-02 366"
    assert words in corridors.months_alt(table)


def test_plans_are_hollow_and_counts_filled_on_a_logarithmic_axis():
    rows = [("rail", "plan", "2017", 6.5e6), ("rail", "count", "2020", 224944.0), ("port", "count", "2019", 1.3e6)]
    table = pd.DataFrame(rows, columns=["group", "kind", "ref_year", "value"])
    figure = corridors.plans(table, {"tonnes": ["rail"], "others": ["port"]})
    axis = figure.axes[0]
    assert axis.get_xscale() == "log"
    fills = {float(line.get_xdata()[0]): line.get_markerfacecolor() for line in axis.lines if len(line.get_xdata())}
    assert fills[6.5e6] == "none"
    assert fills[224944.0] != "none"
    assert {"6.5 m", "225 k"} <= texts(axis)
    assert [axis.get_xlabel() for axis in figure.axes] == ["tonnes", "others"]
    assert "rail: plan 6,500,000 (2017), count 224,944 (2020)" in corridors.plans_alt(table)
