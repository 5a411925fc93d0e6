"""Figures of routes and their cargoes: months of supply, plans beside counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import name
from analysis.figures import style


def months(table: pd.DataFrame, states: Mapping[str, str], events: Mapping[str, float]) -> Figure:
    """Monthly tonnes of suppliers as the sources give them: dots for months, bars for means of longer spans.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.corridors.months`. What is ``at most`` is hollow, a triangle that points down.
    states : mapping of str to str
        Supplier to its words beside the highest of its counts.
    events : mapping of str to float
        Words to a moment (decimal year), drawn as thin lines.
    """
    figure, axis = style.new(4.0)
    top = table.loc[table["kind"] == "count", "value"].max() * 1.28
    for order, (text, moment) in enumerate(events.items()):
        style.border(axis, moment)
        where = {"dx": 4, "ha": "left"} if order else {"dx": -4, "ha": "right"}
        style.note(axis, text, moment, top * 0.95, color=style.MUTED, fontsize=8.5, **where)
    for supplier, words in states.items():
        colour = style.colour(supplier)
        rows = table[table["supplier"] == supplier]
        for row in rows.itertuples():
            bound = row.kind == "at most"
            if row.end > row.begin:
                axis.hlines(
                    row.value,
                    row.begin,
                    row.end,
                    color=colour,
                    linewidth=2.4,
                    linestyle=":" if bound else "-",
                    zorder=3,
                )
            middle = (row.begin + row.end) / 2
            if bound:
                axis.plot(middle, row.value, "v", color=colour, markerfacecolor="none", markersize=7, zorder=3)
            elif row.end == row.begin:
                axis.plot(middle, row.value, "o", color=colour, markersize=6.5, zorder=4)
        highest = rows[rows["kind"] == "count"].sort_values("value").iloc[-1]
        x = (highest["begin"] + highest["end"]) / 2
        month = highest["begin"] == highest["end"]
        where = {"dx": 9, "dy": 7, "ha": "left"} if month else {"dy": 12, "ha": "center"}
        style.note(axis, words, x, highest["value"], color=colour, fontweight=600, **where)
    axis.set_ylim(-30, top)
    axis.set_ylabel("thousand tonnes a month")
    first, last = table["begin"].min(), table["end"].max()
    axis.set_xlim(first - 0.1, last + 0.2)
    axis.set_xticks(range(int(first), int(last) + 1))
    return figure


def months_alt(table: pd.DataFrame) -> str:
    """What :func:`months` shows, for readers who do not see it."""
    parts = []
    for supplier in dict.fromkeys(table["supplier"]):
        rows = table[table["supplier"] == supplier]
        words = [
            f"{row.first}{'' if row.first == row.last else ' to ' + row.last} "
            f"{'at most ' if row.kind == 'at most' else ''}{row.value:.0f}"
            for row in rows.itertuples()
        ]
        parts.append(f"{name(supplier)}: {', '.join(words)}")
    return f"Chart of thousand tonnes a month. {'. '.join(parts)}."


def _short(value: float) -> str:
    """Thousands and millions in a form short enough for a mark."""
    if value >= 1e6:
        return f"{value / 1e6:.3g} m"
    return f"{value / 1e3:.3g} k" if value >= 1e3 else f"{value:.0f}"


def plans(table: pd.DataFrame, panels: Mapping[str, Sequence[str]]) -> Figure:
    """Plans (hollow) and counts (filled) on a logarithmic axis, a row a route, a panel a unit.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.corridors.plans`.
    panels : mapping of str to sequence of str
        Words for the axis (the unit) to the groups that it has, in order.
    """
    heights = [len(groups) for groups in panels.values()]
    figure, axes = style.new(
        0.5 * sum(heights) + 0.75 * len(panels) + 0.2,
        rows=len(panels), squeeze=False, gridspec_kw={"height_ratios": [h + 1 for h in heights]},
    )  # fmt: skip
    for axis, (unit, groups) in zip(axes[:, 0], panels.items(), strict=True):
        for place, group in enumerate(groups):
            rows = table[table["group"] == group]
            if len(rows) > 1:
                axis.hlines(place, rows["value"].min(), rows["value"].max(), color=style.RULE, linewidth=2, zorder=1)
            for kind, height in (("plan", 10), ("count", -10)):
                values = rows.loc[rows["kind"] == kind, "value"].sort_values()
                colour = style.INK if kind == "plan" else style.colour("TUR")
                fill = "none" if kind == "plan" else colour
                axis.plot(
                    values, [place] * len(values), "o", color=colour, markerfacecolor=fill, markersize=7, zorder=3
                )
                for order, value in enumerate(values):
                    align = (
                        "center" if len(values) == 1 or 0 < order < len(values) - 1 else "left" if order else "right"
                    )
                    shift = {"center": 0, "left": -6, "right": 6}[align]
                    style.note(
                        axis, _short(value), value, place, dx=shift, dy=height, ha=align, color=colour, fontsize=8.5
                    )
        axis.set_xscale("log")
        shown = table[table["group"].isin(groups)]["value"]
        axis.set_xlim(shown.min() / 4, shown.max() * 4)
        axis.xaxis.set_major_locator(FixedLocator([1e3, 1e4, 1e5, 1e6, 1e7]))
        axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))
        axis.xaxis.set_minor_formatter(NullFormatter())
        axis.tick_params(which="minor", length=0)
        axis.set_yticks(range(len(groups)), groups)
        axis.set_ylim(len(groups) - 0.4, -0.6)
        axis.set_xlabel(unit)
        axis.grid(visible=False, axis="y")
        axis.grid(visible=True, axis="x")
    return figure


def plans_alt(table: pd.DataFrame) -> str:
    """What :func:`plans` shows, for readers who do not see it."""
    rows = []
    for group in dict.fromkeys(table["group"]):
        mine = table[table["group"] == group]
        words = [f"{row.kind} {row.value:,.0f} ({row.ref_year})" for row in mine.itertuples()]
        rows.append(f"{' '.join(group.split())}: {', '.join(words)}")
    return f"Dot chart, logarithmic. {'; '.join(rows)}."
