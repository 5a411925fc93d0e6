"""Culture in the record: alphabets, and where events were held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.measures import record


def alphabets(quoted: pd.DataFrame, records: Sequence[str]) -> pd.DataFrame:
    """Versions of an alphabet: when, how many letters, how they look.

    Returns
    -------
    DataFrame
        ``year``, ``letters``, ``version`` (the figure's title), ``record``; in order of the years.
    """
    rows = record.rows(quoted, records)
    table = pd.DataFrame(
        {
            "year": rows["ref_year"].str[:4].astype(int).to_numpy(),
            "letters": rows["value"].astype(int).to_numpy(),
            "version": rows["title"].to_numpy(),
            "record": rows.index.to_numpy(),
        }
    )
    return table.sort_values("year", kind="stable", ignore_index=True)


def held_in(
    events: pd.DataFrame, towns: Mapping[str, Sequence[str]], spans: Sequence[tuple[int, int]], kind: str
) -> pd.DataFrame:
    """In which state events of one kind took place.

    Parameters
    ----------
    events : DataFrame
        Table ``events``: ``date``, ``kind``, ``place``, ``retrospective``.
    towns : mapping
        State to the towns that the column ``place`` names for it; an event in towns of two states, or in none of
        them, is not counted.
    spans : sequence of tuple of int
        First and last year, both included.
    kind : str
        A value of the column ``kind``, such as ``cultural-event``.

    Returns
    -------
    DataFrame
        By span (such as ``2016–2020``), a column of counts for each state.
    """
    rows = events[events["kind"].eq(kind) & ~events["retrospective"] & events["date"].notna()]
    years = rows["date"].str[:4].astype(int)
    where = rows["place"].fillna("")
    inside = {
        state: where.apply(lambda place, names=names: any(name in place for name in names))
        for state, names in towns.items()
    }
    alone = sum(found.astype(int) for found in inside.values()) == 1
    return pd.DataFrame(
        {
            state: [int((found & alone & years.between(first, last)).sum()) for first, last in spans]
            for state, found in inside.items()
        },
        index=[f"{first}–{last}" for first, last in spans],
    )
