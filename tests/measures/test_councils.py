"""Standing bodies: sittings, rhythm, presence, journeys and votes against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import councils


@pytest.fixture
def sessions() -> pd.DataFrame:
    rows = [("ours", 1, "a"), ("ours", 2, "b"), ("ours", 2, "b-again"), ("theirs", 1, "c"), ("ours", 3, "late")]
    return pd.DataFrame(rows, columns=["institution", "number", "event"])


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [
        ("a", "2012-10-11", "Gül; Nazarbayev"),
        ("b", "2015-04-16", "Erdoğan; Nazarbayev"),
        ("b-again", "2015-04-16", "Erdoğan"),
        ("c", "2011-06", "Yılmaz; Nazarbayev"),
        ("late", "2018-09-13", "The Council"),
    ]
    return pd.DataFrame(rows, columns=["id", "date", "actors"]).assign(confidence="primary")


def test_sittings_once_each_and_in_order(sessions, events):
    rows = councils.sittings(sessions, events, {"theirs": "Theirs", "ours": "Ours"}, 2009, 2015)
    assert rows["event"].tolist() == ["c", "a", "b"]
    assert rows["body"].tolist() == ["Theirs", "Ours", "Ours"]
    with pytest.raises(ValueError, match="no sitting of theirs in 2012–2015"):
        councils.sittings(sessions, events, {"theirs": "Theirs", "ours": "Ours"}, 2012, 2015)


def test_rhythm_counts_the_pause_to_the_end_too(sessions, events):
    rows = councils.sittings(sessions, events, {"ours": "Ours", "theirs": "Theirs"}, 2009, 2015)
    table = councils.rhythm(rows, {"ours": "2012-05", "theirs": "2010-12-31"}, "2015-12-31").set_index("institution")
    assert table["held"].to_dict() == {"ours": 2, "theirs": 1}
    assert table.loc["ours", "pause"] == 30  # October 2012 to April 2015
    assert table.loc["theirs", "pause"] == 55  # the middle of June 2011 to the end of 2015
    assert table.loc["theirs", "months"] == 60
    assert table.loc["theirs", "per_year"] == pytest.approx(0.2)


def test_presence(events):
    terms = pd.DataFrame(
        [
            ("Gül", "president", "TUR", "2007-08-28", "2014-08-28"),
            ("Erdoğan", "president", "TUR", "2014-08-28", None),
            ("Nazarbayev", "president", "KAZ", "1991-12-16", "2019-03-20"),
        ],
        columns=["person", "office", "state", "start", "end"],
    )
    found = councils.presence(events, terms, ["a", "b", "c", "late"], "TUR")
    assert found.to_dict() == {"a": "president", "b": "president", "c": "other", "late": "not named"}


def test_stairs_count_each_direction():
    rows = [
        ("to home", "x", 2010.4),
        ("to partner", "y", 2009.8),
        ("to home", "z", 2012.4),
        ("elsewhere", "w", 2010.0),
    ]
    journeys = pd.DataFrame(rows, columns=["direction", "event", "when"])
    journeys["year"] = journeys["when"].astype(int)
    table = councils.stairs(journeys, 2009, 2015)
    assert table["event"].tolist() == ["y", "x", "z"]
    assert table["count"].tolist() == [1, 1, 2]


@pytest.fixture
def assembly() -> tuple[pd.DataFrame, pd.DataFrame]:
    cast = {"AZE": ["yes", "yes"], "KAZ": ["yes", "yes"], "KGZ": ["yes", "no"], "TUR": ["no", "yes"]}
    rows = [(rcid, state, vote, "x") for state, row in cast.items() for rcid, vote in enumerate(row)]
    votes = pd.DataFrame(rows, columns=["rcid", "country", "vote", "dataset"])
    roll_calls = pd.DataFrame({"rcid": [0, 1], "date": pd.to_datetime(["2010-12-01", "2011-12-01"])})
    for topic in ("middle_east", "nuclear", "disarmament", "human_rights", "colonialism", "development"):
        roll_calls[topic] = topic == "middle_east"
    return votes, roll_calls


def test_cohesion_by_year(assembly):
    table = councils.cohesion(*assembly, ["AZE", "KAZ", "KGZ"], "TUR", 2010, 2011)
    assert table["within"].tolist() == pytest.approx([1, 1 / 3])
    assert table["with outer"].tolist() == pytest.approx([0, 2 / 3])


def test_topics_in_two_spans(assembly):
    table = councils.topics(*assembly, "KAZ", "TUR", {"old": (2010, 2010), "new": (2011, 2011)})
    assert table["topic"].tolist() == ["Middle East"]
    assert table[["old", "new", "roll_calls", "change"]].iloc[0].tolist() == [0, 1, 1, 1]
