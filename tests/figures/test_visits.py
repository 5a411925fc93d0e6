"""Figures of visits and talks: a mark a visit, hollow for summits, named; a step a journey."""

import pandas as pd
import pytest

from analysis.figures import visits


@pytest.fixture
def leaders() -> pd.DataFrame:
    rows = [
        ("a", "1991-03-15", 1991.2, "Turgut Özal", "president", "TUR", "KAZ", "official", "to home"),
        ("s", "1992-10-30", 1992.8, "N. Nazarbayev", "president", "KAZ", "TUR", "multilateral", "to partner"),
        ("b", "1995-08-28", 1995.6, "N. Nazarbayev", "president", "KAZ", "KGZ", "multilateral", "elsewhere"),
        ("b", "1995-08-28", 1995.6, "S. Demirel", "president", "TUR", "KGZ", "multilateral", "elsewhere"),
    ]
    columns = ["event", "date", "when", "visitor", "office", "sender", "host", "level", "direction"]
    return pd.DataFrame(rows, columns=columns)


def test_one_mark_a_visit(leaders):
    axes = visits.timeline(leaders, "KAZ", "TUR", 1991, 1996).axes[0]
    marks = {round(line.get_xdata()[0], 1): line for line in axes.get_lines()}
    assert sorted(marks) == [1991.2, 1992.8, 1995.6]  # two leaders at one summit share a mark
    assert marks[1991.2].get_markerfacecolor() != "white"
    assert marks[1992.8].get_markerfacecolor() == "white"
    assert round(marks[1991.2].get_ydata()[0]) == 2
    assert round(marks[1992.8].get_ydata()[0]) == 1
    assert round(marks[1995.6].get_ydata()[0]) == 0


def test_names_and_lanes(leaders):
    axes = visits.timeline(leaders, "KAZ", "TUR", 1991, 1996).axes[0]
    assert [text.get_text() for text in axes.texts] == ["Özal", "Nazarbayev", "Kyrgyzstan"]
    assert [label.get_text() for label in axes.get_yticklabels()][:2] == ["to Kazakhstan", "to Turkey"]


def test_alt(leaders):
    text = visits.timeline_alt(leaders.iloc[:2], "KAZ", "TUR")
    assert "to Kazakhstan: Özal 1991-03" in text
    assert "met in a third state: none recorded" in text


def test_stairs_end_at_their_counts():
    rows = pd.DataFrame(
        {"direction": ["to partner", "to home", "to partner"], "when": [2009.8, 2010.4, 2012.8], "count": [1, 1, 2]}
    )
    (axes,) = visits.stairs(rows, "KAZ", "TUR", 2009, 2015, {"treaty": (2009.8, 0.9)}).axes
    steps = [line for line in axes.get_lines() if line.get_drawstyle() == "steps-post"]
    assert [step.get_ydata()[-1] for step in steps] == [2, 1]
    assert "Kazakhstan: 0 before, 1 in it, 1 after" in visits.stairs_alt(rows, "KAZ", "TUR", 2009.8, 2011)


@pytest.fixture
def talks() -> pd.DataFrame:
    rows = [
        ("rounds", 2017.06, True),
        ("rounds", 2017.12, True),
        ("rounds", 2018.5, False),
        ("summits", 2019.7, False),
    ]
    return pd.DataFrame(rows, columns=["row", "when", "home"])


def test_strip_fills_what_is_at_home_and_parts_what_would_touch(talks):
    figure = visits.strip(talks, {"rounds": "Rounds", "summits": "Summits"}, "home", 2017, 2020, (2019.2, "turn"))
    dots = [line for line in figure.axes[0].get_lines() if line.get_marker() == "o"]
    assert [float(dot.get_xdata()[0]) for dot in dots] == talks["when"].tolist()
    assert [dot.get_markerfacecolor() == "none" for dot in dots] == [False, False, True, True]
    heights = [float(dot.get_ydata()[0]) for dot in dots]
    assert heights[1] > heights[0] == heights[2] == 0
    assert heights[3] == 1
    assert {"Rounds", "Summits", "turn"} <= {text.get_text() for text in figure.axes[0].texts}


def test_strip_alt_counts(talks):
    alt = visits.strip_alt(talks, {"rounds": "", "summits": "", "none": ""}, "home", ("at home", "elsewhere"))
    assert "rounds – 2017: 2 at home; 2018: 1 elsewhere." in alt
    assert "none – none." in alt
