"""Figures of the press's own times."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.measures.speed import OURS


def ways(times: pd.DataFrame, scenarios: Mapping[str, str]) -> Figure:
    """Seconds of each way, a group of bars a scenario; the press in colour, a thin line from lowest to highest.

    Parameters
    ----------
    times : DataFrame
        The table ``press_times``: ``scenario``, ``way``, ``median``, ``lowest``, ``highest`` (seconds).
    scenarios : mapping of str to str
        Scenarios to show, in order, with their words.
    """
    rows = times[times["scenario"].isin(scenarios)]
    figure, axis = style.new(0.27 * len(rows) + 0.42 * len(scenarios) + 0.5)
    place, ticks = 0.0, {}
    for scenario, words in scenarios.items():
        style.note(axis, words, 0, place, ha="left", dx=0, fontweight=600)
        for row in rows[rows["scenario"] == scenario].itertuples():
            place += 1
            colour = style.colour("KAZ") if row.way == OURS else style.RULE
            axis.barh(place, row.median, height=0.72, color=colour)
            axis.hlines(place, row.lowest, row.highest, color=style.INK, linewidth=1)
            style.note(axis, f"{row.median:.1f}", max(row.median, row.highest), place, ha="left", dx=5)
            ticks[place] = row.way
        place += 1.5
    axis.set_yticks(list(ticks), list(ticks.values()))
    axis.set_ylim(place - 0.7, -0.8)
    axis.set_xlim(0, rows["highest"].max() * 1.12)
    axis.set_xlabel("seconds")
    axis.grid(visible=False, axis="y")
    return figure


def ways_alt(times: pd.DataFrame, scenarios: Mapping[str, str]) -> str:
    """What :func:`ways` shows, for readers who do not see it."""
    said = []
    for scenario, words in scenarios.items():
        rows = times[times["scenario"] == scenario]
        pairs = ", ".join(f"{row.way} {row.median:.1f}" for row in rows.itertuples())
        said.append(f"{words}: {pairs}")
    return f"Bar chart of seconds. {'; '.join(said)}."


def growth(table: pd.DataFrame) -> Figure:
    """Seconds for each chapter against the number of chapters, as :func:`analysis.measures.speed.growth` gives."""
    figure, axis = style.new(2.6)
    axis.plot(table["chapters"], table["each"], "o-", color=style.colour("KAZ"))
    for row in table.itertuples():
        style.note(axis, f"{row.each:.1f}", row.chapters, row.each, dx=0, dy=9, ha="center", fontweight=600)
    axis.set_xscale("log", base=2)
    axis.set_xticks(table["chapters"], table["chapters"])
    axis.minorticks_off()
    axis.set_ylim(0, table["each"].max() * 1.25)
    axis.set_xlabel("chapters, all executed and built")
    axis.set_ylabel("seconds a chapter")
    return figure


def growth_alt(table: pd.DataFrame) -> str:
    """What :func:`growth` shows, for readers who do not see it."""
    said = ", ".join(f"{row.each:.1f} with {row.chapters}" for row in table.itertuples())
    return f"Line of seconds a chapter against the number of chapters: {said}."
