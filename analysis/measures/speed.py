"""How long the press takes to make this book, beside other ways: medians, ratios, floor, growth."""

from __future__ import annotations

import pandas as pd

#: Way of the book itself in the table ``press_times``.
OURS = "press"


def median(times: pd.DataFrame, scenario: str, way: str = OURS) -> float:
    """Seconds that a way took in a scenario (median of its runs).

    Raises
    ------
    KeyError
        If it was not measured.
    """
    rows = times[(times["scenario"] == scenario) & (times["way"] == way)]
    if rows.empty:
        raise KeyError(f"{way!r} was not measured in {scenario!r}")
    return float(rows["median"].iloc[0])


def ratio(times: pd.DataFrame, scenario: str, other: str) -> float:
    """Time of the press divided by that of another way, in one scenario; KeyError as in :func:`median`."""
    return median(times, scenario) / median(times, scenario, other)


def floor(times: pd.DataFrame) -> float:
    """Seconds below which executing and building everything cannot come on this machine with this Sphinx.

    The processor's time that all cells need, spread over the cores, and one build of the pages.
    """
    cells = times[times["scenario"] == "cells"]
    return float(cells["median"].sum() / cells["cores"].iloc[0] + median(times, "pages"))


def growth(times: pd.DataFrame) -> pd.DataFrame:
    """How time grows with chapters.

    Returns
    -------
    DataFrame
        One row a size: ``chapters``, ``seconds`` (everything executed and built), ``each`` (seconds divided by
        chapters), ``more`` (seconds for each chapter added since the row before; missing in the first).
    """
    rows = times[times["scenario"] == "growth"].sort_values("chapters", ignore_index=True)
    table = rows[["chapters"]].assign(seconds=rows["median"])
    added = table["chapters"].diff()
    return table.assign(each=table["seconds"] / table["chapters"], more=table["seconds"].diff() / added)
