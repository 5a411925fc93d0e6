"""Figures of two books of one trade: ratios side by side and through time, and what each book holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from analysis.countries import WORLD, name
from analysis.figures import style

#: Ratios that have a word on the axis of :func:`books`.
_WORDS = {0.25: "a quarter", 1: "equal"}


def dots(mirror: pd.DataFrame, highlight: str, freight: float = 1.1) -> Figure:
    """How many times the exporter's figure the importer recorded: a row an importer, a dot a year.

    Parameters
    ----------
    mirror : DataFrame
        From :func:`analysis.measures.mirror.reports`.
    highlight : str
        The importer whose row is in its own colour.
    freight : float
        Ratio that freight and insurance alone could explain; shaded.
    """
    importers = list(dict.fromkeys(mirror["importer"]))
    last = int(mirror["year"].max())
    figure, axis = style.new(0.5 * len(importers) + 1.1)
    axis.axvspan(1, freight, color=style.BAND, zorder=0)
    axis.axvline(1, color=style.MUTED, linewidth=0.8)
    for row, importer in enumerate(importers):
        values = mirror[mirror["importer"] == importer].set_index("year")["ratio"]
        colour = style.colour(importer) if importer == highlight else style.MUTED
        axis.plot([values.min(), values.max()], [row, row], color=colour, linewidth=1, zorder=1)
        axis.plot(
            values,
            [row] * len(values),
            "o",
            markerfacecolor="none",
            markeredgecolor=colour,
            markersize=5,
            zorder=2,
        )
        if last in values:
            axis.plot(values[last], row, "o", color=colour, markersize=7, zorder=3)
            style.note(axis, f"{values[last]:.1f}", values[last], row, dy=11, ha="center", color=colour)
    peak = mirror[mirror["importer"] == highlight].nlargest(1, "ratio")
    for year, ratio in zip(peak["year"], peak["ratio"], strict=True):
        if year != last:
            row, colour = importers.index(highlight), style.colour(highlight)
            style.note(axis, f"{ratio:.1f} in {year}", ratio, row, dy=11, ha="center", color=colour)
    axis.set_xscale("log")
    axis.set_xlim(right=max(10, mirror["ratio"].max() * 1.3))
    axis.set_xticks([0.5, 1, 2, 4, 8], ["half", "equal", "twice", "4 times", "8 times"])
    axis.xaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_yticks(range(len(importers)), ["All partners" if i == WORLD else name(i) for i in importers])
    axis.set_ylim(len(importers) - 0.5, -0.7)
    axis.grid(visible=False, axis="y")
    axis.set_xlabel("importer's figure against the exporter's")
    return figure


def dots_alt(mirror: pd.DataFrame, exporter: str) -> str:
    """What :func:`dots` shows, for readers who do not see it."""
    last = mirror["year"].max()
    rows = mirror.query("year == @last")
    parts = [
        f"{'all partners' if i == WORLD else name(i)} {r:.2f}"
        for i, r in zip(rows["importer"], rows["ratio"], strict=True)
    ]
    return (
        f"Dot chart: importer's figure divided by {name(exporter)}'s own, {mirror['year'].min()}–{last}. "
        f"In {last}: {', '.join(parts)}."
    )


def lines(mirror: pd.DataFrame, highlight: str, first: int, last: int, shaded: tuple[int, int]) -> Figure:
    """Importer's figure divided by the exporter's through time, a line an importer, logarithmic.

    Parameters
    ----------
    mirror : DataFrame
        From :func:`analysis.measures.mirror.reports`.
    highlight : str
        The importer whose line is thick and labelled with values.
    first, last : int
        Years of the axis.
    shaded : tuple of int
        First and last year of the period that the chapter is about.
    """
    figure, axis = style.new(3.8)
    axis.axvspan(shaded[0] - 0.5, shaded[1] + 0.5, color=style.BAND, zorder=0, linewidth=0)
    axis.axhline(1, color=style.MUTED, linewidth=0.8)
    table = mirror.pivot_table(index="year", columns="importer", values="ratio").reindex(range(first, last + 1))
    axis.set_yscale("log")
    ends = {i: float(table[i].dropna().iloc[-1]) for i in dict.fromkeys(mirror["importer"])}
    order = sorted(ends, key=ends.get, reverse=True)
    for importer, place in zip(order, style.stacked((ends[i] for i in order), ratio=1.17), strict=True):
        thick = importer == highlight
        look = {"linewidth": 2.6 if thick else 1.2, "zorder": 3 if thick else 2}
        look |= {"color": style.colour(importer), "linestyle": "-" if thick else style.DASHES.get(importer, ":")}
        style.line(axis, table[importer], importer, **look)
        text = "All partners" if importer == WORLD else name(importer)
        axis.annotate(
            text, (last, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=9,
            color=look["color"], fontweight=600 if thick else 400, annotation_clip=False,
        )  # fmt: skip
    own = table[highlight].dropna()
    within = own.loc[shaded[0] : shaded[1]]
    for year in [
        year for year in dict.fromkeys([own.idxmax(), shaded[0] - 1, within.idxmax(), shaded[1]]) if year in own
    ]:
        beside = year == shaded[0] - 1 != own.idxmax()
        where = {"dx": 8, "ha": "left"} if beside else {"dy": 15 if year == shaded[1] else 11, "ha": "center"}
        style.note(axis, f"{own[year]:.1f}", year, own[year], color=style.colour(highlight), fontweight=600, **where)
    axis.set_ylim(0.45, table.max().max() * 1.35)
    axis.yaxis.set_major_locator(FixedLocator([0.5, 1, 2, 4, 8]))
    axis.yaxis.set_major_formatter(FuncFormatter(style.times))
    axis.yaxis.set_minor_formatter(NullFormatter())
    axis.tick_params(which="minor", length=0)
    axis.set_xlim(first - 0.4, last + 0.4)
    axis.set_xticks(range(first, last + 1, 5))
    return figure


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
        style.border(axis, turn - 0.5)
        axis.set_yscale("log")
        low, top = float(table.min().min()) * 0.8, float(table.max().max()) * 1.3
        step = (top / low) ** 0.085  # how far labels must stand apart on this axis
        ends = {state: float(values.dropna().iloc[-1]) for state, values in table.items()}
        order = sorted(ends, key=ends.get, reverse=True)
        for state, place in zip(order, style.stacked((ends[s] for s in order), ratio=step), strict=True):
            thick = state == highlight[heading]
            look = {"linewidth": 2.6 if thick else 1.2, "zorder": 3 if thick else 2, "color": style.colour(state)}
            look["linestyle"] = "-" if thick else style.DASHES.get(state, ":")
            style.line(axis, table[state], state, **look)
            text = "All partners" if state == WORLD else name(state)
            text = f"{text} {ends[state]:.1f}" if thick else text
            last = int(table[state].dropna().index[-1])
            style.note(axis, text, last, place, dx=6, color=look["color"], fontweight=600 if thick else 400)
        own = table[highlight[heading]]
        style.note(axis, f"{own[turn - 1]:.1f}", turn - 1, own[turn - 1], dx=-2, dy=-12, ha="right", fontweight=600)
        if number == 0:
            style.note(axis, words, turn - 0.5, top / 1.08, dx=4, color=style.MUTED, fontsize=8.5, va="top")
        axis.set_ylim(low, top)
        axis.yaxis.set_major_locator(FixedLocator([0.25, 0.5, 1, 2, 4]))
        axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _WORDS.get(value) or style.times(value)))
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
                style.note(axis, f"{value:,.0f}", left + value / 2, place, ha="center", color=shade)
            left += float(value)
            if not wide:
                style.note(axis, f"{value:,.0f}", left, place, dx=4)
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
