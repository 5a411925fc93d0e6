"""Which flows of the world's trade matrices the book keeps."""

from __future__ import annotations

import pandas as pd

from analysis.countries import COUNTRIES, FROM_COW, PARTNERS, TURKIC_REPUBLICS, WORLD

#: Pairs kept: Kazakhstan with its partners, Turkey with the Turkic republics (and Tajikistan, Russia, China).
PAIRS = {frozenset(("KAZ", partner)) for partner in PARTNERS} | {
    frozenset(("TUR", partner)) for partner in [*TURKIC_REPUBLICS, "TJK", "RUS", "CHN"]
}


#: Trade of Kazakhstan and Russia in the first year of their customs union: every dataset has about half of what the
#: years beside it have, while Kazakhstan's president spoke of a rise (Tengrinews, 18 March 2011).
HALF = "about half missing"


def half_missing(flows: pd.DataFrame) -> pd.Series:
    """Which rows (``exporter``, ``importer``, ``year``) deserve the flag :data:`HALF`."""
    pair = {"KAZ", "RUS"}
    return flows["exporter"].isin(pair) & flows["importer"].isin(pair) & flows["year"].eq(2010)


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
        The same columns and ``flag``; totals have the partner ``WLD`` and the flag ``sum over partners``. Trade
        with Russia in 2010 is flagged, too.
    """
    flows = flows[flows["exporter"].ne(flows["importer"])]
    flows = flows.assign(flag=half_missing(flows).map({True: HALF, False: ""}))
    kept = flows[[frozenset(pair) in PAIRS for pair in zip(flows["exporter"], flows["importer"], strict=True)]]
    totals = []
    for side, other in (("exporter", "importer"), ("importer", "exporter")):
        mine = flows[flows[side].isin(["KAZ", "TUR"])]
        total = mine.groupby([side, "year"], as_index=False)["value"].sum()
        totals.append(total.assign(**{other: WORLD}))
    return pd.concat([kept, *(t.assign(flag="sum over partners") for t in totals)])


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


#: States whose pairs make the world of the gravity model: those that carry 98 per cent of the world's exports
#: and imports of 2000–2020 (BACI), the fifteen former Soviet republics, and the states that the book knows.
#: Serbia, whose borders and code changed within the years, is left out.
WORLD_STATES = [
    "AFG", "AGO", "ALB", "ARE", "ARG", "ARM", "AUS", "AUT", "AZE", "BEL", "BGD", "BGR", "BHR", "BIH",
    "BLR", "BRA", "CAN", "CHE", "CHL", "CHN", "CIV", "COL", "CRI", "CYP", "CZE", "DEU", "DNK", "DOM",
    "DZA", "ECU", "EGY", "ESP", "EST", "FIN", "FRA", "GBR", "GEO", "GHA", "GRC", "GTM", "HKG", "HRV",
    "HUN", "IDN", "IND", "IRL", "IRN", "IRQ", "ISR", "ITA", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM",
    "KOR", "KWT", "LBN", "LBY", "LKA", "LTU", "LUX", "LVA", "MAR", "MDA", "MEX", "MLT", "MMR", "MNG",
    "MYS", "NGA", "NLD", "NOR", "NZL", "OMN", "PAK", "PAN", "PER", "PHL", "POL", "PRT", "PRY", "QAT",
    "ROU", "RUS", "SAU", "SDN", "SGP", "SVK", "SVN", "SWE", "SYR", "THA", "TJK", "TKM", "TTO", "TUN",
    "TUR", "UKR", "URY", "USA", "UZB", "VEN", "VNM", "ZAF",
]  # fmt: skip


def world_pairs(flows: pd.DataFrame) -> pd.DataFrame:
    """Flows among :data:`WORLD_STATES`: four significant digits, in steps of ten thousand dollars, nothing below.

    Parameters
    ----------
    flows : DataFrame
        ``exporter``, ``importer`` (ISO3), ``year``, ``value`` (million dollars).
    """
    known = flows["exporter"].isin(WORLD_STATES) & flows["importer"].isin(WORLD_STATES)
    kept = flows[known & flows["exporter"].ne(flows["importer"])]
    value = kept["value"].map(lambda number: float(f"{number:.4g}")).round(2)
    return kept.assign(value=value)[value > 0]
