"""Figures on people: counts of different populations side by side, with the span between rival sources."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.education import bars


def _numbers(table: pd.DataFrame) -> list[str]:
    return [
        f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"
        for low, high in zip(table["low"], table["high"], strict=True)
    ]


def populations(table: pd.DataFrame, sides: list[str]) -> Figure:
    """Each population one bar; where sources differ, a lighter part leads from the low to the high count.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.people.populations`: ``counted``, ``low``, ``high``.
    sides : list of str
        For each row, the state (ISO 3166 alpha-3) in which the people lived: its colour.
    """
    figure, axes = style.new(height=0.3 + 0.5 * len(table))
    colours = [style.colour(side) for side in sides]
    bars(axes, table["high"], list(table["counted"]), colours, _numbers(table))
    for bar, low in zip(list(axes.patches), table["low"], strict=True):
        bar.set_alpha(0.4)
        axes.barh(bar.get_y() + bar.get_height() / 2, low, color=bar.get_facecolor()[:3], height=bar.get_height())
    return figure


def populations_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`populations`."""
    pairs = zip(table["counted"], _numbers(table), strict=True)
    listed = "; ".join(f"{counted.replace(chr(10), ' ')}: {text}" for counted, text in pairs)
    return f"Bar chart of persons counted. {listed}."
