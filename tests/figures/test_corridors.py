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


def test_part_draws_bars_and_marks_and_keeps_a_gap():
    table = pd.DataFrame({"year": [2015, 2020], "part": [3.0, 4.0], "own": [5.0, 6.0], "other": [None, 7.0]})
    axis = corridors.part(table, "metals", {"own": "sold", "other": "reconciled"}, ("TUR", "KAZ")).axes[0]
    assert [bar.get_height() for bar in axis.patches] == [3, 4]
    assert {"metals", "sold 6", "reconciled 7"} <= texts(axis)
    alt = corridors.part_alt(table, "metals", {"own": "sold", "other": "reconciled"})
    assert "2015: 3; all goods: sold 5. 2020: 4; all goods: sold 6, reconciled 7" in alt


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
