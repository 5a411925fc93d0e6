"""Sums that were promised, claimed or lent, in the dollars of the day and in constant dollars.

Quoted figures are what people said; they are selected and put side by side here, never added up.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures import record


def prices(macro: pd.DataFrame) -> pd.Series:
    """United States consumer prices (index) by year, from the table ``macro``."""
    rows = macro.query("indicator == 'consumer_prices'")
    return rows.set_index("year")["value"].sort_index()


def constant(values: pd.Series, index: pd.Series, base: int) -> pd.Series:
    """Current dollars as dollars of one year.

    Parameters
    ----------
    values : Series
        Current dollars, indexed by year; missing stays missing.
    index : Series
        Price index by year, from :func:`prices`.
    base : int
        Year whose dollars are wanted.

    Raises
    ------
    KeyError
        If the index lacks the base year or a year of the values.
    """
    return values * index[base] / index.loc[values.index]


def quoted(figures: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    """Chosen rows of ``quoted_figures``, in the order of ``ids``, with the year whose dollars they are in.

    Returns
    -------
    DataFrame
        Columns of the table, and ``year`` (Int64): the year that the number is about where the table names a
        single one, else the year in which it was said; missing where neither is known.

    Raises
    ------
    KeyError
        If an id is not in the table; the message lists those that are missing.
    """
    rows = record.rows(figures, ids).reset_index()
    about = pd.to_numeric(rows["ref_year"].where(rows["ref_year"].str.fullmatch(r"\d{4}").fillna(False)))
    said = pd.to_numeric(rows["said_on"].str[:4])
    return rows.assign(year=about.fillna(said).astype("Int64"))


def in_constant_dollars(rows: pd.DataFrame, index: pd.Series, base: int) -> pd.Series:
    """Values of :func:`quoted` rows in million dollars of ``base``.

    Missing where the year is missing or lies outside the index.
    """
    return rows["value"] * index[base] / rows["year"].map(index).astype("float64") / 1e6
