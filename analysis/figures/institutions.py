"""Figures on institutions: founders, the stages of their papers, who crossed, and how wide each channel was."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style
from analysis.figures.education import bars, note
from analysis.measures.education import label

#: Colour of each group of founders of :data:`analysis.measures.institutions.GROUPS`.
FOUNDERS = {
    "Turkey": style.PALETTE["TUR"],
    "Kazakhstan": style.PALETTE["KAZ"],
    "in common": style.INK,
    "others": style.MUTED,
}
_MARKS = {"Turkey": "s", "Kazakhstan": "o", "in common": "D", "others": "^"}


def founders(table: pd.DataFrame) -> Figure:
    """One mark for each institution, a row for each span of years; colour and shape name the founder.

    Filled marks are institutions that work in the one state of :func:`analysis.measures.institutions.founders`,
    hollow ones work in several or elsewhere.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.institutions.founders`.
    """
    spans = list(dict.fromkeys(table["span"]))
    groups = list(dict.fromkeys(table["group"]))
    figure, axes = style.new(height=0.9 + 0.5 * len(spans))
    for row, span in enumerate(spans):
        mine = table[table["span"] == span].set_index("group")
        place = 0
        for group in groups:
            count, there = int(mine.loc[group, "count"]), int(mine.loc[group, "there"])
            look = {"markeredgecolor": FOUNDERS[group], "markeredgewidth": 1.6, "markersize": 10, "linestyle": "none"}
            for number, fill in ((there, FOUNDERS[group]), (count - there, "white")):
                places = [place + step for step in range(number)]
                axes.plot(places, [row] * number, _MARKS[group], markerfacecolor=fill, **look)
                place += number
        note(axes, f"{place}", place - 0.5, row, dx=4, color=style.MUTED)
    widest = int(table["of"].max())
    for number, group in enumerate(groups):
        at = number * (widest + 1) / len(groups)
        axes.plot([at], [-0.95], _MARKS[group], color=FOUNDERS[group], markersize=7)
        note(axes, group, at, -0.95, dx=7, color=FOUNDERS[group], fontweight=600)
    axes.set_yticks(range(len(spans)), spans)
    axes.set_ylim(len(spans) - 0.5, -1.35)
    axes.set_xlim(-0.7, widest + 0.9)
    axes.grid(False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(False)
    return figure


def founders_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`founders`."""
    parts = []
    for span, mine in table.groupby("span", sort=False):
        rows = zip(mine["group"], mine["count"], mine["there"], strict=True)
        listed = ", ".join(f"{group} {count} ({there} filled)" for group, count, there in rows)
        parts.append(f"{span}: {mine['of'].iloc[0]} in all, {listed}")
    return f"Chart with one mark for each institution, by founder. {'; '.join(parts)}."


def papers(steps: pd.DataFrame, bodies: dict[str, str], first: int, last: int) -> Figure:
    """When bodies passed each stage of their papers: stages from top to bottom, years from left to right.

    Parameters
    ----------
    steps : DataFrame
        From :func:`analysis.measures.institutions.steps`.
    bodies : dict
        Body to its colour, in the order of the small offset within a stage.
    first, last : int
        Years of the period, shaded.
    """
    stages = list(dict.fromkeys(steps["step"]))
    figure, axes = style.new(height=1.0 + 0.72 * len(stages))
    axes.axvspan(first, last + 1, color=style.BAND, zorder=0, linewidth=0)
    marks = "Dos^"
    for number, (body, colour) in enumerate(bodies.items()):
        shift = (number - (len(bodies) - 1) / 2) * 0.27
        for step in steps[steps["body"] == body].itertuples():
            height = stages.index(step.step) + shift
            axes.plot([step.when], [height], marks[number], color=colour, markersize=6.5)
            left = step.when > last + 4
            text = f"{body}, {step.date[:4]}" if len(stages) else body
            look = {"ha": "right" if left else "left", "color": colour, "fontsize": 9}
            note(axes, text, step.when, height, dx=-7 if left else 7, **look)
    axes.set_yticks(range(len(stages)), stages)
    axes.set_ylim(len(stages) - 0.45, -0.55)
    axes.set_xlim(first - 0.2, int(steps["when"].max()) + 1.4)
    axes.set_xticks(range(first, int(steps["when"].max()) + 2, 3))
    axes.grid(False)
    return figure


def papers_alt(steps: pd.DataFrame) -> str:
    """Alternative text of :func:`papers`."""
    parts = [
        f"{body}: {', '.join(f'{row.step.lower()} {row.date}' for row in mine.itertuples())}".replace("\n", " ")
        for body, mine in steps.groupby("body", sort=False)
    ]
    return f"Chart of dates by stage. {'; '.join(parts)}."


def shares(table: pd.DataFrame, host: str, last: int) -> Figure:
    """Part of both streams that came from the common partner, a line for each state; half is marked.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.institutions.shares_received`.
    host : str
        The common partner (ISO 3166 alpha-3).
    last : int
        Last year of the axis.
    """
    figure, axes = style.new(height=3.3)
    axes.axhline(0.5, color=style.MUTED, linewidth=0.9, linestyle=(0, (3, 2)))
    for state, mark in zip(dict.fromkeys(table["state"]), "osD^", strict=False):
        mine = table[table["state"] == state].set_index("year")["share"].dropna().astype(float)
        style.line(axes, mine, state, countries.name(state), marker=mark, markersize=4)
    note(axes, "as many each way", last + 0.4, 0.5, dx=0, dy=7, ha="right", color=style.MUTED, fontsize=9)
    style.years(axes, int(table["year"].min()), last, 2)
    axes.set_ylim(0, 0.8)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_ylabel(f"part that came from {countries.name(host)}")
    return figure


def shares_alt(table: pd.DataFrame, host: str) -> str:
    """Alternative text of :func:`shares`: first and last share of each line."""
    parts = []
    for state, mine in table.groupby("state", sort=False):
        known = mine.set_index("year")["share"].dropna()
        ends = f"{known.iloc[0]:.0%} in {known.index[0]}, {known.iloc[-1]:.0%} in {known.index[-1]}"
        parts.append(f"{countries.name(str(state))}: {ends}")
    return f"Line chart of the part of students both ways who came from {countries.name(host)}. {'; '.join(parts)}."


def growth(table: pd.DataFrame, whole: str, emphasis: str) -> Figure:
    """How many times larger each count became, as bars; the whole is a dashed line, one name is bold.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.institutions.growth`.
    whole, emphasis : str
        Codes of the row of all, and of the row that the figure is about.
    """
    rows = table[table["origin"] != whole].reset_index(drop=True)
    average = float(table.set_index("origin").loc[whole, "times"])
    figure, axes = style.new(height=0.75 + 0.44 * len(rows))
    colours = [style.colour(code) for code in rows["origin"]]
    notes = [f"×{row.times:.1f}  ({row.first:,} → {row.last:,})" for row in rows.itertuples()]
    names = [label(code) for code in rows["origin"]]
    bars(axes, rows["times"], names, colours, [""] * len(rows))
    for place, text in enumerate(notes):
        note(axes, text, max(float(rows["times"][place]), average), place, dx=7)
    axes.plot([average] * 2, [-0.5, len(rows) - 0.5], color=style.INK, linewidth=1.1, linestyle=(0, (3, 2)))
    for tick, code in zip(axes.get_yticklabels(), rows["origin"], strict=True):
        tick.set_fontweight(600 if code == emphasis else 400)
    axes.set_ylim(len(rows) - 0.5, -1.15)
    note(axes, f"all foreign students ×{average:.1f}", average, -0.85, dx=0, ha="center")
    axes.set_xlim(0, float(rows["times"].max()) * 1.62)
    return figure


def growth_alt(table: pd.DataFrame, whole: str, host: str) -> str:
    """Alternative text of :func:`growth`."""
    names = {whole: "all foreign students"}
    listed = "; ".join(
        f"{names.get(row.origin) or label(row.origin)} {row.times:.1f} times, from {row.first:,} to {row.last:,}"
        for row in table.itertuples()
    )
    return f"Bar chart of the growth of students in {countries.name(host)}. {listed}."


def channels(table: pd.DataFrame, states: Sequence[str]) -> Figure:
    """Channels by the number of people, on a scale where each line is ten times the one before.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.institutions.channels`; counts are filled, claims hollow, names of new
        channels bold.
    states : sequence of str
        The two states (ISO 3166 alpha-3) of the people, in the order of the key.
    """
    figure, axes = style.new(height=0.7 + 0.4 * len(table))
    marks = dict(zip(states, "os", strict=True))
    for place, row in enumerate(table.itertuples()):
        colour = style.colour(row.people_of)
        fill = colour if row.kind == "count" else "white"
        axes.plot([1, row.persons], [place, place], color=style.RULE, linewidth=1.0, zorder=1)
        axes.plot(
            [row.persons], [place], marks[row.people_of], markersize=8, markerfacecolor=fill,
            markeredgecolor=colour, markeredgewidth=1.6, zorder=2,
        )  # fmt: skip
        note(axes, f"{row.persons:,.0f}", row.persons, place, dx=9, color=colour, fontweight=600)
    axes.set_xscale("log")
    axes.set_xlim(20, float(table["persons"].max()) * 16)
    axes.set_yticks(range(len(table)), list(table["channel"]))
    axes.set_ylim(len(table) - 0.5, -1.5)
    for number, state in enumerate(states):
        at = 25 if number == 0 else 4500
        axes.plot([at * 1.15], [-1.05], marks[state], color=style.colour(state), markersize=6)
        note(axes, f"from {countries.name(state)}", at * 1.15, -1.05, dx=7, color=style.colour(state))
    axes.set_xticks([100, 1_000, 10_000, 100_000])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.minorticks_off()
    for tick, new in zip(axes.get_yticklabels(), table["new"], strict=True):
        tick.set_fontweight(600 if new else 400)
    axes.grid(False)
    axes.spines["left"].set_visible(False)
    return figure


def channels_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`channels`."""
    listed = "; ".join(
        f"{' '.join(row.channel.split())}, from {countries.name(row.people_of)}: {row.persons:,.0f}"
        for row in table.itertuples()
    )
    return f"Chart of persons by channel on a logarithmic scale. {listed}."
