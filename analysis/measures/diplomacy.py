"""What states share in diplomacy: organisations and embassies.

The data sets count memberships and representations; none of them measures what a tie was worth.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def organisations(shared: pd.DataFrame, home: str, partners: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """Organisations of which one state and each of its partners were both full members.

    Parameters
    ----------
    shared : DataFrame
        Table ``shared_igos`` of the catalogue.
    home : str
        State (ISO 3166 alpha-3).
    partners : sequence of str
        States to compare.
    years : sequence of int
        Calendar years.

    Returns
    -------
    DataFrame
        Number of organisations, partners in the order given by years; missing where the table has no row.

    Raises
    ------
    ValueError
        If the table has no pair with ``home``.
    """
    rows = shared.query("country_a == @home or country_b == @home")
    if rows.empty:
        raise ValueError(f"no pair with {home} in the table")
    other = rows["country_a"].where(rows["country_a"] != home, rows["country_b"])
    wide = rows.assign(partner=other).pivot_table(index="partner", columns="year", values="organisations")
    return wide.reindex(index=list(partners), columns=list(years))


def ambassadors(exchange: pd.DataFrame, host: str, senders: Sequence[str], year: int) -> list[str]:
    """Which states had an ambassador in one capital in one year.

    Parameters
    ----------
    exchange : DataFrame
        Table ``diplomatic_exchange`` of the catalogue.
    host : str
        State where they are represented (ISO 3166 alpha-3).
    senders : sequence of str
        States to look for.
    year : int
        A year that the table has: 1995, 2000 or 2005.

    Returns
    -------
    list of str
        Those of ``senders`` for which the table has the rank of ambassador, in their order; a state whose rank
        is not known is not among them.

    Raises
    ------
    ValueError
        If the table has no row for that capital and year.
    """
    rows = exchange.query("host == @host and year == @year").set_index("sender")["level"]
    if rows.empty:
        raise ValueError(f"no representation in {host} in {year} in the table")
    return [state for state in senders if rows.get(state) == "ambassador"]
