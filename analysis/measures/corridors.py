"""Routes and their cargoes: what they carried beside what was planned.

Quoted figures are what people said or counted; they are put side by side here, never added up.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.measures import record


def months(quoted: pd.DataFrame, rows: Mapping[str, tuple[str, str, str, str]]) -> pd.DataFrame:
    """Quoted tonnes as a monthly mean: one row a figure, for a month or for a span of months.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``; values in tonnes.
    rows : mapping of str to tuple of str
        Id of the figure to the supplier (ISO 3166 alpha-3), what the figure is (``count``, or ``at most`` where it
        only bounds the supplier from above), and the first and last month (``2018-01``), both included.

    Returns
    -------
    DataFrame
        In the order of ``rows``: ``id``, ``supplier``, ``kind``, ``first``, ``last`` (months), ``begin``, ``end``
        (the span in decimal years; a month is its middle), ``value`` (thousand tonnes a month).

    Raises
    ------
    KeyError
        If an id is not in the table.
    """
    values = record.rows(quoted, rows)["value"]
    found = []
    for key, (supplier, kind, first, last) in rows.items():
        begin, end = (pd.Period(month, "M") for month in (first, last))
        count = (end - begin).n + 1
        left, right = begin.year + (begin.month - 1) / 12, end.year + end.month / 12
        if count == 1:
            left = right = (left + right) / 2
        found.append((key, supplier, kind, first, last, left, right, values[key] / count / 1000))
    columns = ["id", "supplier", "kind", "first", "last", "begin", "end", "value"]
    return pd.DataFrame(found, columns=columns)


def plans(quoted: pd.DataFrame, rows: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Quoted freight by row of a chart: what was planned and what was counted.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``.
    rows : mapping of str to tuple of str
        Id of the figure to the group it belongs to and what it is: ``plan`` or ``count``.

    Returns
    -------
    DataFrame
        In the order of ``rows``: ``id``, ``group``, ``kind``, ``ref_year``, ``value`` (in the figure's unit).

    Raises
    ------
    KeyError
        If an id is not in the table.
    ValueError
        If a kind is neither ``plan`` nor ``count``.
    """
    kinds = {kind for _, kind in rows.values()}
    if kinds - {"plan", "count"}:
        raise ValueError(f"kinds must be plan or count, not {sorted(kinds)}")
    found = record.rows(quoted, rows)[["ref_year", "value"]].reset_index()
    found.insert(1, "group", [group for group, _ in rows.values()])
    found.insert(2, "kind", [kind for _, kind in rows.values()])
    return found


def reached(table: pd.DataFrame, group: str) -> float:
    """Largest count of a group of :func:`plans` divided by its smallest plan; NaN without either."""
    rows = table[table["group"] == group]
    counts, plan = rows.loc[rows["kind"] == "count", "value"], rows.loc[rows["kind"] == "plan", "value"]
    return float(counts.max() / plan.min()) if len(counts) and len(plan) else float("nan")
