"""Figures of aims for trade: what was named and when it was due, above what was traded."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter

from analysis.figures import style
from analysis.figures.growth import LOOKS


def ladder(aims: pd.DataFrame, turnover: pd.DataFrame, first: int, last: int) -> Figure:
    """Aims as circles at the day on which they were named, above turnover as each dataset has it.

    Parameters
    ----------
    aims : DataFrame
        From :func:`analysis.measures.targets.aims`, with ``label``, the words above the circle. From an aim
        with a term a line runs to the end of the year in which it fell due, and drops from there, dotted, to
        the highest turnover of that year.
    turnover : DataFrame
        Million dollars: index years, a column a dataset of :data:`analysis.figures.growth.LOOKS`. A year is
        drawn at its end, when its sum is complete.
    first, last : int
        Years of the axis.
    """
    figure, axis = style.new(5.0)
    final = int(turnover.loc[first:last].dropna(how="all").index[-1]) + 1
    place = float("inf")
    for dataset in turnover.loc[first:last].ffill().iloc[-1].sort_values(ascending=False).index:
        known = turnover[dataset].loc[first:last].dropna() / 1000
        x, end, colour = int(known.index[-1]) + 1, float(known.iloc[-1]), LOOKS[dataset]["color"]
        axis.plot(known.index + 1, known.to_numpy(), **({"linewidth": 1.9} | LOOKS[dataset]))
        axis.plot(x, end, "o", color=colour, markersize=3.5)
        text = f"{dataset.upper()} {end:.1f}"
        if x < final:  # the line stops early: its label stands below its end
            style.note(axis, text, x, end, dy=-12, ha="right", color=colour, fontweight=600)
            continue
        place = min(end, place - 0.7)
        style.note(axis, text, x, place, dx=6, color=colour, fontweight=600)
    reached = turnover.max(axis="columns") / 1000
    for row in aims.itertuples():
        axis.plot(row.said, row.value, "o", mfc="white", mec=style.INK, markersize=6, zorder=4)
        style.note(axis, row.label, row.said, row.value, dy=8, rotation=90, va="bottom", ha="center", fontsize=8.5)
        if pd.isna(row.due):
            continue
        level, until = row.value - 0.55, int(row.due) + 1
        axis.plot([row.said, row.said, until], [row.value, level, level], color=style.INK, linewidth=1.2)
        axis.plot([until, until], [level, reached[int(row.due)]], color=style.INK, linewidth=1, linestyle=":")
        style.note(axis, f"due {row.due}", until, level, dx=-3, dy=-7, ha="right", fontsize=8.5, color=style.MUTED)
    axis.set_ylim(0, aims["value"].max() + 3.4)
    axis.yaxis.set_major_locator(FixedLocator([0, 2.5, 5, 10]))
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_ylabel("billion dollars", loc="bottom")
    axis.set_xlim(first - 0.3, last + 1.3)
    axis.set_xticks(range(first, last + 1), [str(year) for year in range(first, last + 1)], ha="left")
    return figure
