"""Figures of weight: a state's partners side by side through time, places, change, the view from both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, NullLocator

from analysis.countries import COUNTRIES, name
from analysis.figures import style
from analysis.figures.growth import LOOKS
from analysis.periods import PERIODS

_LABEL = 0.175  # inches that a label needs
_GRID = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


class Panel(NamedTuple):
    """What one panel shows: weights, their unit and their axis."""

    table: pd.DataFrame  # index years, a column a partner or a dataset
    unit: str  # percent, times or number
    log: bool = False
    height: float = 2.4  # inches


def _write(value: float, unit: str) -> str:
    """A value as a label writes it."""
    if unit == "percent":
        return f"{value:.1%}" if value < 0.0995 else f"{value:.0%}"
    text = f"{value:.0f}" if value >= 9.95 else f"{value:.1f}" if unit == "times" and value >= 1 else f"{value:.2f}"
    return text.replace("-", "\N{MINUS SIGN}") + (" ×" if unit == "times" else "")


def _axis(axis: Axes, panel: Panel, first: int, last: int) -> tuple[float, float]:
    """Scale, grid, ticks and borders of periods of one panel; its lowest and highest value."""
    values = panel.table.to_numpy(dtype=float)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    scale = 100 if panel.unit == "percent" else 1
    if panel.log:
        low, high = low / 1.25, high * 1.25
        axis.set_yscale("log")
        axis.yaxis.set_major_locator(FixedLocator([tick / scale for tick in _GRID]))
        axis.yaxis.set_minor_locator(NullLocator())
        axis.yaxis.set_minor_formatter(NullFormatter())
    else:
        low, high = min(0, low * 1.15), high * 1.1
    axis.set_ylim(low, high)
    ending = {"percent": "%", "times": " ×", "number": ""}[panel.unit]
    axis.yaxis.set_major_formatter(
        FuncFormatter(lambda y, _: f"{y * scale:g}{ending}".replace("-", "\N{MINUS SIGN}"))
    )
    axis.set_xlim(first - 0.5, last + 0.5)
    axis.set_xticks([year for year in range(first, last + 1) if year % 5 == 0])
    for period in PERIODS.values():
        if first < period.first <= last:
            style.border(axis, period.first - 0.5)
    return low, high


def _labels(axis: Axes, panel: Panel, ends: pd.Series, last: int, words: Mapping[str, str], looks: Mapping) -> None:
    """Names with last values at the right, spread so that none covers another; all inside the panel's height."""
    low, high = axis.get_ylim()
    share = _LABEL / (panel.height - 0.55)  # part of the panel's height that a label needs
    place = np.log if panel.log else np.asarray
    bottom, height = float(place(low)), float(place(high) - place(low))
    ordered = ends.sort_values(ascending=False)
    spots = np.array(style.stacked([float(place(end)) for end in ordered], gap=share * height))
    floor = bottom + share * height * (np.arange(len(spots))[::-1] + 0.4)  # pushed up from below where they ran out
    for (column, end), spot in zip(ordered.items(), np.maximum(spots, floor), strict=True):
        text = f"{words[column]} {_write(end, panel.unit)}"
        y = float(np.exp(spot)) if panel.log else float(spot)
        style.note(axis, text, last + 0.5, y, dx=4, ha="left", color=looks[column]["color"], fontweight=600)


def _dated(table: pd.DataFrame, words: Callable[[str], str], last: int | None = None) -> dict[str, str]:
    """What to call each column, with the year of its last value where others (or the axis) go on longer."""
    ends = {column: int(table[column].dropna().index[-1]) for column in table}
    last = max(ends.values()) if last is None else last
    return {column: words(column) + (f" ({year})" if year < last else "") for column, year in ends.items()}


def _years(index: pd.Index) -> str:
    """First and last of the years that a span has."""
    return f"{index.min()}" if len(index) == 1 else f"{index.min()}–{index.max()}"


