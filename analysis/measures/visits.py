"""Visits and meetings of leaders: who came where, in which direction; the summits.

The tables record the visits that the sources mention. They are no census: a count is a lower bound.
"""

from __future__ import annotations

import pandas as pd

#: Heads of state and of government, the only visitors whose list is near to complete.
LEADERS = ("president", "prime minister")


def between(
    visits: pd.DataFrame, events: pd.DataFrame, home: str, partner: str, first: int, last: int
) -> pd.DataFrame:
    """Visits of two states to each other, and of both to a third place, with date and direction.

    Parameters
    ----------
    visits, events : DataFrame
        Tables of the catalogue.
    home, partner : str
        The two states (ISO 3166 alpha-3).
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        One row an event and visitor: ``event``, ``date`` (text, as exact as known), ``when`` (year with
        fraction, for the axis: middle of the year or month where no day is known), ``year``, ``visitor``,
        ``office``, ``sender``, ``host``, ``level``, ``confidence``, ``direction`` (``to home``,
        ``to partner``, ``elsewhere``). Visits without a date are left out.
    """
    columns = ["id", "date", "confidence"]
    rows = visits.merge(events[columns], left_on="event", right_on="id").drop(columns="id").dropna(subset="date")
    rows = rows[rows["sender"].isin([home, partner])]
    rows = rows.assign(year=rows["date"].str[:4].astype("int64"), when=rows["date"].map(decimal_year))
    direction = rows["host"].map({home: "to home", partner: "to partner"}).fillna("elsewhere")
    rows = rows.assign(direction=direction).query("@first <= year <= @last")
    order = ["event", "date", "when", "year", "visitor", "office", "sender", "host", "level", "confidence"]
    return rows.sort_values(["when", "event", "visitor"], ignore_index=True)[[*order, "direction"]]


def decimal_year(date: str) -> float:
    """Year with fraction of a full or partial date; the middle of the month or year where no day is known.

    >>> decimal_year("1992")
    1992.5
    """
    parts = [int(part) for part in str(date).split("-")]
    if len(parts) == 1:
        return parts[0] + 0.5
    if len(parts) == 2:
        parts.append(15)
    day = pd.Timestamp(*parts)
    return parts[0] + (day.day_of_year - 0.5) / (366 if day.is_leap_year else 365)


def leaders(between: pd.DataFrame) -> pd.DataFrame:
    """Only the visits of presidents and prime ministers."""
    return between[between["office"].isin(LEADERS)].reset_index(drop=True)


def journeys(between: pd.DataFrame) -> pd.DataFrame:
    """Each journey once: records that tell of one visitor in one country within three days are one journey.

    A visit and the summit at its end are often two records. Visits whose day is not known stay as they are.

    Parameters
    ----------
    between : DataFrame
        As :func:`between` returns it.

    Returns
    -------
    DataFrame
        The first record of each journey, same columns.
    """
    day = pd.to_datetime(between["date"].where(between["date"].str.len().eq(10)))
    rows = between.assign(day=day).sort_values(["visitor", "host", "day"])
    same = rows.groupby(["visitor", "host"])["day"].diff().le(pd.Timedelta(days=3))
    return rows[~same].drop(columns="day").sort_values(["when", "event", "visitor"], ignore_index=True)


def reciprocity(between: pd.DataFrame) -> pd.Series:
    """Number of visits by direction; index ``to home``, ``to partner``, ``elsewhere``, zero where none."""
    counts = between["direction"].value_counts()
    return counts.reindex(["to home", "to partner", "elsewhere"], fill_value=0).astype("int64")


def summits(events: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """The summits in order of date.

    Returns
    -------
    DataFrame
        ``event``, ``number`` (1 for the first in these years), ``date``, ``date_end``, ``year``, ``place``,
        ``named`` (number of persons whom the record names), ``months`` (whole months since the summit
        before; missing for the first, and where no day is known).
    """
    rows = events[events["kind"] == "summit"].assign(year=lambda d: d["date"].str[:4].astype("int64"))
    rows = rows.query("@first <= year <= @last").sort_values("date", ignore_index=True)
    day = pd.to_datetime(rows["date"], format="%Y-%m-%d", errors="coerce")
    before = day.shift(1)
    months = (day.dt.year - before.dt.year) * 12 + day.dt.month - before.dt.month
    months = (months - (day.dt.day < before.dt.day)).astype("Int64")
    named = rows["actors"].fillna("").map(lambda text: len([name for name in text.split(";") if name.strip()]))
    rows = rows.assign(number=rows.index + 1, named=named.astype("int64"), months=months)
    out = rows.rename(columns={"id": "event"})
    return out[["event", "number", "date", "date_end", "year", "place", "named", "months"]]
