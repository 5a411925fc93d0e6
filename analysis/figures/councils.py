"""Figures of standing bodies: their sittings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

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
