"""Institutions between states: who founded them, how long their papers took, who led them, and what they carried.

An institution has no output of its own in the catalogue. What can be counted are its founders, the dates of its
papers, its heads, and the people on the roads that it was meant to serve; the measures of this module keep to that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.countries import WORLD
from analysis.measures import education
from analysis.measures.visits import decimal_year

#: Founders as the table ``institutions`` codes them, in the groups of the figure.
GROUPS = {
    "Turkish state": "Turkey",
    "Turkish private": "Turkey",
    "Kazakh state": "Kazakhstan",
    "Turkic states": "in common",
    "six states": "in common",
    "both states": "in common",
    "private, both sides": "in common",
    "other": "others",
}


def founders(
    institutions: pd.DataFrame, records: pd.DataFrame, theme: str, spans: Sequence[tuple[int, int]], place: str
) -> pd.DataFrame:
    """Institutions of a theme by the group of their founder and the span of years of their founding.

    Parameters
    ----------
    institutions, records : DataFrame
        As for :func:`analysis.measures.education.institutions`.
    spans : sequence of tuple of int
        First and last year, both included.
    place : str
        Where an institution works, as the column ``works_in`` has it.

    Returns
    -------
    DataFrame
        ``span`` (such as ``1991–2000``), ``group`` (:data:`GROUPS`), ``count``, ``there`` (those that work in
        ``place`` alone), ``of`` (all of the span), ``names``; a group without an institution has 0.

    Raises
    ------
    KeyError
        If a founder belongs to no group.
    """
    rows = []
    for first, last in spans:
        mine = education.institutions(institutions, records, theme, first, last)
        unknown = sorted(set(mine["founder"]) - set(GROUPS))
        if unknown:
            raise KeyError(f"no group for the founder {', '.join(unknown)}")
        group = mine["founder"].map(GROUPS)
        for name in dict.fromkeys(GROUPS.values()):
            own = mine[group == name]
            there = int(own["works_in"].eq(place).sum())
            rows.append((f"{first}–{last}", name, len(own), there, len(mine), "; ".join(own["name"])))
    return pd.DataFrame(rows, columns=["span", "group", "count", "there", "of", "names"])


def steps(records: pd.DataFrame, plan: Mapping[str, Mapping[str, tuple[str, str]]]) -> pd.DataFrame:
    """Dates of the papers that made bodies work, one row a step.

    Parameters
    ----------
    records : DataFrame
        Tables ``events`` and ``agreements`` one below the other: ``id`` and the columns that the plan names.
    plan : mapping
        Body to its steps, each step to the id of a record and the column that dates it.

    Returns
    -------
    DataFrame
        ``body``, ``step``, ``date`` (as the record has it), ``when`` (year with fraction), ``record``; in the
        order of the plan.

    Raises
    ------
    KeyError
        If a record is missing or has no such date.
    """
    known = records.set_index("id")
    rows = []
    for body, mine in plan.items():
        for step, (record, column) in mine.items():
            date = known[column].get(record)
            if date is None or pd.isna(date):
                raise KeyError(f"no date {column!r} of {record!r} for the step {step!r} of {body!r}")
            rows.append((body, step, str(date), decimal_year(date), record))
    return pd.DataFrame(rows, columns=["body", "step", "date", "when", "record"])


def wait(steps: pd.DataFrame, body: str, earlier: str, later: str) -> float:
    """Years between two steps of a body.

    Raises
    ------
    KeyError
        If the body has not both steps.
    """
    when = steps[steps["body"] == body].set_index("step")["when"]
    return float(when[later] - when[earlier])


def heads(terms: pd.DataFrame, people: pd.DataFrame, seats: Mapping[str, tuple[str, str, str]]) -> pd.DataFrame:
    """Who led bodies, and whether the head was a citizen of the state of the seat.

    Parameters
    ----------
    terms : DataFrame
        Table ``terms``: ``id``, ``person``, ``start``.
    people : DataFrame
        Table ``people``: ``name``, ``state``.
    seats : mapping
        Id of a term to the body, the city of its seat and the state of that city (ISO 3166 alpha-3).

    Returns
    -------
    DataFrame
        ``body``, ``seat``, ``seat_state``, ``head``, ``head_state``, ``since`` (text; missing if unknown),
        ``at_home`` (bool), ``record``, in the order given.

    Raises
    ------
    KeyError
        If a term or a person is not in the tables.
    """
    term, state = terms.set_index("id"), people.set_index("name")["state"]
    rows = []
    for record, (body, seat, seat_state) in seats.items():
        person, since = term.loc[record, "person"], term.loc[record, "start"]
        rows.append((body, seat, seat_state, person, state[person], since, state[person] == seat_state, record))
    columns = ["body", "seat", "seat_state", "head", "head_state", "since", "at_home", "record"]
    return pd.DataFrame(rows, columns=columns)


def shares_received(exchanges: pd.DataFrame) -> pd.DataFrame:
    """Part of both streams of students that came from the common partner.

    Parameters
    ----------
    exchanges : DataFrame
        From :func:`analysis.measures.education.exchanges`: ``state``, ``year``, ``sent``, ``received``.

    Returns
    -------
    DataFrame
        The same with ``share`` (0 to 1) of those received in both together; ``NA`` where either count is missing.
    """
    both = exchanges["sent"] + exchanges["received"]
    return exchanges.assign(share=(exchanges["received"] / both).astype("Float64"))


def growth(counts: Mapping[str, pd.Series], first: int, last: int) -> pd.DataFrame:
    """How many times larger counts were in one year than in another.

    Parameters
    ----------
    counts : mapping
        Whose count (ISO 3166 alpha-3, or the code of all) to persons by year.

    Returns
    -------
    DataFrame
        ``origin``, ``first``, ``last`` (persons), ``times``, largest growth first.

    Raises
    ------
    KeyError
        If a series lacks one of the years.
    """
    rows = []
    for origin, series in counts.items():
        absent = [year for year in (first, last) if year not in series.index]
        if absent:
            raise KeyError(f"no count of {origin} in {', '.join(map(str, absent))}")
        rows.append((origin, int(series[first]), int(series[last]), series[last] / series[first]))
    table = pd.DataFrame(rows, columns=["origin", "first", "last", "times"])
    return table.sort_values("times", ascending=False, ignore_index=True)


def expected(students: pd.DataFrame, origin: str, destination: str, first: int, last: int) -> pd.Series:
    """What a stream of students would have become with the shares of the first year.

    Returns
    -------
    Series of float
        Persons in ``last``: ``counted``; ``origin_share_kept`` (the destination keeps its part of all students
        whom the origin has abroad); ``host_share_kept`` (the origin keeps its part of all foreign students of
        the destination).
    """
    stream = education.flow(students, origin, destination, first, last)
    abroad = education.flow(students, origin, WORLD, first, last)
    guests = education.flow(students, WORLD, destination, first, last)
    return pd.Series(
        {
            "counted": float(stream[last]),
            "origin_share_kept": float(stream[first] * abroad[last] / abroad[first]),
            "host_share_kept": float(stream[first] * guests[last] / guests[first]),
        }
    )


def channels(rows: Sequence[tuple[str, str, float, int | None, str]], new: Sequence[str] = ()) -> pd.DataFrame:
    """Channels between two societies by the number of people on them, widest first.

    Parameters
    ----------
    rows : sequence of tuple
        Channel, state of the people (ISO 3166 alpha-3), persons, year (``None`` without a date), kind of the
        number (``count`` or ``claim``).
    new : sequence of str
        Channels that the institutions in question opened.

    Returns
    -------
    DataFrame
        ``channel``, ``people_of``, ``persons``, ``year``, ``kind``, ``new`` (bool).

    Raises
    ------
    ValueError
        If a number is not positive, a kind is unknown, or a new channel is not among the rows.
    """
    columns = ["channel", "people_of", "persons", "year", "kind"]
    table = pd.DataFrame(rows, columns=columns).astype({"persons": "Int64", "year": "Int64"})
    if not (table["persons"] > 0).all():
        raise ValueError("a channel needs a positive number of persons")
    if not table["kind"].isin(["count", "claim"]).all():
        raise ValueError("kind must be 'count' or 'claim'")
    if set(new) - set(table["channel"]):
        raise ValueError(f"no such channel: {', '.join(sorted(set(new) - set(table['channel'])))}")
    table = table.assign(new=table["channel"].isin(new))
    return table.sort_values("persons", ascending=False, ignore_index=True)
