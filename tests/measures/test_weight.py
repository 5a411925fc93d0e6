"""Weights of partners against values known by hand; what is missing stays missing."""

from itertools import product

import pandas as pd
import pytest

from analysis.measures import weight


@pytest.fixture
def trade() -> pd.DataFrame:
    rows = [
        ("baci", "KAZ", "TUR", 2000, 20.0, None),
        ("baci", "KAZ", "RUS", 2000, 50.0, None),
        ("baci", "KAZ", "WLD", 2000, 200.0, None),
        ("baci", "TUR", "KAZ", 2000, 10.0, None),
        ("baci", "WLD", "KAZ", 2000, 100.0, None),
        ("baci", "KAZ", "TUR", 2001, 30.0, "partial sum"),
        ("baci", "KAZ", "WLD", 2001, 300.0, None),
        ("cow", "KAZ", "TUR", 2000, 40.0, None),
    ]
    return pd.DataFrame(rows, columns=["dataset", "exporter", "importer", "year", "value", "flag"])


def test_traded_is_seen_from_the_state_and_keeps_gaps(trade):
    sold = weight.traded(trade, "KAZ", ["TUR", "RUS", "CHN"], "baci", "exports", 2000, 2001)
    assert sold.loc[2000, ["TUR", "RUS"]].tolist() == [0.1, 0.25]
    assert sold.loc[2001, "TUR"] == pytest.approx(0.1)
    assert sold["CHN"].isna().all()
    assert weight.traded(trade, "KAZ", ["TUR"], "baci", "imports", 2000, 2000).loc[2000, "TUR"] == 0.1
    both = weight.traded(trade, "KAZ", ["TUR", "RUS"], "baci", "both", 2000, 2000)
    assert both.loc[2000, "TUR"] == 0.1  # 30 of 300
    assert pd.isna(both.loc[2000, "RUS"])  # one direction is not known
    without = weight.traded(trade, "KAZ", ["TUR"], "baci", "exports", 2000, 2001, ["partial sum"])
    assert pd.isna(without.loc[2001, "TUR"])


def test_traded_refuses_an_unknown_way_and_a_dataset_without_total(trade):
    with pytest.raises(ValueError, match="way must be one of exports, imports, both"):
        weight.traded(trade, "KAZ", ["TUR"], "baci", "sales", 2000, 2001)
    with pytest.raises(KeyError, match="cow has no total of the trade of KAZ"):
        weight.traded(trade, "KAZ", ["TUR"], "cow", "exports", 2000, 2001)


def test_held_divides_by_all_stock():
    rows = [("TUR", 2003, "stock", 3.0), ("WLD", 2003, "stock", 60.0), ("TUR", 2003, "inflow", 9.0)]
    capital = pd.DataFrame(rows, columns=["partner", "year", "measure", "value"])
    assert weight.held(capital, ["TUR"]).loc[2003, "TUR"] == 0.05


def test_enrolled_leaves_out_years_without_the_anchor():
    rows = [("RUS", 2000, 80), ("TUR", 2000, 10), ("WLD", 2000, 100), ("TUR", 2001, 10), ("WLD", 2001, 20)]
    students = pd.DataFrame(rows, columns=["destination", "year", "students"]).assign(origin="KAZ")
    table = weight.enrolled(students, "KAZ", ["TUR", "DEU"], "RUS", 2000, 2001)
    assert table.loc[2000, "TUR"] == 0.1
    assert table.loc[2001].isna().all()
    assert table["DEU"].isna().all()


def test_agreement_is_yearly_and_needs_enough_roll_calls():
    roll_calls = pd.DataFrame({"rcid": range(6), "date": pd.to_datetime(["2000-11-01"] * 4 + ["2001-11-01"] * 2)})
    own, other = ["yes", "yes", "no", "no", "yes", "no"], ["yes", "no", "no", "no", "yes", "no"]
    rows = [(i, "KAZ", v) for i, v in enumerate(own)] + [(i, "TUR", v) for i, v in enumerate(other)]
    votes = pd.DataFrame(rows, columns=["rcid", "country", "vote"])
    table = weight.agreement(votes, roll_calls, "KAZ", ["TUR"], 2000, 2001, least=3)
    assert table.loc[2000, "TUR"] == pytest.approx(0.5)  # 3 of 4 alike, 2 of 4 by chance
    assert pd.isna(table.loc[2001, "TUR"])


