"""Figures of meetings: a mark a journey, intervals, the longest gap, towns by name."""

import pandas as pd
import pytest

from analysis.figures import meetings


@pytest.fixture
def journeys() -> pd.DataFrame:
    rows = [
        ("a", 1992, "to home", "official"),
        ("b", 1992, "to home", "multilateral"),
        ("c", 1994, "to partner", "official"),
        ("d", 1995, "elsewhere", "multilateral"),
    ]
    return pd.DataFrame(rows, columns=["event", "year", "direction", "level"])


def test_journeys_of_a_year_stand_on_each_other_and_summits_are_hollow(journeys):
    axes = meetings.by_year(journeys, "KAZ", "TUR", 1991, 1996, [1993]).axes[0]
    dots = [line for line in axes.get_lines() if line.get_marker() in ("o", "s")]
    places = {(line.get_xdata()[0], line.get_ydata()[0]): line.get_markerfacecolor() == "white" for line in dots}
    assert places == {(1992, 1): True, (1992, 2): False, (1994, -1): False, (1995, 0): False}
    assert {"to Kazakhstan", "to Turkey", "in a third state"} <= {text.get_text() for text in axes.texts}
    assert "to Kazakhstan: 1992 2; to Turkey: 1994 1" in meetings.by_year_alt(journeys, "KAZ", "TUR")


def test_the_balance_shows_interval_and_counts_and_says_where_there_is_none():
    table = pd.DataFrame({"group": ["all", "with x", "none"], "to_home": [1, 1, 0], "to_partner": [2, 3, 0]})
    table = table.assign(share=[0.67, 0.75, None], low=[0.1, 0.2, None], high=[0.99, 0.99, None])
    axes = meetings.balance(table, "KAZ", "TUR").axes[0]
    assert [text.get_text() for text in axes.texts] == ["1 : 2", "1 : 3", "none"]
    points = [line.get_markerfacecolor() == "white" for line in axes.get_lines() if line.get_marker() == "o"]
    assert points == [False, True]
    assert "none: 0 to Kazakhstan, 0 to Turkey." in meetings.balance_alt(table, "KAZ", "TUR")


def test_the_longest_pause_is_a_bar_with_its_months():
    rows = {"Line": pd.DataFrame({"when": [2000.5, 2002.5, 2003.0]})}
    axes = meetings.pauses(rows, {"Line": ("2000-07-02", "2002-07-02")}, 1999, 2004).axes[0]
    assert [text.get_text() for text in axes.texts] == ["24 months", "Line"]
    assert "Line: 3, longest gap 2000-07-02 to 2002-07-02" in meetings.pauses_alt(
        rows, {"Line": ("2000-07-02", "2002-07-02")}
    )


def test_the_atlas_names_each_town_with_its_number_and_larger_numbers_have_larger_circles():
    square = '{"type":"Polygon","coordinates":[[[30,40],[40,40],[40,45],[30,40]]]}'
    shapes = pd.DataFrame({"kind": ["country"], "code": ["TUR"], "name": ["Turkey"], "geometry": [square]})
    towns = pd.DataFrame({"town": ["Ankara", "Almaty"], "direction": ["to partner", "to home"]})
    towns = towns.assign(latitude=[39.9, 43.3], longitude=[32.9, 76.9], visits=[7, 2])
    axes = meetings.atlas(towns, shapes, "KAZ", "TUR", {}).axes[0]
    assert [text.get_text() for text in axes.texts] == ["Ankara 7", "Almaty 2"]
    sizes = [float(circles.get_sizes()[0]) for circles in axes.collections]
    assert sizes[0] == pytest.approx(3.5 * sizes[1])
    assert meetings.atlas_alt(towns).endswith("visits: Ankara 7, Almaty 2.")
