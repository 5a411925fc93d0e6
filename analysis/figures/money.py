"""Figures of money: claims side by side, in the dollars of the day and in constant dollars."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style


def claims(table: pd.DataFrame, base: int, yardsticks: Mapping[str, float]) -> Figure:
    """Claimed sums, a row a claim; no line joins them, since they are not a series.

    Parameters
    ----------
    table : DataFrame
        ``label`` (text at the left), ``current`` and ``constant`` (billion dollars), in the order of the rows;
        a missing value has no dot.
    base : int
        Year of the constant dollars, for the words beside the first row.
    yardsticks : mapping of str to float
        Name to measured sum (billion dollars): rows below the claims, with a square.
    """
    figure, axis = style.new(0.36 * (len(table) + len(yardsticks)) + 1.1)
    rows = range(len(table))
    axis.hlines(rows, table["constant"], table["current"], color=style.RULE, linewidth=2, zorder=1)
    axis.plot(table["current"], rows, "o", color=style.MUTED, markerfacecolor="none", markersize=6, zorder=2)
    axis.plot(table["constant"], rows, "o", color=style.colour("TUR"), markersize=7, zorder=3)
    for row, (current, constant) in enumerate(zip(table["current"], table["constant"], strict=True)):
        side = 1 if constant >= current else -1
        look = {"color": style.colour("TUR"), "fontweight": 600}
        if pd.notna(constant):
            style.note(
                axis, f"{constant:.2f}", constant, row, dx=8 * side, ha="left" if side > 0 else "right", **look
            )
        style.note(axis, f"{current:.1f}", current, row, dx=-8 * side, ha="right" if side > 0 else "left")
    for row, value in enumerate(yardsticks.values(), len(table)):
        axis.plot(value, row, "s", color=style.INK, markersize=6)
        style.note(axis, f"{value:.2f}", value, row, dx=8, ha="left", fontweight=600)
    style.note(axis, f"filled: dollars of {base}; hollow: of the day", 0, -0.75, ha="left", color=style.MUTED)
    labels = [*table["label"], *yardsticks]
    axis.set_yticks(range(len(labels)), labels)
    axis.set_ylim(len(labels) - 0.5, -1)
    axis.set_xlim(0, table[["current", "constant"]].max().max() * 1.15)
    axis.set_xlabel("billion dollars")
    axis.grid(visible=False, axis="y")
    return figure


def claims_alt(table: pd.DataFrame, base: int, yardsticks: Mapping[str, float]) -> str:
    """What :func:`claims` shows, for readers who do not see it."""
    rows = zip(table["label"], table["current"], table["constant"], strict=True)
    said = "; ".join(
        f"{label}: {current:.1f}, in dollars of {base} {constant:.2f}" for label, current, constant in rows
    )
    measured = "; ".join(f"{name} {value:.2f}" for name, value in yardsticks.items())
    return f"Dot chart of claimed sums, billion dollars. {said}. Measured, for comparison: {measured}."
