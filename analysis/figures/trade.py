"""Figures of trade: two counts of one flow, partners, sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from analysis.countries import name
from analysis.figures import style

#: How each dataset is drawn: colour of the state whose report it mainly rests on in the 1990s, line, marker.
DATASETS = {
    "wits": {"color": style.PALETTE["KAZ"], "linestyle": "-", "zorder": 3},
    "cow": {"color": style.PALETTE["TUR"], "linestyle": "-", "zorder": 2},
    "oec": {"color": style.MUTED, "linestyle": (0, (4, 2)), "linewidth": 1.3, "zorder": 1},
}
#: Datasets of which a period has single years only: drawn as points.
POINTS = {"unctad": "D", "baci": "s"}


def counts(panels: Mapping[str, pd.DataFrame], first: int, last: int) -> Figure:
    """One flow as each dataset has it, a panel a direction.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Panel title to values (million dollars): index years, a column a dataset. Datasets of
        :data:`DATASETS` are lines with a label at the end, those of :data:`POINTS` are labelled points.
    first, last : int
        Years of the axis.
    """
    figure, axes = style.new(5.6, rows=len(panels), squeeze=False, sharex=True)
    top = max(panel.max().max() for panel in panels.values()) * 1.1
    for axis, (heading, values) in zip(axes[:, 0], panels.items(), strict=True):
        axis.set_title(heading, fontsize=10, loc="left")
        for dataset in [d for d in DATASETS if d in values]:
            style.line(axis, values[dataset], dataset, **DATASETS[dataset])
        for dataset in [d for d in POINTS if d in values]:
            axis.plot(values.index, values[dataset], POINTS[dataset], color=style.INK, markersize=4.5, zorder=4)
        _ends(axis, values, top, last)
        axis.set_ylim(0, top)
        axis.set_ylabel("million dollars")
        style.years(axis, first, last)
    return figure


def _ends(axis: Axes, values: pd.DataFrame, top: float, last: int) -> None:
    """Name and last value of each dataset; those that end alike share a label, close ones are spread."""
    known = {d: values[d].dropna() for d in [*DATASETS, *POINTS] if d in values}
    ends: dict[float, list[str]] = {}
    for dataset, series in known.items():
        if not series.empty and series.index[-1] == last:
            ends.setdefault(float(round(series.iloc[-1])), []).append(dataset)
        elif not series.empty:
            style.note(axis, dataset.upper(), series.index[-1], series.iloc[-1], dy=13, ha="right", fontweight=600)
    heights = style.stacked(sorted(ends, reverse=True), gap=top * 0.075)
    for (value, names), place in zip(sorted(ends.items(), reverse=True), heights, strict=True):
        shift = (place - value) / top * 150  # 150: about a panel's height in points
        text = f"{', '.join(n.upper() for n in names)} {value:.0f}"
        colour = DATASETS.get(names[0], {"color": style.INK})["color"]
        style.end_label(axis, last, value, text, colour, dy=shift)


def counts_alt(there: pd.DataFrame, back: pd.DataFrame, state: str, partner: str, year: int) -> str:
    """What :func:`counts` shows, for readers who do not see it."""
    return (
        f"Two line charts. {name(partner)}'s sales to {name(state)} in {year}: "
        f"{there.loc[year, 'wits']:.0f} million dollars by {name(state)}'s customs, "
        f"{there.loc[year, 'cow']:.0f} in the importer-side data: the lines lie on each other. "
        f"{name(state)}'s sales to {name(partner)} in {year}: {back.loc[year, 'wits']:.0f} by "
        f"{name(state)}'s customs, {back.loc[year, 'cow']:.0f} by {name(partner)}'s imports: the lines part."
    )


def partner_shares(importer_side: pd.Series, own: pd.Series, highlight: str) -> Figure:
    """Share of each partner in a state's trade: bars for one dataset, diamonds for another.

    Parameters
    ----------
    importer_side, own : Series
        Shares (0 to 1) by partner; ``own`` may lack partners.
    highlight : str
        The partner in its own colour.
    """
    ordered = importer_side.dropna().sort_values(ascending=False)
    figure, axis = style.new(0.27 * len(ordered) + 1.1)
    colours = [style.colour(p) if p == highlight else style.RULE for p in ordered.index]
    axis.barh(range(len(ordered)), ordered, color=colours, height=0.68)
    matched = own.reindex(ordered.index)
    axis.plot(matched, range(len(ordered)), "D", color=style.INK, markersize=4.5, zorder=3)
    for row, (partner, value) in enumerate(ordered.items()):
        weight = 600 if partner == highlight else 400
        own_count = "" if pd.isna(matched[partner]) else f", own count {matched[partner]:.1%}"
        end = max(value, matched.fillna(0)[partner])
        style.note(axis, f"{value:.1%}{own_count}", end, row, dx=6, fontweight=weight)
    axis.set_yticks(range(len(ordered)), [name(p) for p in ordered.index])
    axis.invert_yaxis()
    axis.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axis.set_xlim(0, ordered.max() * 1.5)
    axis.grid(visible=True, axis="x")
    axis.grid(visible=False, axis="y")
    return figure


def lines(table: pd.DataFrame, first: int, last: int) -> Figure:
    """Turnover with several partners (million dollars): index years, a column a partner."""
    figure, axis = style.new(3.6)
    for partner in table:
        label = f"{name(partner)} {table[partner].dropna().iloc[-1]:.0f}"
        style.line(axis, table[partner], partner, label=label)
    axis.set_ylim(0, table.max().max() * 1.1)
    axis.set_ylabel("million dollars")
    style.years(axis, first, last)
    return figure


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
        ends = table.loc[last].sort_values(ascending=False)
        for (partner, end), place in zip(ends.items(), style.stacked(ends, gap=top * 0.095), strict=True):
            width = 2.8 if partner == thick else 1.5
            style.line(axis, table[partner], partner, linewidth=width, zorder=3 if partner == thick else 2)
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


def sections(table: pd.DataFrame, state: str, partner: str) -> Figure:
    """What two states sold to each other by section: ``state``'s sales left, ``partner``'s right.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.trade.sections`.
    """
    if table.empty:
        figure, axis = style.new(1.2)
        axis.set_axis_off()
        style.note(axis, "no section reported", 0.5, 0.5, ha="center")
        return figure
    goods = table.drop_duplicates("section").sort_values("section").set_index("section")["goods"]
    values = table.pivot_table(index="section", columns="exporter", values="value")
    values = values.reindex(index=goods.index, columns=[state, partner])
    figure, axis = style.new(0.33 * len(goods) + 0.9)
    reach = values.max().max() * 1.35
    _bars(axis, -values[state], style.colour(state))
    _bars(axis, values[partner], style.colour(partner))
    axis.axvline(0, color=style.INK, linewidth=0.8)
    axis.set_yticks(range(len(goods)), goods)
    axis.invert_yaxis()
    axis.set_xlim(-reach, reach)
    axis.set_xticks([])
    axis.spines[["bottom", "left"]].set_visible(False)
    axis.grid(visible=False)
    for x, side, align in ((-0.02, state, "right"), (0.02, partner, "left")):
        colour = style.colour(side)
        style.note(axis, f"{name(side)} sold", x * reach, -0.8, ha=align, fontweight=600, color=colour)
    return figure


def _bars(axis: Axes, values: pd.Series, colour: str) -> None:
    """Bars from the middle outwards with their value; an unreported section is a dash."""
    axis.barh(range(len(values)), values.fillna(0), color=colour, height=0.66)
    left = (values.dropna() < 0).any()
    for row, value in enumerate(values):
        text = "–" if pd.isna(value) else f"{abs(value):.1f}"
        x = 0 if pd.isna(value) else value
        style.note(axis, text, x, row, dx=-4 if left else 4, ha="right" if left else "left")
