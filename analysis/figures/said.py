"""Figures of statements and counts: a row a statement, its count a bar; factors on a logarithmic axis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from analysis.figures import style

#: Sides of the speakers: words, colour and mark.
SIDES = {
    "KAZ": ("Kazakh side", style.colour("KAZ"), "s"),
    "TUR": ("Turkish side", style.colour("TUR"), "o"),
    "other": ("others", style.INK, "D"),
}
_ROW = 0.19  # inches a row
_OPEN = 14  # points of the dash of “more than”
_BAR = 6  # points
_HIGH = 10e9  # dollars, the higher of the aims
_TOUCH = 0.075  # factors nearer than this share would touch in the summary


def _plain(value: float, _position: int = 0) -> str:
    return f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"


def label(row) -> str:
    """Who spoke, and about which year; without a count the year in which it was said."""
    years = row.said_in if pd.isna(row.first) else row.first
    if pd.isna(years):
        return f"{row.speaker}, undated"
    span = "" if pd.isna(row.first) or row.first == row.last else f"–{int(row.last) % 100:02d}"
    return f"{row.speaker}, {int(years)}{span}"


def _mark(axes: Axes, row, place: float, value: float, dash: bool = True) -> None:
    """One statement: filled outside the counts, hollow within; a dash to the side to which it is open."""
    _, colour, mark = SIDES[row.side]
    face = "white" if pd.notna(row.verdict) and row.verdict == "agrees" else colour
    words = row.qualifier if isinstance(row.qualifier, str) else ""
    reach = (
        _OPEN if words.startswith(("more", "at least")) else -_OPEN if words.startswith(("up to", "at most")) else 0
    )
    if dash and reach:
        axes.annotate(
            "", (value, place), xytext=(reach, 0), textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 2},
        )  # fmt: skip
    size = 4.6 if mark == "D" else 5.4
    axes.plot(value, place, mark, color=colour, markerfacecolor=face, markersize=size, markeredgewidth=1.3, zorder=4)


def _legend(axes: Axes, sides: Sequence[str], bar: bool) -> None:
    made = [
        Line2D([], [], color=SIDES[side][1], marker=SIDES[side][2], linestyle="", markersize=5, label=SIDES[side][0])
        for side in SIDES
        if side in set(sides)
    ]
    if bar:
        made.append(Line2D([], [], color=style.RULE, linewidth=_BAR, solid_capstyle="butt", label="counted"))
    axes.legend(
        handles=made, loc="lower right", bbox_to_anchor=(1, 1), ncols=len(made), fontsize=8.5, borderaxespad=0,
        handletextpad=0.3, columnspacing=1,
    )  # fmt: skip


def rows(table: pd.DataFrame, unit: str, scale: float = 1, heads: Mapping[str, str] | None = None) -> Figure:
    """Statements, a row each, on the bar of their count; logarithmic, so that equal distances are equal factors.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.said.counted`, in the order of the rows.
    unit : str
        Words for the axis.
    scale : float
        What is one on the axis, in the unit of the table: 1e9 for billions.
    heads : mapping of str to str, optional
        Topic to the heading above its rows, in the order wanted; without it the rows have none.

    Returns
    -------
    Figure
        Filled marks lie outside the counts or have none, hollow ones agree. At the right the factor of those that
        lie outside. A count that is a single number is a square; one that reaches below zero begins at the left edge.
    """
    blocks = [(None, table)] if heads is None else [(heads[t], table[table["topic"].eq(t)]) for t in heads]
    height = sum(len(block) + (1.1 if head else 0) for head, block in blocks)
    figure, axes = style.new(_ROW * height + 0.85)
    values = table[["value", "low", "high"]].where(lambda v: v > 0) / scale
    left, right = values.min().min(), values.max().max()
    axes.set_xscale("log")
    axes.set_xlim(left / 1.25, right * 1.35)
    place, places, labels = 0.0, [], []
    for head, block in blocks:
        if head:
            place += 0.25 if place else 0
            axes.annotate(
                head, (0, place), xycoords=("axes fraction", "data"), xytext=(2, 0), textcoords="offset points",
                va="center", ha="left", fontsize=9, fontweight=600,
            )  # fmt: skip
            place += 1.1
        for row in block.itertuples():
            if pd.notna(row.high):
                low, high = max(row.low / scale, left / 1.25), row.high / scale
                look = {"color": style.RULE, "zorder": 2}
                axes.plot([low, high], [place, place], linewidth=_BAR, solid_capstyle="butt", **look)
                axes.plot((low * high) ** 0.5, place, "s", markersize=_BAR, markeredgewidth=0, **look)
            _mark(axes, row, place, row.value / scale)
            if pd.notna(row.verdict) and row.verdict != "agrees":
                axes.annotate(
                    f"{row.times:.{1 if row.times >= 1.1 else 2}f} ×", (1, place),
                    xycoords=("axes fraction", "data"), xytext=(4, 0), textcoords="offset points", va="center",
                    ha="left", fontsize=8.5, color=style.INK, annotation_clip=False,
                )  # fmt: skip
            places.append(place)
            labels.append(label(row))
            place += 1
    axes.set_yticks(places, labels, fontsize=9)
    axes.set_ylim(place - 0.4, -0.7)
    decades = (right / left) > 60
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 3) if decades else (1, 2, 5)))
    axes.xaxis.set_major_formatter(FuncFormatter(_plain))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", length=0)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    axes.set_xlabel(unit)
    _legend(axes, table["side"].tolist(), bool(table["high"].notna().any()))
    return figure


def rows_alt(table: pd.DataFrame, unit: str, scale: float = 1) -> str:
    """What :func:`rows` shows, for readers who do not see it."""
    words = []
    for row in table.itertuples():
        said = f"{label(row)}: said {_plain(row.value / scale)}"
        if pd.notna(row.high):
            low, high = _plain(row.low / scale), _plain(row.high / scale)
            said += f", counted {low if low == high else f'{low} to {high}'}"
        words.append(said)
    return f"Statements beside counts, {unit}. {'; '.join(words)}."


def _levels(factors: pd.Series, touch: float) -> list[int]:
    """Levels (0, 1, -1, 2 …) of rising factors, so that marks nearer than ``touch`` (a factor) stand apart."""
    ends: dict[int, float] = {}
    found = []
    for factor in factors:
        order = (sign * step for step in range(len(factors) + 1) for sign in ((1,) if step == 0 else (1, -1)))
        level = next(number for number in order if factor >= ends.get(number, 0) * touch)
        ends[level] = factor
        found.append(level)
    return found


def summary(compared: pd.DataFrame, groups: Mapping[str, Mapping[str, str]], top: float) -> Figure:
    """All statements by topic: the number said for each one counted, the nearest count taken.

    Parameters
    ----------
    compared : DataFrame
        Rows of :func:`analysis.measures.said.counted` that have a verdict.
    groups : mapping of str to mapping
        Heading to its topics and their words, from top to bottom.
    top : float
        Largest factor of the axis, and its inverse the smallest.

    Returns
    -------
    Figure
        Filled marks lie outside the counts; hollow ones agree with them, give or take their rounding. Statements
        of one side and verdict at one place share a mark; at the right, how many of all agree.
    """
    share = 0.3  # of a row, between marks that would touch
    topics = [(head, topic, words) for head, mine in groups.items() for topic, words in mine.items()]
    levels = {}
    for _, topic, _ in topics:
        mine = compared[compared["topic"].eq(topic)]
        mine = mine.assign(at=(mine["times"].map(math.log) / _TOUCH).round()).sort_values(["times", "figure"])
        mine = mine.drop_duplicates(["side", "verdict", "at"])
        levels[topic] = mine.assign(level=_levels(mine["times"], 1 + _TOUCH))
    deep = {topic: max(2, 1 + int(rows["level"].abs().max()) * 2) for topic, rows in levels.items()}
    height = sum(deep.values()) * share + 0.5 * len(topics) + 1.0 * len(groups)
    figure, axes = style.new(height * 0.42 + 0.9)
    axes.set_xscale("log")
    axes.set_xlim(1 / top, top)
    axes.axvline(1, color=style.INK, linewidth=1)
    place, seen, places, labels = 0.0, None, [], []
    for head, topic, words in topics:
        if head != seen:
            place += 0.5
            axes.annotate(
                head, (0, place), xycoords=("axes fraction", "data"), xytext=(2, 0), textcoords="offset points",
                va="center", ha="left", fontsize=9, fontweight=600, zorder=5,
            )  # fmt: skip
            place, seen = place + 0.5, head
        middle = place + deep[topic] * share / 2 + 0.25
        for row in levels[topic].itertuples():
            _mark(axes, row, middle - row.level * share, row.times, dash=False)
        verdicts = compared.loc[compared["topic"].eq(topic), "verdict"]
        axes.annotate(
            f"{verdicts.eq('agrees').sum()} of {len(verdicts)}", (1, middle), xycoords=("axes fraction", "data"),
            xytext=(4, 0), textcoords="offset points", va="center", ha="left", fontsize=8.5, annotation_clip=False,
        )  # fmt: skip
        places.append(middle)
        labels.append(words)
        place += deep[topic] * share + 0.5
    axes.set_yticks(places, labels, fontsize=9)
    axes.set_ylim(place + 0.1, 0)
    ticks = [t for t in (0.25, 0.5, 1, 2, 4, 8) if 1 / top <= t <= top]
    axes.set_xticks(ticks, ["¼" if t == 0.25 else "½" if t == 0.5 else f"{t:g}" for t in ticks])
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", length=0)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    axes.set_xlabel("said for each one counted")
    _legend(axes, compared["side"].tolist(), False)
    return figure


def summary_alt(compared: pd.DataFrame, groups: Mapping[str, Mapping[str, str]]) -> str:
    """What :func:`summary` shows, for readers who do not see it."""
    words = []
    for mine in groups.values():
        for topic, name in mine.items():
            rows = compared[compared["topic"].eq(topic)]
            counts = rows["verdict"].value_counts()
            words.append(
                f"{name}: {len(rows)} statements, {counts.get('above', 0)} above the counts, "
                f"{counts.get('below', 0)} below, factor {rows['times'].min():.2g} to {rows['times'].max():.2g}"
            )
    return f"Marks on a logarithmic axis of factors. {'; '.join(words)}."


def aims(table: pd.DataFrame, turns: Sequence[int]) -> Figure:
    """Aims by the trade of the year before, at the day on which they were named; a bar from book to book.

    Filled: ten billion dollars; hollow: less.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.said.aims`.
    turns : sequence of int
        First years of the periods, marked by thin lines.
    """
    figure, axes = style.new(3.6)
    for turn in turns:
        style.border(axes, turn)
    axes.axhline(1, color=style.INK, linewidth=1)
    for row in table.itertuples():
        _, colour, mark = SIDES[row.side]
        middle = (row.times_low * row.times_high) ** 0.5
        axes.plot([row.when] * 2, [row.times_low, row.times_high], color=colour, linewidth=1.2, zorder=2)
        face = colour if row.value >= _HIGH else "white"
        axes.plot(row.when, middle, mark, color=colour, markerfacecolor=face, markersize=5, zorder=3)
    first, last = int(table["when"].min()), int(table["when"].max()) + 1
    style.note(axes, "as much as was traded", first - 0.5, 1, dy=-8, ha="left", color=style.MUTED)
    axes.set_xlim(first - 0.7, last + 0.4)
    axes.set_yscale("log")
    axes.set_ylim(0.8, float(table["times_high"].max()) * 1.15)
    axes.set_yticks([1, 2, 3, 5, 7], ["1", "2", "3", "5", "7"])
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", length=0)
    axes.set_ylabel("aim by trade of the year before")
    _legend(axes, table["side"].tolist(), False)
    return figure


def aims_alt(table: pd.DataFrame) -> str:
    """What :func:`aims` shows, for readers who do not see it."""
    words = [
        f"{row.said_on[:7]} {row.value / 1e9:g} billion, {row.times_low:.1f} to {row.times_high:.1f}"
        for row in table.itertuples()
    ]
    return f"Aims for trade and how many times the trade of the year before each is: {'; '.join(words)}."
