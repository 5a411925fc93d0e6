"""Figures of trade against what gravity expects: years, partners, outsiders, books. One is "as expected"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import name
from analysis.figures import style
from analysis.figures.growth import LOOKS
from analysis.periods import PERIODS

#: Last years of periods: borders are drawn after them.
BORDERS = [period.last for period in PERIODS.values()][:-1]
#: Ticks of the ratio axis.
TICKS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32)
#: Former Soviet republics that the book otherwise has no word for.
NAMES = {"EST": "Estonia", "LVA": "Latvia", "MDA": "Moldova"}


def _ratio(value: float, _position: int = 0) -> str:
    return f"{value:g} ×"


def _scale(axis: Axes, low: float, high: float, direction: str = "y") -> None:
    """A logarithmic axis of ratios, with a line at one."""
    line, scale, limits = (
        (axis.axhline, axis.set_yscale, axis.set_ylim)
        if direction == "y"
        else (axis.axvline, axis.set_xscale, axis.set_xlim)
    )
    line(1, color=style.MUTED, linewidth=0.9, zorder=1)
    scale("log")
    limits(low, high)
    side = axis.yaxis if direction == "y" else axis.xaxis
    side.set_major_locator(FixedLocator([tick for tick in TICKS if low <= tick <= high]))
    side.set_major_formatter(FuncFormatter(_ratio))
    side.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)


def _periods(axis: Axes) -> None:
    for border in BORDERS:
        style.border(axis, border + 0.5)


def course(table: pd.DataFrame, early: pd.DataFrame, low: float = 0.25, high: float = 32) -> Figure:
    """Both flows of two states by the expectation, through the years, a panel a direction.

    Parameters
    ----------
    table, early : DataFrame
        From :func:`analysis.measures.gravity.course`, a row a year: the main dataset, and another for the
        years before it. The band in the exporter's colour is the interval of ``table``; the grey one holds
        what is usual among pairs of similar expected trade, as far as the axis goes.
    low, high : float
        Limits of the axis.
    """
    directions = list(dict.fromkeys(zip(table["exporter"], table["importer"], strict=True)))
    figure, axes = style.new(5.6, rows=len(directions), squeeze=False, sharex=True)
    for axis, (exporter, importer) in zip(axes[:, 0], directions, strict=True):
        colour = style.colour(exporter)
        main, before = (
            rows[rows["exporter"].eq(exporter) & rows["importer"].eq(importer)].set_index("first")
            for rows in (table, early)
        )
        for rows in (before, main):
            axis.fill_between(rows.index, low, rows["usual_high"], color=style.BAND, linewidth=0, zorder=0)
        axis.fill_between(main.index, main["low"], main["high"], color=colour, alpha=0.2, linewidth=0, zorder=2)
        style.line(axis, main["ratio"], exporter, linestyle="-", zorder=3)
        style.line(axis, before["ratio"], exporter, linestyle=(0, (4, 2)), linewidth=1.4, zorder=3)
        end = main["ratio"].iloc[-1]
        style.end_label(axis, main.index[-1], end, f"{end:.1f} ×", colour)
        _scale(axis, low, high)
        _periods(axis)
        axis.set_title(f"{name(exporter)} to {name(importer)}", fontsize=10, loc="left")
        axis.set_xlim(before.index.min() - 0.4, main.index.max() + 0.4)
    first = axes[0, 0]
    years = early["first"].min(), table["first"].max()
    style.note(first, "importers’ reports", years[0], low * 1.35, color=style.INK)
    style.note(first, "reconciled", BORDERS[0] + 1, high / 1.4, color=style.INK)
    style.note(first, "grey: holds 95% of similar flows", years[1], low * 1.35, ha="right", color=style.INK)
    return figure


def course_alt(table: pd.DataFrame, early: pd.DataFrame, years: Sequence[int]) -> str:
    """What :func:`course` shows, for readers who do not see it."""
    both = pd.concat([early[~early["first"].isin(table["first"])], table])
    parts = []
    for (exporter, importer), rows in both.groupby(["exporter", "importer"], sort=False):
        ratios = rows.set_index("first")["ratio"]
        steps = ", ".join(f"{year} {ratios[year]:.1f}" for year in years if year in ratios.index)
        parts.append(f"{name(exporter)} to {name(importer)}: {steps}")
    return f"Lines on a logarithmic scale, trade as a multiple of the expectation. {'; '.join(parts)}."


def regions(panels: Mapping[str, pd.DataFrame], blocks: Mapping[str, Sequence[str]], state: str) -> Figure:
    """A state's trade with each partner by the expectation, two periods, sales and purchases apart.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Period to the result of :func:`analysis.measures.gravity.partners`; the first is drawn hollow, the last
        filled and with its interval.
    blocks : mapping of str to sequence of str
        Heading to the partners below it.
    state : str
        The state whose trade it is.
    """
    rows: list[str | None] = []
    for partners in blocks.values():
        rows += [None, *partners]
    low, high = 0.02, 60.0
    figure, axes = style.new(0.235 * len(rows) + 1.1, columns=2, sharey=True)
    (before, first), *_, (after, last) = panels.items()
    for axis, side, title in zip(axes, ("sold", "bought"), ("sells to", "buys from"), strict=True):
        for place, partner in enumerate(rows):
            if partner is None:
                continue
            colour = style.colour(partner)
            values = last.loc[partner]
            axis.plot(values[[f"{side}_low", f"{side}_high"]], [place, place], color=colour, linewidth=2, alpha=0.45)
            hollow = {"markerfacecolor": "white", "markeredgecolor": colour, "markersize": 6, "zorder": 3}
            axis.plot(first.loc[partner, side], place, "o", **hollow)
            axis.plot(values[side], place, "o", color=colour, markersize=6.5, zorder=4)
        _scale(axis, low, high, "x")
        axis.xaxis.set_major_locator(FixedLocator([0.1, 1, 10]))
        axis.set_title(f"{name(state)} {title}", fontsize=10, loc="left")
        axis.grid(visible=False, axis="y")
        axis.grid(visible=True, axis="x")
        axis.set_ylim(len(rows) - 0.4, -0.7)
    headings = [place for place, partner in enumerate(rows) if partner is None]
    for place, heading in zip(headings, blocks, strict=True):
        style.note(axes[0], heading, low, place, dx=3, fontweight=600, color=style.INK)
    places = [place for place, partner in enumerate(rows) if partner is not None]
    axes[0].set_yticks(places, [NAMES.get(rows[place], "") or name(rows[place]) for place in places])
    axes[0].set_xlabel(f"hollow: {before}")
    axes[1].set_xlabel(f"filled: {after}, with interval")
    return figure


def regions_alt(panels: Mapping[str, pd.DataFrame], partners: Sequence[str], state: str) -> str:
    """What :func:`regions` shows of some partners, for readers who do not see it."""
    parts = [
        f"{name(partner)} "
        + ", ".join(f"{period} {table.loc[partner, 'sold']:.1f}" for period, table in panels.items())
        for partner in partners
    ]
    return f"Dots on a logarithmic scale. {name(state)}’s sales as a multiple of the expectation: {'; '.join(parts)}."


def outsiders(panels: Mapping[str, pd.DataFrame], groups: Mapping[str, str], highlight: str) -> Figure:
    """How much outside states sell to groups of states by the expectation: a dot a state, a row a period.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Period to the result of :func:`analysis.measures.gravity.groups`.
    groups : mapping of str to str
        Column to the heading of its panel.
    highlight : str
        The state in its own colour, labelled with its place.
    """
    figure, axes = style.new(
        0.55 * len(panels) * len(groups) + 0.5 * len(groups) + 0.4, rows=len(groups), squeeze=False, sharex=True
    )
    colour = style.colour(highlight)
    for axis, (column, heading) in zip(axes[:, 0], groups.items(), strict=True):
        for row, table in enumerate(panels.values()):
            values = table[column].dropna()
            rest = values.drop(highlight).clip(lower=0.05)
            axis.plot(rest, [row] * len(rest), "|", color=style.MUTED, markersize=11, markeredgewidth=1)
            axis.plot(values[highlight], row, "o", color=colour, markersize=7, zorder=4)
            rank = int(values.rank(ascending=False)[highlight])
            words = f"{values[highlight]:.1f} ×, place {rank} of {len(values)}"
            style.note(
                axis, words, values[highlight], row, dy=12, ha="center", color=colour, fontweight=600, fontsize=8.5
            )
        axis.set_title(heading, fontsize=10, loc="left")
        axis.set_yticks(range(len(panels)), list(panels))
        axis.set_ylim(len(panels) - 0.5, -0.75)
        _scale(axis, 0.045, 12, "x")
        axis.grid(visible=False, axis="y")
    return figure


def outsiders_alt(panels: Mapping[str, pd.DataFrame], groups: Mapping[str, str], highlight: str) -> str:
    """What :func:`outsiders` shows, for readers who do not see it."""
    parts = []
    for column, heading in groups.items():
        steps = []
        for period, table in panels.items():
            values = table[column].dropna()
            place, other = int(values.rank(ascending=False)[highlight]), values.drop(highlight).max()
            steps.append(
                f"{period} {values[highlight]:.1f}, place {place} of {len(values)}, highest other {other:.1f}"
            )
        parts.append(f"{heading}: {'; '.join(steps)}")
    sales = f"{name(highlight)}’s sales as a multiple of the expectation"
    return f"Strips of dots, a dot a state. {sales}. {'. '.join(parts)}."


def books(
    panels: Mapping[str, pd.DataFrame], labels: Mapping[str, str], low: float = 0.25, high: float = 32
) -> Figure:
    """One expectation, several books: a panel a direction, a line a dataset, with its last value or last year.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Heading to the result of :func:`analysis.measures.gravity.books`.
    labels : mapping of str to str
        Words for each dataset.
    low, high : float
        Limits of the axis.
    """
    figure, axes = style.new(5.2, rows=len(panels), squeeze=False, sharex=True)
    for axis, (heading, table) in zip(axes[:, 0], panels.items(), strict=True):
        for dataset in table:
            style.line(axis, table[dataset], dataset, **LOOKS[dataset])
        _scale(axis, low, high)
        _periods(axis)
        axis.set_title(heading, fontsize=10, loc="left")
        style.years(axis, int(table.index.min()), int(table.index.max()), 5)
        ends = {dataset: table[dataset].dropna().index[-1] for dataset in table}
        late = [dataset for dataset in table if ends[dataset] == table.index.max()]
        last = pd.Series({dataset: table[dataset].dropna().iloc[-1] for dataset in late}).sort_values(ascending=False)
        for (dataset, value), place in zip(last.items(), style.stacked(last, ratio=1.3), strict=True):
            style.note(
                axis, f"{labels[dataset]} {value:.1f}", table.index.max(), place, dx=6, fontweight=600,
                color=LOOKS[dataset]["color"],
            )  # fmt: skip
        for dataset in table.columns.difference(late):
            top = table[dataset].idxmax()
            words = f"{labels[dataset]}, to {ends[dataset]}"
            style.note(axis, words, top, table[dataset][top], dy=9, fontweight=600, color=LOOKS[dataset]["color"])
    return figure


def books_alt(panels: Mapping[str, pd.DataFrame], labels: Mapping[str, str], years: Sequence[int]) -> str:
    """What :func:`books` shows, for readers who do not see it."""
    parts = []
    for heading, table in panels.items():
        for dataset in table:
            known = [year for year in years if year in table.index and pd.notna(table.loc[year, dataset])]
            steps = ", ".join(f"{year} {table.loc[year, dataset]:.1f}" for year in known)
            parts.append(f"{heading}, {labels[dataset]}: {steps}")
    return f"Lines on a logarithmic scale, trade as a multiple of one expectation. {'; '.join(parts)}."


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
                style.note(axis, f"{values[column]:.1f}", values[column], row, **where)
    style.note(axis, f"filled: {heads[filled]}; hollow: {heads[hollow]}", 1, -1, ha="center", color=style.MUTED)
    axis.set_xscale("log")
    axis.xaxis.set_major_locator(FixedLocator([0.1, 0.25, 0.5, 1, 2, 4, 8]))
    axis.xaxis.set_major_formatter(FuncFormatter(style.times))
    axis.xaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_yticks(range(len(table)), [name(partner) for partner in table.index])
    axis.set_ylim(len(table) - 0.5, -1.4)
    axis.set_xlabel("trade, in times of what the model expects")
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure
