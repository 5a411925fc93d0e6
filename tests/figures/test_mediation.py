"""Figures of a go-between: a circle an event, a path a state."""

import pandas as pd
import pytest

from analysis.figures import mediation, style


@pytest.fixture
def talks() -> pd.DataFrame:
    rows = [
        ("rounds", 2017.06, True),
        ("rounds", 2017.12, True),
        ("rounds", 2018.5, False),
        ("summits", 2019.7, False),
    ]
    return pd.DataFrame(rows, columns=["row", "when", "home"])


@pytest.fixture
def path() -> pd.DataFrame:
    rows = [("KAZ", "old", 0.31, 0.58), ("KAZ", "mid", 0.38, 0.44), ("KAZ", "new", 0.40, 0.38)]
    rows += [("UZB", "old", 0.25, 0.42), ("UZB", "mid", 0.28, 0.52), ("UZB", "new", 0.27, 0.43)]
    return pd.DataFrame(rows, columns=["country", "span", "first", "second"])


def test_strip_fills_what_is_at_home_and_parts_what_would_touch(talks):
    figure = mediation.strip(talks, {"rounds": "Rounds", "summits": "Summits"}, "home", 2017, 2020, (2019.2, "turn"))
    dots = [line for line in figure.axes[0].get_lines() if line.get_marker() == "o"]
    assert [float(dot.get_xdata()[0]) for dot in dots] == talks["when"].tolist()
    assert [dot.get_markerfacecolor() == "none" for dot in dots] == [False, False, True, True]
    heights = [float(dot.get_ydata()[0]) for dot in dots]
    assert heights[1] > heights[0] == heights[2] == 0
    assert heights[3] == 1
    assert {"Rounds", "Summits", "turn"} <= {text.get_text() for text in figure.axes[0].texts}


def test_strip_alt_counts(talks):
    alt = mediation.strip_alt(talks, {"rounds": "", "summits": "", "none": ""}, "home", ("at home", "elsewhere"))
    assert "rounds – 2017: 2 at home; 2018: 1 elsewhere." in alt
    assert "none – none." in alt


def test_between_shows_all_spans_of_one_state_and_the_ends_of_the_others(path):
    figure = mediation.between(path, ("TUR", "RUS"), "KAZ", ["old", "mid", "new"], {"UZB": (5, 5, "left")})
    ax = figure.axes[0]
    lines = {line.get_color(): line for line in ax.get_lines() if line.get_marker() == "None"}
    assert list(lines[style.colour("KAZ")].get_xdata()) == [0.58, 0.44, 0.38]
    assert list(lines[style.colour("UZB")].get_xdata()) == [0.42, 0.43]
    texts = [text.get_text() for text in ax.texts]
    assert {"Kazakhstan", "Uzbekistan", "old", "mid", "as often with both"} <= set(texts)
    assert "new" not in texts
    assert ax.get_xlabel() == "votes with Russia"


def test_between_alt(path):
    alt = mediation.between_alt(path, ("TUR", "RUS"), ["old", "new"])
    assert "with Turkey and with Russia" in alt
    assert "Kazakhstan: 31% and 58% in old, 40% and 38% in new" in alt
