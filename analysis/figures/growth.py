"""Figures of growth: its parts and steps, shares through time, a seller's markets, trade against a model."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, PercentFormatter

from analysis.countries import name
from analysis.figures import style
from analysis.figures.trade import DATASETS

#: How a reconciled dataset is drawn beside those of :data:`analysis.figures.trade.DATASETS`.
LOOKS = DATASETS | {"baci": {"color": style.INK, "linestyle": "--", "linewidth": 1.5, "zorder": 2}}


def parts(table: pd.DataFrame, labels: Mapping[str, str], accent: str) -> Figure:
    """Growth of flows as bars on a logarithmic axis: price, volume, share, one after the other.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.growth.parts`, in the order of the rows; a new exporter begins a group.
    labels : mapping of str to str
        What to call each dataset.
    accent : str
        State in whose colour the share is drawn. A share that fell is a hollow piece cut from the bar's end.
    """
    groups = list(dict.fromkeys(table["exporter"]))
    places = [row + 1.3 * groups.index(exporter) for row, exporter in enumerate(table["exporter"])]
    figure, axis = style.new(0.42 * len(table) + 1.3 * 0.42 * len(groups) + 0.9)
    colour = style.colour(accent)
    for place, row in zip(places, table.itertuples(), strict=True):
        common = row.price * row.volume
        axis.barh(place, row.price - 1, left=1, height=0.66, color=style.MUTED)
        axis.barh(place, min(common, row.growth) - row.price, left=row.price, height=0.66, color=style.RULE)
        if row.share >= 1:
            axis.barh(place, row.growth - common, left=common, height=0.66, color=colour)
        else:
            axis.barh(place, common - row.growth, left=row.growth, height=0.66, fill=False, edgecolor=colour)
        style.note(axis, f"{row.growth:.1f} × (share {row.share:.2f})", max(common, row.growth), place, dx=5)
    for exporter in groups:
        first = places[list(table["exporter"]).index(exporter)]
        importer = table.loc[table["exporter"] == exporter, "importer"].iloc[0]
        style.note(axis, f"{name(exporter)} to {name(importer)}", 1, first - 0.85, fontweight=600)
    first = table.iloc[0]
    for text, x in (("prices", first["price"] ** 0.5), ("everyone", first["price"] * first["volume"] ** 0.5)):
        shade = "white" if text == "prices" else style.INK
        style.note(axis, text, x, places[0], ha="center", color=shade, fontsize=8.5)
    if first["share"] > 1.5:
        middle = first["price"] * first["volume"] * first["share"] ** 0.5
        style.note(axis, "share", middle, places[0], ha="center", color="white", fontsize=8.5)
    axis.set_xscale("log")
    axis.set_xlim(1, table["growth"].max() * 6)
    axis.xaxis.set_major_locator(FixedLocator([1, 2, 4, 8, 16, 32]))
    axis.xaxis.set_major_formatter(FuncFormatter(style.times))
    axis.xaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_yticks(places, [labels[dataset] for dataset in table["dataset"]])
    axis.set_ylim(places[-1] + 0.6, places[0] - 1.4)
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure


def parts_alt(table: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """What :func:`parts` shows, for readers who do not see it."""
    rows = [
        f"{name(row.exporter)} to {name(row.importer)}, {labels[row.dataset]}: {row.growth:.1f} times = prices "
        f"{row.price:.2f} × volume with everyone {row.volume:.2f} × share {row.share:.2f}"
        for row in table.itertuples()
    ]
    return f"Bars of growth factors. {'; '.join(rows)}."


def steps(table: pd.DataFrame, accent: str) -> Figure:
    """Change of flows, span by span: what trade with everyone did (grey), what the share did (colour).

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.growth.steps`; a new exporter begins a panel.
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
                style.note(
                    axis, text, value, place + dy, dx=4 * side, ha="left" if side > 0 else "right", color=colour
                )
        axis.set_yticks(range(len(rows)), [f"{row.first}–{row.last}" for row in rows.itertuples()])
        axis.set_ylim(len(rows) - 0.4, -0.6)
        axis.set_xlim(-reach, reach)
        axis.set_xticks([])
        axis.spines[["bottom", "left"]].set_visible(False)
        axis.grid(visible=False)
    first = axes[0, 0]
    style.note(first, "all its trade", reach * 0.98, 0 - 0.2, ha="right", color=style.MUTED)
    style.note(
        first, f"{name(accent)}’s share", reach * 0.98, 0.2, ha="right", color=style.colour(accent), fontweight=600
    )
    return figure


def steps_alt(table: pd.DataFrame) -> str:
    """What :func:`steps` shows, for readers who do not see it."""
    rows = [
        f"{name(row.exporter)} to {name(row.importer)} {row.first}–{row.last}: {row.change:+.0f} million dollars, "
        f"all its trade {row.everyone:+.0f}, share {row.share:+.0f}"
        for row in table.itertuples()
    ]
    return f"Bars, million dollars. {'; '.join(rows)}."


def shares(panels: Mapping[str, pd.DataFrame], first: int, last: int, shaded: tuple[int, int]) -> Figure:
    """Shares through time, a panel a state, a line a dataset with its last value.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Panel title to shares (0 to 1): index years, a column a dataset.
    first, last : int
        Years of the axis.
    shaded : tuple of int
        First and last year of the period that the chapter is about.
    """
    figure, axes = style.new(5.2, rows=len(panels), squeeze=False, sharex=True)
    for axis, (heading, table) in zip(axes[:, 0], panels.items(), strict=True):
        axis.axvspan(shaded[0] - 0.5, shaded[1] + 0.5, color=style.BAND, zorder=0, linewidth=0)
        axis.set_title(heading, fontsize=10, loc="left")
        top = table.max().max() * 1.15
        ends = table.ffill().iloc[-1].sort_values(ascending=False)
        for (dataset, end), place in zip(ends.items(), style.stacked(ends, gap=top * 0.1), strict=True):
            style.line(axis, table[dataset], dataset, **LOOKS[dataset])
            shift = (place - end) / top * 130  # 130: about a panel's height in points
            style.end_label(axis, last, end, f"{dataset.upper()} {end:.1%}", LOOKS[dataset]["color"], dy=shift)
        axis.set_ylim(0, top)
        axis.yaxis.set_major_formatter(PercentFormatter(1, decimals=0 if top > 0.02 else 1))
        axis.set_xlim(first - 0.4, last + 0.4)
        axis.set_xticks(range(first, last + 1, 2))
    return figure


def markets(table: pd.DataFrame, inside: Mapping[str, str], seller: str) -> Figure:
    """How a seller's exports grew in each market, beside all that the market bought: a row a buyer.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.growth.markets`, in the order of the rows.
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
        style.note(axis, words, edge, row, dx=9)
    labels = [f"{name(buyer)}\n{inside[buyer]}" if buyer in inside else name(buyer) for buyer in table.index]
    axis.set_yticks(range(len(table)), labels)
    axis.set_xlabel(f"filled: bought from {name(seller)}; hollow: bought from all")
    top = float(table[["sales", "demand"]].max().max())
    axis.set_xscale("log")
    axis.set_xlim(1, top * 1.75)
    axis.xaxis.set_major_locator(FixedLocator([1, 1.5, 2, 3, 4]))
    axis.xaxis.set_major_formatter(FuncFormatter(style.times))
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
