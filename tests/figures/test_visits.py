"""Figures of visits: a mark a visit, hollow for summits, named."""

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
