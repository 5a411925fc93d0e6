"""Institutions between states: who founded them, how long their papers took, who led them.

An institution has no output of its own in the catalogue. What can be counted are its founders, the dates of its
papers and its heads; the measures of this module keep to that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.dates import decimal_year

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


def founded(institutions: pd.DataFrame, records: pd.DataFrame, theme: str, first: int, last: int) -> pd.DataFrame:
    """Institutions founded in some years, with the reader's coding of who founded them and where they work.

    Parameters
    ----------
    institutions : DataFrame
        Table ``institutions``.
    records : DataFrame
        Tables ``events`` and ``agreements`` one below the other: ``id``, ``theme``.
    theme : str
        Theme of the record that an institution begins with.
    first, last : int
        Years of foundation, both included; institutions without a known year are left out.

    Returns
    -------
    DataFrame
        ``year`` (text), ``name``, ``founder``, ``works_in``, ``record`` (its id), by date.
    """
    mine = records.loc[records["theme"].eq(theme), "id"]
    rows = institutions[institutions["record"].isin(mine)].dropna(subset="founded")
    rows = rows.assign(year=rows["founded"].str[:4])
    rows = rows[rows["year"].astype(int).between(first, last)].sort_values(["founded", "id"])
    return rows[["year", "name", "founder", "works_in", "record"]].reset_index(drop=True)


def founders(
    institutions: pd.DataFrame, records: pd.DataFrame, theme: str, spans: Sequence[tuple[int, int]], place: str
) -> pd.DataFrame:
    """Institutions of a theme by the group of their founder and the span of years of their founding.

    Parameters
    ----------
    institutions, records : DataFrame
        As for :func:`founded`.
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
        mine = founded(institutions, records, theme, first, last)
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
