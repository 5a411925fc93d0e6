"""Sums that were promised, claimed or lent; constant dollars; how long a treaty waited.

Quoted figures are what people said; they are selected and put side by side here, never added up.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


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
    unknown = sorted(set(ids) - set(figures["id"]))
    if unknown:
        raise KeyError(f"not in quoted_figures: {', '.join(unknown)}")
    rows = figures.set_index("id").loc[list(ids)].reset_index()
    about = pd.to_numeric(rows["ref_year"].where(rows["ref_year"].str.fullmatch(r"\d{4}").fillna(False)))
    said = pd.to_numeric(rows["said_on"].str[:4])
    return rows.assign(year=about.fillna(said).astype("Int64"))


def in_constant_dollars(rows: pd.DataFrame, index: pd.Series, base: int) -> pd.Series:
    """Values of :func:`quoted` rows in million dollars of ``base``.

    Missing where the year is missing or lies outside the index.
    """
    return rows["value"] * index[base] / rows["year"].map(index).astype("float64") / 1e6


def wait_of(treaties: pd.DataFrame, state: str, partner: str) -> int:
    """Days from signature to entry into force of the first investment treaty of two states.

    Raises
    ------
    KeyError
        If the table has no treaty of the two that came into force.
    """
    party_a, party_b = sorted([state, partner])
    rows = treaties[(treaties["party_a"] == party_a) & (treaties["party_b"] == party_b)]
    rows = rows.dropna(subset=["in_force"])
    if rows.empty:
        raise KeyError(f"no investment treaty in force between {state} and {partner}")
    row = rows.sort_values("signed").iloc[0]
    return int((row["in_force"] - row["signed"]).days)