@pytest.fixture
def points() -> pd.DataFrame:
    rows = [
        ("KAZ", 2000, 0.0, -0.3, 0.3),
        ("TUR", 2000, 0.5, 0.2, 0.8),
        ("KAZ", 2001, 0.0, -0.3, 0.3),
        ("TUR", 2001, 1.0, 0.7, 1.3),
        ("TUR", 2002, 1.0, 0.7, 1.3),
    ]
    return pd.DataFrame(rows, columns=["country", "year", "ideal_point", "low", "high"]).assign(basis="all")


def test_apart_and_distinct_use_point_and_band(points):
    assert weight.apart(points, "KAZ", ["TUR"], 2000, 2002)["TUR"].tolist()[:2] == [0.5, 1.0]
    assert pd.isna(weight.apart(points, "KAZ", ["TUR"], 2000, 2002).loc[2002, "TUR"])
    expected = {2000: False, 2001: True}
    assert weight.distinct(points, "KAZ", "TUR", 2000, 2002).to_dict() == expected
    assert weight.distinct(points, "TUR", "KAZ", 2000, 2002).to_dict() == expected  # the order does not matter


def test_shared_has_a_column_a_partner():
    igos = pd.DataFrame(
        {"country_a": ["KAZ", "RUS"], "country_b": ["TUR", "KAZ"], "year": 2000, "organisations": [3, 5]}
    )
    assert weight.shared(igos, "KAZ", ["TUR", "RUS"], 2000, 2001).loc[2000].tolist() == [3, 5]


@pytest.fixture
def weights() -> pd.DataFrame:
    return pd.DataFrame({"TUR": [0.2, 0.1, None], "RUS": [0.5, 0.1, 0.3], "CHN": [0.1, None, 0.2]}, index=[1, 2, 3])


def test_places_count_only_those_with_a_number(weights):
    table = weight.places(weights, "TUR")
    assert table["place"].tolist()[:2] == [2, 1]  # equals share the better place
    assert pd.isna(table.loc[3, "place"])
    assert table["compared"].tolist() == [3, 2, 2]
    assert weight.places(weights, "TUR", most=False)["place"].tolist()[:2] == [2, 1]
    with pytest.raises(KeyError, match="no column 'USA' in the weights"):
        weight.places(weights, "USA")


def test_board_and_middle(weights):
    board = weight.board({"trade": weights, "gap": weights}, "TUR", nearest=["gap"])
    assert board["measure"].tolist() == ["trade", "trade", "gap", "gap"]
    middle = weight.middle(board, {"early": (1, 2), "late": (3, 4)})
    assert middle.loc["trade", "early"] == 1.5
    assert middle["late"].isna().all()


def test_changes_need_enough_years(weights):
    table = pd.DataFrame({"TUR": [1.0, 3.0, 4.0, 4.0], "RUS": [2.0, None, 1.0, 3.0]}, index=range(2000, 2004))
    found = weight.changes(table, (2000, 2001), (2002, 2003), least=2)
    assert found["TUR"] == 2
    assert pd.isna(found["RUS"])
    assert weight.changes(table, (2000, 2001), (2002, 2003), least=1)["RUS"] == 1


def test_changes_by_size_are_those_of_the_sums():
    table = pd.DataFrame({"TUR": [0.5, 0.1, 0.2, 0.2], "RUS": [0.1, None, 0.1, 0.1]}, index=range(2000, 2004))
    sold = pd.Series([1.0, 9.0, 10.0, 10.0], index=range(2000, 2004))
    found = weight.changes(table, (2000, 2001), (2002, 2003), least=1, by=sold)
    assert found["TUR"] == pytest.approx(4 / 20 / (1.4 / 10))
    assert found["RUS"] == pytest.approx(1)  # the year without a number counts for nothing
    assert weight.changes(table, (2000, 2001), (2002, 2003), least=1)["TUR"] == pytest.approx(2 / 3)


