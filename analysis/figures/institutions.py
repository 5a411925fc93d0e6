"""Figures on institutions: founders, and the stages of their papers."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style

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
        style.note(axes, f"{place}", place - 0.5, row, dx=4, color=style.MUTED, fontsize=9.5)
    widest = int(table["of"].max())
    for number, group in enumerate(groups):
        at = number * (widest + 1) / len(groups)
        axes.plot([at], [-0.95], _MARKS[group], color=FOUNDERS[group], markersize=7)
        style.note(axes, group, at, -0.95, dx=7, color=FOUNDERS[group], fontweight=600, fontsize=9.5)
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
            look = {"ha": "right" if left else "left", "color": colour}
            style.note(axes, text, step.when, height, dx=-7 if left else 7, **look)
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
