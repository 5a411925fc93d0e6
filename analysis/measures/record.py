"""The record itself: its rows by their ids, and how many dated records each year has."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd


def rows(table: pd.DataFrame, ids: Iterable[str]) -> pd.DataFrame:
    """Rows of a table of the record, in the order of their ids, which become the index.

    Raises
    ------
    KeyError
        If the table lacks an id; the message names all that it lacks.
    """
    known = set(table["id"])
    missing = [name for name in ids if name not in known]
    if missing:
        raise KeyError(f"no record {', '.join(missing)}")
    return table.set_index("id").loc[list(ids)]


def by_year(events: pd.DataFrame, agreements: pd.DataFrame, theme: str, first: int, last: int) -> pd.Series:
    """Dated events and agreements of a theme, by year; an agreement of a counted event is not counted again.

    Returns
    -------
    Series of int
        Records, by year from ``first`` to ``last``; 0 where the record has none.
    """
    dated = events[(events["theme"] == theme) & events["date"].notna()]
    papers = agreements[(agreements["theme"] == theme) & agreements["date"].notna()]
    papers = papers[~papers["event"].isin(dated["id"])]
    years = pd.concat([dated["date"], papers["date"]]).str[:4].astype(int)
    index = pd.RangeIndex(first, last + 1, name="year")
    return years.value_counts().reindex(index, fill_value=0).rename("records")


def rates(
    events: pd.DataFrame, agreements: pd.DataFrame, themes: list[str], spans: list[tuple[int, int]]
) -> pd.DataFrame:
    """Dated records a year, by theme and span of years.

    Parameters
    ----------
    spans : list of tuple of int
        First and last year, both included.

    Returns
    -------
    DataFrame
        ``theme``, ``span`` (such as ``1991–2000``), ``records``, ``years``, ``a_year``.
    """
    found = []
    for theme in themes:
        for first, last in spans:
            count = int(by_year(events, agreements, theme, first, last).sum())
            years = last - first + 1
            found.append((theme, f"{first}–{last}", count, years, count / years))
    return pd.DataFrame(found, columns=["theme", "span", "records", "years", "a_year"])
