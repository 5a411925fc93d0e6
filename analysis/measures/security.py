"""Military ties of one state: exercises, defence agreements, deliveries of arms, by partner.

Each list is coded from its own sources and misses what they do not tell; a partner without a row has none *in
the list*.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import countries


def exercises(table: pd.DataFrame, partners: Sequence[str], first: int, last: int) -> pd.DataFrame:
    """In how many of one state's exercises each partner took part.

    Parameters
    ----------
    table : DataFrame
        Table ``exercises`` of the catalogue: exercises in which Kazakhstan took part.
    partners : sequence of str
        States (ISO 3166 alpha-3).
    first, last : int
        Years of the first day, both included.

    Returns
    -------
    DataFrame
        ``partner``, ``exercises`` (number), ``held`` (all exercises in these years) and ``share``. Rows flagged
        as double or as planning event are left out.
    """
    rows = table[table["flag"].isna() & table["start"].str[:4].astype("int64").between(first, last)]
    named = rows["participants"].str.split(";").map(lambda names: {name.strip() for name in names})
    counts = [sum(countries.name(partner) in names for names in named) for partner in partners]
    out = pd.DataFrame({"partner": list(partners), "exercises": counts, "held": len(rows)})
    return out.assign(share=out["exercises"] / out["held"].where(out["held"] > 0))


def agreements(table: pd.DataFrame, home: str, partners: Sequence[str], first: int, last: int) -> pd.Series:
    """Defence agreements that a state signed with each partner.

    Parameters
    ----------
    table : DataFrame
        Table ``defence_agreements`` of the catalogue.

    Returns
    -------
    Series
        Number, with the partner as index; zero where the list has none.
    """
    rows = table[table["signed"].str[:4].astype("int64").between(first, last)]
    rows = rows.query("party_a == @home or party_b == @home")
    other = rows["party_a"].where(rows["party_a"] != home, rows["party_b"])
    return other.value_counts().reindex(list(partners), fill_value=0).astype("int64").rename("agreements")


def deliveries(
    table: pd.DataFrame,
    recipient: str,
    suppliers: Sequence[str],
    first: int,
    last: int,
    dataset: str = "sipri-2022",
) -> pd.Series:
    """Volume of major arms that suppliers delivered (SIPRI's trend-indicator value, not money).

    Parameters
    ----------
    table : DataFrame
        Table ``arms_transfers`` of the catalogue.
    dataset : str
        Rendering to use; the two are never added.

    Returns
    -------
    Series
        Sum of the years, with the supplier as index; zero where no delivery is known.
    """
    rows = table.query("dataset == @dataset and recipient == @recipient and @first <= year <= @last")
    sums = rows.groupby("supplier")["tiv"].sum()
    return sums.reindex(list(suppliers), fill_value=0).astype(float).rename("tiv")
