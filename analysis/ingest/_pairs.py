"""Which flows of the world's trade matrices the book keeps."""

from __future__ import annotations

import pandas as pd

from analysis.countries import PARTNERS, TURKIC_REPUBLICS, WORLD

#: Pairs kept: Kazakhstan with its partners, Turkey with the Turkic republics (and Tajikistan, Russia, China).
PAIRS = {frozenset(("KAZ", partner)) for partner in PARTNERS} | {
    frozenset(("TUR", partner)) for partner in [*TURKIC_REPUBLICS, "TJK", "RUS", "CHN"]
}


def keep_pairs(flows: pd.DataFrame) -> pd.DataFrame:
    """The book's pairs, and the totals of Kazakhstan and Turkey summed over all partners of the dataset.

    Parameters
    ----------
    flows : DataFrame
        ``exporter``, ``importer`` (ISO3 or any other code of the dataset), ``year``, ``value``, every partner
        of Kazakhstan and of Turkey once.

    Returns
    -------
    DataFrame
        The same columns and ``flag``; totals have the partner ``WLD`` and the flag ``sum over partners``.
    """
    flows = flows[flows["exporter"].ne(flows["importer"])]
    kept = flows[[frozenset(pair) in PAIRS for pair in zip(flows["exporter"], flows["importer"], strict=True)]]
    totals = []
    for side, other in (("exporter", "importer"), ("importer", "exporter")):
        mine = flows[flows[side].isin(["KAZ", "TUR"])]
        total = mine.groupby([side, "year"], as_index=False)["value"].sum()
        totals.append(total.assign(**{other: WORLD}))
    return pd.concat([kept.assign(flag=""), *(t.assign(flag="sum over partners") for t in totals)])
