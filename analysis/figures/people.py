"""Figures on people: populations with their rival counts, directions, guests and arrivals, channels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style


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
    style.bars(axes, table["high"], list(table["counted"]), colours, _numbers(table))
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
            style.note(axes, text, at, place, dx=4 * sign, ha="left" if sign > 0 else "right", fontsize=9.5)
        side = f"from {countries.name(state)}"
        aim = f"{side} →" if sign > 0 else f"← {side}"
        where = {"dx": 4 * sign, "ha": "left" if sign > 0 else "right", "fontsize": 9.5}
        style.note(axes, aim, 0, -0.75, color=style.colour(state), **where)
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


def guests(table: pd.DataFrame) -> Figure:
    """Visitors and residents from each state in two panels of bars, with the ratio below the name.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.people.guests_and_residents`. Each panel has a scale of its own.
    """
    figure, axes = style.new(height=0.9 + 0.5 * len(table), columns=2, sharey=True)
    names = [f"{countries.name(row.state)}\n{row.ratio:.1f} to one" for row in table.itertuples()]
    colours = [style.colour(state) for state in table["state"]]
    for panel, column, title in zip(
        axes, ("visitors", "residents"), ("Visitors in the year", "Residents"), strict=True
    ):
        panel.barh(range(len(table)), table[column].astype(float), color=colours, height=0.6)
        for place, row in enumerate(table.itertuples()):
            style.note(panel, f"{getattr(row, column):,}", float(getattr(row, column)), place, dx=4, fontsize=9.5)
        panel.set_title(title, fontsize=10, loc="left", pad=6)
        panel.set_xlim(0, float(table[column].max()) * 1.55)
        panel.set_xticks([])
        panel.grid(False)
        panel.spines["bottom"].set_visible(False)
    axes[0].set_yticks(range(len(table)), names)
    axes[0].invert_yaxis()
    return figure


def guests_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`guests`."""
    parts = (
        f"{countries.name(row.state)} {row.visitors:,} visitors, {row.residents:,} residents (ratio {row.ratio:.1f})"
        for row in table.itertuples()
    )
    return f"Two bar charts. {'; '.join(parts)}."


def arrivals(series: pd.Series, country: str, marks: Mapping[int, str], label: str) -> Figure:
    """Yearly arrivals as columns, with the number on each and some years explained above.

    Parameters
    ----------
    series : Series
        Persons by year.
    country : str
        Whose colour the columns have; the years in ``marks`` are full, the others lighter.
    marks : mapping
        Year to the words above its column.
    label : str
        Name of the vertical axis.
    """
    figure, axes = style.new(height=3.2)
    top = float(series.max())
    for year, number in series.items():
        axes.bar(year, float(number), width=0.72, color=style.colour(country), alpha=1 if year in marks else 0.55)
        style.note(axes, f"{number / 1000:,.0f}", year, float(number), dy=7, ha="center")
        if year in marks:
            style.note(axes, marks[year], year, float(number), dy=25, ha="center", fontsize=8.5, color=style.MUTED)
    axes.set_ylim(0, top * 1.25)
    axes.set_xticks(list(series.index))
    axes.set_xlim(series.index.min() - 0.6, series.index.max() + 0.6)
    axes.set_yticks([])
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    axes.set_ylabel(label)
    return figure


def arrivals_alt(series: pd.Series, what: str) -> str:
    """Alternative text of :func:`arrivals`: every number."""
    return f"Columns. {what}: {'; '.join(f'{int(number):,} in {year}' for year, number in series.items())}."


def channels(table: pd.DataFrame, states: Sequence[str]) -> Figure:
    """Channels by the number of people, on a scale where each line is ten times the one before.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.people.channels`; counts are filled, claims hollow, names of new
        channels bold.
    states : sequence of str
        The two states (ISO 3166 alpha-3) of the people, in the order of the key.
    """
    figure, axes = style.new(height=0.7 + 0.4 * len(table))
    marks = dict(zip(states, "os", strict=True))
    for place, row in enumerate(table.itertuples()):
        colour = style.colour(row.people_of)
        fill = colour if row.kind == "count" else "white"
        axes.plot([1, row.persons], [place, place], color=style.RULE, linewidth=1.0, zorder=1)
        axes.plot(
            [row.persons], [place], marks[row.people_of], markersize=8, markerfacecolor=fill,
            markeredgecolor=colour, markeredgewidth=1.6, zorder=2,
        )  # fmt: skip
        style.note(axes, f"{row.persons:,.0f}", row.persons, place, dx=9, color=colour, fontweight=600, fontsize=9.5)
    axes.set_xscale("log")
    axes.set_xlim(20, float(table["persons"].max()) * 16)
    axes.set_yticks(range(len(table)), list(table["channel"]))
    axes.set_ylim(len(table) - 0.5, -1.5)
    for number, state in enumerate(states):
        at = 25 if number == 0 else 4500
        axes.plot([at * 1.15], [-1.05], marks[state], color=style.colour(state), markersize=6)
        style.note(
            axes, f"from {countries.name(state)}", at * 1.15, -1.05, dx=7, color=style.colour(state), fontsize=9.5
        )
    axes.set_xticks([100, 1_000, 10_000, 100_000])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.minorticks_off()
    for tick, new in zip(axes.get_yticklabels(), table["new"], strict=True):
        tick.set_fontweight(600 if new else 400)
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    return figure


def channels_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`channels`."""
    listed = "; ".join(
        f"{' '.join(row.channel.split())}, from {countries.name(row.people_of)}: {row.persons:,.0f}"
        for row in table.itertuples()
    )
    return f"Chart of persons by channel on a logarithmic scale. {listed}."
