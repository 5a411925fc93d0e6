"""One state among its peers: measures against values computed by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures import peers

NAN = float("nan")
SPANS = {"old": (2000, 2001), "new": (2002, 2003)}


@pytest.fixture
def macro() -> pd.DataFrame:
    values = {
        ("KAZ", "population"): 10.0, ("AZE", "population"): 5.0,
        ("KAZ", "gdp"): 200.0, ("AZE", "gdp"): 20.0, ("KAZ", "exports_share"): 30.0, ("KAZ", "imports_share"): 20.0,
    }  # fmt: skip
    rows = [(country, 2000, indicator, value) for (country, indicator), value in values.items()]
    return pd.DataFrame(rows, columns=["country", "year", "indicator", "value"])


def test_size_turns_the_order_round(macro):
    trade = pd.DataFrame({"KAZ": [100.0, 1.0], "AZE": [60.0, 1.0]}, index=[2000, 2001])
    assert peers.for_size(trade, macro, "per head").loc[2000].to_dict() == {"KAZ": 10.0, "AZE": 12.0}
    assert peers.for_size(trade, macro, "per GDP").loc[2000].to_dict() == {"KAZ": 0.5, "AZE": 3.0}
    assert peers.for_size(trade, macro, "per head").loc[2001].isna().all()
    with pytest.raises(ValueError, match="unknown size 'per acre'"):
        peers.for_size(trade, macro, "per acre")


def test_own_trade_is_left_out_where_a_share_is_missing(macro):
    table = peers.own_trade(macro, ["KAZ", "AZE"], 2000, 2001)
    assert table.columns.tolist() == ["KAZ"]
    assert table.loc[2000, "KAZ"] == 100.0
    assert np.isnan(table.loc[2001, "KAZ"])


def test_an_unnamed_origin_stands_below_the_smallest_named():
    columns = ["origin", "destination", "year", "students"]
    rows = [("KAZ", "TUR", 2000, 9), ("IRN", "TUR", 2000, 7), ("WLD", "TUR", 2000, 99), ("KAZ", "RUS", 2000, 1)]
    table = peers.enrolled(pd.DataFrame(rows, columns=columns), "TUR", ["KAZ", "UZB"])
    assert table.loc[2000, ["KAZ", "ceiling"]].tolist() == [9, 6]
    assert np.isnan(table.loc[2000, "UZB"])


def test_residents_take_each_source_in_its_years():
    rows = [
        ("KAZ", "census", "born", 2000, 5),
        ("KAZ", "register", "born", 2001, 8),
        ("KAZ", "register", "born", 2000, 7),
    ]
    table = pd.DataFrame(rows, columns=["origin", "source", "population", "year", "value"])
    table = table.assign(destination="TUR", date=pd.to_datetime(table["year"].astype(str) + "-06-01"))
    sources = [("census", "born", 2000, 2000), ("register", "born", 2001, 2005)]
    assert peers.residents(table, "TUR", ["KAZ"], sources)["KAZ"].to_dict() == {2000: 5, 2001: 8}
    with pytest.raises(ValueError, match="no count of born by 'OECD'"):
        peers.residents(table, "TUR", ["KAZ"], [("OECD", "born", 2000, 2001)])
    with pytest.raises(ValueError, match="overlapping"):
        peers.residents(table, "TUR", ["KAZ"], [("census", "born", 2000, 2000), ("register", "born", 2000, 2001)])


def test_aid_received():
    rows = [("TUR", "KAZ", 2009, 2.0), ("USA", "KAZ", 2009, 9.0), ("TUR", "WLD", 2009, 50.0)]
    table = peers.received(pd.DataFrame(rows, columns=["donor", "recipient", "year", "value"]), "TUR", ["KAZ", "AZE"])
    assert table.loc[2009, "KAZ"] == 2.0
    assert np.isnan(table.loc[2009, "AZE"])


def test_rules_find_a_pair_in_either_order():
    days = pd.to_datetime(["1992-05-01", "1995-08-10", "2011-01-01"])
    treaties = pd.DataFrame({"party_a": ["KAZ", "AZE", "AZE"], "party_b": ["TUR", "TUR", "TUR"]})
    treaties["signed"] = [days[0], days[0], days[2]]
    treaties["in_force"] = [days[1], pd.NaT, pd.NaT]
    defence = pd.DataFrame({"party_a": ["TUR", "KAZ"], "party_b": ["KAZ", "RUS"]})
    alliances = pd.DataFrame({"country_a": ["TUR", "TUR", "KAZ"], "country_b": ["AZE", "AZE", "TUR"]})
    alliances = alliances.assign(year=[1995, 1994, 1993], defence=[True, True, False])
    visas = pd.DataFrame({"passport": ["KAZ"], "destination": ["TUR"], "days": [90.0]})
    visas["snapshot"] = pd.to_datetime(["2020-02-07"])
    table = peers.rules(treaties, defence, alliances, visas, "TUR", ["KAZ", "AZE"], "2020-02-07")
    assert table.loc["KAZ", ["days", "defence", "there"]].tolist() == [1196, 1, 90]
    assert table.loc["KAZ", ["second", "duty", "here"]].isna().all()
    assert table.loc["AZE", ["second", "defence", "duty"]].tolist() == [2011, 0, 1994]
    assert pd.isna(table.loc["AZE", "days"])


def test_means_rest_on_common_years():
    values = pd.DataFrame({"KAZ": [1.0, 3.0, 5.0, NAN], "AZE": [NAN, 2.0, NAN, 4.0]}, index=range(2000, 2004))
    values["UZB"] = [NAN, NAN, 1.0, 1.0]
    table = peers.by_span(values, SPANS)
    assert table["old"].dropna().to_dict() == {"KAZ": 3.0, "AZE": 2.0}  # 2001 alone; Uzbekistan costs no year
    assert table["new"].isna().all()  # no common year


def test_ranks_share_places_and_keep_gaps():
    means = pd.DataFrame({"old": [3.0, 3.0, 1.0], "new": [1.0, NAN, NAN]}, index=["KAZ", "AZE", "UZB"])
    assert peers.ranks(means)["old"].tolist() == [1.5, 1.5, 3.0]
    assert peers.ranks(means, smallest_first=True)["old"].tolist() == [2.5, 2.5, 1.0]
    assert peers.ranks(means)["new"].isna().all()


@pytest.fixture
def matrix() -> pd.DataFrame:
    index = ["KAZ", "AZE", "UZB"]
    trade = pd.DataFrame({"old": [9.0, 5.0, 1.0], "new": [5.0, 9.0, 1.0]}, index=index)
    apart = pd.DataFrame({"old": [1.0, 2.0, 3.0], "new": [3.0, 2.0, 1.0]}, index=index)
    aid = pd.DataFrame({"old": [NAN, NAN, NAN], "new": [2.0, NAN, 1.0]}, index=index)
    return peers.matrix({"trade": trade, "distance": apart, "aid": aid}, ["distance"])


def test_matrix_ranks_distances_the_other_way(matrix):
    mine = matrix[matrix["peer"] == "KAZ"].set_index(["measure", "span"])
    assert mine["rank"].to_dict() == {
        ("trade", "old"): 1, ("trade", "new"): 2, ("distance", "old"): 1, ("distance", "new"): 3, ("aid", "new"): 1,
    }  # fmt: skip
    assert mine.loc[("aid", "new"), "of"] == 2
    assert mine.loc[("trade", "new"), "value"] == 5.0


def test_standing_counts_places_and_leaves_each_measure_out(matrix):
    new = peers.standing(matrix, "KAZ").loc["new"]
    assert new[["measures", "first", "second", "last"]].tolist() == [3, 1, 1, 1]
    assert new[["mean", "low", "high"]].tolist() == [2.0, 1.5, 2.5]


def test_concordance_is_one_for_one_order_and_nought_for_opposites(matrix):
    one, none = peers.concordance(matrix, "old"), peers.concordance(matrix, "new")
    assert one["coefficient"] == 1.0
    assert one["chance"] == pytest.approx(1 / 6, abs=0.02)  # the second measure repeats the first's order
    assert none[["measures", "coefficient"]].tolist() == [2.0, 0.25]  # sums 5, 3, 4 around 4; the most is 8
    assert peers.concordance(matrix, "old")["chance"] == one["chance"]
    with pytest.raises(ValueError, match="fewer than two measures"):
        peers.concordance(matrix[matrix["measure"] == "trade"], "old")
