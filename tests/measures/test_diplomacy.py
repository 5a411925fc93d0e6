"""Shared organisations and embassies against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import diplomacy


@pytest.fixture
def shared() -> pd.DataFrame:
    rows = [
        ("KAZ", "TUR", 1992, 16),
        ("KAZ", "TUR", 2000, 37),
        ("RUS", "KAZ", 2000, 42),
        ("TUR", "USA", 2000, 49),
    ]
    return pd.DataFrame(rows, columns=["country_a", "country_b", "year", "organisations"])


def test_organisations_read_pairs_in_either_order(shared):
    result = diplomacy.organisations(shared, "KAZ", ["RUS", "TUR"], [1992, 2000])
    assert result.index.tolist() == ["RUS", "TUR"]
    assert result.loc["TUR"].tolist() == [16, 37]
    assert result.loc["RUS", 2000] == 42


def test_organisations_leave_what_is_missing_empty(shared):
    result = diplomacy.organisations(shared, "KAZ", ["RUS", "USA"], [1992, 2000])
    assert pd.isna(result.loc["RUS", 1992])
    assert result.loc["USA"].isna().all()
    with pytest.raises(ValueError, match="no pair with CHN"):
        diplomacy.organisations(shared, "CHN", ["RUS"], [2000])


def test_ambassadors_take_neither_lower_ranks_nor_unknown_ones():
    rows = [
        ("TUR", "KAZ", 2000, "ambassador"),
        ("AZE", "KAZ", 2000, "none"),
        ("UZB", "KAZ", 2000, "not known"),
        ("KGZ", "KAZ", 1995, "ambassador"),
    ]
    table = pd.DataFrame(rows, columns=["sender", "host", "year", "level"])
    assert diplomacy.ambassadors(table, "KAZ", ["UZB", "AZE", "KGZ", "TUR"], 2000) == ["TUR"]
    with pytest.raises(ValueError, match="no representation in TUR"):
        diplomacy.ambassadors(table, "TUR", ["KAZ"], 2000)
