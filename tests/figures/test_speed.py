"""Figures of the press's times show what they were given."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.figures import speed

TIMES = pd.DataFrame(
    {
        "scenario": ["everything", "everything", "nothing", "growth"],
        "way": ["press", "loop", "press", "press"],
        "median": [18.0, 30.0, 0.5, 18.0],
        "lowest": [17.0, 29.0, 0.4, 18.0],
        "highest": [19.0, 33.0, 0.6, 18.0],
    }
)
WORDS = {"everything": "All", "nothing": "Nothing changed"}


def test_ways_draw_a_bar_each() -> None:
    axis = speed.ways(TIMES, WORDS).axes[0]
    assert [bar.get_width() for bar in axis.patches] == [18.0, 30.0, 0.5]
    assert [label.get_text() for label in axis.get_yticklabels()] == ["press", "loop", "press"]
    assert {text.get_text() for text in axis.texts} == {"All", "18.0", "30.0", "Nothing changed", "0.5"}
    spans = [line.get_segments()[0][:, 0].tolist() for line in axis.collections]
    assert spans == [[17.0, 19.0], [29.0, 33.0], [0.4, 0.6]]


def test_ways_alt_says_all_numbers() -> None:
    assert (
        speed.ways_alt(TIMES, WORDS)
        == "Bar chart of seconds. All: press 18.0, loop 30.0; Nothing changed: press 0.5."
    )


def test_growth() -> None:
    table = pd.DataFrame({"chapters": [3, 6], "each": [6.0, 4.0]})
    axis = speed.growth(table).axes[0]
    np.testing.assert_array_equal(axis.lines[0].get_ydata(), [6, 4])
    assert axis.get_ylim()[0] == 0
    assert speed.growth_alt(table).endswith("6.0 with 3, 4.0 with 6.")
