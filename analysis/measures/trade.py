"""Trade between states, each dataset kept apart: flows, turnover, partners, shares, goods.

Values are millions of current US dollars, as in the table ``trade``; a missing year stays missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.countries import WORLD

#: Sections of the Standard International Trade Classification, in words short enough for a figure.
SECTIONS = {
    "0": "Food, live animals",
    "1": "Drink, tobacco",
    "2": "Raw materials",
    "3": "Fuels",
    "4": "Oils and fats",
    "5": "Chemicals",
    "6": "Metals, textiles, materials",
    "7": "Machines, vehicles",
    "8": "Clothes, furniture, other goods",
    "9": "Not classified",
}


def flows(
    trade: pd.DataFrame, exporter: str, importer: str, first: int, last: int, leave_out: Sequence[str] = ()
) -> pd.DataFrame:
    """Exports of one state to another, a column a dataset.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    exporter, importer : str
        ISO 3166 alpha-3 codes.
    first, last : int
        Years, both included.
    leave_out : sequence of str
        Flags (column ``flag``) whose rows are dropped, such as ``copy of 1998``.

    Returns
    -------
    DataFrame
        Index: every year from ``first`` to ``last``; columns: datasets with at least one value; missing: NaN.
    """
    flow = (trade["exporter"] == exporter) & (trade["importer"] == importer)
    rows = trade[flow & trade["year"].between(first, last) & ~trade["flag"].isin(leave_out)]
    table = rows.pivot_table(index="year", columns="dataset", values="value")
    return table.reindex(range(first, last + 1))


def turnover(
    trade: pd.DataFrame, state: str, partner: str, first: int, last: int, leave_out: Sequence[str] = ()
) -> pd.DataFrame:
    """Trade in both directions, a column a dataset; NaN where either direction is missing."""
    there = flows(trade, state, partner, first, last, leave_out)
    back = flows(trade, partner, state, first, last, leave_out)
    return there.add(back).dropna(axis="columns", how="all")


def balance(
    trade: pd.DataFrame, state: str, partner: str, first: int, last: int, leave_out: Sequence[str] = ()
) -> pd.DataFrame:
    """Exports of ``state`` to ``partner`` minus imports from there, a column a dataset."""
    there = flows(trade, state, partner, first, last, leave_out)
    back = flows(trade, partner, state, first, last, leave_out)
    return there.sub(back).dropna(axis="columns", how="all")


def highest(trade: pd.DataFrame, state: str, partner: str, first: int, last: int) -> pd.DataFrame:
    """The most generous count: in each direction and year the highest figure that any dataset has.

    Returns
    -------
    DataFrame
        Index years; ``there`` (``state`` to ``partner``), ``back``, ``both`` (million dollars); NaN where no
        dataset has the direction.
    """
    there = flows(trade, state, partner, first, last).max(axis="columns")
    back = flows(trade, partner, state, first, last).max(axis="columns")
    return pd.DataFrame({"there": there, "back": back, "both": there + back})


def at(table: pd.DataFrame, year: int, dataset: str) -> float:
    """One value of :func:`flows`, :func:`turnover` or :func:`balance`; NaN where the table has none."""
    known = year in table.index and dataset in table.columns
    return float(table.loc[year, dataset]) if known else float("nan")


def change(series: pd.Series, first: int, last: int) -> float:
    """Growth between two years as a share of the first: 1.0 means that the value doubled.

    Raises
    ------
    KeyError
        If a year lies outside the series.
    """
    return float(series[last] / series[first] - 1)


def partners(
    trade: pd.DataFrame, state: str, others: Sequence[str], dataset: str, first: int, last: int
) -> pd.DataFrame:
    """Turnover of one state with each of several others: index years, a column a partner.

    A partner for which the dataset has no value in either direction has no column.
    """
    columns = {
        other: table[dataset] for other in others if dataset in (table := turnover(trade, state, other, first, last))
    }
    return pd.DataFrame(columns, index=range(first, last + 1))


def shares(
    trade: pd.DataFrame, state: str, others: Sequence[str], dataset: str, first: int, last: int
) -> pd.DataFrame:
    """Share of each partner in all trade of a state (both directions), by one dataset.

    Returns
    -------
    DataFrame
        Index years, a column a partner; shares from 0 to 1. The whole is the dataset's own total, which in
        ``cow`` and ``oec`` is the sum over the partners that it covers; without a total all are missing.
    """
    whole = partners(trade, state, [WORLD], dataset, first, last).reindex(columns=[WORLD])[WORLD]
    return partners(trade, state, others, dataset, first, last).div(whole, axis="index")


def outsiders(trade: pd.DataFrame, buyer: str, seller: str, insider: str, dataset: str) -> pd.DataFrame:
    """A seller's share in all imports of a buyer, and in those that do not come from one big insider.

    Returns
    -------
    DataFrame
        Index years; ``all`` and ``outside`` (0 to 1), for years in which the dataset has both.
    """
    rows = trade[(trade["dataset"] == dataset) & (trade["importer"] == buyer)]
    wide = rows.pivot_table(index="year", columns="exporter", values="value")
    shares = {"all": wide[seller] / wide[WORLD], "outside": wide[seller] / (wide[WORLD] - wide[insider])}
    return pd.DataFrame(shares).dropna()


def sections(table: pd.DataFrame, state: str, partner: str, year: int) -> pd.DataFrame:
    """What two states sold to each other in a year, by section of the trade classification.

    Parameters
    ----------
    table : DataFrame
        The table ``trade_sections``.
    state, partner : str
        ISO 3166 alpha-3 codes.
    year : int
        A year that the table has.

    Returns
    -------
    DataFrame
        One row a direction and reported section: ``exporter``, ``importer``, ``section``, ``goods`` (its
        name), ``value`` (million dollars), ``share`` (of what the exporter reported in that direction).
    """
    there = (table["exporter"] == state) & (table["importer"] == partner)
    back = (table["exporter"] == partner) & (table["importer"] == state)
    rows = table[(there | back) & (table["year"] == year)]
    whole = rows.groupby("exporter")["value"].transform("sum")
    rows = rows.assign(goods=rows["section"].map(SECTIONS), share=rows["value"] / whole)
    columns = ["exporter", "importer", "section", "goods", "value", "share"]
    return rows[columns].sort_values(["exporter", "section"]).reset_index(drop=True)


def grouped(sections: pd.DataFrame, groups: Mapping[str, Sequence[str]], rest: str) -> pd.Series:
    """Sections of one flow added up into a few groups.

    Parameters
    ----------
    sections : DataFrame
        ``section`` and ``value`` of one flow, as from :func:`sections`.
    groups : mapping of str to sequence of str
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


def minerals(products: pd.DataFrame, exporter: str, importer: str) -> pd.Series:
    """Imports of minerals and metals that an importer reports from one state, million dollars by year it reports."""
    rows = products[(products["exporter"] == exporter) & (products["importer"] == importer)]
    rows = rows[rows["product"] == "minerals and metals"]
    return rows.set_index("year")["value"].sort_index()