def test_windows_try_every_choice():
    series = pd.Series([1.0, 3.0, 4.0, 4.0], index=range(2000, 2004))
    table = weight.windows(series, [(2000, 2001), (2001, 2001)], [(2002, 2003), (2009, 2010)], least=1)
    assert table.to_dict("list") == {
        "before": ["2000–2001", "2001–2001"],
        "after": ["2002–2003", "2002–2003"],
        "factor": [2, pytest.approx(4 / 3)],
    }


@pytest.fixture
def macro() -> pd.DataFrame:
    rows = [("WLD", 110.0), ("KAZ", 10.0), ("TUR", 5.0), ("RUS", 20.0)]
    return pd.DataFrame(rows, columns=["country", "value"]).assign(indicator="gdp", year=2000)


def test_size_leaves_out_the_state_itself(macro):
    size = weight.in_world(macro, ["TUR", "RUS"], without="KAZ")
    assert size.loc[2000].tolist() == [0.05, 0.2]
    shares = pd.DataFrame({"TUR": [0.1, 0.2], "RUS": [0.1, 0.1], "ITA": [0.3, 0.3]}, index=[2000, 2001])
    dense = weight.intensity(shares, size)
    assert dense.loc[2000].to_dict() == {"TUR": pytest.approx(2), "RUS": pytest.approx(0.5)}
    assert dense.index.tolist() == [2000]


@pytest.mark.parametrize("unit", [1, 1000])
def test_by_size_divides_the_joint_share_whatever_the_unit(unit):
    shares = pd.DataFrame({"TUR": [0.1, 0.1], "RUS": [0.3, None]}, index=[2000, 2001])
    sizes = pd.DataFrame({"TUR": [5.0, 5.0], "RUS": [15.0, 15.0]}, index=[2000, 2001]) * unit
    table = weight.by_size(shares, sizes, "TUR")
    assert table.index.tolist() == [2000]
    assert table.loc[2000].tolist() == [0.1, pytest.approx(0.1), pytest.approx(1)]


def test_places_do_not_change_when_all_weights_are_scaled(weights):
    for partner, factor in product(weights, (0.01, 100)):
        pd.testing.assert_frame_equal(weight.places(weights, partner), weight.places(weights * factor, partner))


def test_duties_name_the_strongest():
    columns = ["country_a", "country_b", "year", "defence", "neutrality", "non_aggression", "consultation"]
    rows = [
        ("KAZ", "TUR", 2018, False, False, True, False),
        ("CHN", "KAZ", 2018, False, False, True, True),
        ("KAZ", "RUS", 2018, True, True, True, True),
        ("KAZ", "DEU", 2017, True, False, False, False),
    ]
    found = weight.duties(pd.DataFrame(rows, columns=columns), "KAZ", ["TUR", "CHN", "RUS", "DEU"], 2018)
    assert found.tolist()[:3] == ["non-aggression", "consultation", "defence"]
    assert pd.isna(found["DEU"])


def test_protected_counts_a_partner_once_and_places_both_dates():
    rows = [
        ("KAZ", "TUR", "1992-05-01", "1995-08-10"),
        ("KAZ", "USA", "1992-05-19", "1994-01-12"),
        ("GRC", "KAZ", "2002-06-26", None),
        ("KAZ", "TUR", "2010-01-01", "2011-01-01"),
        ("TUR", "USA", "1990-01-01", "1990-05-18"),
    ]
    table = pd.DataFrame(rows, columns=["party_a", "party_b", "signed", "in_force"])
    table = table.assign(**{column: pd.to_datetime(table[column]) for column in ("signed", "in_force")})
    found = weight.protected(table, "KAZ")
    assert found.index.tolist() == ["TUR", "USA", "GRC"]
    assert found["signed_place"].tolist() == [1, 2, 3]
    assert found["force_place"].tolist()[:2] == [2, 1]
    assert pd.isna(found.loc["GRC", "force_place"])
