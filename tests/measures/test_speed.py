"""Times of the press: ratios, floor, growth."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import speed

TIMES = pd.DataFrame(
    [
        ("everything", "press", 3, 18.0, 2),
        ("everything", "jupyter-book, forced", 3, 30.0, 2),
        ("pages", "press", 3, 12.0, 2),
        ("cells", "imports", 3, 1.0, 2),
        ("cells", "all else", 3, 3.0, 2),
        ("growth", "press", 12, 36.0, 2),
        ("growth", "press", 3, 18.0, 2),
        ("growth", "press", 6, 24.0, 2),
    ],
    columns=["scenario", "way", "chapters", "median", "cores"],
)


def test_ratio() -> None:
    assert speed.ratio(TIMES, "everything", "jupyter-book, forced") == 0.6
    with pytest.raises(KeyError, match="'jupyter-book, cached' was not measured in 'everything'"):
        speed.ratio(TIMES, "everything", "jupyter-book, cached")


def test_floor_is_cells_over_cores_and_one_build() -> None:
    assert speed.floor(TIMES) == 4 / 2 + 12


def test_growth() -> None:
    table = speed.growth(TIMES)
    assert table["chapters"].tolist() == [3, 6, 12]
    assert table["each"].tolist() == [6, 4, 3]
    assert table["more"].iloc[1:].tolist() == [2, 2]
    assert pd.isna(table["more"].iloc[0])
