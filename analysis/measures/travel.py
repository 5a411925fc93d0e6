"""Trips of leaders: how many a state's leaders made, and how many of them led to one partner.

The trips of all leaders come from a data set that gives totals only; the journeys to the partner come from the
record. The second is a lower bound, so a share made of both is one too.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def yearly(leader_travel: pd.DataFrame, country: str, first: int, last: int, direction: str = "sent") -> pd.Series:
    """Trips of a state's leaders by year.

    Parameters
    ----------
    leader_travel : DataFrame
        Table of the catalogue.
    country : str
        State (ISO 3166 alpha-3).
    first, last : int
        Years, both included.
    direction : str
        ``sent`` (trips of its leaders) or ``received`` (trips of others to it).

    Returns
    -------
    Series
        Trips (float), every year of the span as index; missing where the table has no row.

    Raises
    ------
    ValueError
        If the table has no trip of the state in these years.
    """
    rows = leader_travel.query("country == @country and direction == @direction")
    series = rows.set_index("year")["trips"].astype(float).reindex(range(first, last + 1))
    if series.isna().all():
        raise ValueError(f"no trips {direction} of {country} in {first}–{last}")
    return series.rename("trips").rename_axis("year")


def shares(trips: pd.Series, journeys: pd.DataFrame, spans: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """Share of a state's trips that led to the partner, by span of years.

    Parameters
    ----------
    trips : Series
        From :func:`yearly`.
    journeys : DataFrame
        Journeys of the same state's leaders to the partner, each once: ``year``.
    spans : mapping of str to (int, int)
        Name of a span to its first and last year.

    Returns
    -------
    DataFrame
        ``span``, ``years``, ``trips``, ``journeys`` (numbers), ``share`` (0 to 1) and ``per_year`` (journeys a
        year). Years without a number of trips count for neither.
    """
    rows = []
    for name, (first, last) in spans.items():
        known = trips.loc[first:last].dropna()
        here = int(journeys["year"].isin(known.index).sum())
        total = int(known.sum())
        rows.append((name, len(known), total, here, here / total if total else None, here / max(len(known), 1)))
    return pd.DataFrame(rows, columns=["span", "years", "trips", "journeys", "share", "per_year"])


def longest_gap(dates: pd.Series) -> tuple[str, str, int]:
    """The longest interval between two dated journeys.

    Parameters
    ----------
    dates : Series of str
        Dates; those that are not full days are left out.

    Returns
    -------
    tuple
        The day before the gap, the day after it, and whole months between.

    Raises
    ------
    ValueError
        With fewer than two full dates.
    """
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").dropna().sort_values(ignore_index=True)
    if len(days) < 2:
        raise ValueError("fewer than two journeys are dated to the day")
    at = int(days.diff().idxmax())
    begin, end = days[at - 1], days[at]
    months = (end.year - begin.year) * 12 + end.month - begin.month - int(end.day < begin.day)
    return begin.strftime("%Y-%m-%d"), end.strftime("%Y-%m-%d"), months
