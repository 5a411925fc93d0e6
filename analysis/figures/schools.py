"""Figures on the fate of the Turkish schools, and on students, guests and residents beside it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style


def _note(axes: Axes, text: str, x: float, y: float, dx: float = 6, dy: float = 0, **options) -> None:
    """Words beside a mark, in the font of the figure's axes."""
    look = {"fontfamily": axes.xaxis.label.get_fontfamily(), "fontsize": 9.5, "va": "center", "ha": "left"}
    axes.annotate(text, (x, y), xytext=(dx, dy), textcoords="offset points", **(look | options))


def _count(row) -> str:
    return f"{row.qualifier} {row.schools}".strip()


def fates(table: pd.DataFrame, turn: float, turn_text: str, first: int, last: int) -> Figure:
    """A line of time for each state that had Turkish schools: until when they worked, and what was done.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.schools.fates`. Schools that were kept have a line that goes on and a full
        dot; the others a line that ends in a hollow one.
    turn : float
        Year with fraction of the event drawn as a vertical line, and named ``turn_text`` on top.
    first, last : int
        Years of the axis.
    """
    figure, axes = style.new(height=0.8 + 0.6 * len(table))
    for place, row in enumerate(table.itertuples()):
        colour = style.colour(row.state)
        axes.plot([first, last if row.kept else row.year], [place, place], color=colour, linewidth=2.2)
        axes.plot(
            [row.year], [place], "o", color=colour, markerfacecolor=colour if row.kept else "none", markersize=7
        )
        _note(
            axes, f"{countries.name(row.state)}: {_count(row)}", first, place, dx=0, dy=11, color=colour, weight=600
        )
        _note(axes, row.what, first, place, dx=0, dy=-11, color=style.MUTED)
    axes.axvline(turn, color=style.MUTED, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
    _note(axes, turn_text, turn, -0.7, dx=-4, color=style.MUTED, fontsize=9, ha="right")
    axes.set_ylim(len(table) - 0.45, -0.9)
    axes.set_yticks([])
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    axes.set_xlim(first - 0.2, last + 0.2)
    axes.set_xticks(range(first, last + 1, 2))
    return figure


def fates_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`fates`."""
    parts = (f"{countries.name(row.state)} {_count(row)}, {row.acted[:4]}: {row.what}" for row in table.itertuples())
    return f"Lines of time, one for each state. {'; '.join(parts)}."


def growth(series: Mapping[str, pd.Series], base: int, strong: list[str], turn: float, turn_text: str) -> Figure:
    """Counts as a multiple of one year: a line for each state, some of them strong.

    Parameters
    ----------
    series : mapping
        State (or a name) to values, from :func:`analysis.measures.schools.indexed`.
    base : int
        Year in which each is 1; a thin line marks that level.
    strong : list of str
        States drawn in full colour and width; the others are thinner.
    turn, turn_text
        An event drawn as a vertical line, and its name.
    """
    figure, axes = style.new(height=3.5)
    ends = {name: values.dropna() for name, values in series.items()}
    low, high = min(v.min() for v in ends.values()), max(v.max() for v in ends.values())
    last = max(int(values.index[-1]) for values in ends.values())
    placed: list[float] = []
    for name in sorted(ends, key=lambda name: -float(ends[name].iloc[-1])):
        values = ends[name]
        width = 2.6 if name in strong else 1.4
        style.line(axes, values, name, None, marker="o", markersize=3, linewidth=width)
        y = float(values.iloc[-1])
        level = min([y, *(spot - (high - low) * 0.075 for spot in placed[-1:])]) if values.index[-1] == last else y
        placed += [level] if values.index[-1] == last else []
        text = countries.name(name) if name in style.PALETTE else name
        shift = (level - y) * 190 / (high - low) if values.index[-1] == last else -15
        style.end_label(axes, int(values.index[-1]), y, text, style.colour(name), dy=shift)
    axes.axhline(1, color=style.RULE, linewidth=1, zorder=0)
    axes.set_ylim(low - 0.08, high + 0.12)
    style.marker(axes, turn, turn_text)
    style.years(axes, min(int(v.index[0]) for v in ends.values()), last)
    axes.yaxis.set_major_formatter("{x:.1f}")
    axes.set_ylabel(f"students, {base} = 1")
    return figure


def growth_alt(series: Mapping[str, pd.Series], base: int) -> str:
    """Alternative text of :func:`growth`: first and last value of each line."""
    parts = []
    for name, values in series.items():
        counts = values.dropna()
        text = countries.name(name) if name in style.PALETTE else name
        parts.append(f"{text} {counts.iloc[0]:.2f} in {counts.index[0]}, {counts.iloc[-1]:.2f} in {counts.index[-1]}")
    return f"Line chart, {base} = 1. {'; '.join(parts)}."


def guests(table: pd.DataFrame) -> Figure:
    """Visitors and residents from each state in two panels of bars, with the ratio below the name.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.schools.guests_and_residents`. Each panel has a scale of its own.
    """
    figure, axes = style.new(height=0.9 + 0.5 * len(table), columns=2, sharey=True)
    names = [f"{countries.name(row.state)}\n{row.ratio:.1f} to one" for row in table.itertuples()]
    colours = [style.colour(state) for state in table["state"]]
    for panel, column, title in zip(
        axes, ("visitors", "residents"), ("Visitors in the year", "Residents"), strict=True
    ):
        panel.barh(range(len(table)), table[column].astype(float), color=colours, height=0.6)
        for place, row in enumerate(table.itertuples()):
            _note(panel, f"{getattr(row, column):,}", float(getattr(row, column)), place, dx=4)
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
        _note(axes, f"{number / 1000:,.0f}", year, float(number), dx=0, dy=7, ha="center", fontsize=9)
        if year in marks:
            _note(axes, marks[year], year, float(number), dx=0, dy=25, ha="center", fontsize=8.5, color=style.MUTED)
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
