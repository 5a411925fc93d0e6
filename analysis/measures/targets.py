"""Aims for trade: when they were named, what growth they asked for, and when they were reached.

Values of trade are millions of current US dollars, as in the table ``trade``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.dates import decimal_year
from analysis.measures import record


def aims(
    quoted: pd.DataFrame,
    ids: Sequence[str],
    said: Mapping[str, str] | None = None,
    due: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """Aims for trade, in the order of ``ids``.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``.
    ids : sequence of str
        Records whose value is the aim, in dollars.
    said : mapping of str to str, optional
        Dates (ISO 8601, as exact as known) for records that bear none.
    due : mapping of str to int, optional
        Years for records that state the term in other words than a year.

    Returns
    -------
    DataFrame
        ``id``, ``said_by``, ``said`` (year as a decimal number), ``value`` (billion dollars), ``due`` (Int64;
        missing where no year was named).

    Raises
    ------
    KeyError
        If a record is unknown.
    ValueError
        If an aim has no date.
    """
    rows = record.rows(quoted, ids).reset_index()
    dates = [(said or {}).get(row.id, row.said_on) for row in rows.itertuples()]
    undated = [row for row, date in zip(rows["id"], dates, strict=True) if pd.isna(date)]
    if undated:
        raise ValueError(f"aims without a date: {', '.join(undated)}")
    year = pd.to_numeric(rows["ref_year"].where(rows["ref_year"].str.fullmatch(r"\d{4}", na=False)))
    known = pd.Series([(due or {}).get(name) for name in rows["id"]], dtype="Float64")
    return pd.DataFrame(
        {
            "id": rows["id"],
            "said_by": rows["said_by"],
            "said": [decimal_year(str(date)) for date in dates],
            "value": rows["value"].astype(float) / 1e9,
            "due": known.fillna(year.astype("Float64")).astype("Int64"),
        }
    )


def required(aims: pd.DataFrame, turnover: pd.Series) -> pd.Series:
    """Growth a year that an aim with a term asked for, from the last full year before it was named.

    Parameters
    ----------
    aims : DataFrame
        From :func:`aims`.
    turnover : Series
        Million dollars by year.

    Returns
    -------
    Series
        Index of ``aims``: 0.25 is a quarter a year; NaN without a term or without trade of the year before.
    """

    def rate(row) -> float:
        base = int(row.said) - 1
        if pd.isna(row.due) or base not in turnover.index or row.due <= base:
            return float("nan")
        return float((row.value * 1000 / turnover[base]) ** (1 / (int(row.due) - base)) - 1)

    return pd.Series([rate(row) for row in aims.itertuples()], index=aims.index, dtype=float)


def fulfilled(aims: pd.DataFrame, turnover: pd.DataFrame, last: int) -> pd.DataFrame:
    """First year in which each dataset reached an aim.

    Parameters
    ----------
    aims : DataFrame
        ``value`` (million dollars) and ``year`` (in which the aim was named).
    turnover : DataFrame
        Million dollars: index years, a column a dataset.
    last : int
        Last year looked at.

    Returns
    -------
    DataFrame
        Index of ``aims``, a column a dataset: year (Int64), missing where the aim was not reached by ``last``.
    """
    found = {
        dataset: [
            values[(values.index >= year) & (values.index <= last) & (values >= aim)].index.min()
            for aim, year in zip(aims["value"], aims["year"], strict=True)
        ]
        for dataset, values in turnover.items()
    }
    return pd.DataFrame(found, index=aims.index).astype("Float64").astype("Int64")
