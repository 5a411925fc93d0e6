"""Figures of a go-between: who met whom, where talks were held, where a state stood between two others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

_ROW = 0.66  # inches a row of a strip
_STEP = 0.21  # share of a row between marks that would touch
_MARK = 0.0225  # share of the axis that a mark takes


def _levels(when: pd.Series, touch: float) -> list[int]:
    """For each date in order the level at which its mark, as wide as ``touch``, touches none before it."""
    last: list[float] = []
    levels = []
    for date in when:
        free = [level for level, before in enumerate(last) if date - before >= touch]
        level = free[0] if free else len(last)
        last[level : level + 1] = [date]
        levels.append(level)
    return levels


def strip(
    table: pd.DataFrame,
    rows: Mapping[str, str],
    filled: str,
    first: int,
    last: int,
    turn: tuple[float, str] | None = None,
) -> Figure:
    """Events on a time axis, one line a row: full circles and hollow ones.

    Parameters
    ----------
    table : DataFrame
        ``row``, ``when`` (year with fraction) and a column of truth values.
    rows : mapping of str to str
        Row to its heading, from top to bottom; the heading stands above the line and ends with the counts.
    filled : str
        The column whose true rows are full circles.
    first, last : int
        Years of the axis, both included.
    turn : (float, str), optional
        A date (year with fraction) with its name: a dotted line through all rows.

    Returns
    -------
    Figure
        Marks that would touch stand one below the other.
    """
    figure, ax = style.new(_ROW * len(rows) + 0.75)
    colour = style.colour("KAZ")
    for place, (row, heading) in enumerate(rows.items()):
        mine = table[table["row"].eq(row)].sort_values("when")
        ax.axhline(place, color=style.RULE, linewidth=0.8, zorder=0)
        levels = _levels(mine["when"], _MARK * (last - first + 1))
        for when, full, level in zip(mine["when"], mine[filled], levels, strict=True):
            face = colour if full else "none"
            ax.plot(
                when, place + _STEP * level, "o", markersize=7, markerfacecolor=face, markeredgecolor=colour,
                markeredgewidth=1.5,
            )  # fmt: skip
        ax.annotate(
            heading, (first, place), xytext=(0, 7), textcoords="offset points", ha="left", va="bottom", fontsize=10,
            color=style.INK,
        )  # fmt: skip
    ax.set_ylim(len(rows) - 0.6, -0.95)
    ax.set_yticks([])
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
    ax.set_xlim(first - 0.05, last + 1.02)
    ax.set_xticks([year + 0.5 for year in range(first, last + 1)], [str(year) for year in range(first, last + 1)])
    for year in range(first, last + 2):
        ax.axvline(year, color=style.RULE, linewidth=0.5, zorder=0)
    if turn:
        ax.axvline(turn[0], color=style.MUTED, linewidth=1, linestyle=(0, (2, 2)), zorder=1)
        ax.annotate(
            turn[1], (turn[0], 1), xycoords=("data", "axes fraction"), xytext=(0, 2), textcoords="offset points",
            ha="center", va="bottom", fontsize=8.5, color=style.MUTED, annotation_clip=False,
        )  # fmt: skip
    return figure


def strip_alt(table: pd.DataFrame, rows: Mapping[str, str], filled: str, words: tuple[str, str]) -> str:
    """Alternative text of :func:`strip`: counts a row and year of full and hollow circles, named by ``words``."""
    parts = []
    for row in rows:
        mine = table[table["row"].eq(row)].assign(year=lambda t: t["when"].astype("int64"))
        years = []
        for year, here in mine.groupby("year"):
            counts = [
                f"{int(n)} {word}"
                for n, word in zip((here[filled].sum(), (~here[filled]).sum()), words, strict=True)
                if n
            ]
            years.append(f"{year}: {', '.join(counts)}")
        parts.append(f"{row} – {'; '.join(years) or 'none'}")
    return "Circles on a time axis. " + ". ".join(parts) + "."


def between(
    table: pd.DataFrame,
    poles: tuple[str, str],
    highlight: str,
    spans: Sequence[str],
    places: Mapping[str, tuple[float, float, str]] | None = None,
) -> Figure:
    """Paths of states between two poles: share of votes with the one and with the other, span by span.

    Parameters
    ----------
    table : DataFrame
        ``country``, ``span``, ``first`` and ``second`` (shares, 0 to 1): with the first and the second pole.
    poles : (str, str)
        The two others (ISO 3166 alpha-3); the first is on the vertical axis.
    highlight : str
        State drawn strongly, with all its spans, which are named; the others go from the first span to the last.
    spans : sequence of str
        Spans in order; the path ends in the last, with a full circle and the state's name.
    places : mapping of str to (float, float, str), optional
        Where a state's name stands: points to the right and upwards of its last circle, and the side it starts from.

    Returns
    -------
    Figure
        On the dotted diagonal a state votes with both equally often; the axes have one scale.
    """
    figure, ax = style.new(2.95)
    shown = table[table["country"].eq(highlight) | table["span"].isin([spans[0], spans[-1]])]
    low = min(shown["first"].min(), shown["second"].min()) - 0.04
    right, top = shown["second"].max() + 0.09, shown["first"].max() + 0.05
    ax.plot([low, top], [low, top], color=style.MUTED, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1)
    ax.annotate(
        "as often with both", (low + 0.02, low), xytext=(8, 4), textcoords="offset points", fontsize=8.5,
        color=style.MUTED, ha="left", va="bottom",
    )  # fmt: skip
    for state in sorted(shown["country"].unique(), key=lambda name: name == highlight):
        path = shown[shown["country"].eq(state)].set_index("span")
        path = path.reindex([span for span in spans if span in path.index])
        strong, colour = state == highlight, style.colour(state)
        x, y = path["second"], path["first"]
        ax.plot(x, y, "-", color=colour, linewidth=2.2 if strong else 1.2, zorder=2 + strong)
        ax.plot(x.iloc[:-1], y.iloc[:-1], "o", markersize=6, mfc="none", mec=colour, mew=1.4, zorder=4)
        ax.plot(x.iloc[-1], y.iloc[-1], "o", markersize=8, color=colour, zorder=4)
        dx, dy, side = (places or {}).get(str(state), (9, 0, "left"))
        ax.annotate(
            countries.name(str(state)), (x.iloc[-1], y.iloc[-1]), xytext=(dx, dy), textcoords="offset points",
            ha=side, va="center", fontsize=10, fontweight=600, color=colour,
        )  # fmt: skip
        for span in path.index[:-1] if strong else []:
            ax.annotate(
                span, (x[span], y[span]), xytext=(7, 6), textcoords="offset points", fontsize=9, color=style.MUTED
            )
    ax.set_xlim(low, right)
    ax.set_ylim(low, top)
    ax.set_aspect("equal")
    ax.grid(visible=True, axis="both")
    for axis, end in ((ax.xaxis, right), (ax.yaxis, top)):
        inside = [tick / 10 for tick in range(10) if low <= tick / 10 <= end]
        axis.set_ticks(inside, [f"{tick:.0%}" for tick in inside])
    ax.set_xlabel(f"votes with {countries.name(poles[1])}")
    ax.set_ylabel(f"votes with {countries.name(poles[0])}")
    return figure


def between_alt(table: pd.DataFrame, poles: tuple[str, str], spans: Sequence[str]) -> str:
    """Alternative text of :func:`between`: both shares of each state in each span."""
    names = [countries.name(pole) for pole in poles]
    parts = []
    for state, path in table.groupby("country", sort=False):
        rows = path.set_index("span")
        shares = [
            f"{rows.loc[s, 'first']:.0%} and {rows.loc[s, 'second']:.0%} in {s}" for s in spans if s in rows.index
        ]
        parts.append(f"{countries.name(str(state))}: " + ", ".join(shares))
    return f"Shares of votes with {names[0]} and with {names[1]} when the two voted apart. " + "; ".join(parts) + "."
