"""Figures on the assertions: verdicts with the tests under them; a state and its model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import prose
from analysis.countries import name
from analysis.figures import style
from analysis.measures.assertions import REACH
from analysis.periods import PERIODS

#: Mark of each reach of a test: how full, and whether the ring has a point in it.
_MARKS = {"strict": "full", "threshold": "left", "lax": "none", "none": "none"}
_KEYS = {"strict": "passes the harder too", "threshold": "passes", "lax": "only the easier", "none": "fails"}


def written(value: float, unit: str) -> prose.Number:
    """A value of a test in words, by its unit (as in the table ``assertion_tests``)."""
    if pd.isna(value):
        return prose.words("not known", kk="белгісіз", tr="bilinmiyor")
    if unit == "share":
        size = abs(value)
        return prose.percent(
            value, 0 if size >= 0.1 else 1 if size >= 0.005 or size == 0 else 2 if size >= 0.0005 else 3
        )
    if unit in ("days", "number"):
        return prose.decimal(value)
    if unit == "points":
        return prose.decimal(100 * value, 1)
    return prose.decimal(value, 2)


def bounded(low: float, high: float, unit: str) -> str:
    """A value in English words, or its bounds where they differ."""
    ends = [written(end, unit)["en"] for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _mark(axes: Axes, x: float, y: float, reach: str | None, size: float = 8) -> None:
    if pd.isna(reach):
        style.note(axes, "?", x, y, ha="center", color=style.MUTED, fontsize=11, fontweight=600)
        return
    look = {"color": style.INK, "markeredgecolor": style.INK, "markeredgewidth": 1.2, "linestyle": "none"}
    filled = {"fillstyle": _MARKS[reach], "markerfacecoloralt": "none"}
    axes.plot([x], [y], "o", markersize=size, clip_on=False, **filled, **look)
    if reach == "lax":
        axes.plot([x], [y], "o", markersize=size / 3, clip_on=False, **look)


def verdicts(table: pd.DataFrame, reaches: Mapping[str, Sequence[str | None]]) -> Figure:
    """Each assertion under its verdict, with a mark for each test, from the one that goes farthest.

    Parameters
    ----------
    table : DataFrame
        In the order of the rows: ``label``, ``passed``, ``known``, ``verdict``, and ``moves`` (words on other
        thresholds, or nothing).
    reaches : mapping of str to sequence
        Label to the reach of its tests (of :data:`analysis.measures.assertions.REACH`), missing where open.
    """
    groups = table.groupby("verdict", sort=False)
    figure, axes = style.new(height=0.9 + 0.215 * (len(table) + 1.5 * groups.ngroups))
    row, ticks = 0.0, {}
    order = {reach: at for at, reach in enumerate(REACH)}
    for verdict, members in groups:
        words = f"{str(verdict).capitalize()}: {len(members)}"
        style.note(axes, words, -0.5, row, color=style.INK, fontweight=600)
        axes.axhline(row - 0.62, color=style.RULE, linewidth=0.8)
        for line in members.itertuples():
            row += 1
            ticks[row] = line.label
            known = sorted((r for r in reaches[line.label] if not pd.isna(r)), key=order.__getitem__)
            for at, reach in enumerate([*known, *[None] * (len(reaches[line.label]) - len(known))]):
                _mark(axes, at, row, reach)
            style.note(axes, f"{line.passed} of {line.known}", 7.1, row, color=style.INK)
            if line.moves:
                style.note(axes, line.moves, 8.6, row, color=style.MUTED, fontsize=9)
        row += 1.5
    for at, (reach, words) in zip((-4.4, 0.4, 2.7, 6.3), _KEYS.items(), strict=True):
        _mark(axes, at, row, reach)
        style.note(axes, words, at, row, dx=8, color=style.INK, fontsize=8.5)
    style.note(axes, "?  open", 8.3, row, color=style.INK, fontsize=8.5)
    axes.set_yticks(list(ticks), list(ticks.values()))
    axes.tick_params(axis="y", labelsize=9)
    axes.set_ylim(row + 0.6, -0.8)
    axes.set_xlim(-0.5, 9.6)
    axes.set_xticks([])
    axes.grid(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)
    return figure


def verdicts_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`verdicts`."""
    parts = []
    for verdict, members in table.groupby("verdict", sort=False):
        listed = (f"{line.label} ({line.passed} of {line.known})" for line in members.itertuples())
        parts.append(f"{verdict}: {'; '.join(listed)}")
    moved = table.loc[table["moves"].ne(""), "label"]
    ends = f" Other thresholds change: {'; '.join(moved)}." if len(moved) else ""
    return f"Chart of {len(table)} verdicts, with tests passed. {'. '.join(parts)}.{ends}"


def models(scores: Mapping[str, pd.DataFrame], first: int, last: int, since: int) -> Figure:
    """An index of two states over time, with the bounds of the dataset and the level of the model in one year.

    Parameters
    ----------
    scores : mapping of str to DataFrame
        State (ISO 3166 alpha-3) to its rows by year: ``value``, ``low``, ``high``; the model last.
    first, last : int
        Years of the axis.
    since : int
        Year whose level of the model is drawn on.
    """
    figure, axes = style.new(height=3.2)
    for state, rows in scores.items():
        axes.fill_between(
            rows.index,
            rows["low"].astype(float),
            rows["high"].astype(float),
            color=style.colour(state),
            alpha=0.16,
            linewidth=0,
        )
        style.line(axes, rows["value"], state, name(state))
    model = list(scores)[-1]
    start = float(scores[model]["value"][since])
    axes.plot([since, last], [start, start], color=style.MUTED, linewidth=1, linestyle=(0, (4, 3)))
    style.note(axes, f"{name(model)} in {since}", last, start, dy=7, ha="right", color=style.MUTED)
    for period in list(PERIODS.values())[1:]:
        style.marker(axes, period.first, str(period.first))
    axes.set_ylim(0, 0.75)
    style.years(axes, first, last, 7)
    return figure


def models_alt(scores: Mapping[str, pd.DataFrame], first: int, last: int) -> str:
    """Alternative text of :func:`models`."""
    parts = [
        f"{name(s)} {rows['value'][first]:.2f} in {first}, {rows['value'][last]:.2f} in {last}"
        for s, rows in scores.items()
    ]
    return f"Line chart of an index of electoral democracy: {'; '.join(parts)}."
