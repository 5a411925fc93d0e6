"""Journeys of two states' leaders to each other, taken together: balance, pauses, places, and who met whom.

The journeys are those of :mod:`analysis.measures.visits`: a lower bound, not a census.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from analysis.dates import decimal_year
from analysis.measures import visits


def balance(journeys: pd.DataFrame, groups: Mapping[str, pd.Series]) -> pd.DataFrame:
    """How evenly journeys went both ways, group by group, with the interval that so few journeys leave.

    Parameters
    ----------
    journeys : DataFrame
        ``direction``; journeys elsewhere are left out.
    groups : mapping of str to Series of bool
        Name of a group to its rows (by the index of ``journeys``).

    Returns
    -------
    DataFrame
        ``group``, ``to_home``, ``to_partner`` (journeys), ``share`` (of those to the partner in both, 0 to 1) and
        the exact binomial 95 % interval ``low``, ``high``; missing without a journey. The interval takes each
        journey for a draw of its own, which visits and return visits are not: it is too narrow rather than too wide.
    """
    rows = []
    for name, mine in groups.items():
        counts = visits.reciprocity(journeys[mine])
        back, there = int(counts["to home"]), int(counts["to partner"])
        if back + there:
            interval = binomtest(there, back + there).proportion_ci()
            found = (there / (back + there), round(float(interval.low), 3), round(float(interval.high), 3))
        else:
            found = (math.nan,) * 3
        rows.append((name, back, there, *found))
    return pd.DataFrame(rows, columns=["group", "to_home", "to_partner", "share", "low", "high"])


def where(journeys: pd.DataFrame, events: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Towns to which journeys led.

    Parameters
    ----------
    journeys : DataFrame
        ``event``, ``host``, ``direction``. Two visitors at one event count once.
    events : DataFrame
        ``id`` and ``place``, free text.
    places : DataFrame
        ``name``, ``also`` (another name), ``country``, ``latitude``, ``longitude``.

    Returns
    -------
    DataFrame
        One row an event and town: ``event``, ``direction``, ``host``, ``town``, ``latitude``, ``longitude``; an event
        in two towns has two rows, one whose text names no town of the table has one with a missing town.
    """
    rows = journeys.drop_duplicates(["event", "direction"]).merge(
        events[["id", "place"]], left_on="event", right_on="id", how="left"
    )
    found = []
    for row in rows.itertuples():
        text = row.place if isinstance(row.place, str) else ""
        towns = [
            place
            for place in places.itertuples()
            if place.country == row.host and any(name in text for name in (place.name, place.also) if pd.notna(name))
        ]
        found += [(row.event, row.direction, row.host, t.name, t.latitude, t.longitude) for t in towns]
        if not towns:
            found.append((row.event, row.direction, row.host, None, math.nan, math.nan))
    return pd.DataFrame(found, columns=["event", "direction", "host", "town", "latitude", "longitude"])


def met(events: pd.DataFrame, home: Sequence[str], partner: Sequence[str], first: int, last: int) -> pd.DataFrame:
    """How often each of some people met each of others, face to face, as the record names them both.

    Parameters
    ----------
    events : DataFrame
        As for :func:`analysis.measures.visits.contacts`.
    home, partner : sequence of str
        Full names.

    Returns
    -------
    DataFrame
        Index ``home``, a column for each of ``partner``: meetings; those within three days count once.
    """
    pairs = {f"{a}|{b}": {"home": re.escape(a), "partner": re.escape(b)} for a in home for b in partner}
    found = visits.contacts(events, pairs, first, last).query("way == 'met'")["row"].value_counts()
    table = {b: [int(found.get(f"{a}|{b}", 0)) for a in home] for b in partner}
    return pd.DataFrame(table, index=pd.Index(home, name="home"))


def gaps(dates: pd.Series) -> pd.DataFrame:
    """Intervals between dates that follow one another.

    Parameters
    ----------
    dates : Series of str
        Dates, as exact as known; a day counts once.

    Returns
    -------
    DataFrame
        ``begin``, ``end`` (text), ``days``, between full days in order of time; ``sure`` (false where a date without
        a day may lie between them).
    """
    known = dates.dropna()
    exact = known.str.len().eq(10)
    days = pd.to_datetime(known[exact]).drop_duplicates().sort_values(ignore_index=True)
    begin, end = days.iloc[:-1].reset_index(drop=True), days.iloc[1:].reset_index(drop=True)
    vague = [pd.Period(date, "Y" if len(date) == 4 else "M") for date in known[~exact]]
    sure = [not any(p.start_time < b and a < p.end_time for p in vague) for a, b in zip(begin, end, strict=True)]
    words = {"begin": begin.dt.strftime("%Y-%m-%d"), "end": end.dt.strftime("%Y-%m-%d")}
    return pd.DataFrame(words | {"days": (end - begin).dt.days, "sure": sure})


def longest_by_chance(number: int, span: int, seed: int, draws: int = 4000) -> np.ndarray:
    """Longest gap, in days, when meetings fall on random days of a span: one value a draw, rising.

    The span was cut by the meetings themselves, so its first and its last day have one in every draw.

    Parameters
    ----------
    number : int
        Meetings, those on the first and the last day included; at least two.
    span : int
        Days from the first to the last.
    seed : int
        Of the random numbers, so that every run gives the same.
    draws : int
        Random histories.

    Raises
    ------
    ValueError
        With fewer than two meetings.
    """
    if number < 2:
        raise ValueError(f"two meetings have a gap between them, {number} have none")
    days = np.random.default_rng(seed).integers(0, span, (draws, number), endpoint=True)
    days[:, 0], days[:, 1] = 0, span
    return np.sort(np.diff(np.sort(days, axis=1), axis=1).max(axis=1))


def occasions(journeys: pd.DataFrame) -> pd.DataFrame:
    """Occasions on which both sides were there: journeys to either state, and places elsewhere to which both went.

    Returns
    -------
    DataFrame
        One row an event, the columns of ``journeys``.
    """
    elsewhere = journeys["direction"].eq("elsewhere")
    both = journeys[elsewhere].groupby("event")["sender"].nunique().eq(2)
    keep = ~elsewhere | journeys["event"].isin(both[both].index)
    return journeys[keep].drop_duplicates("event").reset_index(drop=True)


def in_office(terms: pd.DataFrame, person: str, first: int, last: int) -> float:
    """Years that a person was president or prime minister within a span of calendar years.

    Raises
    ------
    KeyError
        If the person has no such term.
    """
    rows = terms[terms["person"].eq(person) & terms["office"].isin(visits.LEADERS) & terms["start"].notna()]
    if rows.empty:
        raise KeyError(f"{person} was neither president nor prime minister")
    begin = rows["start"].map(decimal_year).astype(float).clip(lower=first)
    end = rows["end"].map(decimal_year, na_action="ignore").fillna(last + 1).astype(float).clip(upper=last + 1)
    return float((end - begin).clip(lower=0).sum())


def same_rate(one: int, years_one: float, other: int, years_other: float) -> float:
    """How often chance would part two counts as far as this if both came at one rate: exact, two-sided.

    Parameters
    ----------
    one, other : int
        Counts.
    years_one, years_other : float
        Time in which each was counted.
    """
    return round(float(binomtest(one, one + other, years_one / (years_one + years_other)).pvalue), 3)
