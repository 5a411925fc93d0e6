"""Meetings: balance, towns, pairs, pauses and rates against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import meetings


@pytest.fixture
def journeys() -> pd.DataFrame:
    rows = [
        ("a", "to home", "TUR", "KAZ"),
        ("b", "to partner", "KAZ", "TUR"),
        ("c", "to partner", "KAZ", "TUR"),
        ("d", "elsewhere", "KAZ", "KGZ"),
        ("d", "elsewhere", "TUR", "KGZ"),
        ("e", "elsewhere", "KAZ", "AZE"),
    ]
    return pd.DataFrame(rows, columns=["event", "direction", "sender", "host"])


def test_balance_has_an_exact_interval_and_none_without_journeys(journeys):
    groups = {"all": journeys["event"].notna(), "none": journeys["event"].eq("d")}
    table = meetings.balance(journeys, groups).set_index("group")
    assert table.loc["all", ["to_home", "to_partner"]].tolist() == [1, 2]
    assert table.loc["all", "share"] == pytest.approx(2 / 3)
    assert table.loc["all", "low"] == 0.094  # Clopper–Pearson of 2 in 3
    assert table.loc["none", ["share", "low", "high"]].isna().all()


def test_an_occasion_elsewhere_needs_both_sides(journeys):
    assert meetings.occasions(journeys)["event"].tolist() == ["a", "b", "c", "d"]


def test_towns_are_found_in_the_host_state_alone(journeys):
    events = pd.DataFrame(
        {"id": list("abcde"), "place": ["Alma-Ata", "Ankara and Istanbul", None, "Bishkek", "Ankara"]}
    )
    rows = [
        ("Almaty", "Alma-Ata", "KAZ"),
        ("Ankara", None, "TUR"),
        ("Istanbul", None, "TUR"),
        ("Bishkek", None, "KGZ"),
    ]
    places = pd.DataFrame(rows, columns=["name", "also", "country"]).assign(latitude=1.0, longitude=2.0)
    found = meetings.where(journeys, events, places)
    assert found[["event", "town"]].fillna("").to_numpy().tolist() == [
        ["a", "Almaty"], ["b", "Ankara"], ["b", "Istanbul"], ["c", ""], ["d", "Bishkek"], ["e", ""],
    ]  # fmt: skip


def test_people_meet_once_in_three_days_and_not_by_telephone():
    columns = ["id", "date", "kind", "title", "actors"]
    rows = [
        ("v", "2018-09-12", "visit", "A visit", "N. N.; R. E."),
        ("c", "2018-09-13", "meeting", "A council", "N. N.; R. E."),
        ("t", "2018-12-01", "other", "A telephone call", "N. N.; R. E."),
        ("s", "2019-10-15", "summit", "A summit", "N. N.; A. G."),
    ]
    table = meetings.met(pd.DataFrame(rows, columns=columns), ["N. N.", "K. T."], ["R. E.", "A. G."], 1991, 2020)
    assert table.loc["N. N."].tolist() == [1, 1]
    assert table.loc["K. T."].tolist() == [0, 0]


def test_gaps_are_unsure_where_a_vague_date_may_lie():
    table = meetings.gaps(pd.Series(["2001-04-26", "2003-10-02", "2000-01-01", "2003", "2003-10-02", "2004-01"]))
    assert table["days"].tolist() == [481, 889]
    assert table["sure"].tolist() == [True, False]


def test_chance_gives_the_same_gaps_every_time_and_shorter_ones_for_more_meetings():
    few, many = (meetings.longest_by_chance(number, 1000, 7, draws=200) for number in (5, 50))
    assert (few == meetings.longest_by_chance(5, 1000, 7, draws=200)).all()
    assert few.mean() > many.mean()
    assert few.max() <= 1000
    with pytest.raises(ValueError, match="1 have none"):
        meetings.longest_by_chance(1, 1000, 7)


def test_meetings_at_both_ends_leave_three_quarters_of_the_span_beside_a_third_one():
    assert (meetings.longest_by_chance(2, 3000, 1) == 3000).all()
    assert meetings.longest_by_chance(3, 3000, 1).mean() == pytest.approx(2250, rel=0.02)


def test_years_in_office_add_up_and_end_with_the_span():
    rows = [("A", "prime minister", "1991-01-01", "1992-01-01"), ("A", "president", "2019-12-31", None)]
    rows += [("A", "speaker", "2000-01-01", "2010-01-01")]
    terms = pd.DataFrame(rows, columns=["person", "office", "start", "end"])
    assert meetings.in_office(terms, "A", 1991, 2020) == pytest.approx(2, abs=0.01)
    with pytest.raises(KeyError, match="B was neither"):
        meetings.in_office(terms, "B", 1991, 2020)


def test_equal_rates_are_likely_equal_and_far_ones_not():
    assert meetings.same_rate(5, 10, 5, 10) == 1
    assert meetings.same_rate(0, 10, 10, 10) == 0.002  # 2 × 0.5¹⁰
