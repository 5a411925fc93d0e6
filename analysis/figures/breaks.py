"""Breaks of series: when, how surely, and how the borders of the book stand among all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import style

#: Share of worlds without breaks that show as strong a break, below which a break is drawn full.
RARE = 0.05


def _borders(axes: Axes, years: Sequence[int], named: bool) -> None:
    """Where periods begin: a line at the turn of the year, with the year above it."""
    for year in years:
        style.border(axes, year - 0.5)
        if named:
            axes.annotate(
                str(year), (year - 0.5, 1), xycoords=("data", "axes fraction"), xytext=(0, 2),
                textcoords="offset points", fontsize=8.5, color=style.MUTED, ha="center", va="bottom",
            )  # fmt: skip


def dates(table: pd.DataFrame, first: int, last: int, marks: Sequence[int]) -> Figure:
    """The most marked break of each series, group by group, on one axis of years.

    Parameters
    ----------
    table : DataFrame
        As :func:`analysis.measures.breaks.strongest` gives it, with ``group`` (heading), ``code`` (ISO 3166
        alpha-3 code for the colour; empty for ink) and ``lenient`` (``p`` beside worlds that wander less), in the
        order wanted. Filled: rare by both; half filled: by the second only.
    first, last : int
        Years of the axis.
    marks : sequence of int
        Borders to compare with, each the first year of a period.
    """
    starts = table["group"].ne(table["group"].shift())
    places = np.arange(len(table)) + starts.cumsum().to_numpy()
    figure, axes = style.new(0.235 * (places[-1] + 1) + 0.7)
    for y, (_, row) in zip(places, table.iterrows(), strict=True):
        sure, colour = row["p"] < RARE, style.colour(row["code"]) if row["code"] else style.INK
        fill = "full" if sure else "left" if row["lenient"] < RARE else "none"
        axes.plot([row["low"], row["high"]], [y, y], color=colour, linewidth=3.4 if sure else 1.3, zorder=3)
        axes.plot(
            row["year"], y, "o", color=colour, markersize=7.5 if sure else 6, zorder=4, fillstyle=fill,
            markerfacecolor=style.BAND if fill == "none" else colour, markerfacecoloralt=style.BAND,
        )  # fmt: skip
        style.note(axes, str(row["year"]), last + 0.4, y, dx=6, fontweight=600 if sure else 400)
    for y, group in zip(places[starts] - 1, table.loc[starts, "group"], strict=True):
        axes.annotate(
            group, (0, y), xycoords=("axes fraction", "data"), xytext=(-4, 0), textcoords="offset points",
            ha="right", va="center", fontsize=9.5, fontweight=600, annotation_clip=False,
        )  # fmt: skip
    axes.set_yticks(places, table["series"])
    axes.tick_params(axis="y", labelsize=9)
    axes.set_ylim(places[-1] + 0.7, -0.6)
    axes.grid(False)
    style.years(axes, first, last, 5)
    _borders(axes, marks, named=True)
    return figure


def dates_alt(table: pd.DataFrame) -> str:
    """In words: which breaks chance would rarely give, and where the others lie."""
    sure = table["p"] < RARE
    some = ~sure & (table["lenient"] < RARE)
    told = [f"{row.series} {row.year} (interval {row.low} to {row.high})" for row in table[sure].itertuples()]
    listed = {}
    for name, which in {"lenient": some, "others": ~sure & ~some}.items():
        rows = table[which].sort_values("year", kind="stable")
        listed[name] = ", ".join(f"{row.series} {row.year}" for row in rows.itertuples()) or "none"
    return (
        f"Breaks that worlds without breaks rarely show: {'; '.join(told) or 'none'}."
        f" Only by the lenient count: {listed['lenient']}. Others: {listed['others']}."
    )


def together(panels: Mapping[str, pd.DataFrame], first: int, last: int, marks: Sequence[int]) -> Figure:
    """How strongly the series of each theme break in each year, beside what chance gives.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Heading to a table as :func:`analysis.measures.breaks.profile` gives it.
    first, last : int
        Years of the axis.
    marks : sequence of int
        Borders to compare with.
    """
    figure, axes = style.new(1.3 * len(panels) + 0.5, rows=len(panels), sharex=True, sharey=True, squeeze=False)
    for number, (ax, (name, table)) in enumerate(zip(axes[:, 0], panels.items(), strict=True)):
        ax.fill_between(table.index, table["low"], table["high"], color=style.RULE, alpha=0.6, linewidth=0)
        ax.plot(table.index, table["anywhere"], color=style.MUTED, linewidth=0.9, linestyle=":")
        ax.plot(table.index, table["strength"], color=style.INK, marker="o", markersize=3)
        ax.set_title(f"{name}: {table['series'].max()} series", fontsize=9.5, pad=16 if number == 0 else 4)
        _borders(ax, marks, named=number == 0)
        if number == 0:
            look = {"dx": 4, "fontsize": 8.5, "color": style.MUTED}
            style.note(ax, "dotted:\nany year", last, float(table["anywhere"].iloc[-1]), **look)
            style.note(ax, "band:\nthis year", last, 0.4, **look)
        ax.set_ylim(0, 1.05)
        ax.set_yticks([0, 0.5, 1])
    style.years(axes[-1, 0], first, last, 5)
    return figure


def together_alt(panels: Mapping[str, pd.DataFrame], marks: Sequence[int]) -> str:
    """In words: the strongest year of each theme, and what the borders have."""
    told = []
    for name, table in panels.items():
        top = table["strength"].idxmax()
        at = ", ".join(f"{year}: {table.loc[year, 'strength']:.2f}" for year in marks if year in table.index)
        told.append(
            f"{name}: strongest in {top} ({table.loc[top, 'strength']:.2f}; chance reaches"
            f" {table.loc[top, 'anywhere']:.2f} in some year of one world in ten); {at}"
        )
    return "; ".join(told) + "."


def standing(panels: Mapping[str, Mapping[str, tuple[pd.Series, dict]]], own: tuple[int, ...]) -> Figure:
    """What every set of borders explains, with that of the book, the best, and what chance would give the book's.

    Parameters
    ----------
    panels : mapping of str to mapping
        Heading of a panel to its rows: name to the mean share that each set explains (Series) and the result of
        :func:`analysis.measures.breaks.standing`.
    own : tuple of int
        The book's borders.
    """
    rows = max(map(len, panels.values()))
    figure, axes = style.new(0.68 * rows * len(panels) + 1.3, rows=len(panels), sharex=True, squeeze=False)
    mine, other = style.PALETTE["TUR"], style.PALETTE["KAZ"]
    look = {"fontsize": 8.5, "ha": "right"}
    for ax, (heading, lines) in zip(axes[:, 0], panels.items(), strict=True):
        for y, (shares, found) in enumerate(lines.values()):
            ax.plot(shares, np.full(len(shares), y), "|", color=style.RULE, markersize=11, zorder=1)
            ax.plot([found["low"], found["high"]], [y + 0.3] * 2, color=style.MUTED, linewidth=2.2, zorder=2)
            ax.plot(found["own"], y, "o", color=mine, markersize=7, zorder=4)
            ax.plot(found["best_share"], y, "D", color=other, markersize=5.5, zorder=3)
            best = ", ".join(map(str, found["best"]))
            style.note(ax, best, min(found["best_share"] + 0.1, 1), y, dy=11, color=other, **look)
            style.note(ax, f"{found['rank']} of\n{found['sets']}", 1.0, y, dx=6)
        first = next(iter(lines.values()))[1]
        style.note(ax, ", ".join(map(str, own)), first["own"], 0, dy=-20, color=mine, fontsize=8.5, ha="center")
        ax.set_yticks(range(len(lines)), list(lines))
        ax.set_ylim(len(lines) - 0.4, -0.75)
        ax.set_title(heading, fontsize=10)
        ax.grid(False)
        ax.set_xlim(0, 1)
    axes[-1, 0].set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"])
    axes[-1, 0].set_xlabel("Variance explained, mean over the series")
    return figure


def standing_alt(panels: Mapping[str, Mapping[str, tuple[pd.Series, dict]]]) -> str:
    """In words: rank of the book's borders, what chance would give, and the best."""
    told = []
    for heading, lines in panels.items():
        parts = [
            f"{name} rank {found['rank']} of {found['sets']} ({found['own']:.0%} explained; usual rank without breaks"
            f" {found['usual']}; best {', '.join(map(str, found['best']))} with {found['best_share']:.0%})"
            for name, (_, found) in lines.items()
        ]
        told.append(f"{heading}: {'; '.join(parts)}")
    return ". ".join(told) + "."