def partners(panels: Mapping[str, Panel], first: int, last: int, accent: str) -> Figure:
    """A state's partners through time, a panel a measure, a line a partner with its last value.

    Parameters
    ----------
    panels : mapping of str to Panel
        Heading to what the panel shows; a partner without any value has no line.
    first, last : int
        Years of the axis, the same for all panels; borders of periods are dotted.
    accent : str
        The partner whose line is thick; the others are thin.
    """
    heights = [panel.height for panel in panels.values()]
    figure, axes = style.new(sum(heights), rows=len(panels), squeeze=False, gridspec_kw={"height_ratios": heights})
    for axis, (heading, panel) in zip(axes[:, 0], panels.items(), strict=True):
        axis.set_title(heading, fontsize=10, loc="left", pad=6)
        _axis(axis, panel, first, last)
        known = panel.table.dropna(axis="columns", how="all")
        for partner in known:
            mine = partner == accent
            style.line(
                axis, known[partner].dropna(), partner, linewidth=2.8 if mine else 1.2, zorder=4 if mine else 2
            )
        looks = {partner: {"color": style.colour(partner)} for partner in known}
        _labels(axis, panel, known.ffill().iloc[-1], last, _dated(known, name), looks)
    return figure


def multiples(sold: pd.DataFrame, bought: pd.DataFrame, first: int, last: int, accent: str) -> Figure:
    """Shares in a state's trade, a small panel a partner, all on one logarithmic scale.

    Parameters
    ----------
    sold, bought : DataFrame
        Shares (0 to 1) in what the state sold (full line) and bought (dotted): index years, a column a partner,
        in the order of the panels, two in a row.
    first, last : int
        Years of the axis; the last values stand beside the partner's name.
    accent : str
        The partner whose full line is thick.
    """
    rows = -(-sold.shape[1] // 2)
    figure, axes = style.new(1.12 * rows + 0.3, rows=rows, columns=2, sharex=True, sharey=True, squeeze=False)
    whole = Panel(pd.concat([sold, bought], axis="columns"), "percent", log=True)
    for axis, partner in zip(axes.flat, sold, strict=False):
        _axis(axis, whole, first, last)
        axis.set_xticks([year for year in range(first, last + 1) if year % 10 == 0])
        axis.yaxis.set_major_locator(FixedLocator([0.01, 0.05, 0.2]))
        ends = " / ".join(_write(float(table.loc[last, partner]), "percent") for table in (sold, bought))
        axis.set_title(f"{name(partner)} {ends}", fontsize=9.5, color=style.colour(partner), pad=4)
        style.line(axis, bought[partner], partner, linestyle=(0, (1, 1.2)), linewidth=1.6)
        style.line(axis, sold[partner], partner, linestyle="-", linewidth=2.8 if partner == accent else 1.6)
    for axis in axes.flat[sold.shape[1] :]:
        axis.set_visible(False)
    return figure


def partners_alt(panels: Mapping[str, Panel], years: list[int]) -> str:
    """What :func:`partners` shows, for readers who do not see it: the values of some years."""
    parts = []
    for heading, panel in panels.items():
        rows = []
        for partner in panel.table.dropna(axis="columns", how="all"):
            known = panel.table[partner].reindex(years).dropna()
            told = ", ".join(f"{_write(float(value), panel.unit)} in {year}" for year, value in known.items())
            if told:
                rows.append(f"{name(str(partner))} {told}")
        parts.append(f"{heading}: {'; '.join(rows)}")
    return f"Line charts. {'. '.join(parts)}."


def _on_one_scale(panels: Mapping[str, Panel], first: int, last: int) -> tuple[Figure, Sequence[Axes]]:
    """Empty panels one below the other, all from nought to a tenth above the highest value of any."""
    heights = [panel.height for panel in panels.values()]
    figure, axes = style.new(sum(heights), rows=len(panels), squeeze=False, sharex=True)
    top = max(panel.table.max().max() for panel in panels.values()) * 1.1
    for axis, (heading, panel) in zip(axes[:, 0], panels.items(), strict=True):
        axis.set_title(heading, fontsize=10, loc="left", pad=6)
        _axis(axis, panel, first, last)
        axis.set_ylim(0, top)
    return figure, axes[:, 0]


def books(panels: Mapping[str, Panel], first: int, last: int) -> Figure:
    """One partner's weight as each dataset has it, a panel a direction, a line a dataset with its last value.

    Parameters
    ----------
    panels : mapping of str to Panel
        Heading to a table with a column a dataset (of :data:`analysis.figures.growth.LOOKS`); one linear scale
        for all panels.
    """
    figure, axes = _on_one_scale(panels, first, last)
    for axis, panel in zip(axes, panels.values(), strict=True):
        for dataset in panel.table:
            style.line(axis, panel.table[dataset].dropna(), dataset, **LOOKS[dataset])
        words = _dated(panel.table, str.upper, last)
        _labels(axis, panel, panel.table.ffill().iloc[-1], last, words, LOOKS)
    return figure


def books_alt(panels: Mapping[str, Panel], spans: Mapping[str, tuple[int, int]]) -> str:
    """What :func:`books` shows, for readers who do not see it: the mean of each span."""
    parts = []
    for heading, panel in panels.items():
        rows = []
        for dataset in panel.table:
            known = {span: panel.table[dataset].dropna().loc[a:b] for span, (a, b) in spans.items()}
            told = ", ".join(
                f"{_write(float(v.mean()), panel.unit)} in {_years(v.index)}" for v in known.values() if len(v)
            )
            rows.append(f"{dataset.upper()} {told}")
        parts.append(f"{heading}: mean by {'; '.join(rows)}")
    return f"Line charts. {'. '.join(parts)}."


def board(table: pd.DataFrame, headings: Mapping[str, str], first: int, last: int, accent: str) -> Figure:
    """Places of one partner as a board: a row a year, a column a measure; a year without a number is shaded.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.weight.board`.
    headings : mapping of str to str
        Measure to the words above its column, in the order of the columns; below them stands how many partners
        were compared.
    first, last : int
        Years of the rows, the first on top.
    accent : str
        The partner, in whose colour the places in the better third of the compared stand.
    """
    figure, axis = style.new(0.172 * (last - first + 1) + 1.0)
    shown = table[table["year"].between(first, last)]
    known = {(row.measure, row.year): row for row in shown.itertuples()}
    for column, measure in enumerate(headings):
        for year in range(first, last + 1):
            row = known.get((measure, year))
            _cell(axis, column, year, row, style.colour(accent))
        compared = shown.loc[shown["measure"] == measure, "compared"]
        among = "–".join(str(number) for number in sorted({compared.min(), compared.max()}))
        text = f"{headings[measure]}\nof {among}"
        style.note(axis, text, column, first - 0.75, ha="center", va="bottom", fontsize=8.5, linespacing=1.05)
    for period in PERIODS.values():
        if first < period.first <= last:
            axis.axhline(period.first - 0.5, color=style.INK, linewidth=1)
    axis.set_xlim(-0.5, len(headings) - 0.5)
    axis.set_ylim(last + 0.5, first - 0.5)
    axis.set_xticks([])
    axis.set_yticks(range(first, last + 1), [str(year) for year in range(first, last + 1)], fontsize=9)
    axis.grid(visible=False)
    axis.spines[["left", "bottom"]].set_visible(False)
    return figure


def _cell(axis: Axes, column: int, year: int, row: NamedTuple | None, colour: str) -> None:
    """One place: the better third of the compared in colour, the rest grey; without a number a shaded cell."""
    corner, size = (column - 0.47, year - 0.46), (0.94, 0.92)
    best = row is not None and row.place <= row.compared / 3
    fill = style.GAP if row is None else colour if best else style.BAND
    axis.add_patch(Rectangle(corner, *size, facecolor=fill, linewidth=0))
    if row is None:
        return
    look = {"color": "white" if best else style.INK, "fontweight": 600 if best else 400}
    style.note(axis, str(row.place), column, year, ha="center", fontsize=9.5, **look)


def board_alt(table: pd.DataFrame, headings: Mapping[str, str], spans: Mapping[str, tuple[int, int]]) -> str:
    """What :func:`board` shows, for readers who do not see it: the median place by span."""
    parts = []
    for measure, words in headings.items():
        rows = table[table["measure"] == measure]
        known = [rows[rows["year"].between(*years)].set_index("year")["place"] for years in spans.values()]
        told = ", ".join(f"{place.median():g} in {_years(place.index)}" for place in known if len(place))
        parts.append(" ".join(words.replace("-\n", "").split()) + f" {told}")
    return f"Board of places, years by measures. Median place: {'; '.join(parts)}."


def changes(table: pd.DataFrame, accent: str) -> Figure:
    """By what factor each partner's weight changed: a row a measure, a mark a partner, one partner in colour.

    Parameters
    ----------
    table : DataFrame
        Index measures (words for the axis), a column a partner; factors, missing where there is none.
    accent : str
        The partner in colour, with its factor and its place among those with a number.
    """
    figure, axis = style.new(0.4 * len(table) + 0.9)
    for row, (_, factors) in enumerate(table.iterrows()):
        known = factors.dropna()
        others = known.drop(accent)
        axis.plot(others, [row] * len(others), "|", color=style.MUTED, markersize=11, markeredgewidth=1.6, zorder=2)
        axis.plot(known[accent], row, "o", color=style.colour(accent), markersize=8, zorder=3)
        place = int(known.rank(ascending=False, method="min")[accent])
        text = f"{known[accent]:.2f} × ({place} of {len(known)})"
        style.note(
            axis, text, 1.02, row, xycoords=axis.get_yaxis_transform(), color=style.colour(accent), fontweight=600
        )
    axis.axvline(1, color=style.INK, linewidth=0.9, zorder=1)
    axis.set_xscale("log")
    axis.xaxis.set_major_locator(FixedLocator([0.25, 0.5, 1, 2, 3]))
    axis.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: {0.25: "quarter", 0.5: "half", 1: "same"}.get(x, f"{x:g} ×"))
    )
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set_yticks(range(len(table)), list(table.index))
    axis.set_ylim(len(table) - 0.5, -0.5)
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure


