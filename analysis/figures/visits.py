"""Figures of visits and meetings of leaders."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

# round: head of state; square: head of government
_MARKERS = {"president": "o", "prime minister": "s"}
_LIFT = 0.09  # lanes


def timeline(leaders: pd.DataFrame, home: str, partner: str, first: int, last: int) -> Figure:
    """Visits of presidents and prime ministers on three lanes: to one state, to the other, elsewhere.

    Parameters
    ----------
    leaders : DataFrame
        From :func:`analysis.measures.visits.leaders`: ``when``, ``direction``, ``office``, ``level``,
        ``visitor``, ``sender``, ``event``.
    home, partner : str
        The two states; the lane of ``home`` is the upper one.
    first, last : int
        Years of the axis.

    Returns
    -------
    Figure
        Filled mark: a visit of its own; hollow: a summit of several states. Two leaders at one summit abroad
        share one mark.
    """
    lanes = {"to home": 2, "to partner": 1, "elsewhere": 0}
    names = [f"to {countries.name(home)}", f"to {countries.name(partner)}", "met in a\nthird state"]
    rows = leaders.drop_duplicates(["event", "direction"])
    figure, axes = style.new(3.9)
    # neighbours stand a little apart, for two visits of one summer would cover each other
    turn = rows.sort_values("when").groupby("direction").cumcount().reindex(rows.index) % 2
    rows = rows.assign(lane=rows["direction"].map(lanes) + _LIFT * (1 - 2 * turn), up=turn == 0)
    for row in rows.itertuples():
        lane, colour = row.lane, style.colour(row.sender if row.direction != "elsewhere" else "")
        face = "white" if row.level == "multilateral" else colour
        marker = _MARKERS.get(row.office, "D")
        axes.plot(row.when, lane, marker, color=colour, markerfacecolor=face, markersize=7.5, markeredgewidth=1.6)
        text = countries.name(row.host) if row.direction == "elsewhere" else row.visitor.split()[-1]
        axes.annotate(
            text, (row.when, lane), xytext=(0, 8 if row.up else -8), textcoords="offset points", fontsize=8.5,
            ha="center", va="bottom" if row.up else "top", color=style.INK,
        )  # fmt: skip
    axes.set_yticks([2, 1, 0], names)
    axes.set_ylim(-0.75, 2.85)
    style.years(axes, first, last, 1)
    axes.tick_params(axis="x", labelsize=9)
    axes.set_xticks(range(first, last + 1), [f"’{year % 100:02d}" for year in range(first, last + 1)])
    axes.set_xlim(first - 0.1, last + 1.1)
    axes.spines["left"].set_visible(False)
    return figure


def timeline_alt(leaders: pd.DataFrame, home: str, partner: str) -> str:
    """Alternative text of :func:`timeline`: who came, in order, lane by lane."""
    lanes = {
        "to home": f"to {countries.name(home)}",
        "to partner": f"to {countries.name(partner)}",
        "elsewhere": "met in a third state",
    }
    parts = []
    for direction, text in lanes.items():
        group = leaders[leaders["direction"] == direction].drop_duplicates("event")
        listed = [f"{row.visitor.split()[-1]} {row.date[:7]}" for row in group.itertuples()]
        if direction == "elsewhere":
            listed = [f"{countries.name(row.host)} {row.date[:7]}" for row in group.itertuples()]
        parts.append(f"{text}: {', '.join(listed) if listed else 'none recorded'}")
    return "Time line of the recorded visits of presidents and prime ministers. " + "; ".join(parts) + "."
