"""Standing bodies of two or more states: how often they sat, who came, and whether votes followed.

Sittings are those that the record mentions, so that a count is a lower bound; dates may be months or years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import pandas as pd

from analysis.measures import votes as vote_measures
from analysis.measures.visits import decimal_year


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


def stairs(journeys: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Journeys counted up over time, each direction on its own.

    Parameters
    ----------
    journeys : DataFrame
        From :func:`analysis.measures.visits.journeys`.
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


def cohesion(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, inner: Sequence[str], outer: str, first: int, last: int
) -> pd.DataFrame:
    """Yearly agreement within a group of states, and of the group with one more state.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    inner : sequence of str
        States of the group.
    outer : str
        The other state.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        Index ``year``; ``within`` and ``with outer``: mean over the pairs of the share of identical votes
        (0 to 1), of the pairs that voted in common in that year.
    """
    kinds = {"within": list(combinations(inner, 2)), "with outer": [(state, outer) for state in inner]}
    out = {}
    for kind, pairs in kinds.items():
        tables = [
            vote_measures.agreement(vote_measures.pairs(votes, roll_calls, a, [b], first, last)).set_index("year")
            for a, b in pairs
        ]
        out[kind] = pd.concat([table["agreement"] for table in tables], axis=1).mean(axis=1)
    return pd.DataFrame(out).rename_axis("year").sort_index()


def topics(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    home: str,
    partner: str,
    spans: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """Agreement of two states by topic in two spans of years.

    Returns
    -------
    DataFrame
        ``topic`` (words, as a figure shows them), one column a span (share of identical votes), ``roll_calls``
        (of the last span) and ``change`` (last span less the first), the greatest rise first.
    """
    tables = {}
    for name, years in spans.items():
        pairs = vote_measures.pairs(votes, roll_calls, home, [partner], *years)
        tables[name] = vote_measures.by_topic(pairs, roll_calls).set_index("topic")
    old, new = spans
    out = pd.DataFrame({name: table["agreement"] for name, table in tables.items()})
    out = out.assign(roll_calls=tables[new]["roll_calls"], change=out[new] - out[old])
    out.index = out.index.str.replace("_", " ").str.capitalize().str.replace("Middle east", "Middle East")
    return out.rename_axis("topic").sort_values("change", ascending=False).reset_index()
