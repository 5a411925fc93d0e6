"""Which flows of the world's trade matrices the book keeps."""

from __future__ import annotations

import pandas as pd

from analysis.countries import COUNTRIES, FROM_COW, PARTNERS, TURKIC_REPUBLICS, WORLD

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


def of_the_book(one: pd.Series, two: pd.Series) -> pd.Series:
    """Which pairs of ISO3 codes the book compares: Kazakhstan with any state, Turkey with Kazakhstan's partners.

    A missing code (a state that the book does not know) and a state with itself are no pair.
    """
    partners = {"TUR", "TJK", *PARTNERS}
    known = one.isin(COUNTRIES) & two.isin(COUNTRIES) & one.ne(two)
    kazakh = one.eq("KAZ") | two.eq("KAZ")
    turkish = (one.eq("TUR") | two.eq("TUR")) & one.isin(partners) & two.isin(partners)
    return known & (kazakh | turkish)


def states_in_order(dyads: pd.DataFrame) -> pd.DataFrame:
    """Unordered pairs with Kazakhstan or Turkey, each once.

    Parameters
    ----------
    dyads : DataFrame
        ``ccode1``, ``ccode2`` (Correlates of War state numbers), ``year`` and anything else.

    Returns
    -------
    DataFrame
        The same with ``country_a`` and ``country_b`` (ISO3, in the order of ``COUNTRIES``), 1991–2020.
    """
    order = {code: place for place, code in enumerate(COUNTRIES)}
    one, two = dyads["ccode1"].map(FROM_COW), dyads["ccode2"].map(FROM_COW)
    swap = one.map(order) > two.map(order)
    dyads = dyads.assign(country_a=one.where(~swap, two), country_b=two.where(~swap, one))
    mine = dyads["country_a"].isin(["KAZ", "TUR"]) & dyads["country_b"].notna()
    return dyads[mine & dyads["year"].between(1991, 2020)]