def changes_alt(table: pd.DataFrame, accent: str) -> str:
    """What :func:`changes` shows, for readers who do not see it."""
    parts = []
    for measure, factors in table.iterrows():
        others = ", ".join(f"{COUNTRIES[str(p)].name} {v:.2f}" for p, v in factors.drop(accent).dropna().items())
        parts.append(f"{' '.join(str(measure).split())}: {name(accent)} {factors[accent]:.2f}; {others}")
    return f"Marks on a scale of factors, one row a measure. {'. '.join(parts)}."


def each_other(panels: Mapping[str, Panel], first: int, last: int, words: Mapping[str, str]) -> Figure:
    """What two states weigh for each other, a panel a flow: in the trade of the one, in that of the other.

    Parameters
    ----------
    panels : mapping of str to Panel
        Heading to a table whose two columns are states: the state in whose trade the flow is a share.
    words : mapping of str to str
        State to the words at the end of its line.
    """
    figure, axes = _on_one_scale(panels, first, last)
    for axis, panel in zip(axes, panels.values(), strict=True):
        for state in panel.table:
            style.line(axis, panel.table[state].dropna(), state)
        looks = {state: {"color": style.colour(state)} for state in panel.table}
        _labels(axis, panel, panel.table.ffill().iloc[-1], last, words, looks)
    return figure


def each_other_alt(panels: Mapping[str, Panel], years: list[int], what: str) -> str:
    """What :func:`each_other` shows, for readers who do not see it."""
    parts = []
    for heading, panel in panels.items():
        rows = []
        for state in panel.table:
            known = panel.table[state].reindex(years).dropna()
            told = ", ".join(f"{_write(float(value), panel.unit)} in {year}" for year, value in known.items())
            rows.append(f"of {name(str(state))}’s {what} {told}")
        parts.append(f"{heading}: {'; '.join(rows)}")
    return f"Line charts. {'. '.join(parts)}."