def density(counts: pd.DataFrame, marks: Sequence[int]) -> Figure:
    """Counts a year in small multiples on one scale, with the mean of each period.

    Parameters
    ----------
    counts : DataFrame
        Index years; a column a panel, named as its heading.
    marks : sequence of int
        First years of the periods after the first.
    """
    figure, axes = style.new(1.05 * counts.shape[1] + 0.5, rows=counts.shape[1], sharex=True, sharey=True)
    edges = [counts.index[0], *marks, counts.index[-1] + 1]
    for number, (ax, name) in enumerate(zip(np.atleast_1d(axes), counts, strict=True)):
        ax.bar(counts.index, counts[name], color=style.RULE, width=0.8)
        for start, end in pairwise(edges):
            mean = counts.loc[start : end - 1, name].mean()
            ax.plot([start - 0.5, end - 0.5], [mean, mean], color=style.INK, linewidth=1.8)
            style.note(ax, f"{mean:.1f}", start - 0.4, mean, dy=6, fontsize=8.5)
        ax.annotate(name, (0.01, 0.98), xycoords="axes fraction", va="top", fontsize=9.5, fontweight=600)
        _borders(ax, marks, named=number == 0)
    style.years(ax, counts.index[0], counts.index[-1], 5)
    return figure


def density_alt(counts: pd.DataFrame, marks: Sequence[int]) -> str:
    """In words: the mean a year of each period."""
    edges = [counts.index[0], *marks, counts.index[-1] + 1]
    told = []
    for name in counts:
        means = [counts.loc[a : b - 1, name].mean() for a, b in pairwise(edges)]
        told.append(f"{name}: " + ", ".join(f"{mean:.1f}" for mean in means))
    return "Mean a year, period by period. " + "; ".join(told) + "."
