"""Measures of money against values computed by hand."""

import pandas as pd
import pytest

from analysis.measures import money


@pytest.fixture
def prices() -> pd.Series:
    macro = pd.DataFrame(
        [
            ("USA", 1995, "consumer_prices", 150.0),
            ("USA", 1992, "consumer_prices", 100.0),
            ("KAZ", 1992, "gdp", 1.0),
        ],
        columns=["country", "year", "indicator", "value"],
    )
    return money.prices(macro)


@pytest.fixture
def figures() -> pd.DataFrame:
    rows = [
        ("a", "1992", 2e6, "1992-06-20"),
        ("b", "1991-1996", 4e6, "1995-12"),
        ("c", "1992", 6e6, "2011"),
        ("d", None, 8e6, None),
    ]
    return pd.DataFrame(rows, columns=["id", "ref_year", "value", "said_on"]).astype(
        {"ref_year": "string", "said_on": "string", "id": "string"}
    )


def test_prices_are_sorted_and_hold_prices_only(prices):
    assert prices.to_dict() == {1992: 100.0, 1995: 150.0}
    assert list(prices.index) == [1992, 1995]


def test_constant_dollars_keep_missing_values(prices):
    values = pd.Series({1992: 10.0, 1995: None})
    constant = money.constant(values, prices, 1995)
    assert constant[1992] == 15
    assert pd.isna(constant[1995])
    with pytest.raises(KeyError):
        money.constant(pd.Series({1980: 1.0}), prices, 1995)


def test_quoted_keeps_order_and_dates_the_dollars(figures):
    rows = money.quoted(figures, ["b", "a", "c", "d"])
    assert list(rows["id"]) == ["b", "a", "c", "d"]
    # a range of years falls back on the year of the statement, a single year does not
    assert rows["year"].tolist()[:3] == [1995, 1992, 1992]
    assert pd.isna(rows["year"][3])


def test_quoted_names_unknown_ids(figures):
    with pytest.raises(KeyError, match="nowhere"):
        money.quoted(figures, ["a", "nowhere"])


def test_quoted_in_constant_dollars(figures, prices):
    constant = money.in_constant_dollars(money.quoted(figures, ["a", "b", "d"]), prices, 1995)
    assert constant.tolist()[:2] == [3.0, 4.0]
    assert pd.isna(constant[2])
