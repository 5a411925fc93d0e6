"""Figures of growth: its parts, reports through time, shares, trade against a model, claims beside a stock."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, PercentFormatter

from analysis.countries import WORLD, name
from analysis.figures import style
from analysis.figures.trade import DATASETS, note

#: How a reconciled dataset is drawn beside those of :data:`analysis.figures.trade.DATASETS`.
LOOKS = DATASETS | {"baci": {"color": style.INK, "linestyle": "--", "linewidth": 1.5, "zorder": 2}}


def _times(value: float, _position: int = 0) -> str:
    """A factor in words short enough for an axis."""
    return "half" if value == 0.5 else f"{value:g} ×"


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
        note(axis, f"{row.growth:.1f} × (share {row.share:.2f})", max(common, row.growth), place, dx=5)
    for exporter in groups:
        first = places[list(table["exporter"]).index(exporter)]
        importer = table.loc[table["exporter"] == exporter, "importer"].iloc[0]
        note(axis, f"{name(exporter)} to {name(importer)}", 1, first - 0.85, fontweight=600)
    first = table.iloc[0]
    for text, x in (("prices", first["price"] ** 0.5), ("everyone", first["price"] * first["volume"] ** 0.5)):
        shade = "white" if text == "prices" else style.INK
        note(axis, text, x, places[0], ha="center", color=shade, fontsize=8.5)
    if first["share"] > 1.5:
        middle = first["price"] * first["volume"] * first["share"] ** 0.5
        note(axis, "share", middle, places[0], ha="center", color="white", fontsize=8.5)
    axis.set_xscale("log")
    axis.set_xlim(1, table["growth"].max() * 6)
    axis.xaxis.set_major_locator(FixedLocator([1, 2, 4, 8, 16, 32]))
    axis.xaxis.set_major_formatter(FuncFormatter(_times))
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


def ratios(mirror: pd.DataFrame, highlight: str, first: int, last: int, shaded: tuple[int, int]) -> Figure:
    """Importer's figure divided by the exporter's through time, a line an importer, logarithmic.

    Parameters
    ----------
    mirror : DataFrame
        From :func:`analysis.measures.trade.mirror`.
    highlight : str
        The importer whose line is thick and labelled with values.
    first, last : int
        Years of the axis.
    shaded : tuple of int
        First and last year of the period that the chapter is about.
    """
    figure, axis = style.new(3.8)
    axis.axvspan(shaded[0] - 0.5, shaded[1] + 0.5, color=style.BAND, zorder=0, linewidth=0)
    axis.axhline(1, color=style.MUTED, linewidth=0.8)
    table = mirror.pivot_table(index="year", columns="importer", values="ratio").reindex(range(first, last + 1))
    axis.set_yscale("log")
    ends = {i: float(table[i].dropna().iloc[-1]) for i in dict.fromkeys(mirror["importer"])}
    place = float("inf")
    for importer in sorted(ends, key=ends.get, reverse=True):
        thick = importer == highlight
        look = {"linewidth": 2.6 if thick else 1.2, "zorder": 3 if thick else 2}
        look |= {"color": style.colour(importer), "linestyle": "-" if thick else style.DASHES.get(importer, ":")}
        style.line(axis, table[importer], importer, **look)
        place = min(ends[importer], place / 1.17)
        text = "All partners" if importer == WORLD else name(importer)
        axis.annotate(
            text, (last, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=9,
            color=look["color"], fontweight=600 if thick else 400, annotation_clip=False,
        )  # fmt: skip
    own = table[highlight].dropna()
    within = own.loc[shaded[0] : shaded[1]]
    for year in [
        year for year in dict.fromkeys([own.idxmax(), shaded[0] - 1, within.idxmax(), shaded[1]]) if year in own
    ]:
        beside = year == shaded[0] - 1 != own.idxmax()
        where = {"dx": 8, "ha": "left"} if beside else {"dy": 15 if year == shaded[1] else 11, "ha": "center"}
        note(axis, f"{own[year]:.1f}", year, own[year], color=style.colour(highlight), fontweight=600, **where)
    axis.set_ylim(0.45, table.max().max() * 1.35)
    axis.yaxis.set_major_locator(FixedLocator([0.5, 1, 2, 4, 8]))
    axis.yaxis.set_major_formatter(FuncFormatter(_times))
    axis.yaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_xlim(first - 0.4, last + 0.4)
    axis.set_xticks(range(first, last + 1, 5))
    return figure


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
        place = float("inf")
        ends = table.ffill().iloc[-1].sort_values(ascending=False)
        for dataset, end in ends.items():
            style.line(axis, table[dataset], dataset, **LOOKS[dataset])
            place = min(end, place - top * 0.1)
            shift = (place - end) / top * 130  # 130: about a panel's height in points
            style.end_label(axis, last, end, f"{dataset.upper()} {end:.1%}", LOOKS[dataset]["color"], dy=shift)
        axis.set_ylim(0, top)
        axis.yaxis.set_major_formatter(PercentFormatter(1, decimals=0 if top > 0.02 else 1))
        axis.set_xlim(first - 0.4, last + 0.4)
        axis.set_xticks(range(first, last + 1, 2))
    return figure


def expectation(table: pd.DataFrame, highlight: str, heads: Mapping[str, str]) -> Figure:
    """Trade divided by a model's expectation: a row a partner, a dot a direction, logarithmic.

    Parameters
    ----------
    table : DataFrame
        Index partners, in the order of the rows; a column a direction (keys of ``heads``).
    highlight : str
        The partner in its own colour.
    heads : mapping of str to str
        Column to the words beside its mark; the first is filled, the second hollow.
    """
    figure, axis = style.new(0.3 * len(table) + 1.2)
    axis.axvline(1, color=style.MUTED, linewidth=0.8)
    filled, hollow = heads
    for row, (partner, values) in enumerate(table.iterrows()):
        colour = style.colour(partner) if partner == highlight else style.MUTED
        axis.plot(values[[filled, hollow]], [row, row], color=style.RULE, linewidth=2, zorder=1)
        axis.plot(values[filled], row, "o", color=colour, markersize=7, zorder=3)
        axis.plot(values[hollow], row, "o", markerfacecolor="white", markeredgecolor=colour, markersize=6, zorder=3)
        if partner == highlight:
            for column in (filled, hollow):
                side = 1 if values[column] == values.max() else -1
                where = {"dx": 8 * side, "ha": "left" if side > 0 else "right", "color": colour, "fontweight": 600}
                note(axis, f"{values[column]:.1f}", values[column], row, **where)
    note(axis, f"filled: {heads[filled]}; hollow: {heads[hollow]}", 1, -1, ha="center", color=style.MUTED)
    axis.set_xscale("log")
    axis.xaxis.set_major_locator(FixedLocator([0.1, 0.25, 0.5, 1, 2, 4, 8]))
    axis.xaxis.set_major_formatter(FuncFormatter(_times))
    axis.xaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_yticks(range(len(table)), [name(partner) for partner in table.index])
    axis.set_ylim(len(table) - 0.5, -1.4)
    axis.set_xlabel("trade, in times of what the model expects")
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure


def claims_and_stock(stock: pd.Series, claims: pd.DataFrame, accent: str, label: str) -> Figure:
    """A measured stock as a line, and what people claimed as points beside it, billion dollars.

    Parameters
    ----------
    stock : Series
        Billion dollars by year.
    claims : DataFrame
        ``year``, ``value`` (billion dollars), ``label``.
    accent : str
        State whose colour the line has.
    label : str
        Words for the line.
    """
    figure, axis = style.new(3.6)
    style.line(axis, stock, accent, color=style.colour(accent))
    last = stock.dropna().index[-1]
    note(axis, f"{label} {stock[last]:.2f}", last, stock[last], dy=12, ha="right", color=style.colour(accent))
    axis.plot(claims["year"], claims["value"], "o", color=style.INK, markersize=6, zorder=3)
    middle = stock.index.min() + (stock.index.max() - stock.index.min()) / 2
    for row in claims.itertuples():
        left = row.year > middle
        note(
            axis,
            f"{row.label} {row.value:.1f}",
            row.year,
            row.value,
            dx=-8 if left else 8,
            ha="right" if left else "left",
        )
    axis.set_ylim(0, max(claims["value"].max(), stock.max()) * 1.15)
    axis.set_ylabel("billion dollars")
    style.years(axis, int(min(stock.index.min(), claims["year"].min())), int(max(last, claims["year"].max())))
    return figure
