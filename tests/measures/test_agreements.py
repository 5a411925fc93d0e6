"""Agreements: measures against values known by hand."""

import pandas as pd
import pytest
from helpers import rows_of

from analysis.measures import agreements


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("visa", "1992-03-02", "1992-03-02", "1992-04-01", "consular", "bilateral", "e1"),
        ("environment", "1997-03-04", "1997-03-04", "1997-06", "environment", "bilateral", "e2"),
        ("investment", "1992-05-01", "1992-05-01", "1995-08-10", "investment", "bilateral", "e2"),
        ("decision", "2000-06-16", None, None, "security", "bilateral", None),
        ("summit", "1992-10-31", "1992-10-31", None, "political", "multilateral", "e3"),
        ("undated", None, None, None, "trade", "bilateral", None),
        ("before", "1990-12", "1990-12", None, "culture", "bilateral", None),
    ]
    columns = ["id", "date", "signed", "in_force", "field", "scope", "event"]
    return pd.DataFrame(rows, columns=columns).astype("string")


def test_dated_keeps_period_and_scope(table):
    assert agreements.dated(table, 1991, 2000, "bilateral")["id"].tolist() == [
        "visa",
        "investment",
        "environment",
        "decision",
    ]
    assert len(agreements.dated(table, 1991, 2000)) == 5


def test_days_only_where_both_days_are_known(table):
    rows = agreements.dated(table, 1991, 2000).set_index("id")
    assert rows.loc["visa", "days"] == 30
    assert rows.loc["investment", "days"] == 1196
    assert pd.isna(rows.loc["environment", "days"])
    assert rows["force_known"].to_dict() == {
        "visa": True,
        "investment": True,
        "summit": False,
        "environment": True,
        "decision": False,
    }


def test_every_field_of_the_catalogue_has_a_group():
    from analysis import catalogue

    fields = catalogue.describe("agreements")["schema"]["fields"]
    enum = next(field for field in fields if field["name"] == "field")["constraints"]["enum"]
    assert set(enum) == set(agreements.GROUPS)


def test_by_group(table):
    counts = agreements.by_group(agreements.dated(table, 1991, 2000, "bilateral"))
    assert counts.set_index("group")["documents"].to_dict() == {
        "Economy": 1,
        "Health, environment": 1,
        "Justice, consular": 1,
        "Security": 1,
    }
    assert counts["in_force"].sum() == 3


def test_occasions(table):
    visits = pd.DataFrame({"event": ["e1", "e2", "e2"], "office": ["foreign minister", "president", "minister"]})
    result = agreements.occasions(agreements.dated(table, 1991, 2000, "bilateral"), visits)
    assert result[["event", "documents", "leader"]].to_dict("records") == [
        {"event": "e1", "documents": 1, "leader": False},
        {"event": "e2", "documents": 2, "leader": True},
    ]


def test_investment():
    treaties = pd.DataFrame(
        {
            "party_a": ["KAZ", "KAZ", "CHN", "KGZ"],
            "party_b": ["TUR", "USA", "KAZ", "TUR"],
            "signed": pd.to_datetime(["1992-05-01", "1992-05-19", "1992-08-10", "1992-04-28"]),
            "in_force": pd.to_datetime(["1995-08-10", "1994-01-12", None, "1996-10-31"]),
        }
    )
    rows = agreements.investment(treaties, "KAZ", 2000)
    assert rows["partner"].tolist() == ["TUR", "USA", "CHN"]
    assert rows["days"].tolist() == [1196, 603, pd.NA]
    with pytest.raises(ValueError, match="RUS"):
        agreements.investment(treaties, "RUS", 2000)
    assert agreements.investment(treaties, "KAZ", 1992)["partner"].tolist() == ["TUR", "USA", "CHN"]
    with pytest.raises(ValueError, match="up to 1991"):
        agreements.investment(treaties, "KAZ", 1991)


