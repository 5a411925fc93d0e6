"""Measures of corridors against values computed by hand."""

import math

import pandas as pd
import pytest

from analysis.measures import corridors


@pytest.fixture
def trade() -> pd.DataFrame:
    rows = [
        ("baci", "KAZ", "TUR", 2018, 10.0),
        ("baci", "KAZ", "TUR", 2019, 20.0),
        ("baci", "KAZ", "TUR", 2020, 20.0),
        ("baci", "KAZ", "WLD", 2018, 100.0),
        ("baci", "KAZ", "WLD", 2019, 100.0),
        ("baci", "KAZ", "WLD", 2020, 50.0),
    ]
    table = pd.DataFrame(rows, columns=["dataset", "exporter", "importer", "year", "value"])
    return table.assign(flag=pd.array([None] * len(rows), dtype="string"))


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [("a", "2017", 100.0), ("b", "2019", 5.0), ("c", "2020", 20.0), ("d", "long term", 400.0)]
    return pd.DataFrame(rows, columns=["id", "ref_year", "value"]).astype({"id": "string", "ref_year": "string"})


def test_steps_give_a_constant_total_no_part_in_the_change(trade):
    table = corridors.steps(trade, "KAZ", "TUR", "baci", [2018, 2019], of="KAZ")
    row = table.iloc[0]
    assert row["everyone"] == pytest.approx(0)
    assert row["share"] == pytest.approx(10)
    assert (row["share_first"], row["share_last"]) == (0.1, 0.2)


def test_steps_add_up_where_total_and_share_move_against_each_other(trade):
    row = corridors.steps(trade, "KAZ", "TUR", "baci", [2018, 2019, 2020], of="KAZ").iloc[1]
    # the flow stands still while the total halves: the share doubles, and the two amounts cancel
    assert row["everyone"] == pytest.approx(-20 * math.log(2))
    assert row["share"] == pytest.approx(20 * math.log(2))
    assert row["everyone"] + row["share"] == pytest.approx(row["change"])


def test_steps_refuse_a_stranger_and_a_missing_year(trade):
    with pytest.raises(ValueError, match="RUS neither exports nor imports"):
        corridors.steps(trade, "KAZ", "TUR", "baci", [2018, 2019], of="RUS")
    with pytest.raises(KeyError, match="lacks KAZ–TUR"):
        corridors.steps(trade[trade["year"] != 2019], "KAZ", "TUR", "baci", [2018, 2019, 2020], of="KAZ")


def test_minerals_are_those_of_the_pair_by_year():
    rows = [
        ("KAZ", "TUR", 2019, "minerals and metals", 3.0),
        ("KAZ", "TUR", 2011, "minerals and metals", 2.0),
        ("KAZ", "TUR", 2019, "arms (HS 93)", 9.0),
        ("UZB", "TUR", 2019, "minerals and metals", 7.0),
    ]
    products = pd.DataFrame(rows, columns=["exporter", "importer", "year", "product", "value"])
    assert corridors.minerals(products, "KAZ", "TUR").to_dict() == {2011: 2.0, 2019: 3.0}


def test_months_are_means_of_their_span(quoted):
    rows = {"a": ("IRN", "count", "2018-01", "2018-12"), "c": ("KAZ", "at most", "2019-02", "2019-02")}
    table = corridors.months(quoted, rows)
    assert table["value"].tolist() == pytest.approx([100 / 12 / 1000, 0.02])
    assert table.loc[0, ["begin", "end"]].tolist() == [2018, 2019]
    assert table.loc[1, "begin"] == table.loc[1, "end"] == pytest.approx(2019 + 1.5 / 12)
    with pytest.raises(KeyError, match="z"):
        corridors.months(quoted, {"z": ("IRN", "count", "2018-01", "2018-01")})


def test_plans_keep_the_order_and_name_what_is_unknown(quoted):
    table = corridors.plans(quoted, {"d": ("rail", "plan"), "b": ("rail", "count")})
    assert table["value"].tolist() == [400, 5]
    assert table["kind"].tolist() == ["plan", "count"]
    with pytest.raises(KeyError, match="z"):
        corridors.plans(quoted, {"z": ("rail", "plan")})
    with pytest.raises(ValueError, match="guess"):
        corridors.plans(quoted, {"a": ("rail", "guess")})


def test_reached_is_the_best_count_by_the_nearest_plan(quoted):
    rows = {"a": ("rail", "plan"), "d": ("rail", "plan"), "b": ("rail", "count"), "c": ("rail", "count")}
    table = corridors.plans(quoted, rows)
    assert corridors.reached(table, "rail") == pytest.approx(0.2)
    assert math.isnan(corridors.reached(table, "sea"))
