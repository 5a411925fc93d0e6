"""Leaders' trips: totals, shares and gaps against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import travel


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("TUR", "sent", 2001, 3),
        ("TUR", "sent", 2003, 7),
        ("TUR", "received", 2001, 90),
        ("KAZ", "sent", 2001, 50),
    ]
    return pd.DataFrame(rows, columns=["country", "direction", "year", "trips"])


def test_yearly_keeps_missing_years_missing(table):
    series = travel.yearly(table, "TUR", 2001, 2003)
    assert series.index.tolist() == [2001, 2002, 2003]
    assert series[2001] == 3
    assert pd.isna(series[2002])
    assert travel.yearly(table, "TUR", 2001, 2001, "received").tolist() == [90]
    with pytest.raises(ValueError, match="no trips sent of AZE"):
        travel.yearly(table, "AZE", 2001, 2003)


def test_shares_leave_out_years_without_a_total(table):
    trips = travel.yearly(table, "TUR", 2001, 2003)
    journeys = pd.DataFrame({"year": [2001, 2002, 2003]})
    result = travel.shares(trips, journeys, {"all": (2001, 2003), "one": (2001, 2001), "none": (2002, 2002)})
    assert result["trips"].tolist() == [10, 3, 0]
    assert result["journeys"].tolist() == [2, 1, 0]
    assert result["share"].iloc[0] == pytest.approx(0.2)
    assert result["per_year"].tolist() == [1, 1, 0]
    assert pd.isna(result["share"].iloc[2])


def test_longest_gap_needs_full_days():
    dates = pd.Series(["2005-05-27", "2000-10-20", "2003", "2007-12-14"])
    assert travel.longest_gap(dates) == ("2000-10-20", "2005-05-27", 55)
    assert travel.longest_gap(pd.Series(["2001-01-31", "2001-02-01"]))[2] == 0
    with pytest.raises(ValueError, match="fewer than two"):
        travel.longest_gap(pd.Series(["2001-01-31", "2002"]))
