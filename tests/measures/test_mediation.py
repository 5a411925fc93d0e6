"""Contacts, stances, hosts and approvals against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import mediation


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [
        ("visit", "2016-08-05", "visit", "A visited Ankara", "A; E", "Ankara"),
        ("talks", "2016-08-07", "meeting", "Talks at the end", "A; E; C", "Ankara"),
        ("again", "2016-08-12", "meeting", "A second meeting", "E; A", "Ankara"),
        ("call", "2016-12", "other", "A and E spoke by telephone", "A; E", None),
        ("video", "2020-04-10", "summit", "Leaders met by video", "T; E", None),
        ("letter", "2016-06-22", "other", "A letter", "A; E", None),
        ("undated", None, "visit", "A visit", "A; E", "Astana"),
        ("alone", "2017-01-23", "meeting", "Round one", "A", "Astana"),
        ("round-02", "2018-07-30", "meeting", "Round two", "Russia", "Sochi (Russia)"),
    ]
    return pd.DataFrame(rows, columns=["id", "date", "kind", "title", "actors", "place"], dtype="string")


@pytest.fixture
def roll_calls() -> pd.DataFrame:
    dates = pd.to_datetime(["2016-01-01", "2017-01-01", "2017-02-01", "2018-01-01", "2019-01-01", "2020-01-01"])
    titles = ["CRIMEA", "Syria", None, "Crimea again", "Weapons", "CRIMEA"]
    return pd.DataFrame({"rcid": range(6), "date": dates, "title": pd.array(titles, dtype="string")})


@pytest.fixture
def votes() -> pd.DataFrame:
    cast = {
        "TUR": ["yes", "yes", "yes", "yes", "no", "yes"],
        "RUS": ["no", "abstain", "yes", "no", "yes", None],
        "KAZ": ["no", "yes", "yes", "abstain", "absent", "no"],
    }
    rows = [(i, state, vote) for state, all_ in cast.items() for i, vote in enumerate(all_) if vote]
    return pd.DataFrame(rows, columns=["rcid", "country", "vote"])


def test_contacts_count_a_visit_and_its_talks_once(events):
    pairs = {"one": {"home": "A", "partner": "E"}, "two": {"home": "T", "partner": "E"}}
    found = mediation.contacts(events, pairs, 2016, 2020)
    assert found["id"].tolist() == ["visit", "again", "call", "video"]
    assert found["way"].tolist() == ["met", "met", "spoke", "spoke"]
    assert found["row"].tolist() == ["one", "one", "one", "two"]
    assert found["when"].iloc[2] == pytest.approx(2016.96, abs=0.01)
    assert mediation.contacts(events, pairs, 2020, 2020)["id"].tolist() == ["video"]
    with pytest.raises(ValueError, match="needs the sides home and partner"):
        mediation.contacts(events, {"one": {"home": "A"}}, 2016, 2020)


def test_stances_count_absences_and_need_both_poles(votes, roll_calls):
    table = mediation.stances(votes, roll_calls, ["KAZ"], ("TUR", "RUS"), 2016, 2020).set_index("stance")
    assert table["roll_calls"].to_dict() == {"with first": 1, "with second": 1, "neither": 1, "absent": 1}
    assert table["share"].sum() == pytest.approx(1)
    crimea = mediation.stances(votes, roll_calls, ["KAZ"], ("TUR", "RUS"), 2016, 2020, "crimea").set_index("stance")
    assert crimea["roll_calls"].to_dict() == {"with first": 0, "with second": 1, "neither": 1, "absent": 0}
    with pytest.raises(ValueError, match="never voted apart in 2020–2020"):
        mediation.stances(votes, roll_calls, ["KAZ"], ("TUR", "RUS"), 2020, 2020)
    with pytest.raises(ValueError, match="no votes of AZE"):
        mediation.stances(votes, roll_calls, ["AZE"], ("TUR", "RUS"), 2016, 2020)


def test_pattern_counts_each_constellation(votes, roll_calls):
    table = mediation.pattern(votes, roll_calls, "KAZ", ("TUR", "RUS"), 2016, 2020)
    assert table["roll_calls"].sum() == 4
    assert table["share"].sum() == pytest.approx(1)
    rows = {tuple(row[:4]) for row in table.itertuples(index=False)}
    assert ("yes", "no", "no", 1) in rows
    assert ("no", "yes", "absent", 1) in rows


def test_subjects_name_each_vote_and_leave_out_absences():
    rows = pd.DataFrame({"KAZ": ["no", "abstain", "no"], "TUR": ["yes", "abstain", "absent"], "RUS": [pd.NA] * 3})
    table = mediation.subjects({"war": rows, "rare": rows.head(1)}, ["KAZ", "TUR", "RUS"], ("KAZ", "TUR"), weak=2)
    assert table["subject"].tolist() == ["war"]
    line = table.iloc[0]
    assert line["KAZ"] == "no 2, abstain 1"
    assert line["TUR"] == "absent 1, abstain 1, yes 1"
    assert line["RUS"] is pd.NA
    assert (line["roll_calls"], line["both"], line["alike"]) == (3, 2, 1)


def test_hosted_knows_home_and_order(events):
    table = mediation.hosted(events, {"rounds": "round-", "others": "al"}, ["Astana"], 2018)
    assert table["id"].tolist() == ["alone", "round-02"]
    assert table["at_home"].tolist() == [True, False]
    assert table["series"].tolist() == ["others", "rounds"]
    assert mediation.hosted(events, {"rounds": "round-"}, ["Astana"], 2017).empty


def test_approval_needs_full_days():
    table = pd.DataFrame(
        {"id": ["a", "b"], "title": ["A", "B"], "signed": ["2018-09-13", "2018"], "ratified_kaz": ["2019-12-21"] * 2},
        dtype="string",
    )
    days = mediation.approval(table, ["b", "a"]).set_index("id")["days"]
    assert days["a"] == 464
    assert pd.isna(days["b"])
    with pytest.raises(KeyError):
        mediation.approval(table, ["c"])
