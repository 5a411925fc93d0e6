"""Figures on people: counts of different populations side by side, with the span between rival sources."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style
from analysis.figures.education import bars, note


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


def directions(table: pd.DataFrame, there: str, back: str) -> Figure:
    """Counts of people in two directions: bars to the left and to the right of one axis.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.people.directions`: ``counted``, ``there``, ``back``.
    there, back : str
        The states (ISO 3166 alpha-3) where the people of the left and of the right side come from: their colour.
    """
    figure, axes = style.new(height=0.7 + 0.52 * len(table))
    limit = float(table[["there", "back"]].max().max()) * 1.45
    for column, state, sign in (("there", there, -1), ("back", back, 1)):
        values = table[column].astype(float)
        axes.barh(range(len(table)), sign * values.fillna(0), color=style.colour(state), height=0.6)
        for place, value in enumerate(values):
            text = "no count" if pd.isna(value) else f"{value:,.0f}"
            at = 0 if pd.isna(value) else sign * value
            note(axes, text, at, place, dx=4 * sign, ha="left" if sign > 0 else "right")
        side = f"from {countries.name(state)}"
        aim = f"{side} →" if sign > 0 else f"← {side}"
        note(axes, aim, 0, -0.75, dx=4 * sign, ha="left" if sign > 0 else "right", color=style.colour(state))
    axes.set_yticks(range(len(table)), list(table["counted"]))
    axes.set_ylim(len(table) - 0.5, -1.1)
    axes.set_xlim(-limit, limit)
    axes.axvline(0, color=style.INK, linewidth=0.8)
    axes.grid(False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(False)
    return figure


def directions_alt(table: pd.DataFrame, there: str, back: str) -> str:
    """Alternative text of :func:`directions`."""
    left, right = countries.name(there), countries.name(back)
    listed = "; ".join(
        f"{' '.join(row.counted.split())}: {_or_none(row.there)} from {left}, {_or_none(row.back)} from {right}"
        for row in table.itertuples()
    )
    return f"Bar chart in two directions. {listed}."


def _or_none(number: object) -> str:
    return "no count" if pd.isna(number) else f"{number:,.0f}"
