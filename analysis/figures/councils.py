"""Figures of standing bodies: their sittings, the journeys around them, and the votes of their members."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from analysis import countries
from analysis.figures import style


def sittings(
    rows: pd.DataFrame,
    founded: Mapping[str, float],
    colours: Mapping[str, str],
    until: float,
    hollow: frozenset[str] = frozenset(),
    cancelled: Mapping[str, float] | None = None,
) -> Figure:
    """A line a body from its founding, a dot a sitting.

    Parameters
    ----------
    rows : DataFrame
        ``body``, ``institution``, ``event``, ``when``, from :func:`analysis.measures.councils.sittings`.
    founded : mapping of str to float
        Institution to the year (with fraction) in which its line begins.
    colours : mapping of str to str
        Institution to the state whose colour it takes; others are grey.
    until : float
        End of the axis, year with fraction.
    hollow : frozenset of str
        Events whose dot is drawn hollow.
    cancelled : mapping of str to float, optional
        Institution to the date of a sitting that was called off: a cross.

    Returns
    -------
    Figure
    """
    bodies = rows.drop_duplicates("institution")
    figure, axes = style.new(0.62 * len(bodies) + 0.7)
    start = int(min(founded.values()))
    for place, body in enumerate(bodies.itertuples()):
        level = len(bodies) - place
        shade = style.colour(colours.get(body.institution, ""))
        axes.plot([founded[body.institution], until], [level, level], color=style.RULE, linewidth=1.4, zorder=1)
        axes.plot(founded[body.institution], level, "|", color=style.MUTED, markersize=9, zorder=2)
        for sitting in rows[rows["institution"].eq(body.institution)].itertuples():
            face = "none" if sitting.event in hollow else shade
            axes.plot(
                sitting.when,
                level,
                "o",
                markersize=8,
                color=shade,
                markerfacecolor=face,
                markeredgewidth=1.8,
                zorder=3,
            )
        if cancelled and body.institution in cancelled:
            axes.plot(cancelled[body.institution], level, "x", color=shade, markersize=8, markeredgewidth=2, zorder=3)
        axes.annotate(
            body.body, (start, level), xytext=(0, 9), textcoords="offset points", fontsize=9.5, color=shade,
            fontweight=600, ha="left", va="bottom",
        )  # fmt: skip
    axes.set_ylim(0.5, len(bodies) + 0.85)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.grid(visible=True, axis="x")
    axes.spines["left"].set_visible(False)
    axes.set_xlim(start - 0.15, until + 0.2)
    axes.set_xticks(range(start, int(until) + 1))
    return figure


def sittings_alt(rhythm: pd.DataFrame, until: str) -> str:
    """Alternative text of :func:`sittings`, from :func:`analysis.measures.councils.rhythm`."""
    parts = [f"{row.body}: {row.held}, longest pause about {row.pause} months" for row in rhythm.itertuples()]
    return f"Time line with a dot for each recorded sitting up to {until}. " + "; ".join(parts) + "."


def stairs(
    rows: pd.DataFrame, home: str, partner: str, first: int, last: int, marks: Mapping[str, tuple[float, float]]
) -> Figure:
    """Leaders' journeys counted up, a staircase a direction.

    Parameters
    ----------
    rows : DataFrame
        ``direction``, ``when``, ``count``, from :func:`analysis.measures.councils.stairs`.
    home, partner : str
        The two states (ISO 3166 alpha-3); a staircase has the colour of the travellers.
    first, last : int
        First and last year of the axis.
    marks : mapping of str to (float, float)
        Dated event to its place on the axis and the height (0 to 1) of its name.

    Returns
    -------
    Figure
    """
    figure, axes = style.new(3.5)
    for direction, sender in (("to partner", home), ("to home", partner)):
        steps = rows[rows["direction"].eq(direction)]
        x = [first, *steps["when"], last + 1]
        y = [0, *steps["count"], steps["count"].max()]
        axes.step(x, y, where="post", color=style.colour(sender), linewidth=2.2)
        axes.plot(steps["when"], steps["count"], "o", color=style.colour(sender), markersize=4.5)
        to = countries.name(partner if sender == home else home)
        axes.annotate(
            f"{countries.name(sender)}’s\nleaders to\n{to}", (last + 1, y[-1]), xytext=(5, 0), va="center", ha="left",
            textcoords="offset points", color=style.colour(sender), fontsize=9, fontweight=600, annotation_clip=False,
        )  # fmt: skip
    for text, (x, height) in marks.items():
        style.marker(axes, x, text, height)
    axes.set_xlim(first, last + 1)
    axes.set_ylim(0, rows["count"].max() * 1.12)
    axes.set_xticks(range(first, last + 1, 2))
    axes.set_ylabel(f"journeys since {first}")
    return figure


def stairs_alt(rows: pd.DataFrame, home: str, partner: str, turn: float, end: float) -> str:
    """Alternative text of :func:`stairs`: steps before, in and after a burst from ``turn`` to ``end``."""
    parts = []
    for direction, sender in (("to partner", home), ("to home", partner)):
        when = rows.loc[rows["direction"].eq(direction), "when"]
        early, burst = (when < turn).sum(), when.between(turn, end).sum()
        parts.append(
            f"leaders of {countries.name(sender)}: {early} before, {burst} in it, {(when > end).sum()} after"
        )
    return "Two staircases of journeys that climb fastest in the months after the treaty. " + "; ".join(parts) + "."


def cohesion(table: pd.DataFrame, outer: str, turn: float, mark: str) -> Figure:
    """Two lines: agreement within a group, and of the group with one more state.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.councils.cohesion`.
    outer : str
        The other state; its line has its colour.
    turn : float
        Where the dated mark stands.
    mark : str
        What happened then.

    Returns
    -------
    Figure
        The axis of shares does not begin at zero.
    """
    figure, axes = style.new(3.4)
    lines = {"within": (style.MUTED, "without\n" + countries.name(outer)), "with outer": (style.colour(outer), "")}
    for column, (shade, label) in lines.items():
        values = table[column].reindex(range(int(table.index.min()), int(table.index.max()) + 1))
        axes.plot(values.index, values, color=shade, linewidth=2.6 if column == "with outer" else 2)
        text = label or "with\n" + countries.name(outer)
        style.end_label(axes, values.dropna().index[-1], values.dropna().iloc[-1], text, shade)
    style.marker(axes, turn, mark, 0.12)
    axes.set_ylim(0.5, 1)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_ylabel("mean share of identical votes")
    style.years(axes, int(table.index.min()), int(table.index.max()), 3)
    return figure


def cohesion_alt(table: pd.DataFrame, outer: str, turn: int) -> str:
    """Alternative text of :func:`cohesion`: means before and from a year, and the last value."""
    late = table.index >= turn
    name = countries.name(outer)
    words = {"within": f"pairs without {name}", "with outer": f"pairs with {name}"}
    parts = [
        f"{text}: mean {table.loc[~late, column].mean():.0%} before {turn}, {table.loc[late, column].mean():.0%} "
        f"since, {table[column].iloc[-1]:.0%} in {table.index[-1]}"
        for column, text in words.items()
    ]
    return "Two lines by year. " + "; ".join(parts) + "."


def topics(table: pd.DataFrame, spans: tuple[str, str], colour: str) -> Figure:
    """Agreement by topic: hollow for the earlier span, filled for the later, with its number.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.councils.topics`.
    spans : (str, str)
        Names of the two spans.
    colour : str
        State whose colour the marks take.

    Returns
    -------
    Figure
    """
    old, new = spans
    figure, axes = style.new(0.46 * len(table) + 0.9)
    shade = style.colour(colour)
    for place, row in enumerate(table.to_dict("records")):
        level = len(table) - place
        axes.plot([row[old], row[new]], [level, level], color=style.RULE, linewidth=2.4, zorder=1)
        axes.plot(row[old], level, "o", color=shade, markerfacecolor="none", markersize=7.5, markeredgewidth=1.6)
        axes.plot(row[new], level, "o", color=shade, markersize=8)
        right = row[new] >= row[old]
        axes.annotate(
            f"{row[new]:.0%}", (row[new], level), xytext=(8 if right else -8, 0), textcoords="offset points",
            va="center", ha="left" if right else "right", fontsize=9.5, color=shade, fontweight=600,
        )  # fmt: skip
    axes.set_yticks(range(len(table), 0, -1), list(table["topic"]))
    axes.set_ylim(0.4, len(table) + 0.6)
    axes.set_xlim(0.45, 1.06)
    axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1])
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("share of identical votes")
    axes.grid(visible=False)
    axes.grid(visible=True, axis="x")
    axes.spines["left"].set_visible(False)
    return figure


def topics_alt(table: pd.DataFrame, spans: tuple[str, str]) -> str:
    """Alternative text of :func:`topics`."""
    old, new = spans
    parts = [f"{row['topic'].lower()} {row[old]:.0%} to {row[new]:.0%}" for row in table.to_dict("records")]
    return f"Dots by topic, from {old} to {new}: " + ", ".join(parts) + "."
