"""Standing bodies: sittings, rhythm, presence and hosts against values known by hand."""

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


def test_hosted_knows_home_and_order():
    rows = [
        ("visit", "2016-08-05", "Ankara"),
        ("round-02", "2018-07-30", "Sochi (Russia)"),
        ("alone", "2017-01-23", "Astana"),
        ("round-03", None, "Astana"),
    ]
    events = pd.DataFrame(rows, columns=["id", "date", "place"], dtype="string")
    table = councils.hosted(events, {"rounds": "round-", "others": "al"}, ["Astana"], 2018)
    assert table["id"].tolist() == ["alone", "round-02"]
    assert table["at_home"].tolist() == [True, False]
    assert table["series"].tolist() == ["others", "rounds"]
    assert councils.hosted(events, {"rounds": "round-"}, ["Astana"], 2017).empty
