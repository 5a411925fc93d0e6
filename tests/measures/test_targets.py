"""Aims, markets and claims against values computed by hand."""

import math

import pandas as pd
import pytest

from analysis.measures import targets


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [
        ("dated", "Someone", "2012-10-11", "2015", 10e9),
        ("open", "Someone else", "2010-05", "open", 5e9),
        ("undated", "A third", None, "within three years", 5e9),
    ]
    return pd.DataFrame(rows, columns=["id", "said_by", "said_on", "ref_year", "value"]).astype(
        {"said_on": "string", "ref_year": "string"}
    )


def flow(dataset, exporter, importer, year, value):
    return dataset, exporter, importer, year, value, "someone", None


def trade(rows) -> pd.DataFrame:
    columns = ["dataset", "exporter", "importer", "year", "value", "reported_by", "flag"]
    return pd.DataFrame(rows, columns=columns).astype({"flag": "string"})


def test_aims_take_their_term_from_the_year_and_their_order_from_the_caller(quoted):
    aims = targets.aims(quoted, ["open", "dated"])
    assert list(aims["id"]) == ["open", "dated"]
    assert aims["due"].isna().tolist() == [True, False]
    assert aims["due"][1] == 2015
    assert aims["value"].tolist() == [5, 10]
    assert 2012.7 < aims["said"][1] < 2012.85


def test_an_aim_without_a_date_is_refused_until_one_is_given(quoted):
    with pytest.raises(ValueError, match="undated"):
        targets.aims(quoted, ["undated"])
    with pytest.raises(KeyError):
        targets.aims(quoted, ["nowhere"])
    aims = targets.aims(quoted, ["undated"], said={"undated": "2011"}, due={"undated": 2014})
    assert (aims["said"][0], aims["due"][0]) == (2011.5, 2014)


def test_required_growth_starts_from_the_last_full_year(quoted):
    aims = targets.aims(quoted, ["dated", "open"])
    needed = targets.required(aims, pd.Series({2011: 2500.0, 2012: 9000.0}))
    assert needed[0] == pytest.approx(4 ** (1 / 4) - 1)  # 2.5 to 10 billion in four years
    assert math.isnan(needed[1])
    assert math.isnan(targets.required(aims, pd.Series({2014: 1.0}))[0])


def test_highest_mixes_datasets_by_direction():
    rows = [flow("wits", "KAZ", "TUR", 2010, 1.0), flow("cow", "KAZ", "TUR", 2010, 3.0)]
    rows += [flow("wits", "TUR", "KAZ", 2010, 2.0), flow("cow", "KAZ", "TUR", 2011, 5.0)]
    table = targets.highest(trade(rows), "KAZ", "TUR", 2010, 2011)
    assert table.loc[2010].tolist() == [3, 2, 5]
    assert pd.isna(table.loc[2011, "both"])


def test_markets_divide_sales_by_demand_and_keep_what_is_unknown():
    rows = [flow("baci", "TUR", "KAZ", 2009, 10.0), flow("baci", "TUR", "KAZ", 2013, 20.0)]
    rows += [flow("baci", "TUR", "TJK", 2009, 1.0), flow("baci", "TUR", "TJK", 2013, 3.0)]
    macro = [("KAZ", year, name, value) for year, name, value in [
        (2009, "gdp", 100.0), (2013, "gdp", 200.0), (2009, "imports_share", 40.0), (2013, "imports_share", 50.0),
    ]]  # fmt: skip
    macro = pd.DataFrame(macro, columns=["country", "year", "indicator", "value"])
    table = targets.markets(trade(rows), macro, "TUR", ["TJK", "KAZ"], "baci", 2009, 2013)
    assert list(table.index) == ["TJK", "KAZ"]
    assert table.loc["KAZ"].tolist() == pytest.approx([2, 2.5, 0.8])
    assert table.loc["TJK", "sales"] == 3
    assert pd.isna(table.loc["TJK", "share"])


def test_outsiders_leave_the_insider_out():
    rows = [
        flow("wits", partner, "KAZ", 2010, value) for partner, value in [("TUR", 2.0), ("RUS", 60.0), ("WLD", 100.0)]
    ]
    rows += [flow("wits", "TUR", "KAZ", 2011, 2.0), flow("cow", "TUR", "KAZ", 2010, 9.0)]
    shares = targets.outsiders(trade(rows), "KAZ", "TUR", "RUS", "wits")
    assert shares.loc[2010].tolist() == pytest.approx([0.02, 0.05])
    assert list(shares.index) == [2010]


def test_claims_stand_beside_the_last_measured_stock():
    claims = pd.DataFrame({"year": [2002, 2004, 2005], "value": [1.0, 2.0, 3.0]}, index=[7, 8, 9])
    table = targets.beside(claims, pd.Series({2003: 0.5, 2004: None, 2005: 1.5}))
    assert pd.isna(table["stock"].iloc[0])
    assert table["stock"].tolist()[1:] == [0.5, 1.5]
    assert table["times"].tolist()[1:] == [4, 2]
