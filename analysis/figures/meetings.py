"""Figures of two states' leaders and their meetings: years, balance, pauses, a map."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.dates import decimal_year
from analysis.figures import style
from analysis.figures.visits import lanes


def by_year(journeys: pd.DataFrame, home: str, partner: str, first: int, last: int, turns: Sequence[int]) -> Figure:
    """Journeys a year: to one state upwards, to the other downwards, meetings elsewhere on the line between.

    Parameters
    ----------
    journeys : DataFrame
        ``event``, ``year``, ``direction``, ``level``.
    home, partner : str
        The two states; journeys to ``home`` point upwards, in the colour of the travellers.
    first, last : int
        Years of the axis.
    turns : sequence of int
        First years of the periods, marked by dotted lines.

    Returns
    -------
    Figure
        Filled: a visit of its own; hollow: a summit of several states. A square in grey: met in a third state.
    """
    figure, axes = style.new(3.9)
    lanes = {
        "to home": (1, style.colour(partner)),
        "to partner": (-1, style.colour(home)),
        "elsewhere": (0, style.MUTED),
    }
    for direction, (sign, colour) in lanes.items():
        rows = journeys[journeys["direction"].eq(direction)].drop_duplicates("event").sort_values(["year", "level"])
        turn = rows.groupby("year").cumcount()
        for year, level, place in zip(rows["year"], rows["level"], turn, strict=True):
            face = "white" if level == "multilateral" and sign else colour
            height = sign * (place + 1) if sign else 0
            axes.plot(
                year + (0.28 * place if not sign else 0), height, "o" if sign else "s", color=colour,
                markerfacecolor=face, markersize=7 if sign else 4.5, markeredgewidth=1.5,
            )  # fmt: skip
    for year in turns:
        style.border(axes, year - 0.5)
    top = int(journeys.groupby(["direction", "year"])["event"].nunique().max()) + 0.9
    axes.axhline(0, color=style.RULE, linewidth=0.8, zorder=0)
    style.note(axes, "in a third state", first - 0.3, 0, dy=9, ha="left", color=style.MUTED)
    heads = (
        (1, f"to {countries.name(home)}", style.colour(partner)),
        (-1, f"to {countries.name(partner)}", style.colour(home)),
    )
    for sign, text, colour in heads:
        style.note(axes, text, first - 0.3, sign * (top - 0.35), ha="left", color=colour, fontweight=600)
    axes.set_ylim(-top, top)
    axes.set_yticks(range(-int(top), int(top) + 1), [str(abs(number)) for number in range(-int(top), int(top) + 1)])
    axes.set_ylabel("journeys in the year")
    axes.set_xlim(first - 0.8, last + 0.8)
    axes.set_xticks([year for year in range(first, last + 1) if year % 5 == 0])
    return figure


def by_year_alt(journeys: pd.DataFrame, home: str, partner: str) -> str:
    """What :func:`by_year` shows, for readers who do not see it."""
    parts = []
    for direction, text in lanes(home, partner).items():
        counts = journeys[journeys["direction"].eq(direction)].groupby("year")["event"].nunique()
        parts.append(f"{text}: " + ", ".join(f"{year} {count}" for year, count in counts.items()))
    return "Marks a year for journeys of presidents and prime ministers. " + "; ".join(parts) + "."


def balance(table: pd.DataFrame, home: str, partner: str) -> Figure:
    """Share of the journeys that led to one of two states, with its interval, a row a group.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.meetings.balance`. A group whose name begins with “with ” is hollow.
    home, partner : str
        The two states; the axis is the share of journeys to ``partner``.
    """
    figure, axes = style.new(0.3 * len(table) + 1.0)
    axes.axvline(0.5, color=style.INK, linewidth=1)
    for place, row in enumerate(table.itertuples()):
        if pd.isna(row.share):
            style.note(axes, "none", 0.5, place, ha="center", color=style.MUTED)
            continue
        colour = style.colour(home)
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=1.8)
        face = "white" if row.group.startswith("with ") else colour
        axes.plot(row.share, place, "o", color=colour, markerfacecolor=face, markersize=6, zorder=3)
        axes.annotate(
            f"{row.to_home} : {row.to_partner}", (1, place), xycoords=("axes fraction", "data"), xytext=(4, 0),
            textcoords="offset points", va="center", ha="left", fontsize=9, annotation_clip=False,
        )  # fmt: skip
    axes.set_yticks(range(len(table)), table["group"])
    axes.set_ylim(len(table) - 0.5, -0.6)
    axes.set_xlim(0, 1)
    axes.set_xticks(
        [0, 0.25, 0.5, 0.75, 1],
        ["all to\n" + countries.name(home), "", "even", "", "all to\n" + countries.name(partner)],
    )
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    return figure


def balance_alt(table: pd.DataFrame, home: str, partner: str) -> str:
    """What :func:`balance` shows, for readers who do not see it."""
    rows = [
        f"{row.group}: {row.to_home} to {countries.name(home)}, {row.to_partner} to {countries.name(partner)}"
        + ("" if pd.isna(row.share) else f", share {row.share:.0%} ({row.low:.0%} to {row.high:.0%})")
        for row in table.itertuples()
    ]
    return f"Shares of journeys to {countries.name(partner)} with intervals. {'; '.join(rows)}."


def pauses(rows: Mapping[str, pd.DataFrame], longest: Mapping[str, tuple[str, str]], first: int, last: int) -> Figure:
    """Dates as ticks, a line a row, with the longest gap of each as a bar and its months.

    Parameters
    ----------
    rows : mapping of str to DataFrame
        Heading to journeys or meetings: ``when`` (year with fraction).
    longest : mapping of str to (str, str)
        Heading to the days on which its longest gap begins and ends.
    first, last : int
        Years of the axis.
    """
    figure, axes = style.new(0.75 * len(rows) + 0.7)
    for place, (head, table) in enumerate(rows.items()):
        begin, end = longest[head]
        left, right = decimal_year(begin), decimal_year(end)
        axes.plot([left, right], [place, place], color=style.GAP, linewidth=11, solid_capstyle="butt", zorder=1)
        axes.vlines(table["when"], place - 0.17, place + 0.17, color=style.INK, linewidth=1.3, zorder=3)
        months = f"{(right - left) * 12:.0f} months"
        style.note(axes, months, (left + right) / 2, place, dy=-16, ha="center", fontsize=8.5, color=style.MUTED)
        style.note(axes, head, first, place, dy=16, ha="left", fontweight=600)
    axes.set_ylim(len(rows) - 0.6, -0.65)
    axes.set_yticks([])
    axes.grid(visible=False)
    axes.spines["left"].set_visible(False)
    style.years(axes, first, last, 5)
    axes.set_xticks([year for year in range(first, last + 2) if year % 5 == 0])
    return figure


def pauses_alt(rows: Mapping[str, pd.DataFrame], longest: Mapping[str, tuple[str, str]]) -> str:
    """What :func:`pauses` shows, for readers who do not see it."""
    parts = [f"{head}: {len(rows[head])}, longest gap {begin} to {end}" for head, (begin, end) in longest.items()]
    return f"Ticks on a time axis. {'; '.join(parts)}."


def atlas(
    towns: pd.DataFrame, shapes: pd.DataFrame, home: str, partner: str, nudges: Mapping[str, tuple[float, float]]
) -> Figure:
    """Towns in which leaders met: a circle whose area is the number of visits, on outlines of the states.

    Parameters
    ----------
    towns : DataFrame
        ``town``, ``direction``, ``latitude``, ``longitude``, ``visits``.
    shapes : DataFrame
        The table ``shapes``.
    home, partner : str
        The two states, a little darker than the others.
    nudges : mapping of str to (float, float)
        Town to where its name stands, points from the centre; the others stand to the right.
    """
    figure, axes = style.new(2.75)
    for row in shapes.itertuples():
        geometry = json.loads(row.geometry)
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        colour = "white" if row.kind == "lake" else style.RULE if row.code in (home, partner) else style.BAND
        for part in parts:
            axes.fill(*zip(*part[0], strict=True), facecolor=colour, edgecolor="white", linewidth=0.7, zorder=1)
    looks = {"to home": style.colour(partner), "to partner": style.colour(home), "elsewhere": style.INK}
    for row in towns.sort_values("visits", ascending=False).itertuples():
        look = looks[row.direction]
        axes.scatter(row.longitude, row.latitude, s=26 * row.visits, color=look, alpha=0.85, linewidth=0, zorder=3)
        size = (26 * row.visits / 3.14) ** 0.5
        dx, dy = nudges.get(row.town, (size + 2, 0))
        ha = "left" if dx > 0 else "right" if dx < 0 else "center"
        style.note(
            axes, f"{row.town} {row.visits}", row.longitude, row.latitude, dx=dx, dy=dy, ha=ha, fontsize=8.5, zorder=4
        )
    axes.set_xlim(24, 89)
    axes.set_ylim(34, 56.5)
    axes.set_aspect(1 / 0.7)  # a degree of longitude at 45° north is 0.7 of one of latitude
    axes.axis("off")
    return figure


def atlas_alt(towns: pd.DataFrame) -> str:
    """What :func:`atlas` shows, for readers who do not see it."""
    listed = [f"{row.town} {row.visits}" for row in towns.sort_values("visits", ascending=False).itertuples()]
    return f"Map from Turkey to Kazakhstan with a circle for each town; visits: {', '.join(listed)}."
