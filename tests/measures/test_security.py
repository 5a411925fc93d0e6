"""Military ties: counts by partner against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import security


@pytest.fixture
def drills() -> pd.DataFrame:
    rows = [
        ("2000-09-16", "Kazakhstan; Turkey; United States", None),
        ("2001-03", "Kazakhstan; Russia", None),
        ("2003-07-18", "Kazakhstan; Turkey; Russia", None),
        ("2003-07-20", "Kazakhstan; Turkey", "planning event"),
        ("2008-01-01", "Kazakhstan; Turkmenistan", None),
    ]
    return pd.DataFrame(rows, columns=["start", "participants", "flag"])


def test_exercises_leave_out_flagged_rows_and_match_whole_names(drills):
    result = security.exercises(drills, ["TUR", "RUS", "CHN"], 2001, 2008).set_index("partner")
    assert result["exercises"].to_dict() == {"TUR": 1, "RUS": 2, "CHN": 0}
    assert result["held"].tolist() == [3, 3, 3]
    assert result.loc["RUS", "share"] == pytest.approx(2 / 3)
    assert security.exercises(drills, ["TUR"], 1990, 1991)["share"].isna().all()


def test_agreements_count_the_other_party():
    rows = [
        ("KAZ", "USA", "2002"),
        ("UKR", "KAZ", "2005-11-18"),
        ("KAZ", "USA", "1997-11-17"),
        ("TUR", "RUS", "2002"),
    ]
    table = pd.DataFrame(rows, columns=["party_a", "party_b", "signed"])
    result = security.agreements(table, "KAZ", ["USA", "UKR", "TUR"], 2001, 2008)
    assert result.to_dict() == {"USA": 1, "UKR": 1, "TUR": 0}


def test_deliveries_never_add_two_renderings():
    rows = [
        ("sipri-2022", "TUR", "KAZ", 2001, 3.0),
        ("sipri-matrix", "TUR", "KAZ", 2001, 3.4),
        ("sipri-2022", "TUR", "KAZ", 1999, 3.0),
        ("sipri-2022", "TUR", "AZE", 2001, 9.0),
    ]
    table = pd.DataFrame(rows, columns=["dataset", "supplier", "recipient", "year", "tiv"])
    assert security.deliveries(table, "KAZ", ["TUR", "RUS"], 2001, 2008).to_dict() == {"TUR": 3.0, "RUS": 0.0}
