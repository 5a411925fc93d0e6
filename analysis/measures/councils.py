"""Standing bodies and series of talks: how often they sat, where, and who came.

Sittings are those that the record mentions, so that a count is a lower bound; dates may be months or years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from analysis.dates import decimal_year


def sittings(
    sessions: pd.DataFrame, events: pd.DataFrame, bodies: Mapping[str, str], first: int, last: int
) -> pd.DataFrame:
    """Sittings of several bodies, each once.

    Parameters
    ----------
    sessions, events : DataFrame
        Tables of the catalogue.
    bodies : mapping of str to str
        Institution to the name that a figure or table shows; sittings come in its order.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        ``body`` (name), ``institution``, ``number`` (missing where not counted), ``event``, ``date`` (text, as
        exact as known), ``when`` (year with fraction; middle of a month or year without day) and ``confidence``.
        Two records of one date are one sitting.

    Raises
    ------
    ValueError
        If a body has no sitting in these years.
    """
    rows = sessions[sessions["institution"].isin(list(bodies))]
    rows = rows.merge(events[["id", "date", "confidence"]], left_on="event", right_on="id").dropna(subset="date")
    rows = rows[rows["date"].str[:4].astype("int64").between(first, last)]
    missing = set(bodies) - set(rows["institution"])
    if missing:
        raise ValueError(f"no sitting of {', '.join(sorted(missing))} in {first}–{last}")
    order = {name: place for place, name in enumerate(bodies)}
    rows = rows.assign(
        body=rows["institution"].map(bodies),
        when=rows["date"].map(decimal_year),
        place=rows["institution"].map(order),
    )
    rows = rows.sort_values(["place", "when", "event"]).drop_duplicates(["institution", "date"])
    columns = ["body", "institution", "number", "event", "date", "when", "confidence"]
    return rows[columns].reset_index(drop=True)


def rhythm(sittings: pd.DataFrame, founded: Mapping[str, str], until: str) -> pd.DataFrame:
    """How often bodies sat between their founding and a date.

    Parameters
    ----------
    sittings : DataFrame
        From :func:`sittings`.
    founded : mapping of str to str
        Institution to the date (EDTF) since when it could have sat.
    until : str
        Last day counted.

    Returns
    -------
    DataFrame
        One row a body, in the order of ``sittings``: ``body``, ``institution``, ``founded``, ``held`` (number),
        ``months`` (in being, whole), ``per_year`` (sittings a year) and ``pause`` (longest time in months from
        the founding or one sitting to the next, or to ``until``; rounded, as some dates are months or years).
    """
    end = decimal_year(until)
    rows = []
    for institution, group in sittings[sittings["when"] <= end].groupby("institution", sort=False):
        start = decimal_year(founded[institution])
        marks = [start, *sorted(group["when"]), end]
        rows.append(
            {
                "body": group["body"].iloc[0],
                "institution": institution,
                "founded": founded[institution],
                "held": len(group),
                "months": round((end - start) * 12),
                "per_year": len(group) / (end - start),
                "pause": round(max(b - a for a, b in pairwise(marks)) * 12),
            }
        )
    return pd.DataFrame(rows)


def presence(events: pd.DataFrame, terms: pd.DataFrame, ids: Sequence[str], state: str) -> pd.Series:
    """Whether the record names a state's president among those at an event.

    Parameters
    ----------
    events, terms : DataFrame
        Tables of the catalogue.
    ids : sequence of str
        Events.
    state : str
        State (ISO 3166 alpha-3).

    Returns
    -------
    Series
        Event to ``president``, ``other`` (persons are named, and the president is not among them) or ``not
        named`` (nobody who ever held an office in the table of terms is named).
    """
    by_id = events.set_index("id")
    presidents = terms[terms["state"].eq(state) & terms["office"].eq("president")]
    known = set(terms["person"])
    found = {}
    for event in ids:
        names = {name.strip() for name in str(by_id.loc[event, "actors"]).split(";")}
        day = by_id.loc[event, "date"]
        in_office = presidents[presidents["start"].le(day) & presidents["end"].fillna("9999").ge(day)]
        if names & set(in_office["person"]):
            found[event] = "president"
        else:
            found[event] = "other" if names & known else "not named"
    return pd.Series(found, name="presence")


def hosted(events: pd.DataFrame, prefix: Mapping[str, str], home: Sequence[str], last: int) -> pd.DataFrame:
    """Meetings of a series, and whether they met in the home country.

    Parameters
    ----------
    events : DataFrame
        Table of the catalogue: ``id``, ``date``, ``place``.
    prefix : mapping of str to str
        Name of a series to the beginning of its records' ids.
    home : sequence of str
        Places that count as home.
    last : int
        Last year.

    Returns
    -------
    DataFrame
        ``series``, ``id``, ``date``, ``when`` (year with fraction), ``year``, ``place`` (``NA`` where the record has
        none), ``at_home`` (bool), in order of date.
    """
    tables = [events[events["id"].str.startswith(start)].assign(series=name) for name, start in prefix.items()]
    rows = pd.concat(tables, ignore_index=True).dropna(subset="date")
    rows = rows.assign(year=rows["date"].str[:4].astype("int64"), when=rows["date"].map(decimal_year))
    rows = rows.assign(at_home=rows["place"].isin(list(home)))
    rows = rows[rows["year"] <= last].sort_values(["when", "id"], ignore_index=True)
    return rows[["series", "id", "date", "when", "year", "place", "at_home"]]
