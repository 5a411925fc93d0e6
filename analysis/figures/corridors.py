"""Figures of corridors and of what moved trade: steps of a flow, a part beside its total, plans beside counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import name
from analysis.figures import style
from analysis.figures.trade import note


def steps(table: pd.DataFrame, accent: str) -> Figure:
    """Change of flows, span by span: what trade with everyone did (grey), what the share did (colour).

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.corridors.steps`; a new exporter begins a panel.
    accent : str
        State in whose colour the share is drawn.
    """
    groups = list(dict.fromkeys(table["exporter"]))
    figure, axes = style.new(0.62 * len(table) + 0.6, rows=len(groups), squeeze=False, sharex=True)
    reach = table[["everyone", "share"]].abs().to_numpy().max() * 1.25
    for axis, exporter in zip(axes[:, 0], groups, strict=True):
        rows = table[table["exporter"] == exporter].reset_index(drop=True)
        axis.set_title(f"{name(exporter)} to {name(rows.loc[0, 'importer'])}", fontsize=10, loc="left")
        axis.axvline(0, color=style.INK, linewidth=0.8)
        for place, row in enumerate(rows.itertuples()):
            for dy, value, colour in ((-0.2, row.everyone, style.MUTED), (0.2, row.share, style.colour(accent))):
                axis.barh(place + dy, value, height=0.36, color=colour)
                side = 1 if value >= 0 else -1
                text = f"{value:+,.0f}".replace("-", "−")
                note(axis, text, value, place + dy, dx=4 * side, ha="left" if side > 0 else "right", color=colour)
        axis.set_yticks(range(len(rows)), [f"{row.first}–{row.last}" for row in rows.itertuples()])
        axis.set_ylim(len(rows) - 0.4, -0.6)
        axis.set_xlim(-reach, reach)
        axis.set_xticks([])
        axis.spines[["bottom", "left"]].set_visible(False)
        axis.grid(visible=False)
    first = axes[0, 0]
    note(first, "all its trade", reach * 0.98, 0 - 0.2, ha="right", color=style.MUTED)
    note(first, f"{name(accent)}’s share", reach * 0.98, 0.2, ha="right", color=style.colour(accent), fontweight=600)
    return figure


def steps_alt(table: pd.DataFrame) -> str:
    """What :func:`steps` shows, for readers who do not see it."""
    rows = [
        f"{name(row.exporter)} to {name(row.importer)} {row.first}–{row.last}: {row.change:+.0f} million dollars, "
        f"all its trade {row.everyone:+.0f}, share {row.share:+.0f}"
        for row in table.itertuples()
    ]
    return f"Bars, million dollars. {'; '.join(rows)}."


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
        axis.axvline(moment, color=style.MUTED, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        where = {"dx": 4, "ha": "left"} if order else {"dx": -4, "ha": "right"}
        note(axis, text, moment, top * 0.95, color=style.MUTED, fontsize=8.5, **where)
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
        note(axis, words, x, highest["value"], color=colour, fontweight=600, **where)
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
                    note(axis, _short(value), value, place, dx=shift, dy=height, ha=align, color=colour, fontsize=8.5)
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


def rivals(panels: Mapping[str, pd.DataFrame], first: int, last: int, shaded: tuple[int, int], thick: str) -> Figure:
    """Trade with several partners through time, a panel a direction, a line a partner with its last value.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Panel title to million dollars: index years, a column a partner.
    first, last : int
        Years of the axis.
    shaded : tuple of int
        First and last year of the period that the chapter is about.
    thick : str
        The partner whose line is drawn thicker.
    """
    figure, axes = style.new(5.4, rows=len(panels), squeeze=False, sharex=True)
    for axis, (heading, table) in zip(axes[:, 0], panels.items(), strict=True):
        axis.axvspan(shaded[0] - 0.5, shaded[1] + 0.5, color=style.BAND, zorder=0, linewidth=0)
        axis.set_title(heading, fontsize=10, loc="left")
        top = table.max().max() * 1.12
        place = float("inf")
        for partner, end in table.loc[last].sort_values(ascending=False).items():
            width = 2.8 if partner == thick else 1.5
            style.line(axis, table[partner], partner, linewidth=width, zorder=3 if partner == thick else 2)
            place = min(end, place - top * 0.095)
            shift = (place - end) / top * 140  # 140: about a panel's height in points
            style.end_label(axis, last, end, f"{name(partner)} {end:,.0f}", style.colour(partner), dy=shift)
        axis.set_ylim(0, top)
        axis.set_ylabel("million dollars")
        axis.set_xlim(first - 0.4, last + 0.4)
        axis.set_xticks(range(first, last + 1, 2))
    return figure


def rivals_alt(panels: Mapping[str, pd.DataFrame], years: Sequence[int]) -> str:
    """What :func:`rivals` shows, for readers who do not see it."""
    words = []
    for heading, table in panels.items():
        rows = [f"{name(p)} " + ", ".join(f"{table.loc[year, p]:.0f} in {year}" for year in years) for p in table]
        words.append(f"{heading}: {'; '.join(rows)}")
    return f"Line charts, million dollars. {'. '.join(words)}."
