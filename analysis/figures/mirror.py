"""Figures of two books of one trade: ratios side by side, and what each book holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import WORLD, name
from analysis.figures import style
from analysis.figures.trade import note


def _times(value: float, _position: int = 0) -> str:
    """A ratio in words short enough for an axis."""
    return {0.25: "a quarter", 0.5: "half", 1: "equal"}.get(value, f"{value:g} ×")


def books(panels: Mapping[str, pd.DataFrame], highlight: Mapping[str, str], turn: int, words: str) -> Figure:
    """Ratios of two figures for one flow, a panel a question, a line a state, logarithmic.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        Panel title to ratios: index years, a column a state.
    highlight : mapping of str to str
        Panel title to the state whose line is thick, with its value of the year before ``turn`` and its last.
    turn : int
        Year that is marked.
    words : str
        What the mark says.
    """
    figure, axes = style.new(6.4, rows=len(panels), squeeze=False, sharex=True)
    for number, (axis, (heading, table)) in enumerate(zip(axes[:, 0], panels.items(), strict=True)):
        axis.set_title(heading, fontsize=10, loc="left")
        axis.axhline(1, color=style.MUTED, linewidth=0.8)
        axis.axvline(turn - 0.5, color=style.MUTED, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        axis.set_yscale("log")
        low, top = float(table.min().min()) * 0.8, float(table.max().max()) * 1.3
        step = (top / low) ** 0.085  # how far labels must stand apart on this axis
        place = float("inf")
        ends = {state: float(values.dropna().iloc[-1]) for state, values in table.items()}
        for state in sorted(ends, key=ends.get, reverse=True):
            thick = state == highlight[heading]
            look = {"linewidth": 2.6 if thick else 1.2, "zorder": 3 if thick else 2, "color": style.colour(state)}
            look["linestyle"] = "-" if thick else style.DASHES.get(state, ":")
            style.line(axis, table[state], state, **look)
            place = min(ends[state], place / step)
            text = "All partners" if state == WORLD else name(state)
            text = f"{text} {ends[state]:.1f}" if thick else text
            last = int(table[state].dropna().index[-1])
            note(axis, text, last, place, dx=6, color=look["color"], fontweight=600 if thick else 400)
        own = table[highlight[heading]]
        note(axis, f"{own[turn - 1]:.1f}", turn - 1, own[turn - 1], dx=-2, dy=-12, ha="right", fontweight=600)
        if number == 0:
            note(axis, words, turn - 0.5, top / 1.08, dx=4, color=style.MUTED, fontsize=8.5, va="top")
        axis.set_ylim(low, top)
        axis.yaxis.set_major_locator(FixedLocator([0.25, 0.5, 1, 2, 4]))
        axis.yaxis.set_major_formatter(FuncFormatter(_times))
        axis.yaxis.set_minor_formatter(NullFormatter())
        axis.tick_params(which="minor", length=0)
        style.years(axis, int(table.index.min()), int(table.index.max()))
    return figure


def contents(rows: Mapping[str, pd.Series], colours: Sequence[str], white: Sequence[str] = ()) -> Figure:
    """What each book holds of a flow, as bars of parts end to end, each part with its sum.

    Parameters
    ----------
    rows : mapping of str to Series
        Words for the bar to values by part (million dollars), the same parts in the same order; NaN where a
        book does not have the part.
    colours : sequence of str
        A colour a part.
    white : sequence of str
        Parts whose sums are written in white.
    """
    figure, axis = style.new(0.62 * len(rows) + 1.3)
    longest = max(float(values.sum()) for values in rows.values())
    parts = list(next(iter(rows.values())).index)
    for place, values in enumerate(rows.values()):
        left = 0.0
        for part, colour in zip(parts, colours, strict=True):
            value = values[part]
            if pd.isna(value) or value <= 0:
                continue
            axis.barh(place, value, left=left, height=0.62, color=colour)
            wide = value > 0.13 * longest
            if wide:
                shade = "white" if part in white else style.INK
                note(axis, f"{value:,.0f}", left + value / 2, place, ha="center", color=shade)
            left += float(value)
            if not wide:
                note(axis, f"{value:,.0f}", left, place, dx=4)
    swatch = 0.0
    for part, colour in zip(parts, colours, strict=True):
        where = {"xycoords": ("axes fraction", "data"), "va": "center", "annotation_clip": False}
        axis.annotate("■", (swatch, -0.95), fontsize=12, color=colour, **where)
        axis.annotate(part, (swatch + 0.04, -0.95), fontsize=9, **where)
        swatch += 0.07 + 0.0155 * len(part)
    axis.set_yticks(range(len(rows)), list(rows))
    axis.set_ylim(len(rows) - 0.45, -1.3)
    axis.set_xlim(0, longest * 1.1)
    axis.set_xlabel("million dollars")
    axis.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axis.grid(visible=False, axis="y")
    axis.grid(visible=True, axis="x")
    return figure


def contents_alt(rows: Mapping[str, pd.Series]) -> str:
    """What :func:`contents` shows, for readers who do not see it."""
    told = []
    for words, values in rows.items():
        known = values.dropna()
        told.append(f"{words.replace(chr(10), ' ')}: " + ", ".join(f"{p} {v:,.0f}" for p, v in known.items()))
    return f"Bars, million dollars. {'; '.join(told)}."
