"""One state among its peers: every peer's tie with the same partner, as it is and for its size, ranked and tested.

A table of ties has years as index and a column a peer; a missing value stays missing. Ranks run from 1 (the
closest tie). A rank is a weak measure: it says nothing of how far the second stands behind the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.countries import WORLD
from analysis.measures import growth

#: How a tie is set against the size of a peer: indicator of the table ``macro``.
SIZES = {"per head": "population", "per GDP": "gdp"}
#: Spans of years by name.
Spans = Mapping[str, tuple[int, int]]


def for_size(values: pd.DataFrame, macro: pd.DataFrame, size: str) -> pd.DataFrame:
    """Each peer's tie divided by its population or its GDP (current dollars) in the same year.

    Parameters
    ----------
    values : DataFrame
        Index years, a column a peer.
    macro : DataFrame
        Table of the catalogue.
    size : str
        ``per head`` or ``per GDP``.

    Returns
    -------
    DataFrame
        Same shape; missing where either number is.

    Raises
    ------
    ValueError
        If ``size`` is neither.
    """
    if size not in SIZES:
        raise ValueError(f"unknown size {size!r}: use one of {', '.join(SIZES)}")
    sizes = {state: growth.series(macro, state, SIZES[size]) for state in values}
    return values / pd.DataFrame(sizes).reindex(values.index)


def own_trade(macro: pd.DataFrame, states: Sequence[str], first: int, last: int) -> pd.DataFrame:
    """All exports and imports of goods and services of each state, from their shares in GDP (current dollars).

    Returns
    -------
    DataFrame
        Index years, a column a state that has both shares in the table; missing years are missing.
    """
    columns = {}
    for state in states:
        share = growth.series(macro, state, "exports_share") + growth.series(macro, state, "imports_share")
        if not share.empty:
            columns[state] = share / 100 * growth.series(macro, state, "gdp")
    return pd.DataFrame(columns).reindex(range(first, last + 1))


def enrolled(students: pd.DataFrame, destination: str, origins: Sequence[str]) -> pd.DataFrame:
    """Students of each origin, and the most that an origin left unnamed can have had.

    The source names the ten largest origins of a year, so one that it leaves out stood below the tenth.

    Parameters
    ----------
    students : DataFrame
        Table of the catalogue.
    destination : str
        Host (ISO 3166 alpha-3).
    origins : sequence of str
        Peers.

    Returns
    -------
    DataFrame
        Index years; a column an origin (missing where it is not named) and ``ceiling`` (one less than the
        smallest number named).
    """
    rows = students[(students["destination"] == destination) & (students["origin"] != WORLD)]
    wide = rows.pivot_table(index="year", columns="origin", values="students").astype(float)
    return wide.reindex(columns=list(origins)).assign(ceiling=wide.min(axis="columns") - 1)


def residents(
    migrants: pd.DataFrame, destination: str, origins: Sequence[str], sources: Sequence[tuple[str, str, int, int]]
) -> pd.DataFrame:
    """People of each origin who live in one state, the counts of several sources set one after the other.

    Parameters
    ----------
    migrants : DataFrame
        Table of the catalogue.
    destination : str
        State where they live (ISO 3166 alpha-3).
    origins : sequence of str
        Peers.
    sources : sequence of (str, str, int, int)
        Source, population counted, first and last year. The sources count different people (born abroad, foreign
        citizens): peers compare within one of them only.

    Returns
    -------
    DataFrame
        Index years of the counts, a column an origin (persons).

    Raises
    ------
    ValueError
        If a source has no count in its years, or two sources have the same year.
    """
    rows = migrants[(migrants["destination"] == destination) & migrants["origin"].isin(list(origins))]
    rows = rows.assign(year=rows["date"].dt.year)
    tables = []
    for source, population, first, last in sources:
        mine = rows[
            (rows["source"] == source) & (rows["population"] == population) & rows["year"].between(first, last)
        ]
        if mine.empty:
            raise ValueError(f"no count of {population} by {source!r} in {first}–{last}")
        tables.append(mine.pivot_table(index="year", columns="origin", values="value").astype(float))
    return pd.concat(tables, verify_integrity=True).reindex(columns=list(origins)).sort_index()


def received(aid: pd.DataFrame, donor: str, recipients: Sequence[str]) -> pd.DataFrame:
    """Aid of one donor to each recipient: index years, a column a recipient (million dollars of 2022)."""
    rows = aid[(aid["donor"] == donor) & aid["recipient"].isin(list(recipients))]
    return rows.pivot_table(index="year", columns="recipient", values="value").reindex(columns=list(recipients))


def rules(
    treaties: pd.DataFrame, defence: pd.DataFrame, alliances: pd.DataFrame, visas: pd.DataFrame, partner: str,
    peers: Sequence[str], day: str,
) -> pd.DataFrame:  # fmt: skip
    """What binds each peer and the partner on paper.

    Parameters
    ----------
    treaties, defence, alliances, visas : DataFrame
        Tables ``investment_treaties``, ``defence_agreements``, ``alliances`` and ``visa_rules`` of the catalogue.
    partner : str
        The common partner (ISO 3166 alpha-3).
    peers : sequence of str
        Rows of the result.
    day : str
        Snapshot of the rules of entry.

    Returns
    -------
    DataFrame
        Index peers; ``signed`` (first investment treaty), ``days`` (until it was in force; missing if never),
        ``second`` (year of a second one; missing if there is none in the list), ``defence`` (defence agreements in
        the list), ``duty`` (first year of a duty to defend; missing if none), ``there`` (days that the peer's
        citizens may stay with the partner without a visa) and ``here`` (the partner's with the peer; missing where a
        visa is needed).
    """
    stays = visas[visas["snapshot"] == pd.Timestamp(day)].set_index(["passport", "destination"])["days"]
    rows = {}
    for peer in peers:
        sides = {peer, partner}
        bound = [{row.party_a, row.party_b} == sides for row in treaties.itertuples()]
        signed = treaties[bound].sort_values("signed", ignore_index=True)
        allied = [{row.country_a, row.country_b} == sides for row in alliances.itertuples()]
        duty = alliances[allied].query("defence")["year"]
        row = {"signed": signed["signed"].iloc[0], "days": (signed["in_force"] - signed["signed"]).dt.days.iloc[0]}
        row["second"] = signed["signed"].dt.year.get(1)
        row["defence"] = sum({row.party_a, row.party_b} == sides for row in defence.itertuples())
        row |= {"duty": duty.min() if len(duty) else None}
        rows[peer] = row | {"there": stays.get((peer, partner)), "here": stays.get((partner, peer))}
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("peer")
    return table.astype(dict.fromkeys(["days", "second", "defence", "duty", "there", "here"], "Int64"))


def by_span(values: pd.DataFrame, spans: Spans) -> pd.DataFrame:
    """Mean of each span over the years in which every peer with data there has a value.

    Parameters
    ----------
    values : DataFrame
        Index years, a column a peer.
    spans : mapping of str to (int, int)
        Name of a span to its first and last year.

    Returns
    -------
    DataFrame
        Peers by spans. A peer without any value in a span is missing there, and does not cost the others a year;
        a span without a common year is missing for all.
    """
    means = {}
    for name, (first, last) in spans.items():
        rows = values.loc[first:last].dropna(axis="columns", how="all")
        means[name] = rows.dropna().mean()
    return pd.DataFrame(means).reindex(values.columns)


def ranks(means: pd.DataFrame, smallest_first: bool = False) -> pd.DataFrame:
    """Rank of each peer in each column; equal values share the mean of their ranks; missing stays missing.

    A column with fewer than two values has no ranks.
    """
    known = means.loc[:, means.notna().sum().ge(2)].reindex(columns=means.columns)
    return known.rank(ascending=smallest_first, method="average")


def matrix(measures: Mapping[str, pd.DataFrame], smallest_first: Sequence[str] = ()) -> pd.DataFrame:
    """Ranks of all peers in all measures.

    Parameters
    ----------
    measures : mapping of str to DataFrame
        Name of a measure to peers by spans, from :func:`by_span`.
    smallest_first : sequence of str
        Measures in which the smallest value is the closest tie (distances).

    Returns
    -------
    DataFrame
        ``measure``, ``span``, ``peer``, ``value``, ``rank`` and ``of`` (peers ranked); one row each, rows without a
        rank left out.
    """
    tables = []
    for name, means in measures.items():
        places = ranks(means, name in smallest_first)
        long = means.rename_axis("peer").reset_index().melt("peer", var_name="span")
        tables.append(long.assign(measure=name, rank=places.melt()["value"]))
    rows = pd.concat(tables, ignore_index=True).dropna(subset="rank")
    rows["of"] = rows.groupby(["measure", "span"])["peer"].transform("size")
    return rows[["measure", "span", "peer", "value", "rank", "of"]]


def standing(matrix: pd.DataFrame, peer: str) -> pd.DataFrame:
    """How often one peer was first, second and so on in each span, and its mean rank.

    Returns
    -------
    DataFrame
        Index spans in their order; ``measures`` (number), ``first`` (measures in which no peer stands before it, a
        shared first place included), ``second``, ``last``, ``mean``, and ``low`` and ``high`` (mean rank with the
        measure left out that raises or lowers it most).
    """
    rows = []
    for span, mine in matrix[matrix["peer"] == peer].groupby("span", sort=False):
        places, number = mine["rank"], len(mine)
        without = (places.sum() - places) / (number - 1) if number > 1 else places * np.nan
        counts = (int(places.lt(2).sum()), int(places.between(2, 2.5).sum()), int(places.eq(mine["of"]).sum()))
        rows.append((span, number, *counts, places.mean(), without.min(), without.max()))
    columns = ["span", "measures", "first", "second", "last", "mean", "low", "high"]
    return pd.DataFrame(rows, columns=columns).set_index("span").sort_index()


def concordance(matrix: pd.DataFrame, span: str, draws: int = 10_000, seed: int = 2020) -> pd.Series:
    """Whether the measures of one span put the peers in one order: Kendall's coefficient, 0 (none) to 1 (all alike).

    Measures that do not rank every peer are left out. How often chance reaches the value is found by shuffling the
    peers within each measure, which takes the measures as independent of one another.

    Returns
    -------
    Series
        ``measures`` (used), ``coefficient``, ``chance`` (share of shuffles that reach it), rounded to four digits.

    Raises
    ------
    ValueError
        If fewer than two measures rank all peers.
    """
    wide = matrix[matrix["span"] == span].pivot_table(index="measure", columns="peer", values="rank").dropna()
    if len(wide) < 2:
        raise ValueError(f"fewer than two measures rank all peers in {span}")
    table = wide.to_numpy()
    number, peers = table.shape
    top = number**2 * (peers**3 - peers) / 12

    def spread(sums: np.ndarray) -> np.ndarray:
        return ((sums - number * (peers + 1) / 2) ** 2).sum(axis=-1) / top

    found = float(spread(table.sum(axis=0)))
    shuffled = np.random.default_rng(seed).permuted(np.broadcast_to(table, (draws, number, peers)), axis=-1)
    chance = float((spread(shuffled.sum(axis=1)) >= found - 1e-12).mean())
    return pd.Series({"measures": float(number), "coefficient": round(found, 4), "chance": round(chance, 4)})
