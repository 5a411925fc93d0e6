import pandas as pd
import pytest

from analysis.measures import institutions as measures


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("a", "Turkish state", "1992", "ra"),
        ("b", "Turkish private", "1993-05", "rb"),
        ("c", "Kazakh state", "1999", "rc"),
        ("d", "Turkic states", "2010-03-01", "rd"),
        ("e", "other", "2012", "re"),
        ("f", "Turkish state", "2012", "political"),
        ("g", "Turkish state", pd.NA, "rg"),
    ]
    table = pd.DataFrame(rows, columns=["name", "founder", "founded", "record"]).astype("string")
    return table.assign(id=table["name"], works_in=["Kazakhstan", "Turkey", *["Kazakhstan"] * 5])


@pytest.fixture
def records() -> pd.DataFrame:
    ids = ["ra", "rb", "rc", "rd", "re", "rg"]
    cultural = pd.DataFrame({"id": ids, "theme": "cultural", "date": "1992", "ratified_kaz": pd.NA})
    paper = {"id": "political", "theme": "political", "date": "2012-08-23", "ratified_kaz": "2014-10"}
    return pd.concat([cultural, pd.DataFrame([paper])])


def test_founded_takes_those_of_a_theme_and_time_in_order_of_foundation():
    names = ["late", "early", "political", "after", "unknown"]
    records = pd.DataFrame({"id": names, "theme": "cultural"})
    records.loc[2, "theme"] = "political"
    founded = ["1997", "1992-04-27", "1993", "2001", pd.NA]
    table = pd.DataFrame({"id": names, "name": names, "founder": "x", "works_in": "p", "founded": founded})
    table = measures.founded(table.assign(record=names), records, "cultural", 1991, 2000)
    assert table["year"].tolist() == ["1992", "1997"]
    assert table["record"].tolist() == ["early", "late"]


def test_founders_counts_each_group_of_each_span(table, records):
    counts = measures.founders(table, records, "cultural", [(1991, 2000), (2009, 2015)], "Kazakhstan")
    found = counts.set_index(["span", "group"])["count"]
    assert found["1991–2000"].to_dict() == {"Turkey": 2, "Kazakhstan": 1, "in common": 0, "others": 0}
    assert found["2009–2015"].to_dict() == {"Turkey": 0, "Kazakhstan": 0, "in common": 1, "others": 1}
    assert counts["of"].tolist() == [3] * 4 + [2] * 4  # neither another theme nor a founding without a date
    assert counts["names"].iloc[0] == "a; b"
    assert counts["there"].tolist() == [1, 1, 0, 0, 0, 0, 1, 1]


def test_founders_refuses_a_founder_without_a_group(table, records):
    with pytest.raises(KeyError, match="no group for the founder a club"):
        measures.founders(table.replace("other", "a club"), records, "cultural", [(2009, 2015)], "Kazakhstan")


def test_steps_are_dated_as_the_record_has_them(records):
    plan = {"Academy": {"signed": ("political", "date"), "approved": ("political", "ratified_kaz")}}
    steps = measures.steps(records, plan)
    assert steps["date"].tolist() == ["2012-08-23", "2014-10"]
    assert steps["record"].tolist() == ["political", "political"]
    assert measures.wait(steps, "Academy", "signed", "approved") == pytest.approx(2.14, abs=0.01)
    with pytest.raises(KeyError):
        measures.wait(steps, "Academy", "signed", "paid")


@pytest.mark.parametrize(("record", "column"), [("ra", "ratified_kaz"), ("nowhere", "date")])
def test_a_step_without_a_date_stops(records, record, column):
    with pytest.raises(KeyError, match=record):
        measures.steps(records, {"Academy": {"signed": (record, column)}})


def test_heads_are_set_beside_the_state_of_the_seat():
    terms = pd.DataFrame({"id": ["t1", "t2"], "person": ["A", "B"], "start": ["2008", pd.NA]})
    people = pd.DataFrame({"name": ["A", "B"], "state": ["KAZ", "AZE"]})
    seats = {"t1": ("Culture", "Ankara", "TUR"), "t2": ("Parliaments", "Baku", "AZE")}
    heads = measures.heads(terms, people, seats)
    assert heads["at_home"].tolist() == [False, True]
    assert heads["head_state"].tolist() == ["KAZ", "AZE"]
    assert pd.isna(heads["since"][1])
    with pytest.raises(KeyError):
        measures.heads(terms, people, {"t3": ("Council", "Istanbul", "TUR")})
