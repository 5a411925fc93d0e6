"""Figures of trips: a bar a known year, a dot a journey."""

import pandas as pd
import pytest

from analysis.figures import travel


@pytest.fixture
def totals() -> dict[str, pd.Series]:
    years = range(2000, 2004)
    return {"TUR": pd.Series([7, 3, None, 27], index=years), "KAZ": pd.Series([21, 18, 20, 18], index=years)}


def test_a_bar_a_known_year_and_a_dot_a_journey(totals):
    journeys = {"TUR": pd.DataFrame({"year": [2000]}), "KAZ": pd.DataFrame({"year": [2001, 2001, 2003]})}
    upper, lower = travel.trips(totals, journeys, 2001).axes
    assert len(upper.patches) == 3
    assert len(lower.patches) == 4
    dots = [line for line in lower.get_lines() if line.get_marker() == "o"]
    assert [line.get_xdata()[0] for line in dots] == [2001, 2001, 2003]
    heights = [line.get_ydata()[0] for line in dots]
    assert heights[1] > heights[0] == heights[2]
    assert upper.get_title(loc="left") == "Leaders of Turkey"


def test_alt():
    table = pd.DataFrame({"span": ["2001–2008"], "trips": [177], "journeys": [3]})
    assert "Turkey: to the partner 3 of 177 trips in 2001–2008." in travel.trips_alt({"TUR": table})
