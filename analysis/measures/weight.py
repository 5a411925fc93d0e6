"""What one partner weighs for a state beside its other partners: shares, places among partners, size, change.

A weight is a table with years as index and a column a partner; a partner or year without a number is missing,
never zero. Weights of different themes are never added or averaged: only the places in them are set side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.countries import WORLD
from analysis.measures import diplomacy, growth, investment
from analysis.measures import trade as trade_measures
from analysis.measures import votes as vote_measures

#: Ways of a state's trade: what it sells, what it buys, both together.
WAYS = ("exports", "imports", "both")


def traded(
    trade: pd.DataFrame,
    state: str,
    partners: Sequence[str],
    dataset: str,
    way: str,
    first: int,
    last: int,
    leave_out: Sequence[str] = (),
) -> pd.DataFrame:
    """Share of each partner in a state's trade one way, or both ways, by one dataset.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    state : str
        ISO 3166 alpha-3 code.
    partners : sequence of str
        States to compare, in the order of the columns.
    dataset : str
        Dataset of flows and of the total: they are never mixed.
    way : {"exports", "imports", "both"}
        Seen from ``state``.
    first, last : int
        Years, both included.
    leave_out : sequence of str
        Flags whose rows are dropped.

    Returns
    -------
    DataFrame
        Shares (0 to 1); a partner that the dataset does not have is a column without values.

    Raises
    ------
    ValueError
        If ``way`` is none of :data:`WAYS`.
    KeyError
        If the dataset has no total of the state.
    """
    if way not in WAYS:
        raise ValueError(f"way must be one of {', '.join(WAYS)}, not {way!r}")

    def value(partner: str) -> pd.Series:
        there = trade_measures.flows(trade, state, partner, first, last, leave_out)
        back = trade_measures.flows(trade, partner, state, first, last, leave_out)
        table = {"exports": there, "imports": back, "both": there.add(back)}[way]
        return table[dataset] if dataset in table else pd.Series(float("nan"), index=table.index)

    whole = value(WORLD)
    if whole.isna().all():
        raise KeyError(f"{dataset} has no total of the trade of {state} ({way})")
    return pd.DataFrame({partner: value(partner) / whole for partner in partners})


def held(capital: pd.DataFrame, partners: Sequence[str]) -> pd.DataFrame:
    """Share of each partner in the stock of inward direct investment (0 to 1) at the end of each year."""
    whole = investment.series(capital, WORLD, "stock")
    return pd.DataFrame({partner: investment.series(capital, partner, "stock") / whole for partner in partners})


def enrolled(
    students: pd.DataFrame, origin: str, destinations: Sequence[str], anchor: str, first: int, last: int
) -> pd.DataFrame:
    """Share of each destination in a state's students abroad, in years in which the main one was counted.

    Parameters
    ----------
    students : DataFrame
        The table ``students``, whose totals leave out a destination that did not report.
    origin : str
        State that sends (ISO 3166 alpha-3).
    destinations : sequence of str
        States to compare.
    anchor : str
        Destination without which a year's total means nothing: all shares of such a year are missing.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        Shares (0 to 1), every year from ``first`` to ``last``.
    """
    rows = students[(students["origin"] == origin) & students["year"].between(first, last)]
    wide = rows.pivot_table(index="year", columns="destination", values="students").reindex(range(first, last + 1))
    wide = wide.reindex(columns=list(dict.fromkeys([*destinations, anchor, WORLD]))).astype(float)
    return wide[list(destinations)].div(wide[WORLD].where(wide[anchor].notna()), axis="index")


def agreement(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    state: str,
    partners: Sequence[str],
    first: int,
    last: int,
    least: int,
) -> pd.DataFrame:
    """Agreement beyond chance (Cohen's kappa) with each partner, year by year.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    least : int
        A year in which a pair has fewer roll calls than this in common is missing.

    Returns
    -------
    DataFrame
        Kappa: 0 is chance, 1 is identity.
    """
    pairs = vote_measures.pairs(votes, roll_calls, state, partners, first, last)
    parts = [vote_measures.chance_corrected(rows).assign(year=year) for year, rows in pairs.groupby("year")]
    table = pd.concat(parts).query("roll_calls >= @least")
    wide = table.pivot_table(index="year", columns="partner", values="kappa")
    return wide.reindex(index=range(first, last + 1), columns=list(partners)).rename_axis(columns=None)


def apart(ideal_points: pd.DataFrame, state: str, partners: Sequence[str], first: int, last: int) -> pd.DataFrame:
    """Distance between the ideal points of a state and each partner, by year (scale of the model)."""
    positions = vote_measures.positions(ideal_points, [state, *partners], first, last)
    table = {partner: vote_measures.distance(positions, state, partner) for partner in partners}
    return pd.DataFrame(table).reindex(range(first, last + 1))


def distinct(ideal_points: pd.DataFrame, state: str, partner: str, first: int, last: int) -> pd.Series:
    """Whether the bands of two states' ideal points (middle 90 per cent) lie apart, by year that both have."""
    rows = vote_measures.positions(ideal_points, [state, partner], first, last)
    low, high = (rows.pivot_table(index="year", columns="country", values=bound) for bound in ("low", "high"))
    both = low.dropna().index
    return (low[state] > high[partner]).loc[both] | (low[partner] > high[state]).loc[both]


def shared(igos: pd.DataFrame, state: str, partners: Sequence[str], first: int, last: int) -> pd.DataFrame:
    """Organisations of which a state and each partner are both full members, by year."""
    return diplomacy.organisations(igos, state, partners, range(first, last + 1)).T.rename_axis(columns=None)


def places(weight: pd.DataFrame, partner: str, most: bool = True) -> pd.DataFrame:
    """Place of one partner among those with a number, year by year; equal partners share the better place.

    Parameters
    ----------
    weight : DataFrame
        Index years, a column a partner.
    most : bool
        Whether the highest value has the first place; ``False`` for distances.

    Returns
    -------
    DataFrame
        Index years; ``place`` (Int64; missing where the partner has no number) and ``compared`` (partners with
        a number, itself included).

    Raises
    ------
    KeyError
        If the partner has no column.
    """
    if partner not in weight:
        raise KeyError(f"no column {partner!r} in the weights; there are: {', '.join(weight.columns)}")
    rank = weight.rank(axis="columns", method="min", ascending=not most)[partner].astype("Int64")
    return pd.DataFrame({"place": rank, "compared": weight.notna().sum(axis="columns")})


def board(weights: Mapping[str, pd.DataFrame], partner: str, nearest: Sequence[str] = ()) -> pd.DataFrame:
    """Places of one partner in several weights, one row a weight and year with a number.

    Parameters
    ----------
    weights : mapping of str to DataFrame
        Measure to its weights.
    partner : str
        Whose places.
    nearest : sequence of str
        Measures in which the lowest value has the first place.

    Returns
    -------
    DataFrame
        ``measure``, ``year``, ``place``, ``compared``, in the order of ``weights``.
    """
    parts = [
        places(weight, partner, most=measure not in nearest).rename_axis("year").reset_index().assign(measure=measure)
        for measure, weight in weights.items()
    ]
    table = pd.concat(parts, ignore_index=True).dropna(subset="place")
    return table[["measure", "year", "place", "compared"]].reset_index(drop=True)


def middle(board: pd.DataFrame, spans: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """Median place by measure and span of years: index measures, a column a span; missing without a year."""
    columns = {}
    for name, (first, last) in spans.items():
        columns[name] = board[board["year"].between(first, last)].groupby("measure")["place"].median().astype(float)
    return pd.DataFrame(columns).reindex(list(dict.fromkeys(board["measure"])))


def changes(
    weight: pd.DataFrame, before: tuple[int, int], after: tuple[int, int], least: int = 3, by: pd.Series | None = None
) -> pd.Series:
    """By what factor the mean weight of each partner differs between two spans of years.

    Parameters
    ----------
    weight : DataFrame
        Index years, a column a partner; values above zero.
    before, after : (int, int)
        First and last year of each span.
    least : int
        Years with a number that a span needs; else the factor is missing.
    by : Series, optional
        What each year counts for, such as all that was sold in it; without it every year counts alike.

    Returns
    -------
    Series
        Factor by partner (1: unchanged).
    """
    each = pd.Series(1.0, index=weight.index) if by is None else by.reindex(weight.index)

    def mean(span: tuple[int, int]) -> pd.Series:
        rows, size = weight.loc[slice(*span)], each.loc[slice(*span)]
        parts = rows.mul(size, axis="index")
        whole = rows.notna().mul(size, axis="index").where(parts.notna()).sum()
        return (parts.sum() / whole).where(parts.count() >= least)

    return mean(after) / mean(before)


def windows(
    weight: pd.Series, befores: Sequence[tuple[int, int]], afters: Sequence[tuple[int, int]], least: int = 3
) -> pd.DataFrame:
    """:func:`changes` of one partner for every choice of the two spans: how much the choice decides.

    Returns
    -------
    DataFrame
        ``before``, ``after`` (such as ``2001–2008``), ``factor``; choices without enough years left out.
    """
    rows = [
        (f"{b[0]}–{b[1]}", f"{a[0]}–{a[1]}", changes(weight.to_frame("it"), b, a, least)["it"])
        for b in befores
        for a in afters
    ]
    return pd.DataFrame(rows, columns=["before", "after", "factor"]).dropna(ignore_index=True)


def in_world(macro: pd.DataFrame, partners: Sequence[str], without: str) -> pd.DataFrame:
    """Share of each partner in the product of the world without one state (GDP in current dollars), by year."""
    rest = growth.series(macro, WORLD, "gdp") - growth.series(macro, without, "gdp")
    return pd.DataFrame({partner: growth.series(macro, partner, "gdp") / rest for partner in partners})


def intensity(weight: pd.DataFrame, size: pd.DataFrame) -> pd.DataFrame:
    """A partner's share divided by its share in the world: 1 is what size alone would give.

    Parameters
    ----------
    weight, size : DataFrame
        Shares (0 to 1): index years, a column a partner. Years and partners that both have are kept.
    """
    columns = [partner for partner in weight if partner in size]
    years = weight.index.intersection(size.index)
    return weight.loc[years, columns] / size.loc[years, columns]


def by_size(weight: pd.DataFrame, size: pd.DataFrame, partner: str) -> pd.DataFrame:
    """What one partner would weigh if the compared partners divided their joint share as their economies.

    Parameters
    ----------
    weight : DataFrame
        Shares (0 to 1): index years, a column a partner.
    size : DataFrame
        Size of each economy in one unit: index years, a column a partner.

    Returns
    -------
    DataFrame
        Index years that have all partners; ``share`` and ``by_size`` (0 to 1), ``times`` (the first by the
        second).
    """
    columns = [name for name in weight if name in size]
    both = weight[columns].dropna().index.intersection(size[columns].dropna().index)
    joint = weight.loc[both, columns].sum(axis="columns")
    part = size.loc[both, partner] / size.loc[both, columns].sum(axis="columns")
    table = pd.DataFrame({"share": weight.loc[both, partner], "by_size": joint * part})
    return table.assign(times=table["share"] / table["by_size"])


def duties(alliances: pd.DataFrame, state: str, partners: Sequence[str], year: int) -> pd.Series:
    """The strongest duty between a state and each partner that an alliance in force in a year lays on them.

    Parameters
    ----------
    alliances : DataFrame
        The table ``alliances``.

    Returns
    -------
    Series of str
        ``defence``, ``consultation``, ``neutrality`` or ``non-aggression`` by partner; ``NA`` without a row.
    """
    rows = alliances[
        (alliances["year"] == year) & ((alliances["country_a"] == state) | (alliances["country_b"] == state))
    ]
    rows = rows.set_index(rows["country_a"].where(rows["country_a"] != state, rows["country_b"]))
    found = pd.Series(pd.NA, index=list(partners), dtype="string")
    for duty in ("non_aggression", "neutrality", "consultation", "defence"):  # the strongest is written last
        has = [partner for partner in partners if partner in rows.index and rows.loc[[partner], duty].any()]
        found[has] = duty.replace("_", "-")
    return found


def protected(treaties: pd.DataFrame, state: str) -> pd.DataFrame:
    """A state's treaties that protect investment, each partner's first: dates and places in time.

    Parameters
    ----------
    treaties : DataFrame
        The table ``investment_treaties``.

    Returns
    -------
    DataFrame
        Index partners by date of signature; ``signed``, ``in_force`` (dates), ``signed_place`` and
        ``force_place`` (from 1; missing for a treaty not in force).
    """
    rows = treaties[(treaties["party_a"] == state) | (treaties["party_b"] == state)]
    rows = rows.assign(partner=rows["party_a"].where(rows["party_a"] != state, rows["party_b"]))
    rows = rows.sort_values("signed").drop_duplicates("partner").set_index("partner")[["signed", "in_force"]]
    places = {
        f"{name}_place": rows[column].rank(method="min")
        for name, column in (("signed", "signed"), ("force", "in_force"))
    }
    return rows.assign(**{name: place.astype("Int64") for name, place in places.items()})
