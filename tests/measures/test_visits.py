"""Visits and summits: measures against values known by hand."""

import pandas as pd
import pytest

from analysis import catalogue
from analysis.measures import visits


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [
        ("a", "1991-03-15", "visit", "Alma-Ata", "X; Y", "primary"),
        ("b", "1992", "visit", "Ankara", None, "single-secondary"),
        ("s2", "1994-10-18", "summit", "Istanbul", "X; Y; Z", "primary"),
        ("s1", "1992-10-30", "summit", "Ankara", "X", "primary"),
        ("c", None, "visit", "Ankara", None, "primary"),
        ("d", "1995-08-28", "summit", "Bishkek", "X; Y", "primary"),
    ]
    columns = ["id", "date", "kind", "place", "actors", "confidence"]
    return pd.DataFrame(rows, columns=columns).assign(date_end=None)


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("a", "Özal", "president", "TUR", "KAZ", "official"),
        ("b", "A minister", "minister", "KAZ", "TUR", "ministerial"),
        ("s1", "Nazarbayev", "president", "KAZ", "TUR", "multilateral"),
        ("d", "Nazarbayev", "president", "KAZ", "KGZ", "multilateral"),
        ("d", "Demirel", "president", "TUR", "KGZ", "multilateral"),
        ("c", "Undated", "president", "KAZ", "TUR", "official"),
        ("a", "Aliyev", "president", "AZE", "KAZ", "other"),
    ]
    return pd.DataFrame(rows, columns=["event", "visitor", "office", "sender", "host", "level"]).assign(retells=None)


def test_between(table, events):
    result = visits.between(table, events, "KAZ", "TUR", 1991, 1995)
    assert result["visitor"].tolist() == ["Özal", "A minister", "Nazarbayev", "Demirel", "Nazarbayev"]
    assert result["direction"].tolist() == ["to home", "to partner", "to partner", "elsewhere", "elsewhere"]


def test_undated_visits_and_third_states_senders_are_left_out(table, events):
    result = visits.between(table, events, "KAZ", "TUR", 1991, 1995)
    assert not {"Undated", "Aliyev"} & set(result["visitor"])


def test_leaders_and_reciprocity(table, events):
    leaders = visits.leaders(visits.between(table, events, "KAZ", "TUR", 1991, 1995))
    assert visits.reciprocity(leaders).to_dict() == {"to home": 1, "to partner": 1, "elsewhere": 2}
    assert visits.reciprocity(leaders.iloc[:0]).tolist() == [0, 0, 0]


def test_a_journey_that_two_records_tell_of_counts_once():
    rows = [
        ("visit", "2018-09-12", 2018.7, "Nazarbayev", "TUR"),
        ("council", "2018-09-13", 2018.7, "Nazarbayev", "TUR"),
        ("other", "2018-09-13", 2018.7, "Erdoğan", "TUR"),
        ("later", "2018-10-13", 2018.8, "Nazarbayev", "TUR"),
        ("abroad", "2018-09-13", 2018.7, "Nazarbayev", "KGZ"),
        ("vague", "2018-09", 2018.7, "Nazarbayev", "TUR"),
    ]
    table = pd.DataFrame(rows, columns=["event", "date", "when", "visitor", "host"]).assign(retells=None)
    assert visits.journeys(table)["event"].tolist() == ["abroad", "other", "vague", "visit", "later"]


def test_a_journey_told_again_without_its_day_does_not_count():
    rows = [
        ("in-august", "2016-08-05", 2016.6, "Nazarbayev", "TUR", None),
        ("target", "2016-08", 2016.6, "Nazarbayev", "TUR", "in-august"),
        ("another", "2016", 2016.5, "Nazarbayev", "TUR", None),
    ]
    table = pd.DataFrame(rows, columns=["event", "date", "when", "visitor", "host", "retells"])
    assert visits.journeys(table)["event"].tolist() == ["another", "in-august"]


def test_what_retells_a_journey_has_the_same_visitor_and_host_as_the_event_it_names():
    table = catalogue.load("visits")
    again = table.dropna(subset="retells")
    told = again.merge(table, left_on=["retells", "visitor", "host"], right_on=["event", "visitor", "host"])
    assert len(told) == len(again) > 5
    assert told["retells_y"].isna().all()


def test_summits(events):
    result = visits.summits(events, 1991, 2000)
    assert result["event"].tolist() == ["s1", "s2", "d"]
    assert result["number"].tolist() == [1, 2, 3]
    assert result["named"].tolist() == [1, 3, 2]
    assert result["months"].tolist() == [pd.NA, 23, 10]


def test_stairs_count_each_direction():
    rows = [
        ("to home", "x", 2010.4),
        ("to partner", "y", 2009.8),
        ("to home", "z", 2012.4),
        ("elsewhere", "w", 2010.0),
    ]
    journeys = pd.DataFrame(rows, columns=["direction", "event", "when"])
    journeys["year"] = journeys["when"].astype(int)
    table = visits.stairs(journeys, 2009, 2015)
    assert table["event"].tolist() == ["y", "x", "z"]
    assert table["count"].tolist() == [1, 1, 2]


def test_contacts_count_a_visit_and_its_talks_once():
    rows = [
        ("visit", "2016-08-05", "visit", "A visited Ankara", "A; E"),
        ("talks", "2016-08-07", "meeting", "Talks at the end", "A; E; C"),
        ("again", "2016-08-12", "meeting", "A second meeting", "E; A"),
        ("call", "2016-12", "other", "A and E spoke by telephone", "A; E"),
        ("video", "2020-04-10", "summit", "Leaders met by video", "T; E"),
        ("letter", "2016-06-22", "other", "A letter", "A; E"),
        ("undated", None, "visit", "A visit", "A; E"),
        ("alone", "2017-01-23", "meeting", "Round one", "A"),
    ]
    events = pd.DataFrame(rows, columns=["id", "date", "kind", "title", "actors"], dtype="string")
    pairs = {"one": {"home": "A", "partner": "E"}, "two": {"home": "T", "partner": "E"}}
    found = visits.contacts(events, pairs, 2016, 2020)
    assert found["id"].tolist() == ["visit", "again", "call", "video"]
    assert found["way"].tolist() == ["met", "met", "spoke", "spoke"]
    assert found["row"].tolist() == ["one", "one", "one", "two"]
    assert found["when"].iloc[2] == pytest.approx(2016.96, abs=0.01)
    assert visits.contacts(events, pairs, 2020, 2020)["id"].tolist() == ["video"]
    with pytest.raises(ValueError, match="needs the sides home and partner"):
        visits.contacts(events, {"one": {"home": "A"}}, 2016, 2020)
