"""Two books of one trade: how far apart, since when, and by whose pen.

Values are millions of current US dollars, as in the table ``trade``. A ratio is the importer's figure divided
by the other one: importers' figures include freight, exporters' do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.countries import WORLD
from analysis.measures import trade as flows_of


def reports(
    trade: pd.DataFrame,
    exporter: str,
    importers: Sequence[str],
    first: int,
    last: int,
    reported: str = "wits",
    mirrored: str = "cow",
) -> pd.DataFrame:
    """One flow as the exporter and as the importer report it.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    exporter : str
        ISO 3166 alpha-3 code.
    importers : sequence of str
        Codes of the importers; ``WLD`` for all together.
    first, last : int
        Years, both included.
    reported, mirrored : str
        Datasets that hold the exporter's and the importer's report.

    Returns
    -------
    DataFrame
        One row an importer and year that both datasets have: ``importer``, ``year``, ``exporter_side``,
        ``importer_side`` (million dollars), ``gap`` (importer's minus exporter's), ``ratio`` (importer's
        divided by exporter's). Importer figures include freight, exporter figures do not.
    """
    rows = trade.query("exporter == @exporter and importer in @importers and @first <= year <= @last")
    rows = rows.assign(importer=pd.Categorical(rows["importer"], categories=list(importers)))
    values = rows.set_index(["importer", "year", "dataset"])["value"]
    both = pd.DataFrame(
        {
            "exporter_side": values.xs(reported, level="dataset"),
            "importer_side": values.xs(mirrored, level="dataset"),
        }
    )
    both = both.dropna().query("exporter_side > 0").sort_index().reset_index()
    both = both.assign(importer=both["importer"].astype("string"))
    return both.assign(
        gap=both["importer_side"] - both["exporter_side"],
        ratio=both["importer_side"] / both["exporter_side"],
    )


def _ratios(
    trade: pd.DataFrame, flows: Mapping[str, tuple[str, str]], first: int, last: int, over: str, under: str
) -> pd.DataFrame:
    """One dataset divided by another: index every year, a column a flow (its exporter and importer); gaps are NaN."""
    columns = {}
    for name, pair in flows.items():
        table = flows_of.flows(trade, *pair, first, last).reindex(columns=[over, under])
        columns[name] = table[over] / table[under].where(table[under] > 0)
    return pd.DataFrame(columns, index=range(first, last + 1))


def buyers(
    trade: pd.DataFrame,
    exporter: str,
    importers: Sequence[str],
    first: int,
    last: int,
    reported: str = "wits",
    mirrored: str = "cow",
) -> pd.DataFrame:
    """Each importer's figure divided by the exporter's, year by year: the ratio of :func:`reports`.

    Parameters as for :func:`reports`.

    Returns
    -------
    DataFrame
        Index every year from ``first`` to ``last``, columns in the order of ``importers``; gaps are NaN.
    """
    return _ratios(trade, {importer: (exporter, importer) for importer in importers}, first, last, mirrored, reported)


def sellers(
    trade: pd.DataFrame,
    importer: str,
    exporters: Sequence[str],
    first: int,
    last: int,
    against: str = "baci",
    mirrored: str = "cow",
) -> pd.DataFrame:
    """One importer's figures for several exporters, each divided by another dataset's for the same flow.

    Parameters as for :func:`buyers`; ``against`` is the dataset to divide by.

    Returns
    -------
    DataFrame
        Index every year, columns in the order of ``exporters``; gaps are NaN.
    """
    return _ratios(trade, {exporter: (exporter, importer) for exporter in exporters}, first, last, mirrored, against)


def reversal(
    trade: pd.DataFrame,
    exporter: str,
    importer: str,
    first: int,
    last: int,
    reported: str = "wits",
    mirrored: str = "cow",
) -> pd.Series:
    """By whose pen a ratio changed: each side's growth beside its growth over all partners.

    Parameters as for :func:`reports`, for one importer; ``first`` and ``last`` are the years compared, and the
    datasets hold the totals, too.

    Returns
    -------
    Series
        ``before``, ``after`` (ratios); ``exporter``, ``importer`` (growth of the flow in each book);
        ``exporter_all``, ``importer_all`` (growth of all the exporter's sales in each); ``by_importer``,
        ``by_exporter``, ``by_all`` (parts of the change of the ratio, in logarithms; they sum to one):
        the importer's growth against all importers', the exporter's against all its sales, and the ratio
        of the totals.

    Raises
    ------
    KeyError
        If a year, a flow or a total is missing.
    """
    flow = flows_of.flows(trade, exporter, importer, first, last)
    whole = flows_of.flows(trade, exporter, WORLD, first, last)
    grown = {
        "exporter": flow[reported][last] / flow[reported][first],
        "importer": flow[mirrored][last] / flow[mirrored][first],
        "exporter_all": whole[reported][last] / whole[reported][first],
        "importer_all": whole[mirrored][last] / whole[mirrored][first],
    }
    before, after = (float(flow[mirrored][year] / flow[reported][year]) for year in (first, last))
    change = np.log(after / before)
    parts = {
        "by_importer": np.log(grown["importer"] / grown["importer_all"]) / change,
        "by_exporter": -np.log(grown["exporter"] / grown["exporter_all"]) / change,
        "by_all": np.log(grown["importer_all"] / grown["exporter_all"]) / change,
    }
    return pd.Series({"before": before, "after": after} | grown | parts).astype(float)


def kinds(
    products: pd.DataFrame,
    trade: pd.DataFrame,
    exporter: str,
    importer: str,
    year: int,
    kind: str = "minerals and metals",
    dataset: str = "cow",
) -> pd.Series:
    """One kind of goods in what an importer reports of an exporter, and all the rest.

    Parameters
    ----------
    products, trade : DataFrame
        The tables ``product_imports`` and ``trade``.
    exporter, importer : str
        ISO 3166 alpha-3 codes.
    year : int
        A year that both tables have.
    kind : str
        A value of ``product``.
    dataset : str
        Dataset of ``trade`` that holds the importer's total.

    Returns
    -------
    Series
        ``kind``, ``rest`` (million dollars), ``share`` (of the kind, 0 to 1).

    Raises
    ------
    KeyError
        If either table lacks the flow in that year.
    """
    pair = (products["exporter"] == exporter) & (products["importer"] == importer)
    found = products[pair & (products["year"] == year) & (products["product"] == kind)]["value"]
    total = flows_of.at(flows_of.flows(trade, exporter, importer, year, year), year, dataset)
    if found.empty or pd.isna(total):
        raise KeyError(f"no {kind} or no total for {exporter} to {importer} in {year}")
    value = float(found.iloc[0])
    return pd.Series({"kind": value, "rest": total - value, "share": value / total})


def unplaced(trade: pd.DataFrame, importer: str, totals: pd.Series, dataset: str = "cow") -> pd.DataFrame:
    """What a state imported beyond the sum over all partner states of a dataset.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    importer : str
        ISO 3166 alpha-3 code.
    totals : Series
        All imports as the state publishes them, million dollars by year.
    dataset : str
        Dataset whose total is the sum over the partners that it covers.

    Returns
    -------
    DataFrame
        Index of ``totals``: ``total``, ``placed`` (the dataset's sum), ``missing`` (their difference),
        ``share`` (of the total, 0 to 1).

    Raises
    ------
    KeyError
        If the dataset has no sum for a year.
    """
    sums = flows_of.flows(trade, WORLD, importer, int(totals.index.min()), int(totals.index.max()))[dataset]
    table = pd.DataFrame({"total": totals, "placed": sums.loc[totals.index]})
    if table["placed"].isna().any():
        raise KeyError(
            f"{dataset} has no sum of {importer}’s imports for {list(table.index[table['placed'].isna()])}"
        )
    return table.assign(missing=table["total"] - table["placed"], share=1 - table["placed"] / table["total"])