def test_wait_of_takes_the_pair_in_any_order():
    rows = [
        ("KAZ", "TUR", "1992-05-01", "1992-05-31"),
        ("KAZ", "USA", "1992-05-19", "1992-05-20"),
        ("KAZ", "RUS", "1993-01-01", None),
        ("IRN", "ITA", "1993-01-01", "1993-01-02"),
        ("KAZ", "ITA", "1999-01-01", "1999-01-02"),
    ]
    frame = pd.DataFrame(rows, columns=["party_a", "party_b", "signed", "in_force"])
    treaties = frame.assign(signed=pd.to_datetime(frame["signed"]), in_force=pd.to_datetime(frame["in_force"]))
    assert agreements.wait_of(treaties, "TUR", "KAZ") == 30
    with pytest.raises(KeyError, match="KAZ and RUS"):
        agreements.wait_of(treaties, "KAZ", "RUS")


def test_waits_leave_out_what_is_not_known_to_the_day(table):
    approvals = {"ratified_kaz": "1995-01", "ratified_tur": "1993-05-01"}
    dated = agreements.dated(table, 1991, 2000).assign(**approvals)
    result = agreements.waits(dated)
    assert result["id"].tolist() == ["visa", "investment"]
    assert result["label"].tolist() == ["Consular, Mar 1992", "Investment, May 1992"]
    assert result["approved_kaz"].isna().all()
    assert result["approved_tur"].tolist() == [425, 365]


def test_approval_needs_full_days():
    table = pd.DataFrame(
        {"id": ["a", "b"], "title": ["A", "B"], "signed": ["2018-09-13", "2018"], "ratified_kaz": ["2019-12-21"] * 2},
        dtype="string",
    )
    days = agreements.approval(table, ["b", "a"]).set_index("id")["days"]
    assert days["a"] == 464
    assert pd.isna(days["b"])
    with pytest.raises(KeyError):
        agreements.approval(table, ["c"])


def test_the_best_that_was_found_of_a_text_counts() -> None:
    rows = pd.DataFrame({"id": ["a", "b", "c"]})
    texts = pd.DataFrame({"agreement": ["a", "a", "b"], "state": ["draft", "text", "draft"]})
    assert agreements.located(rows, texts)["found"].tolist() == ["text", "draft", "none"]


def test_shares_have_wilsons_interval() -> None:
    found = ["text"] * 8 + ["none"] * 2 + ["draft"]
    table = agreements.shares(pd.DataFrame({"found": found, "kind": ["x"] * 10 + ["y"]}), "kind")
    assert rows_of(table, "value", "documents", "texts", "share") == [("x", 10, 8, 0.8), ("y", 1, 0, 0.0)]
    # Wilson's interval of 8 in 10, from the formula by hand: 0.490 to 0.943
    assert table["low"].tolist() == pytest.approx([0.490, 0.0], abs=0.001)
    assert table["high"].tolist() == pytest.approx([0.943, 0.793], abs=0.001)


def test_bounds_assume_nothing_about_what_is_missing() -> None:
    dated = pd.DataFrame({"days": pd.array([10, 100, 900, None], dtype="Int64")})
    table = agreements.bounds(dated, 365)
    assert rows_of(table, "day", "lower", "upper") == [
        (0, 0, 0.25),
        (10, 0.25, 0.5),
        (100, 0.5, 0.75),
        (365, 0.5, 0.75),
    ]
    assert (table["lower"] <= table["upper"]).all()
    with pytest.raises(ValueError, match="no documents"):
        agreements.bounds(dated.iloc[:0], 365)


def test_waves_count_each_year_of_each_group() -> None:
    located = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "group": ["Economy", "Economy", "Political", "Economy"],
            "year": [1992, 1992, 1993, 1999],
            "found": ["text", "none", "text", "text"],
            "force_known": [True, False, True, False],
        }
    )
    table = agreements.waves(located, 1992, 1993)
    assert rows_of(table, "group", "year", "documents", "texts") == [
        ("Economy", 1992, 2, 1),
        ("Economy", 1993, 0, 0),
        ("Political", 1992, 0, 0),
        ("Political", 1993, 1, 1),
    ]
