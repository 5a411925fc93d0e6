"""Two books of one trade: how far apart, since when, and by whose pen.

Values are millions of current US dollars, as in the table ``trade``. A ratio is the importer's figure divided
by the other one: importers' figures include freight, exporters' do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.countries import WORLD
from analysis.measures import trade as flows_of


def buyers(
    trade: pd.DataFrame,
    exporter: str,
    importers: Sequence[str],
    first: int,
    last: int,
    reported: str = "wits",
    mirrored: str = "cow",
) -> pd.DataFrame:
    """Each importer's figure divided by the exporter's: :func:`analysis.measures.trade.mirror`, a column each.

    Returns
    -------
    DataFrame
        Index every year from ``first`` to ``last``, columns in the order of ``importers``; gaps are NaN.
    """
    long = flows_of.mirror(trade, exporter, importers, first, last, reported, mirrored)
    wide = long.pivot_table(index="year", columns="importer", values="ratio")
    return wide.reindex(index=range(first, last + 1), columns=list(importers))


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

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    importer : str
        ISO 3166 alpha-3 code.
    exporters : sequence of str
        Codes, in the order of the columns.
    first, last : int
        Years, both included.
    against, mirrored : str
        Dataset to divide by, and the one that holds the importer's figures.

    Returns
    -------
    DataFrame
        Index every year, a column an exporter; gaps are NaN.
    """
    columns = {}
    for exporter in exporters:
        table = flows_of.flows(trade, exporter, importer, first, last)
        columns[exporter] = table[mirrored] / table[against]
    return pd.DataFrame(columns, index=range(first, last + 1))


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

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    exporter, importer : str
        ISO 3166 alpha-3 codes.
    first, last : int
        Years compared.
    reported, mirrored : str
        Datasets that hold the exporter's and the importers' reports, and their totals.

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


def grouped(sections: pd.DataFrame, groups: dict[str, Sequence[str]], rest: str) -> pd.Series:
    """Sections of one flow added up into a few groups.

    Parameters
    ----------
    sections : DataFrame
        ``section`` and ``value`` of one flow, as from :func:`analysis.measures.trade.sections`.
    groups : dict of str to sequence of str
        Name to sections.
    rest : str
        Name for all other sections.

    Returns
    -------
    Series
        Value by group, in the order given; ``rest`` last.
    """
    values = sections.set_index("section")["value"]
    known = {name: float(values.reindex(list(codes)).sum()) for name, codes in groups.items()}
    return pd.Series(known | {rest: float(values.sum()) - sum(known.values())})


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
