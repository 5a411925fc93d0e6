"""Figures of military ties."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style


def partners(panels: Mapping[str, pd.Series], highlight: str) -> Figure:
    """One state's partners on several measures, side by side: bars with their numbers.

    Parameters
    ----------
    panels : mapping of str to Series
        Title of a panel to values by partner; all with the same index, in the order from top to bottom.
    highlight : str
        Partner drawn in its colour; the others are grey.

    Returns
    -------
    Figure
        A zero has no bar and the number 0: none in the list.
    """
    index = next(iter(panels.values())).index
    figure, axes = style.new(1.0 + 0.3 * len(index), columns=len(panels), sharey=True, squeeze=False)
    for ax, (title, values) in zip(axes[0], panels.items(), strict=True):
        places = range(len(values))
        colours = [style.colour(highlight) if partner == highlight else style.RULE for partner in values.index]
        ax.barh(places, values, color=colours, height=0.68, linewidth=0)
        for place, (partner, value) in zip(places, values.items(), strict=True):
            strong = partner == highlight
            ax.annotate(
                f"{value:,.0f}", (value, place), xytext=(4, 0), textcoords="offset points", va="center",
                fontsize=9, color=style.colour(highlight) if strong else style.INK, fontweight=600 if strong else 400,
            )  # fmt: skip
        ax.set_title(title, fontsize=9.5, color=style.MUTED, fontweight=400, pad=6)
        ax.set_xlim(0, max(values.max(), 1) * 1.32)
        ax.set_xticks([])
        ax.grid(visible=False)
        ax.spines[["left", "bottom"]].set_visible(False)
    axes[0, 0].set_yticks(range(len(index)), [countries.name(partner) for partner in index])
    axes[0, 0].set_ylim(len(index) - 0.5, -0.5)
    labels = axes[0, 0].get_yticklabels()
    for partner, label in zip(index, labels, strict=True):
        label.set_color(style.colour(highlight) if partner == highlight else style.INK)
    return figure


def partners_alt(panels: Mapping[str, pd.Series]) -> str:
    """Alternative text of :func:`partners`: every number."""
    parts = []
    for title, values in panels.items():
        numbers = [f"{countries.name(str(partner))} {value:,.0f}" for partner, value in values.items()]
        parts.append(" ".join(title.split()) + ": " + ", ".join(numbers))
    return "Bars by partner. " + "; ".join(parts) + "."
