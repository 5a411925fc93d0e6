"""Figures of a go-between: who met whom, where talks were held, where a state stood between two others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

_ROW = 0.62  # inches a row of a strip


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
        Marks that fall together are spread upwards.
    """
    figure, ax = style.new(_ROW * len(rows) + 0.75)
    colour = style.colour("KAZ")
    for place, (row, heading) in enumerate(rows.items()):
        mine = table[table["row"].eq(row)].sort_values("when")
        ax.axhline(place, color=style.RULE, linewidth=0.8, zorder=0)
        for when, full in zip(mine["when"], mine[filled], strict=True):
            face = colour if full else "none"
            ax.plot(when, place, "o", markersize=8, markerfacecolor=face, markeredgecolor=colour, markeredgewidth=1.6)
        ax.annotate(
            heading, (first, place), xytext=(0, 9), textcoords="offset points", ha="left", va="bottom", fontsize=9.5,
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


def between(table: pd.DataFrame, poles: tuple[str, str], highlight: str, spans: Sequence[str]) -> Figure:
    """Paths of states between two poles: share of votes with the one and with the other, span by span.

    Parameters
    ----------
    table : DataFrame
        ``country``, ``span``, ``first`` and ``second`` (shares, 0 to 1): with the first and the second pole.
    poles : (str, str)
        The two others (ISO 3166 alpha-3); the first is on the vertical axis.
    highlight : str
        State drawn strongly, with its spans named.
    spans : sequence of str
        Spans in order; the path ends in the last, with a full circle and the state's name.

    Returns
    -------
    Figure
        On the dotted diagonal a state votes with both equally often.
    """
    figure, ax = style.new(4.0)
    low = min(table["first"].min(), table["second"].min()) - 0.05
    high = max(table["first"].max(), table["second"].max()) + 0.06
    ax.plot([low, high], [low, high], color=style.MUTED, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1)
    ax.annotate(
        "as often with both", (low, low), xytext=(14, 24), textcoords="offset points", rotation=0, fontsize=8.5,
        color=style.MUTED, ha="left", va="bottom",
    )  # fmt: skip
    for state in sorted(table["country"].unique(), key=lambda name: name == highlight):
        path = table[table["country"].eq(state)].set_index("span").reindex(list(spans))
        strong = state == highlight
        colour = style.colour(state)
        ax.plot(
            path["second"],
            path["first"],
            "-",
            color=colour,
            linewidth=2.2 if strong else 1.2,
            zorder=3 if strong else 2,
        )
        ax.plot(
            path["second"].iloc[:-1], path["first"].iloc[:-1], "o", markersize=6, markerfacecolor="none",
            markeredgecolor=colour, markeredgewidth=1.4, zorder=4,
        )  # fmt: skip
        ax.plot(path["second"].iloc[-1], path["first"].iloc[-1], "o", markersize=8, color=colour, zorder=4)
        left = strong or state in ("AZE",)
        ax.annotate(
            countries.name(state), (path["second"].iloc[-1], path["first"].iloc[-1]),
            xytext=(-8 if left else 8, 5 if left else -5), textcoords="offset points", ha="right" if left else "left",
            va="bottom" if left else "top", fontsize=10 if strong else 9.5, fontweight=600, color=colour,
        )  # fmt: skip
        if strong:
            for span in list(spans)[:-1]:
                ax.annotate(
                    span, (path.loc[span, "second"], path.loc[span, "first"]), xytext=(7, 6), fontsize=8.5,
                    textcoords="offset points", color=style.MUTED,
                )  # fmt: skip
    ax.set_xlim(low, high)
    ax.set_ylim(low, max(table["first"].max() + 0.06, low + 0.2))
    ax.grid(visible=True, axis="both")
    percent = [tick / 100 for tick in range(0, 100, 10)]
    for axis, (start, end) in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        inside = [tick for tick in percent if start <= tick <= end]
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
