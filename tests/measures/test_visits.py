"""Visits and summits: measures against values known by hand."""

import pandas as pd
import pytest

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
    return pd.DataFrame(rows, columns=["event", "visitor", "office", "sender", "host", "level"])


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
    table = pd.DataFrame(rows, columns=["event", "date", "when", "visitor", "host"])
    assert visits.journeys(table)["event"].tolist() == ["abroad", "other", "vague", "visit", "later"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("1992", 1992.5), ("1991-01-01", 1991 + 0.5 / 365), ("1992-12", 1992 + 349.5 / 366)],
)
def test_decimal_year(date, expected):
    assert visits.decimal_year(date) == pytest.approx(expected)


def test_summits(events):
    result = visits.summits(events, 1991, 2000)
    assert result["event"].tolist() == ["s1", "s2", "d"]
    assert result["number"].tolist() == [1, 2, 3]
    assert result["named"].tolist() == [1, 3, 2]
    assert result["months"].tolist() == [pd.NA, 23, 10]
