"""Growth of trade taken apart: prices, trade with everyone, the partner's share, markets; what size leads to expect.

Values are millions of current US dollars, as in the table ``trade``; growth is a factor (2.0: doubled).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.countries import WORLD
from analysis.measures import trade as flows_of

#: Indicators of the table ``macro`` for each side of a state's trade: share in GDP, growth of volume.
SIDES = {
    "exports": ("exports_share", "export_volume_growth"),
    "imports": ("imports_share", "import_volume_growth"),
}


def series(macro: pd.DataFrame, state: str, indicator: str) -> pd.Series:
    """One indicator of one state by year, from the table ``macro``."""
    rows = macro[(macro["country"] == state) & (macro["indicator"] == indicator)]
    return rows.set_index("year")["value"].sort_index()


def volume(macro: pd.DataFrame, state: str, side: str, first: int, last: int) -> float:
    """Growth factor of the volume of a state's exports or imports, yearly growth chained.

    Parameters
    ----------
    macro : DataFrame
        The table ``macro``.
    state : str
        ISO 3166 alpha-3 code.
    side : {"exports", "imports"}
        Which side of its trade, goods and services.
    first, last : int
        Years; the growth of the first year itself does not count.

    Raises
    ------
    KeyError
        If the growth of a year is missing.
    """
    growth = series(macro, state, SIDES[side][1])
    return float((1 + growth.loc[list(range(first + 1, last + 1))] / 100).prod())


def price(macro: pd.DataFrame, state: str, side: str, first: int, last: int) -> float:
    """Growth factor of the dollar price of a state's exports or imports: value (share in GDP) by volume.

    Parameters as for :func:`volume`.
    """
    value = series(macro, state, "gdp") * series(macro, state, SIDES[side][0])
    return float(value[last] / value[first]) / volume(macro, state, side, first, last)


def _side(exporter: str, importer: str, of: str) -> str:
    """Which side of a state's trade a flow is; ValueError if the state has no part in it."""
    if of not in (exporter, importer):
        raise ValueError(f"{of} neither exports nor imports in the flow {exporter}–{importer}")
    return "exports" if of == exporter else "imports"


def _flow_and_whole(
    trade: pd.DataFrame, exporter: str, importer: str, dataset: str, first: int, last: int, of: str
) -> tuple[pd.Series, pd.Series]:
    """A flow by year, and all exports or imports of the state from whose side it is read."""
    pair = (of, WORLD) if _side(exporter, importer, of) == "exports" else (WORLD, of)
    flow = flows_of.flows(trade, exporter, importer, first, last)[dataset]
    return flow, flows_of.flows(trade, *pair, first, last)[dataset]


def parts(
    trade: pd.DataFrame,
    macro: pd.DataFrame,
    exporter: str,
    importer: str,
    datasets: Sequence[str],
    first: int,
    last: int,
    of: str,
) -> pd.DataFrame:
    """Growth of one flow as prices times volume with everyone times share: exact, since they multiply.

    Parameters
    ----------
    trade, macro : DataFrame
        The tables of these names.
    exporter, importer : str
        ISO 3166 alpha-3 codes.
    datasets : sequence of str
        Datasets that hold the flow and the total of the state ``of``.
    first, last : int
        Years compared.
    of : str
        The state from whose side growth is read: the exporter or the importer.

    Returns
    -------
    DataFrame
        One row a dataset: ``exporter``, ``importer``, ``dataset``, ``price`` (of all that the state exports or
        imports), ``volume`` (its whole trade on that side, less price), ``share`` (change of the partner's
        share), ``growth`` (their product).

    Raises
    ------
    ValueError
        If ``of`` is neither of the two states.
    KeyError
        If a dataset lacks a year of the flow or of the total.
    """
    dearer = price(macro, of, _side(exporter, importer, of), first, last)
    rows = []
    for dataset in datasets:
        flow, whole = _flow_and_whole(trade, exporter, importer, dataset, first, last, of)
        growth, total = flow[last] / flow[first], whole[last] / whole[first]
        rows.append((exporter, importer, dataset, dearer, total / dearer, growth / total, growth))
    columns = ["exporter", "importer", "dataset", "price", "volume", "share", "growth"]
    return pd.DataFrame(rows, columns=columns)


def bases(
    trade: pd.DataFrame,
    exporter: str,
    importer: str,
    datasets: Sequence[str],
    firsts: Sequence[int],
    last: int,
    of: str,
) -> pd.DataFrame:
    """How much the change of share depends on the first year: one row a dataset and first year that it has.

    Parameters as for :func:`parts`; ``firsts`` are the years to begin with.

    Returns
    -------
    DataFrame
        ``dataset``, ``first``, ``share`` and ``growth`` (factors), ``tie`` (from :func:`tie`).
    """
    rows = []
    for dataset in datasets:
        flow, whole = _flow_and_whole(trade, exporter, importer, dataset, min(firsts), last, of)
        for first in firsts:
            growth, total = flow[last] / flow[first], whole[last] / whole[first]
            rows.append((dataset, first, growth / total, growth, tie(growth / total, growth)))
    return pd.DataFrame(rows, columns=["dataset", "first", "share", "growth", "tie"]).dropna(ignore_index=True)


def tie(share: float, growth: float) -> float:
    """Part of a growth factor that a change of share makes up, in logarithms: 0.5 if it is the root of the growth."""
    return float(np.log(share) / np.log(growth))


def _mean(first: float, last: float) -> float:
    """Logarithmic mean of two values: what one unit of growth in logarithms is worth between them."""
    return first if first == last else (last - first) / float(np.log(last / first))


def steps(
    trade: pd.DataFrame, exporter: str, importer: str, dataset: str, years: Sequence[int], of: str
) -> pd.DataFrame:
    """Change of one flow, span by span, as two amounts that add up to it exactly.

    Parameters as for :func:`parts`, for one dataset; ``years`` bound the spans, in order.

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
    flow, total = _flow_and_whole(trade, exporter, importer, dataset, min(years), max(years), of)
    known = flow.notna() & total.notna()
    if not known.loc[list(years)].all():
        raise KeyError(f"{dataset} lacks {exporter}–{importer} or its total in one of {list(years)}")
    share = flow / total
    rows = []
    for first, last in pairwise(years):
        weight = _mean(flow[first], flow[last])
        everyone = weight * float(np.log(total[last] / total[first]))
        gained = weight * float(np.log(share[last] / share[first]))
        rows.append(
            (exporter, importer, first, last, everyone, gained, flow[last] - flow[first], share[first], share[last])
        )
    columns = ["exporter", "importer", "first", "last", "everyone", "share", "change", "share_first", "share_last"]
    return pd.DataFrame(rows, columns=columns)


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
        imports = series(macro, buyer, "gdp") * series(macro, buyer, "imports_share")
        demand[buyer] = float(imports.get(last, float("nan")) / imports.get(first, float("nan")))
    table = pd.DataFrame({"sales": sales, "demand": demand}).rename_axis("buyer").loc[list(buyers)]
    return table.assign(share=table["sales"] / table["demand"])


def size(macro: pd.DataFrame, state: str, partner: str, first: int, last: int) -> float:
    """Growth factor of the product of two economies (GDP in current dollars) over that of the world.

    It is how trade would grow if each state spread its trade over the world as economies grow.
    """
    gdp = {code: series(macro, code, "gdp") for code in (state, partner, WORLD)}
    grown = {code: values[last] / values[first] for code, values in gdp.items()}
    return float(grown[state] * grown[partner] / grown[WORLD])
