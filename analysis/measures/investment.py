"""Direct investment as it is measured (stock, inflow, shares), and what was claimed and signed beside it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures import record


def series(investment: pd.DataFrame, partner: str, measure: str) -> pd.Series:
    """Stock or net inflow from one partner, million euros by year.

    Parameters
    ----------
    investment : DataFrame
        The table ``investment``.
    partner : str
        ISO 3166 alpha-3 code, or ``WLD`` for all partners.
    measure : {"stock", "inflow"}
        The balance at the end of the year, or what came in during it less what went out.

    Raises
    ------
    KeyError
        If the table has no such row.
    """
    rows = investment[(investment["partner"] == partner) & (investment["measure"] == measure)]
    if rows.empty:
        raise KeyError(f"no {measure} of {partner}")
    return rows.set_index("year")["value"].sort_index()


def dollars(euros: pd.Series, rate: pd.Series) -> pd.Series:
    """Million euros as billion dollars at the mean rate of each year; a year without a rate is missing.

    Parameters
    ----------
    euros : Series
        Million euros by year.
    rate : Series
        Euros for a dollar, by year.
    """
    return euros / rate.reindex(euros.index) / 1000


def shares(investment: pd.DataFrame, partners: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """Share of each partner in all inward stock (0 to 1): index partners, a column a year."""
    whole = series(investment, "WLD", "stock")
    table = {year: [series(investment, p, "stock").get(year) / whole[year] for p in partners] for year in years}
    return pd.DataFrame(table, index=pd.Index(partners, name="partner"))


def growth(investment: pd.DataFrame, partners: Sequence[str], first: int, last: int) -> pd.Series:
    """Growth factor of each partner's stock between the ends of two years."""
    stocks = {p: series(investment, p, "stock") for p in partners}
    return pd.Series({p: float(values[last] / values[first]) for p, values in stocks.items()})


def net(investment: pd.DataFrame, partner: str, first: int, last: int) -> float:
    """Net inflow of several years together, million euros.

    Raises
    ------
    KeyError
        If a year is missing.
    """
    return float(series(investment, partner, "inflow").loc[list(range(first, last + 1))].sum())


def statements(quoted: pd.DataFrame, kinds: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Quoted sums of two kinds, ready for a chart: totals that were claimed, papers that were signed.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``.
    kinds : dict of str to tuple of str
        Id to kind and label, in the order of the chart.

    Returns
    -------
    DataFrame
        ``id``, ``kind``, ``label``, ``year`` (in which it was said), ``value`` (billion dollars).

    Raises
    ------
    KeyError
        If an id is not in the table.
    """
    rows = record.rows(quoted, kinds).reset_index()
    return pd.DataFrame(
        {
            "id": rows["id"],
            "kind": [kind for kind, _ in kinds.values()],
            "label": [label for _, label in kinds.values()],
            "year": rows["said_on"].str[:4].astype(int),
            "value": rows["value"] / 1e9,
        }
    )


def beside(claims: pd.DataFrame, stock: pd.Series) -> pd.DataFrame:
    """Claimed totals beside the measured stock at the end of the same year, or of the last year before.

    Parameters
    ----------
    claims : DataFrame
        ``year`` and ``value`` (billion dollars).
    stock : Series
        Billion dollars by year.

    Returns
    -------
    DataFrame
        ``claims`` with ``stock`` and ``times`` (claim by stock); NaN before the first measured year.
    """
    known = stock.dropna().sort_index()
    measured = [known.loc[:year].iloc[-1] if len(known.loc[:year]) else float("nan") for year in claims["year"]]
    return claims.assign(stock=measured, times=claims["value"].to_numpy() / pd.Series(measured).to_numpy())


def outcomes(quoted: pd.DataFrame, rows: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Sums that were named for projects, with what became of each, ready to print.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``.
    rows : dict of str to tuple of str
        Id to the project and its outcome, in words.

    Returns
    -------
    DataFrame
        ``Said in`` (year), ``Project``, ``USD million`` (whole), ``Outcome``, ``Evidence`` (the id), in the
        order of the years, then of ``rows``.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """
    found = statements(quoted, {key: ("", project) for key, (project, _) in rows.items()})
    table = pd.DataFrame(
        {
            "Said in": found["year"],
            "Project": found["label"],
            "USD million": (found["value"] * 1000).round().astype(int),
            "Outcome": [outcome for _, outcome in rows.values()],
            "Evidence": found["id"],
        }
    )
    return table.sort_values("Said in", kind="stable", ignore_index=True)
