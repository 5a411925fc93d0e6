"""Growth taken apart, against values computed by hand."""

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


def test_gravity_finds_the_elasticities_it_was_given():
    generator = np.random.default_rng(1)
    table = pd.DataFrame(generator.uniform(1, 100, (20, 3)), columns=growth.SIZE_AND_DISTANCE)
    table["value"] = 5 * table["exporter_gdp"] * table["importer_gdp"] ** 0.5 / table["distance"] ** 2
    model = growth.gravity(table)
    assert model[growth.SIZE_AND_DISTANCE].tolist() == pytest.approx([1, 0.5, -2])
    assert model[["explained", "spread"]].tolist() == pytest.approx([1, 1])
    doubled = table.assign(value=table["value"] * 2)
    assert growth.against(doubled, model)["ratio"].tolist() == pytest.approx([2] * 20)


def test_gravity_leaves_out_pairs_without_trade_and_says_when_too_few_are_left():
    table = pd.DataFrame(2.0, index=range(4), columns=["value", *growth.SIZE_AND_DISTANCE])
    with pytest.raises(ValueError, match="3 pairs"):
        growth.gravity(table.assign(value=[0, 2, 2, 2]))


def test_fulfilled_gives_the_first_year_after_the_promise():
    aims = pd.DataFrame({"value": [10.0, 50.0], "year": [2001, 2000]})
    turnover = pd.DataFrame({"wits": [20.0, 5.0, 12.0, 60.0]}, index=range(2000, 2004))
    assert growth.fulfilled(aims, turnover, 2003)["wits"].tolist() == [2002, 2003]
    assert growth.fulfilled(aims, turnover, 2002)["wits"].isna().tolist() == [False, True]


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
