"""Aims for trade beside what became of them; a seller's markets beside each other; claims beside a measured stock.

Values of trade are millions of current US dollars, as in the table ``trade``; growth is a factor (2.0: doubled).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.measures import growth
from analysis.measures import trade as flows_of
from analysis.measures.visits import decimal_year


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
    rows = quoted.set_index("id").loc[list(ids)].reset_index()
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


def highest(trade: pd.DataFrame, state: str, partner: str, first: int, last: int) -> pd.DataFrame:
    """The most generous count: in each direction and year the highest figure that any dataset has.

    Returns
    -------
    DataFrame
        Index years; ``there`` (``state`` to ``partner``), ``back``, ``both`` (million dollars); NaN where no
        dataset has the direction.
    """
    there = flows_of.flows(trade, state, partner, first, last).max(axis="columns")
    back = flows_of.flows(trade, partner, state, first, last).max(axis="columns")
    return pd.DataFrame({"there": there, "back": back, "both": there + back})


def markets(
    trade: pd.DataFrame,
    macro: pd.DataFrame,
    seller: str,
    buyers: Sequence[str],
    dataset: str,
    first: int,
    last: int,
) -> pd.DataFrame:
    """Growth of one seller's exports to several buyers, beside that of all which each buyer imports.

    Parameters
    ----------
    trade, macro : DataFrame
        The tables of these names.
    seller : str
        ISO 3166 alpha-3 code.
    buyers : sequence of str
        Codes, in the order of the result.
    dataset : str
        Dataset of the exports.
    first, last : int
        Years compared.

    Returns
    -------
    DataFrame
        Index buyers; ``sales`` (factor), ``demand`` (factor of the buyer's imports of goods and services, from
        GDP and its share; NaN where unknown), ``share`` (``sales`` by ``demand``).
    """
    sales, demand = {}, {}
    for buyer in buyers:
        flow = flows_of.flows(trade, seller, buyer, first, last)[dataset]
        sales[buyer] = float(flow[last] / flow[first])
        imports = growth.series(macro, buyer, "gdp") * growth.series(macro, buyer, "imports_share")
        demand[buyer] = float(imports.get(last, float("nan")) / imports.get(first, float("nan")))
    table = pd.DataFrame({"sales": sales, "demand": demand}).rename_axis("buyer").loc[list(buyers)]
    return table.assign(share=table["sales"] / table["demand"])


def outsiders(trade: pd.DataFrame, buyer: str, seller: str, insider: str, dataset: str) -> pd.DataFrame:
    """A seller's share in all imports of a buyer, and in those that do not come from one big insider.

    Returns
    -------
    DataFrame
        Index years; ``all`` and ``outside`` (0 to 1), for years in which the dataset has both.
    """
    rows = trade[(trade["dataset"] == dataset) & (trade["importer"] == buyer)]
    wide = rows.pivot_table(index="year", columns="exporter", values="value")
    shares = {"all": wide[seller] / wide["WLD"], "outside": wide[seller] / (wide["WLD"] - wide[insider])}
    return pd.DataFrame(shares).dropna()


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
