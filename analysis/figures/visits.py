"""Figures of visits, meetings and talks: time lines, and journeys counted up."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

# round: head of state; square: head of government
_MARKERS = {"president": "o", "prime minister": "s"}
_LIFT = 0.09  # lanes
_ROW = 0.66  # inches a row of a strip
_STEP = 0.21  # share of a row between marks that would touch
_MARK = 0.0225  # share of the axis that a mark takes


def lanes(home: str, partner: str) -> dict[str, str]:
    """Directions of journeys between two states, in words."""
    return {
        "to home": f"to {countries.name(home)}",
        "to partner": f"to {countries.name(partner)}",
        "elsewhere": "met in a third state",
    }


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
    heights = {"to home": 2, "to partner": 1, "elsewhere": 0}
    names = [f"to {countries.name(home)}", f"to {countries.name(partner)}", "met in a\nthird state"]
    rows = leaders.drop_duplicates(["event", "direction"])
    figure, axes = style.new(3.9)
    # neighbours stand a little apart, for two visits of one summer would cover each other
    turn = rows.sort_values("when").groupby("direction").cumcount().reindex(rows.index) % 2
    rows = rows.assign(lane=rows["direction"].map(heights) + _LIFT * (1 - 2 * turn), up=turn == 0)
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
    parts = []
    for direction, text in lanes(home, partner).items():
        group = leaders[leaders["direction"] == direction].drop_duplicates("event")
        listed = [f"{row.visitor.split()[-1]} {row.date[:7]}" for row in group.itertuples()]
        if direction == "elsewhere":
            listed = [f"{countries.name(row.host)} {row.date[:7]}" for row in group.itertuples()]
        parts.append(f"{text}: {', '.join(listed) if listed else 'none recorded'}")
    return "Time line of the recorded visits of presidents and prime ministers. " + "; ".join(parts) + "."


def stairs(
    rows: pd.DataFrame, home: str, partner: str, first: int, last: int, marks: Mapping[str, tuple[float, float]]
) -> Figure:
    """Leaders' journeys counted up, a staircase a direction.

    Parameters
    ----------
    rows : DataFrame
        ``direction``, ``when``, ``count``, from :func:`analysis.measures.visits.stairs`.
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


def _levels(when: pd.Series, touch: float) -> list[int]:
    """For each date in order the level at which its mark, as wide as ``touch``, touches none before it."""
    last: list[float] = []
    levels = []
    for date in when:
        free = [level for level, before in enumerate(last) if date - before >= touch]
        level = free[0] if free else len(last)
        last[level : level + 1] = [date]
        levels.append(level)
    return levels


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
        Marks that would touch stand one below the other.
    """
    figure, ax = style.new(_ROW * len(rows) + 0.75)
    colour = style.colour("KAZ")
    for place, (row, heading) in enumerate(rows.items()):
        mine = table[table["row"].eq(row)].sort_values("when")
        ax.axhline(place, color=style.RULE, linewidth=0.8, zorder=0)
        levels = _levels(mine["when"], _MARK * (last - first + 1))
        for when, full, level in zip(mine["when"], mine[filled], levels, strict=True):
            face = colour if full else "none"
            ax.plot(
                when, place + _STEP * level, "o", markersize=7, markerfacecolor=face, markeredgecolor=colour,
                markeredgewidth=1.5,
            )  # fmt: skip
        ax.annotate(
            heading, (first, place), xytext=(0, 7), textcoords="offset points", ha="left", va="bottom", fontsize=10,
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
