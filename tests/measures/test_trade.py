"""Measures of trade against values computed by hand."""

import pandas as pd
import pytest

from analysis.measures import trade


@pytest.fixture
def table() -> pd.DataFrame:
    """KAZ and TUR in two datasets; a flagged copy; totals; a second partner."""
    rows = [
        ("wits", "KAZ", "TUR", 1995, 50.0, None),
        ("wits", "KAZ", "TUR", 1997, 40.0, None),
        ("wits", "TUR", "KAZ", 1995, 100.0, None),
        ("wits", "KAZ", "WLD", 1995, 500.0, None),
        ("wits", "WLD", "KAZ", 1995, 250.0, None),
        ("cow", "KAZ", "TUR", 1995, 75.0, None),
        ("cow", "KAZ", "TUR", 1996, 80.0, None),
        ("cow", "KAZ", "TUR", 1997, 160.0, None),
        ("cow", "TUR", "KAZ", 1996, 20.0, None),
        ("cow", "KAZ", "RUS", 1995, 300.0, None),
        ("oec", "KAZ", "TUR", 1997, 9.0, "copy of 1998"),
        ("oec", "KAZ", "TUR", 1996, 8.0, "level break after 2010"),
    ]
    frame = pd.DataFrame(rows, columns=["dataset", "exporter", "importer", "year", "value", "flag"])
    return frame.astype({"flag": "string", "dataset": "string", "exporter": "string", "importer": "string"})


def test_flows_keep_datasets_apart_and_gaps_missing(table):
    flows = trade.flows(table, "KAZ", "TUR", 1994, 1997)
    assert list(flows.index) == [1994, 1995, 1996, 1997]
    assert set(flows.columns) == {"wits", "cow", "oec"}
    assert flows.loc[1995, "wits"] == 50
    assert pd.isna(flows.loc[1996, "wits"])
    assert flows.loc[1994].isna().all()


def test_flows_leave_out_flagged_rows_only_when_asked(table):
    assert trade.flows(table, "KAZ", "TUR", 1996, 1997).loc[1997, "oec"] == 9
    kept = trade.flows(table, "KAZ", "TUR", 1996, 1997, leave_out=["copy of 1998"])
    assert pd.isna(kept.loc[1997, "oec"])
    assert kept.loc[1996, "oec"] == 8


def test_turnover_and_balance_need_both_directions(table):
    turnover = trade.turnover(table, "KAZ", "TUR", 1995, 1997)
    assert turnover.loc[1995, "wits"] == 150
    assert turnover.loc[1996, "cow"] == 100
    assert pd.isna(turnover.loc[1995, "cow"])
    assert "oec" not in turnover
    balance = trade.balance(table, "KAZ", "TUR", 1995, 1997)
    assert balance.loc[1995, "wits"] == -50
    assert balance.loc[1996, "cow"] == 60


def test_at_returns_missing_outside_the_table(table):
    turnover = trade.turnover(table, "KAZ", "TUR", 1995, 1997)
    assert trade.at(turnover, 1995, "wits") == 150
    assert pd.isna(trade.at(turnover, 1995, "baci"))
    assert pd.isna(trade.at(turnover, 2005, "wits"))


def test_change():
    series = pd.Series({1995: 100.0, 1997: 121.0})
    assert trade.change(series, 1995, 1997) == pytest.approx(0.21)
    with pytest.raises(KeyError):
        trade.change(series, 1995, 1996)


def test_partners_and_shares(table):
    both = trade.partners(table, "KAZ", ["TUR", "RUS"], "wits", 1995, 1996)
    assert list(both.columns) == ["TUR"]
    shares = trade.shares(table, "KAZ", ["TUR"], "wits", 1995, 1996)
    assert shares.loc[1995, "TUR"] == pytest.approx(150 / 750)
    assert pd.isna(shares.loc[1996, "TUR"])


def test_shares_without_a_total_are_missing(table):
    assert trade.shares(table, "TUR", ["KAZ"], "wits", 1995, 1995)["KAZ"].isna().all()


def test_sections_names_and_shares():
    rows = [
        ("KAZ", "TUR", 1995, "6", 30.0),
        ("KAZ", "TUR", 1995, "3", 10.0),
        ("TUR", "KAZ", 1995, "0", 5.0),
        ("KAZ", "TUR", 2005, "6", 99.0),
        ("KAZ", "RUS", 1995, "6", 99.0),
    ]
    table = pd.DataFrame(rows, columns=["exporter", "importer", "year", "section", "value"])
    sections = trade.sections(table, "KAZ", "TUR", 1995)
    assert list(sections["section"]) == ["3", "6", "0"]
    assert list(sections["share"]) == [0.25, 0.75, 1.0]
    assert sections["goods"][0] == "Fuels"


def test_sections_of_a_pair_without_rows_are_empty():
    table = pd.DataFrame(columns=["exporter", "importer", "year", "section", "value"])
    assert trade.sections(table, "KAZ", "TUR", 1995).empty


def test_grouped_sections_lose_nothing():
    sections = pd.DataFrame({"section": ["2", "3", "6", "8"], "value": [1.0, 5.0, 2.0, 4.0]})
    parts = trade.grouped(sections, {"metals": ["2", "6"], "fuels": ["3"]}, "rest")
    assert parts.to_dict() == {"metals": 3, "fuels": 5, "rest": 4}
    assert trade.grouped(sections, {"none": ["9"]}, "rest").tolist() == [0, 12]


def test_minerals_are_those_of_the_pair_by_year():
    rows = [
        ("KAZ", "TUR", 2019, "minerals and metals", 3.0),
        ("KAZ", "TUR", 2011, "minerals and metals", 2.0),
        ("KAZ", "TUR", 2019, "arms (HS 93)", 9.0),
        ("UZB", "TUR", 2019, "minerals and metals", 7.0),
    ]
    products = pd.DataFrame(rows, columns=["exporter", "importer", "year", "product", "value"])
    assert trade.minerals(products, "KAZ", "TUR").to_dict() == {2011: 2.0, 2019: 3.0}


def test_highest_mixes_datasets_by_direction(table):
    best = trade.highest(table, "KAZ", "TUR", 1995, 1996)
    assert best.loc[1996].tolist() == [80, 20, 100]
    assert trade.highest(table, "KAZ", "TUR", 1997, 1997).loc[1997, "there"] == 160
    assert best.loc[1995].tolist() == [75, 100, 175]
    assert pd.isna(trade.highest(table, "KAZ", "TUR", 1997, 1997).loc[1997, "both"])


def test_outsiders_leave_the_insider_out():
    rows = [("wits", "TUR", 2010, 2.0), ("wits", "RUS", 2010, 60.0), ("wits", "WLD", 2010, 100.0)]
    rows += [("wits", "TUR", 2011, 2.0), ("cow", "TUR", 2010, 9.0)]
    bought = pd.DataFrame(rows, columns=["dataset", "exporter", "year", "value"]).assign(importer="KAZ")
    shares = trade.outsiders(bought, "KAZ", "TUR", "RUS", "wits")
    assert shares.loc[2010].tolist() == pytest.approx([0.02, 0.05])
    assert list(shares.index) == [2010]
