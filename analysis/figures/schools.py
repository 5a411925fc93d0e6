"""Figures on the fate of the Turkish schools."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style


def _count(row) -> str:
    return f"{row.qualifier} {row.schools}".strip()


def fates(table: pd.DataFrame, turn: float, turn_text: str, first: int, last: int) -> Figure:
    """A line of time for each state that had Turkish schools: until when they worked, and what was done.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.schools.fates`. Schools that were kept have a line that goes on and a full
        dot; the others a line that ends in a hollow one.
    turn : float
        Year with fraction of the event drawn as a vertical line, and named ``turn_text`` on top.
    first, last : int
        Years of the axis.
    """
    figure, axes = style.new(height=0.8 + 0.6 * len(table))
    for place, row in enumerate(table.itertuples()):
        colour = style.colour(row.state)
        axes.plot([first, last if row.kept else row.year], [place, place], color=colour, linewidth=2.2)
        axes.plot(
            [row.year], [place], "o", color=colour, markerfacecolor=colour if row.kept else "none", markersize=7
        )
        style.note(
            axes,
            f"{countries.name(row.state)}: {_count(row)}",
            first,
            place,
            dy=11,
            color=colour,
            weight=600,
            fontsize=9.5,
        )
        style.note(axes, row.what, first, place, dy=-11, color=style.MUTED, fontsize=9.5)
    axes.axvline(turn, color=style.MUTED, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
    style.note(axes, turn_text, turn, -0.7, dx=-4, color=style.MUTED, ha="right")
    axes.set_ylim(len(table) - 0.45, -0.9)
    axes.set_yticks([])
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    axes.set_xlim(first - 0.2, last + 0.2)
    axes.set_xticks(range(first, last + 1, 2))
    return figure


def fates_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`fates`."""
    parts = (f"{countries.name(row.state)} {_count(row)}, {row.acted[:4]}: {row.what}" for row in table.itertuples())
    return f"Lines of time, one for each state. {'; '.join(parts)}."
