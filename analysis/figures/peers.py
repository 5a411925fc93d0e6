"""Figures of one state among its peers: lines on several scales, ranks by measure and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.countries import name
from analysis.figures import style

_PANEL = 120  # points: about the height of a panel of lines


def lines(
    panels: Mapping[str, pd.DataFrame],
    form: Sequence[str],
    highlight: str,
    borders: Sequence[int],
    log: bool = False,
    cut: int | None = None,
) -> Figure:
    """Ties of several peers by year, a panel a measure, a line a peer with its name and last value.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Heading (measure and unit) to values: index years, a column a peer; missing years are gaps.
    form : sequence of str
        Format of the values of each panel, such as ``,.0f`` or ``.1%``.
    highlight : str
        The peer whose line is thick.
    borders : sequence of int
        First years of periods, marked by thin lines.
    log : bool
        Logarithmic axes: equal steps are equal ratios.
    cut : int, optional
        First year of another source: lines are not drawn across it.
    """
    figure, axes = style.new(0.4 + 2.35 * len(panels), rows=len(panels), squeeze=False, sharex=True)
    first = min(table.dropna(how="all").index.min() for table in panels.values())
    last = max(table.dropna(how="all").index.max() for table in panels.values())
    for axis, (heading, table), shape in zip(axes[:, 0], panels.items(), form, strict=True):
        for border in borders:
            axis.axvline(border - 0.5, color=style.RULE, linewidth=0.9, zorder=0)
        axis.set_title(heading, fontsize=10, loc="left", pad=5)
        if log:
            axis.set_yscale("log")
            axis.minorticks_off()
        low, high = float(table.min().min()), float(table.max().max())
        axis.set_ylim(*((low / 1.3, high * 1.3) if log else (0, high * 1.1)))
        axis.yaxis.set_major_formatter(lambda value, _, shape=shape: _written(value, shape))
        _named(axis, table, shape, highlight, last, cut)
        axis.set_xlim(first - 0.4, last + 0.4)
        axis.set_xticks(range(first + first % 2, last + 1, 4))
    return figure


def _written(value: float, shape: str) -> str:
    """A value in the format of its panel; on an axis of dollars small values keep a decimal."""
    return f"{value:g}" if shape.endswith("f") and value < 1 else f"{value:{shape}}"


def _named(axis: Axes, table: pd.DataFrame, shape: str, highlight: str, last: int, cut: int | None) -> None:
    """The lines of a panel and their names, set apart at the right edge in the order of their ends."""
    ends = table.apply(lambda values: float(values.dropna().iloc[-1])).sort_values(ascending=False)
    corners = axis.transData.transform([(last, end) for end in ends])
    heights = dict(zip(ends.index, axis.transAxes.inverted().transform(corners)[:, 1] * _PANEL, strict=True))
    places = dict(zip(heights, style.stacked(heights.values(), gap=14), strict=True))
    floor = min(0, min(places.values()) - 2)  # names at the foot move all others up
    for peer, end in ends.items():
        strong = peer == highlight
        known = table[peer].dropna()
        for part in [known] if cut is None else [known.loc[: cut - 1], known.loc[cut:]]:
            if len(part):
                style.line(axis, part, peer, linewidth=2.8 if strong else 1.5, zorder=4 if strong else 3)
        shift = places[peer] - floor - heights[peer]
        style.end_label(axis, last, end, f"{name(peer)} {end:{shape}}", style.colour(peer), dy=shift)


def lines_alt(panels: Mapping[str, pd.DataFrame], form: Sequence[str]) -> str:
    """Alternative text of :func:`lines`: first and last known value of each line."""
    words = []
    for (heading, table), shape in zip(panels.items(), form, strict=True):
        rows = []
        for peer in table:
            known = table[peer].dropna()
            ends = [f"{known.iloc[i]:{shape}} in {known.index[i]}" for i in (0, -1)]
            rows.append(f"{name(peer)} {', '.join(ends)}")
        words.append(f"{heading}: {'; '.join(rows)}")
    return f"Line charts. {'. '.join(words)}."


def intervals(panels: Mapping[str, pd.DataFrame], highlight: str, control: str) -> Figure:
    """A value with its interval for each peer, a panel a period, all on one scale.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Heading to ``value``, ``low`` and ``high`` with peers as index; the same peers in every panel.
    highlight, control : str
        The peer drawn strong, and the one outside the group, drawn hollow below a line.
    """
    figure, axes = style.new(4.9, rows=2, columns=2, sharex=True, sharey=True)
    for axis, (heading, table) in zip(axes.flat, panels.items(), strict=True):
        for place, (peer, row) in enumerate(table.iterrows()):
            colour, strong = style.colour(str(peer)), peer == highlight
            axis.plot([row["low"], row["high"]], [place] * 2, color=colour, linewidth=3.4 if strong else 1.8)
            face = "none" if peer == control else colour
            axis.plot(row["value"], place, "o", color=colour, markerfacecolor=face, markersize=8 if strong else 5.5)
            style.note(axis, f"{row['value']:.2f}".replace("-", "−"), row["high"], place, dx=5, color=colour)
        if control in table.index:
            axis.axhline(table.index.get_loc(control) - 0.5, color=style.RULE, linewidth=0.9)
        axis.axvline(0, color=style.MUTED, linewidth=0.9, linestyle=(0, (2, 2)))
        axis.set_title(heading, fontsize=10, loc="left", pad=5)
        axis.grid(visible=True, axis="x")
        axis.grid(visible=False, axis="y")
        axis.set_yticks(range(len(table)), [name(str(peer)) for peer in table.index])
    axes[0, 0].invert_yaxis()
    for tick in [tick for axis in axes[:, 0] for tick in axis.get_yticklabels()]:
        tick.set_fontweight(600 if tick.get_text() == name(highlight) else 400)
    low = min(float(table["low"].min()) for table in panels.values())
    high = max(float(table["high"].max()) for table in panels.values())
    axes[0, 0].set_xlim(low - 0.03, high + 0.13)
    for axis in axes[-1]:
        axis.set_xlabel("0: chance · 1: always alike")
    return figure


def intervals_alt(panels: Mapping[str, pd.DataFrame]) -> str:
    """Alternative text of :func:`intervals`: value and interval of each peer in each panel."""
    words = []
    for heading, table in panels.items():
        rows = [f"{name(str(p))} {r['value']:.2f} ({r['low']:.2f} to {r['high']:.2f})" for p, r in table.iterrows()]
        words.append(f"{heading}: {', '.join(rows)}")
    return f"Dots with intervals. {'. '.join(words)}.".replace("-", "−")


def ranks(panels: Mapping[str, pd.DataFrame], order: Sequence[str], spans: Sequence[str], peer: str) -> Figure:
    """Rank of one peer in every measure and period: dark is first, pale is last; the mean of each column below.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Heading (the way of counting) to the peer's rows of :func:`analysis.measures.peers.matrix`.
    order : sequence of str
        Measures from top to bottom.
    spans : sequence of str
        Periods from left to right.
    peer : str
        Whose ranks they are.
    """
    figure, axes = style.new(0.95 + 0.36 * (len(order) + 1), columns=len(panels), squeeze=False, sharey=True)
    for axis, (heading, rows) in zip(axes[0], panels.items(), strict=True):
        wide = rows.pivot_table(index="measure", columns="span", values="rank").reindex(index=order, columns=spans)
        worst = float(rows["of"].max())
        for (down, across), place in np.ndenumerate(wide.to_numpy(dtype=float)):
            if np.isnan(place):
                style.note(axis, "–", across, down, ha="center", color=style.MUTED)
                continue
            depth = 0.62 - 0.57 * (place - 1) / (worst - 1)
            box = Rectangle(
                (across - 0.46, down - 0.44), 0.92, 0.88, color=style.colour(peer), alpha=depth, linewidth=0
            )
            axis.add_patch(box)
            style.note(axis, f"{place:g}", across, down, ha="center", fontsize=10, fontweight=600)
        for across, span in enumerate(spans):
            style.note(axis, f"{wide[span].mean():.1f}", across, len(order), ha="center", fontsize=10)
        axis.axhline(len(order) - 0.5, color=style.MUTED, linewidth=0.9)
        axis.set_title(heading, fontsize=10, loc="left", pad=5)
        axis.set_xlim(-0.5, len(spans) - 0.5)
        axis.set_ylim(len(order) + 0.5, -0.5)
        axis.set_xticks(range(len(spans)), [span.replace("–", "–\n") for span in spans], fontsize=8.5)
        axis.set_yticks(range(len(order) + 1), [*order, "Mean rank"])
        axis.grid(False)
        for side in axis.spines.values():
            side.set_visible(False)
    return figure


def ranks_alt(panels: Mapping[str, pd.DataFrame], spans: Sequence[str], peer: str) -> str:
    """Alternative text of :func:`ranks`: the ranks of each measure, and their means."""
    words = []
    for heading, rows in panels.items():
        lines = []
        for measure, mine in rows.groupby("measure", sort=False):
            places = mine.set_index("span")["rank"].reindex(list(spans))
            lines.append(f"{measure} " + ", ".join("no data" if pd.isna(p) else f"{p:g}" for p in places))
        means = rows.groupby("span")["rank"].mean().reindex(list(spans))
        lines.append("mean " + ", ".join(f"{mean:.1f}" for mean in means))
        words.append(f"{heading}: {'; '.join(lines)}")
    return f"Ranks of {name(peer)} in {', '.join(spans)}. {'. '.join(words)}."
