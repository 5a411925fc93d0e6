"""Visits, meetings and calls of leaders: who came where, in which direction, who met or spoke; the summits.

The tables record the visits that the sources mention. They are no census: a count is a lower bound.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.dates import decimal_year

#: Heads of state and of government, the only visitors whose list is near to complete.
LEADERS = ("president", "prime minister")
#: How two people were in touch.
WAYS = ("met", "spoke")

_FACE_TO_FACE = {"visit", "meeting", "summit"}
_AT_A_DISTANCE = r"telephon|\bcall\b|\bvideo\b|\bspoke\b"
_DAYS = 3  # a visit and the talks at its end are often two records


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
        ``office``, ``sender``, ``host``, ``level``, ``confidence``, ``retells`` (the event whose
        journey this record repeats), ``direction`` (``to home``, ``to partner``, ``elsewhere``). Visits without a
        date are left out.
    """
    columns = ["id", "date", "confidence"]
    rows = visits.merge(events[columns], left_on="event", right_on="id").drop(columns="id").dropna(subset="date")
    rows = rows[rows["sender"].isin([home, partner])]
    rows = rows.assign(year=rows["date"].str[:4].astype("int64"), when=rows["date"].map(decimal_year))
    direction = rows["host"].map({home: "to home", partner: "to partner"}).fillna("elsewhere")
    rows = rows.assign(direction=direction).query("@first <= year <= @last")
    order = ["event", "date", "when", "year", "visitor", "office", "sender", "host", "level", "confidence", "retells"]
    return rows.sort_values(["when", "event", "visitor"], ignore_index=True)[[*order, "direction"]]


def leaders(between: pd.DataFrame) -> pd.DataFrame:
    """Only the visits of presidents and prime ministers."""
    return between[between["office"].isin(LEADERS)].reset_index(drop=True)


def journeys(between: pd.DataFrame) -> pd.DataFrame:
    """Each journey once: records that tell of one visitor in one country within three days are one journey.

    A visit and the summit at its end are often two records. A record without a day cannot be matched by date: it is
    a journey of its own unless the table says which event it ``retells``.

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
    rows = between.assign(day=day)[between["retells"].isna()].sort_values(["visitor", "host", "day"])
    same = rows.groupby(["visitor", "host"])["day"].diff().le(pd.Timedelta(days=_DAYS))
    return rows[~same].drop(columns="day").sort_values(["when", "event", "visitor"], ignore_index=True)


def stairs(journeys: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Journeys counted up over time, each direction on its own.

    Parameters
    ----------
    journeys : DataFrame
        From :func:`journeys`.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        ``direction`` (``to home`` or ``to partner``), ``event``, ``when``, ``count`` (journeys of this direction
        up to and with this one), in order of time.
    """
    rows = journeys[journeys["direction"].ne("elsewhere") & journeys["year"].between(first, last)]
    rows = rows.sort_values(["when", "event"], ignore_index=True)
    return rows.assign(count=rows.groupby("direction").cumcount() + 1)[["direction", "event", "when", "count"]]


def reciprocity(between: pd.DataFrame) -> pd.Series:
    """Number of visits by direction; index ``to home``, ``to partner``, ``elsewhere``, zero where none."""
    counts = between["direction"].value_counts()
    return counts.reindex(["to home", "to partner", "elsewhere"], fill_value=0).astype("int64")


def contacts(events: pd.DataFrame, pairs: Mapping[str, Mapping[str, str]], first: int, last: int) -> pd.DataFrame:
    """When two people, or holders of two offices, met or spoke, as the record names them both.

    Parameters
    ----------
    events : DataFrame
        Table of the catalogue: ``id``, ``date``, ``kind``, ``title``, ``actors`` (names divided by ``; ``).
    pairs : mapping of str to mapping
        Name of a row to the two sides, each a regular expression for the names: ``{"home": …, "partner": …}``.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        One row a contact: ``row``, ``way`` (of :data:`WAYS`), ``date`` (text, as exact as known), ``when`` (year with
        fraction), ``year``, ``id``. Letters and statements are no contacts. Records of one row and one way within
        three days count once; dates without a day stay as they are.

    Raises
    ------
    ValueError
        If a row names other sides than ``home`` and ``partner``.
    """
    known = events.dropna(subset="date")
    known = known.assign(year=known["date"].str[:4].astype("int64")).query("@first <= year <= @last")
    actors = known["actors"].fillna("")
    found = []
    for name, sides in pairs.items():
        if set(sides) != {"home", "partner"}:
            raise ValueError(f"row {name!r} needs the sides home and partner, not {sorted(sides)}")
        both = actors.str.contains(sides["home"]) & actors.str.contains(sides["partner"])
        found.append(known[both].assign(row=name))
    rows = pd.concat(found, ignore_index=True)
    distant = rows["title"].str.contains(_AT_A_DISTANCE, case=False)
    way = pd.Series(pd.NA, index=rows.index, dtype="string").mask(rows["kind"].isin(_FACE_TO_FACE), "met")
    rows = rows.assign(way=way.mask(distant, "spoke"), when=rows["date"].map(decimal_year)).dropna(subset="way")
    rows["day"] = pd.to_datetime(rows["date"].where(rows["date"].str.len().eq(10)))
    rows = rows.sort_values(["row", "way", "day", "id"])
    again = rows.groupby(["row", "way"])["day"].diff().le(pd.Timedelta(days=_DAYS))
    rows = rows[~again].sort_values(["when", "row", "id"], ignore_index=True)
    return rows[["row", "way", "date", "when", "year", "id"]]


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
