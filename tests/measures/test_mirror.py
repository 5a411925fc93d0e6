"""Two books of one trade against values computed by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures import mirror


@pytest.fixture
def trade() -> pd.DataFrame:
    rows = [
        ("wits", "KAZ", "TUR", 2010, 100.0),
        ("wits", "KAZ", "TUR", 2011, 200.0),
        ("wits", "KAZ", "WLD", 2010, 1000.0),
        ("wits", "KAZ", "WLD", 2011, 1500.0),
        ("cow", "KAZ", "TUR", 2010, 200.0),
        ("cow", "KAZ", "TUR", 2011, 150.0),
        ("cow", "KAZ", "WLD", 2010, 800.0),
        ("cow", "KAZ", "WLD", 2011, 1200.0),
        ("baci", "KAZ", "TUR", 2010, 160.0),
        ("cow", "AZE", "TUR", 2010, 30.0),
        ("baci", "AZE", "TUR", 2010, 10.0),
    ]
    columns = ["dataset", "exporter", "importer", "year", "value"]
    table = pd.DataFrame(rows, columns=columns).assign(reported_by="someone", flag=None)
    return table.astype({"flag": "string"})


def test_reports_pair_only_years_that_both_sides_have(trade):
    table = mirror.reports(trade, "KAZ", ["AZE", "TUR"], 2009, 2011)
    assert list(table["importer"]) == ["TUR", "TUR"]
    assert list(table["year"]) == [2010, 2011]
    assert list(table["gap"]) == [100, -50]
    assert list(table["ratio"]) == [2, 0.75]


def test_reports_keep_the_order_of_importers(trade):
    assert list(mirror.reports(trade, "KAZ", ["WLD", "TUR"], 2010, 2010)["importer"]) == ["WLD", "TUR"]
    assert list(mirror.reports(trade, "KAZ", ["TUR", "WLD"], 2010, 2010)["importer"]) == ["TUR", "WLD"]


def test_buyers_keep_order_and_gaps(trade):
    table = mirror.buyers(trade, "KAZ", ["WLD", "TUR"], 2009, 2011)
    assert list(table.columns) == ["WLD", "TUR"]
    assert table["TUR"].tolist()[1:] == [2, 0.75]
    assert table.loc[2009].isna().all()


def test_sellers_divide_by_the_other_dataset(trade):
    table = mirror.sellers(trade, "TUR", ["KAZ", "AZE"], 2010, 2011)
    assert table.loc[2010].tolist() == [1.25, 3]
    assert table.loc[2011].isna().all()


def test_the_parts_of_a_reversal_sum_to_one(trade):
    turned = mirror.reversal(trade, "KAZ", "TUR", 2010, 2011)
    assert (turned["before"], turned["after"]) == (2, 0.75)
    assert (turned["exporter"], turned["importer"]) == (2, 0.75)
    assert turned[["by_importer", "by_exporter", "by_all"]].sum() == pytest.approx(1)
    change = np.log(0.75 / 2)
    assert turned["by_importer"] == pytest.approx(np.log(0.75 / 1.5) / change)
    assert turned["by_exporter"] == pytest.approx(-np.log(2 / 1.5) / change)
    assert turned["by_all"] == pytest.approx(0)  # both totals grew alike


def test_a_reversal_needs_both_books(trade):
    with pytest.raises(KeyError):
        mirror.reversal(trade, "KAZ", "CHN", 2010, 2011)


def test_kinds_split_the_importers_total(trade):
    products = pd.DataFrame(
        [("KAZ", "TUR", 2011, "minerals and metals", 120.0), ("KAZ", "TUR", 2011, "arms (HS 93)", 1.0)],
        columns=["exporter", "importer", "year", "product", "value"],
    )
    parts = mirror.kinds(products, trade, "KAZ", "TUR", 2011)
    assert parts.tolist() == [120, 30, 0.8]
    with pytest.raises(KeyError, match="2010"):
        mirror.kinds(products, trade, "KAZ", "TUR", 2010)


def test_unplaced_imports_are_the_rest_of_the_published_total(trade):
    world = pd.DataFrame(
        [("cow", "WLD", "TUR", 2010, 90.0, "importer", None), ("cow", "WLD", "TUR", 2011, 150.0, "importer", None)],
        columns=trade.columns,
    )
    table = mirror.unplaced(pd.concat([trade, world]), "TUR", pd.Series({2010: 100.0, 2011: 200.0}))
    assert table["missing"].tolist() == [10, 50]
    assert table["share"].tolist() == pytest.approx([0.1, 0.25])
    with pytest.raises(KeyError):
        mirror.unplaced(trade, "TUR", pd.Series({2010: 100.0}))
