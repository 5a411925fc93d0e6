"""Figures of the record itself: how many dated records each span of years has."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style


def rates(table: pd.DataFrame, emphasis: str) -> Figure:
    """Records a year by theme, from one span of years to the next: a line for each theme.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.record.rates`.
    emphasis : str
        The theme that the figure is about; the others are grey.
    """
    figure, axes = style.new(height=2.9)
    spans = list(dict.fromkeys(table["span"]))
    for theme in dict.fromkeys(table["theme"]):
        mine = table[table["theme"] == theme].reset_index(drop=True)
        colour = style.INK if theme == emphasis else style.MUTED
        width = 2.4 if theme == emphasis else 1.4
        axes.plot(mine.index, mine["a_year"], color=colour, linewidth=width, marker="o", markersize=4)
        for place, number in mine["a_year"].items():
            style.note(axes, f"{number:.1f}", place, number, dy=9, ha="center", color=colour, fontsize=9.5)
        style.end_label(axes, len(spans) - 1, mine["a_year"].iloc[-1], theme, colour)
    axes.set_xticks(range(len(spans)), spans)
    axes.set_xlim(-0.25, len(spans) - 1 + 0.1)
    axes.set_ylim(0, float(table["a_year"].max()) * 1.2)
    axes.set_ylabel("dated records a year")
    return figure


def rates_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`rates`."""
    parts = [
        f"{theme} {', '.join(f'{row.a_year:.1f} in {row.span}' for row in mine.itertuples())}"
        for theme, mine in table.groupby("theme", sort=False)
    ]
    return f"Line chart of dated records a year: {'; '.join(parts)}."
