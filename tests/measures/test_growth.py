"""Growth taken apart, against values computed by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import growth


@pytest.fixture
def macro() -> pd.DataFrame:
    rows = [
        ("KAZ", 2000, "gdp", 100.0), ("KAZ", 2001, "gdp", 150.0), ("KAZ", 2002, "gdp", 400.0),
        ("TUR", 2000, "gdp", 1000.0), ("TUR", 2002, "gdp", 2000.0),
        ("WLD", 2000, "gdp", 5000.0), ("WLD", 2002, "gdp", 10000.0),
        ("KAZ", 2000, "exports_share", 50.0), ("KAZ", 2002, "exports_share", 75.0),
        ("KAZ", 2000, "export_volume_growth", 99.0),
        ("KAZ", 2001, "export_volume_growth", 20.0), ("KAZ", 2002, "export_volume_growth", 25.0),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["country", "year", "indicator", "value"])


@pytest.fixture
def trade() -> pd.DataFrame:
    rows = [
        ("wits", "KAZ", "TUR", 2000, 10.0), ("wits", "KAZ", "TUR", 2002, 120.0),
        ("wits", "KAZ", "WLD", 2000, 100.0), ("wits", "KAZ", "WLD", 2002, 600.0),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["dataset", "exporter", "importer", "year", "value"]).assign(flag=pd.NA)


def test_volume_chains_the_years_after_the_first(macro):
    assert growth.volume(macro, "KAZ", "exports", 2000, 2002) == pytest.approx(1.2 * 1.25)
    with pytest.raises(KeyError):
        growth.volume(macro, "KAZ", "exports", 2000, 2003)


def test_price_is_what_volume_leaves_of_value(macro):
    # value: 100 × 50 to 400 × 75 is six-fold; volume one and a half
    assert growth.price(macro, "KAZ", "exports", 2000, 2002) == pytest.approx(4)


def test_parts_multiply_to_the_growth_of_the_flow(trade, macro):
    row = growth.parts(trade, macro, "KAZ", "TUR", ["wits"], 2000, 2002, of="KAZ").iloc[0]
    assert row["growth"] == pytest.approx(12)
    assert row["share"] == pytest.approx(2)  # from a tenth to a fifth
    assert row["price"] * row["volume"] == pytest.approx(6)
    assert row["price"] == pytest.approx(4)


def test_parts_refuse_a_third_state(trade, macro):
    with pytest.raises(ValueError, match="RUS"):
        growth.parts(trade, macro, "KAZ", "TUR", ["wits"], 2000, 2002, of="RUS")


def test_size_sets_two_economies_against_the_world(macro):
    assert growth.size(macro, "KAZ", "TUR", 2000, 2002) == pytest.approx(4 * 2 / 2)


def test_tie_is_the_part_of_the_share_in_logarithms():
    assert growth.tie(2, 4) == pytest.approx(0.5)
    assert growth.tie(1, 4) == 0
    assert growth.tie(0.5, 4) == pytest.approx(-0.5)


def test_bases_begin_with_each_year_that_the_data_have(trade):
    more = [("wits", "KAZ", "TUR", 2001, 30.0, pd.NA), ("wits", "KAZ", "WLD", 2001, 100.0, pd.NA)]
    columns = ["dataset", "exporter", "importer", "year", "value", "flag"]
    trade = pd.concat([trade, pd.DataFrame(more, columns=columns)])
    table = growth.bases(trade, "KAZ", "TUR", ["wits"], [1999, 2000, 2001], 2002, of="KAZ")
    assert table["first"].tolist() == [2000, 2001]
    assert table["growth"].tolist() == pytest.approx([12, 4])
    assert table["share"].tolist() == pytest.approx([2, 4 / 6])
    assert table["tie"][0] == pytest.approx(np.log(2) / np.log(12))


@pytest.fixture
def moving() -> pd.DataFrame:
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


def test_steps_give_a_constant_total_no_part_in_the_change(moving):
    table = growth.steps(moving, "KAZ", "TUR", "baci", [2018, 2019], of="KAZ")
    row = table.iloc[0]
    assert row["everyone"] == pytest.approx(0)
    assert row["share"] == pytest.approx(10)
    assert (row["share_first"], row["share_last"]) == (0.1, 0.2)


def test_steps_add_up_where_total_and_share_move_against_each_other(moving):
    row = growth.steps(moving, "KAZ", "TUR", "baci", [2018, 2019, 2020], of="KAZ").iloc[1]
    # the flow stands still while the total halves: the share doubles, and the two amounts cancel
    assert row["everyone"] == pytest.approx(-20 * math.log(2))
    assert row["share"] == pytest.approx(20 * math.log(2))
    assert row["everyone"] + row["share"] == pytest.approx(row["change"])


def test_steps_refuse_a_stranger_and_a_missing_year(moving):
    with pytest.raises(ValueError, match="RUS neither exports nor imports"):
        growth.steps(moving, "KAZ", "TUR", "baci", [2018, 2019], of="RUS")
    with pytest.raises(KeyError, match="lacks KAZ–TUR"):
        growth.steps(moving[moving["year"] != 2019], "KAZ", "TUR", "baci", [2018, 2019, 2020], of="KAZ")


def test_markets_divide_sales_by_demand_and_keep_what_is_unknown():
    rows = [("KAZ", 2009, 10.0), ("KAZ", 2013, 20.0), ("TJK", 2009, 1.0), ("TJK", 2013, 3.0)]
    trade = pd.DataFrame(rows, columns=["importer", "year", "value"])
    trade = trade.assign(dataset="baci", exporter="TUR", flag=pd.NA)
    macro = [("KAZ", year, name, value) for year, name, value in [
        (2009, "gdp", 100.0), (2013, "gdp", 200.0), (2009, "imports_share", 40.0), (2013, "imports_share", 50.0),
    ]]  # fmt: skip
    macro = pd.DataFrame(macro, columns=["country", "year", "indicator", "value"])
    table = growth.markets(trade, macro, "TUR", ["TJK", "KAZ"], "baci", 2009, 2013)
    assert list(table.index) == ["TJK", "KAZ"]
    assert table.loc["KAZ"].tolist() == pytest.approx([2, 2.5, 0.8])
    assert table.loc["TJK", "sales"] == 3
    assert pd.isna(table.loc["TJK", "share"])
