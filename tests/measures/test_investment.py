"""Measures of investment against values computed by hand."""

import pandas as pd
import pytest

from analysis.measures import investment


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("TUR", 2015, "stock", 100.0),
        ("TUR", 2016, "stock", 150.0),
        ("WLD", 2015, "stock", 1000.0),
        ("WLD", 2016, "stock", 3000.0),
        ("TUR", 2016, "inflow", 40.0),
        ("TUR", 2015, "inflow", -10.0),
    ]
    return pd.DataFrame(rows, columns=["partner", "year", "measure", "value"])


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [("a", 2e9, "2018-09"), ("b", 5e8, "2016"), ("c", 7e7, "2018")]
    return pd.DataFrame(rows, columns=["id", "value", "said_on"]).astype({"id": "string", "said_on": "string"})


def test_series_are_sorted_and_a_stranger_is_an_error(table):
    assert investment.series(table, "TUR", "inflow").to_dict() == {2015: -10, 2016: 40}
    with pytest.raises(KeyError, match="no stock of RUS"):
        investment.series(table, "RUS", "stock")


def test_dollars_leave_a_year_without_a_rate_missing():
    found = investment.dollars(pd.Series({2019: 800.0, 2020: 900.0}), pd.Series({2019: 0.8}))
    assert found[2019] == pytest.approx(1.0)
    assert pd.isna(found[2020])


def test_shares_growth_and_net(table):
    shares = investment.shares(table, ["TUR"], [2015, 2016])
    assert shares.loc["TUR"].tolist() == [0.1, 0.05]
    assert investment.growth(table, ["TUR", "WLD"], 2015, 2016).to_dict() == {"TUR": 1.5, "WLD": 3.0}
    assert investment.net(table, "TUR", 2015, 2016) == 30
    with pytest.raises(KeyError):
        investment.net(table, "TUR", 2014, 2016)


def test_statements_keep_order_kind_and_year(quoted):
    rows = investment.statements(quoted, {"b": ("total", "B"), "a": ("papers", "A")})
    assert rows["value"].tolist() == [0.5, 2.0]
    assert rows["year"].tolist() == [2016, 2018]
    assert rows["kind"].tolist() == ["total", "papers"]
    with pytest.raises(KeyError, match="z"):
        investment.statements(quoted, {"z": ("total", "Z")})


def test_outcomes_are_sorted_by_year_and_in_millions(quoted):
    rows = investment.outcomes(quoted, {"a": ("Works", "none"), "c": ("Road", "built"), "b": ("Shop", "sold")})
    assert rows["Evidence"].tolist() == ["b", "a", "c"]
    assert rows["USD million"].tolist() == [500, 2000, 70]
    assert rows["Outcome"].tolist() == ["sold", "none", "built"]


def test_claims_stand_beside_the_last_measured_stock():
    claims = pd.DataFrame({"year": [2002, 2004, 2005], "value": [1.0, 2.0, 3.0]}, index=[7, 8, 9])
    table = investment.beside(claims, pd.Series({2003: 0.5, 2004: None, 2005: 1.5}))
    assert pd.isna(table["stock"].iloc[0])
    assert table["stock"].tolist()[1:] == [0.5, 1.5]
    assert table["times"].tolist()[1:] == [4, 2]
