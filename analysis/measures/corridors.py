"""What corridors carried beside what was planned, and what moved a flow of trade from year to year.

Values of trade are millions of current US dollars, as in the table ``trade``. Quoted figures are what people
said or counted; they are put side by side here, never added up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.countries import WORLD
from analysis.measures import trade as flows_of


def _mean(first: float, last: float) -> float:
    """Logarithmic mean of two values: what one unit of growth in logarithms is worth between them."""
    return first if first == last else (last - first) / float(np.log(last / first))


def steps(
    trade: pd.DataFrame, exporter: str, importer: str, dataset: str, years: Sequence[int], of: str
) -> pd.DataFrame:
    """Change of one flow, span by span, as two amounts that add up to it exactly.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    exporter, importer : str
        ISO 3166 alpha-3 codes.
    dataset : str
        Dataset that holds the flow and the total of the state ``of``.
    years : sequence of int
        Years that bound the spans, in order.
    of : str
        The state from whose side the flow is read: the exporter or the importer.

    Returns
    -------
    DataFrame
        One row a span: ``exporter``, ``importer``, ``first``, ``last``, ``everyone`` (what the flow would have
        gained had the partner kept its share of all that the state sold or bought), ``share`` (what the change
        of that share added), ``change`` (their sum), all in million dollars; ``share_first``, ``share_last``
        (0 to 1). Amounts are weighted with the logarithmic mean, so that no rest is left.

    Raises
    ------
    ValueError
        If ``of`` is neither of the two states.
    KeyError
        If the dataset lacks a year of the flow or of the total.
    """
    if of not in (exporter, importer):
        raise ValueError(f"{of} neither exports nor imports in the flow {exporter}–{importer}")
    whole = (of, WORLD) if of == exporter else (WORLD, of)
    flow = flows_of.flows(trade, exporter, importer, min(years), max(years))[dataset]
    total = flows_of.flows(trade, *whole, min(years), max(years))[dataset]
    known = flow.notna() & total.notna()
    if not known.loc[list(years)].all():
        raise KeyError(f"{dataset} lacks {exporter}–{importer} or its total in one of {list(years)}")
    share = flow / total
    rows = []
    for first, last in pairwise(years):
        weight = _mean(flow[first], flow[last])
        everyone = weight * float(np.log(total[last] / total[first]))
        tie = weight * float(np.log(share[last] / share[first]))
        rows.append(
            (exporter, importer, first, last, everyone, tie, flow[last] - flow[first], share[first], share[last])
        )
    columns = ["exporter", "importer", "first", "last", "everyone", "share", "change", "share_first", "share_last"]
    return pd.DataFrame(rows, columns=columns)


def minerals(products: pd.DataFrame, exporter: str, importer: str) -> pd.Series:
    """Imports of minerals and metals that an importer reports from one state, million dollars by year it reports."""
    rows = products[(products["exporter"] == exporter) & (products["importer"] == importer)]
    rows = rows[rows["product"] == "minerals and metals"]
    return rows.set_index("year")["value"].sort_index()


def months(quoted: pd.DataFrame, rows: Mapping[str, tuple[str, str, str, str]]) -> pd.DataFrame:
    """Quoted tonnes as a monthly mean: one row a figure, for a month or for a span of months.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``; values in tonnes.
    rows : mapping of str to tuple of str
        Id of the figure to the supplier (ISO 3166 alpha-3), what the figure is (``count``, or ``at most`` where it
        only bounds the supplier from above), and the first and last month (``2018-01``), both included.

    Returns
    -------
    DataFrame
        In the order of ``rows``: ``id``, ``supplier``, ``kind``, ``first``, ``last`` (months), ``begin``, ``end``
        (the span in decimal years; a month is its middle), ``value`` (thousand tonnes a month).

    Raises
    ------
    KeyError
        If an id is not in the table.
    """
    unknown = sorted(set(rows) - set(quoted["id"]))
    if unknown:
        raise KeyError(f"not in quoted_figures: {', '.join(unknown)}")
    values = quoted.set_index("id")["value"]
    found = []
    for key, (supplier, kind, first, last) in rows.items():
        begin, end = (pd.Period(month, "M") for month in (first, last))
        count = (end - begin).n + 1
        left, right = begin.year + (begin.month - 1) / 12, end.year + end.month / 12
        if count == 1:
            left = right = (left + right) / 2
        found.append((key, supplier, kind, first, last, left, right, values[key] / count / 1000))
    columns = ["id", "supplier", "kind", "first", "last", "begin", "end", "value"]
    return pd.DataFrame(found, columns=columns)


def plans(quoted: pd.DataFrame, rows: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Quoted freight by row of a chart: what was planned and what was counted.

    Parameters
    ----------
    quoted : DataFrame
        The table ``quoted_figures``.
    rows : mapping of str to tuple of str
        Id of the figure to the group it belongs to and what it is: ``plan`` or ``count``.

    Returns
    -------
    DataFrame
        In the order of ``rows``: ``id``, ``group``, ``kind``, ``ref_year``, ``value`` (in the figure's unit).

    Raises
    ------
    KeyError
        If an id is not in the table.
    ValueError
        If a kind is neither ``plan`` nor ``count``.
    """
    unknown = sorted(set(rows) - set(quoted["id"]))
    if unknown:
        raise KeyError(f"not in quoted_figures: {', '.join(unknown)}")
    kinds = {kind for _, kind in rows.values()}
    if kinds - {"plan", "count"}:
        raise ValueError(f"kinds must be plan or count, not {sorted(kinds)}")
    found = quoted.set_index("id").loc[list(rows), ["ref_year", "value"]].reset_index()
    found.insert(1, "group", [group for group, _ in rows.values()])
    found.insert(2, "kind", [kind for _, kind in rows.values()])
    return found


def reached(table: pd.DataFrame, group: str) -> float:
    """Largest count of a group of :func:`plans` divided by its smallest plan; NaN without either."""
    rows = table[table["group"] == group]
    counts, plan = rows.loc[rows["kind"] == "count", "value"], rows.loc[rows["kind"] == "plan", "value"]
    return float(counts.max() / plan.min()) if len(counts) and len(plan) else float("nan")
