"""Figures of corridors show what they were given: signs, gaps, labels."""

import pandas as pd
import pytest

from analysis.figures import corridors


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


@pytest.fixture
def moves() -> pd.DataFrame:
    rows = [("KAZ", "TUR", 2018, 2019, -74.0, 1137.0, 1063.0), ("TUR", "KAZ", 2018, 2019, 83.0, 36.0, 119.0)]
    return pd.DataFrame(rows, columns=["exporter", "importer", "first", "last", "everyone", "share", "change"])


def test_steps_draw_both_amounts_from_zero(moves):
    figure = corridors.steps(moves, "TUR")
    first = figure.axes[0]
    assert [bar.get_width() for bar in first.patches] == [-74, 1137]
    assert {"−74", "+1,137", "all its trade", "Turkey’s share"} <= texts(first)
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["Kazakhstan to Turkey", "Turkey to Kazakhstan"]
    assert "2018–2019: +1063 million dollars" in corridors.steps_alt(moves)


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


def test_rivals_draw_a_line_a_partner_and_name_its_last_value():
    table = pd.DataFrame({"KAZ": [1.0, 2000.0], "UZB": [2.0, 3.0]}, index=[2019, 2020])
    figure = corridors.rivals({"sold": table, "bought": table}, 2019, 2020, (2020, 2020), "KAZ")
    axis = figure.axes[0]
    assert [line.get_linewidth() for line in axis.lines if len(line.get_xdata()) == 2] == [2.8, 1.5]
    assert {"Kazakhstan 2,000", "Uzbekistan 3"} <= texts(axis)
    assert "sold: Kazakhstan 1 in 2019, 2000 in 2020" in corridors.rivals_alt({"sold": table}, [2019, 2020])
