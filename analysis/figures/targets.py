"""Figures of aims: what was named and when it was due, above what was traded; a seller's markets side by side."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import name
from analysis.figures import style
from analysis.figures.growth import LOOKS
from analysis.figures.trade import note


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
            note(axis, text, x, end, dy=-12, ha="right", color=colour, fontweight=600)
            continue
        place = min(end, place - 0.7)
        note(axis, text, x, place, dx=6, color=colour, fontweight=600)
    reached = turnover.max(axis="columns") / 1000
    for row in aims.itertuples():
        axis.plot(row.said, row.value, "o", mfc="white", mec=style.INK, markersize=6, zorder=4)
        note(axis, row.label, row.said, row.value, dy=8, rotation=90, va="bottom", ha="center", fontsize=8.5)
        if pd.isna(row.due):
            continue
        level, until = row.value - 0.55, int(row.due) + 1
        axis.plot([row.said, row.said, until], [row.value, level, level], color=style.INK, linewidth=1.2)
        axis.plot([until, until], [level, reached[int(row.due)]], color=style.INK, linewidth=1, linestyle=":")
        note(axis, f"due {row.due}", until, level, dx=-3, dy=-7, ha="right", fontsize=8.5, color=style.MUTED)
    axis.set_ylim(0, aims["value"].max() + 3.4)
    axis.yaxis.set_major_locator(FixedLocator([0, 2.5, 5, 10]))
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_ylabel("billion dollars", loc="bottom")
    axis.set_xlim(first - 0.3, last + 1.3)
    axis.set_xticks(range(first, last + 1), [str(year) for year in range(first, last + 1)], ha="left")
    return figure


def markets(table: pd.DataFrame, inside: Mapping[str, str], seller: str) -> Figure:
    """How a seller's exports grew in each market, beside all that the market bought: a row a buyer.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.targets.markets`, in the order of the rows.
    inside : mapping of str to str
        Buyers that belong together, and the words for it beside the name.
    seller : str
        State in whose colour its exports stand.
    """
    figure, axis = style.new(0.42 * len(table) + 1.3)
    colour = style.colour(seller)
    for row, (_, values) in enumerate(table.iterrows()):
        sales, demand = float(values["sales"]), float(values["demand"])
        if demand == demand:
            axis.plot([demand, sales], [row, row], color=style.RULE, linewidth=2.5, zorder=1)
            axis.plot(demand, row, "o", markerfacecolor="white", markeredgecolor=style.INK, markersize=7, zorder=3)
        axis.plot(sales, row, "o", color=colour, markersize=8, zorder=4)
        edge = max(sales, demand) if demand == demand else sales
        words = f"{sales:.1f} × (share {values['share']:.2f})" if demand == demand else f"{sales:.1f} ×"
        note(axis, words, edge, row, dx=9)
    labels = [f"{name(buyer)}\n{inside[buyer]}" if buyer in inside else name(buyer) for buyer in table.index]
    axis.set_yticks(range(len(table)), labels)
    axis.set_xlabel(f"filled: bought from {name(seller)}; hollow: bought from all")
    top = float(table[["sales", "demand"]].max().max())
    axis.set_xscale("log")
    axis.set_xlim(1, top * 1.75)
    axis.xaxis.set_major_locator(FixedLocator([1, 1.5, 2, 3, 4]))
    axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g} ×"))
    axis.xaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_ylim(len(table) - 0.4, -0.6)
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure


def markets_alt(table: pd.DataFrame, seller: str) -> str:
    """What :func:`markets` shows, for readers who do not see it."""
    rows = [
        f"{name(buyer)} {values['sales']:.1f} times"
        + (f", all its imports {values['demand']:.1f} times" if values["demand"] == values["demand"] else "")
        for buyer, values in table.iterrows()
    ]
    return f"Dots on a logarithmic scale. Growth of what each bought from {name(seller)}: {'; '.join(rows)}."
