"""Figures on the assertions: verdicts at three thresholds; a state and its model."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import prose
from analysis.countries import name
from analysis.figures import style
from analysis.measures.assertions import LEVELS, VERDICTS
from analysis.periods import PERIODS

#: Mark and filling of each verdict: full, half, empty, a question.
_MARKS = {"holds": "full", "holds in part": "left", "does not hold": "none", "cannot be decided": ""}
_HEADS = ("easier", "stated", "harder")


def written(value: float, unit: str) -> prose.Number:
    """A value of a test in words, by its unit (as in the table ``assertion_tests``)."""
    if pd.isna(value):
        return prose.words("not known", kk="белгісіз", tr="bilinmiyor")
    if unit == "share":
        return prose.percent(value, 1 if abs(value) < 0.1 else 0)
    if unit in ("days", "number"):
        return prose.decimal(value)
    return prose.decimal(value, 2)


def _mark(axes: Axes, x: float, y: float, verdict: str, colour: str, size: float = 9) -> None:
    if verdict == VERDICTS[3]:
        style.note(axes, "?", x, y, ha="center", color=colour, fontsize=12, fontweight=600)
        return
    look = {"markersize": size, "color": colour, "markeredgecolor": colour, "markeredgewidth": 1.3}
    axes.plot(
        [x], [y], "o", fillstyle=_MARKS[verdict], markerfacecoloralt="none", linestyle="none", clip_on=False, **look
    )


def verdicts(table: pd.DataFrame) -> Figure:
    """Each assertion with its verdict at the easier, the stated and the harder threshold.

    Parameters
    ----------
    table : DataFrame
        In the order of the rows: ``label``, ``passed``, ``known``, and the verdicts of
        :func:`analysis.measures.assertions.sensitivity` in columns ``lax``, ``threshold``, ``strict``.
    """
    height = len(table)
    figure, axes = style.new(height=0.9 + 0.235 * height)
    places = {"lax": 0.0, "threshold": 1.0, "strict": 2.0}
    for level, head in zip(LEVELS, _HEADS, strict=True):
        bold = 600 if level == "threshold" else 400
        style.note(axes, head, places[level], -1.1, ha="center", color=style.INK, fontweight=bold)
    style.note(axes, "tests passed", 3.2, -1.1, ha="center", color=style.INK)
    for row, line in enumerate(table.itertuples()):
        for level in LEVELS:
            colour = style.INK if level == "threshold" else style.MUTED
            _mark(axes, places[level], row, getattr(line, level), colour, 9 if level == "threshold" else 7)
        style.note(axes, f"{line.passed} of {line.known}", 3.2, row, ha="center", color=style.INK)
    stated = table["threshold"].tolist()
    for row in range(1, height):
        if stated[row] != stated[row - 1]:
            axes.axhline(row - 0.5, color=style.RULE, linewidth=0.8)
    for at, verdict in zip((-2.65, -1.45, 0.55, 2.3), VERDICTS, strict=True):
        _mark(axes, at, height + 0.4, verdict, style.INK, 8)
        style.note(axes, verdict, at, height + 0.4, dx=7, color=style.INK, fontsize=8.5)
    axes.set_yticks(range(height), table["label"])
    axes.tick_params(axis="y", labelsize=9)
    axes.set_ylim(height + 0.9, -1.6)
    axes.set_xlim(-0.5, 3.8)
    axes.set_xticks([])
    axes.grid(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)
    return figure


def verdicts_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`verdicts`."""
    groups = [
        f"{verdict}: {'; '.join(table.loc[table['threshold'] == verdict, 'label'])}"
        for verdict in VERDICTS
        if table["threshold"].eq(verdict).any()
    ]
    moved = table[(table["lax"] != table["threshold"]) | (table["strict"] != table["threshold"])]["label"]
    return f"Chart of {len(table)} verdicts. {'. '.join(groups)}. The threshold matters for: {'; '.join(moved)}."


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
