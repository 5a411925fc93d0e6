"""Voting in the UN General Assembly: agreement, attendance, sides, stances, distance between ideal points.

Agreement is the share of identical votes (yes, no, abstain) among the roll calls in which both states voted.
Absence is no position: a roll call that one of the two missed is left out of the count, not held against it.
Source of all tables: the catalogue's ``votes``, ``roll_calls`` and ``ideal_points``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

#: Topic codes of ``roll_calls``, in the order of the dataset.
TOPICS = ["middle_east", "nuclear", "disarmament", "human_rights", "colonialism", "development"]
#: Rendering of the data in which a state's absences were dropped, so that they cannot be counted.
_WITHOUT_ABSENCES = "unvotes"
#: Where a state stood when two others voted apart.
STANCES = ("with first", "with second", "neither", "absent")


def _cast(votes: pd.DataFrame, roll_calls: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Votes that were cast in ``first``–``last``, with the year of the roll call; absences left out."""
    years = roll_calls.assign(year=roll_calls["date"].dt.year).query("@first <= year <= @last")
    return votes.query("vote != 'absent'").merge(years[["rcid", "year"]], on="rcid")


def _present(frame: pd.DataFrame, states: Sequence[str]) -> None:
    missing = sorted(set(states) - set(frame["country"]))
    if missing:
        raise ValueError(f"no votes of {', '.join(missing)} in these years")


def pairs(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, home: str, partners: Sequence[str], first: int, last: int
) -> pd.DataFrame:
    """Roll calls in which both ``home`` and a partner voted: one row a roll call and partner.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    home : str
        State whose agreement is measured (ISO 3166 alpha-3).
    partners : sequence of str
        States to compare it with.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        ``rcid``, ``year``, ``partner``, ``home_vote``, ``partner_vote`` and ``same`` (bool).

    Raises
    ------
    ValueError
        If a state cast no vote in these years.
    """
    cast = _cast(votes, roll_calls, first, last)
    _present(cast, [home, *partners])
    own = cast.query("country == @home")[["rcid", "year", "vote"]].rename(columns={"vote": "home_vote"})
    other = cast[cast["country"].isin(list(partners))][["rcid", "country", "vote"]].rename(
        columns={"country": "partner", "vote": "partner_vote"}
    )
    out = own.merge(other, on="rcid").sort_values(["partner", "rcid"], ignore_index=True)
    out["same"] = (out["home_vote"] == out["partner_vote"]).astype(bool)
    return out[["rcid", "year", "partner", "home_vote", "partner_vote", "same"]]


def agreement(pairs: pd.DataFrame, by: Sequence[str] = ("partner", "year")) -> pd.DataFrame:
    """Share of identical votes, and the number of roll calls that it rests on.

    Parameters
    ----------
    pairs : DataFrame
        From :func:`pairs`, perhaps filtered, or joined with a column to group by.
    by : sequence of str
        Columns that make one row of the result.

    Returns
    -------
    DataFrame
        The columns of ``by``, ``roll_calls`` (number) and ``agreement`` (share, 0 to 1). A group without a
        common roll call has no row: it is missing, not zero.
    """
    groups = pairs.groupby(list(by), as_index=False, observed=True)
    return groups.agg(roll_calls=("same", "size"), agreement=("same", "mean"))


def chance_corrected(pairs: pd.DataFrame) -> pd.DataFrame:
    """Agreement beyond chance (Cohen's kappa) of each partner over all its roll calls.

    Two states that both nearly always vote yes agree often whatever they think; kappa takes out the agreement
    that follows from the states' own distributions of votes: 0 is chance, 1 is identity.

    Returns
    -------
    DataFrame
        ``partner``, ``roll_calls``, ``agreement``, ``expected`` and ``kappa`` (missing where chance alone
        would already give full agreement).
    """
    rows = agreement(pairs, by=["partner"])
    shares = [
        pairs.groupby("partner")[column].value_counts(normalize=True).rename_axis(["partner", "vote"])
        for column in ("home_vote", "partner_vote")
    ]
    expected = shares[0].mul(shares[1], fill_value=0).groupby("partner").sum()
    rows["expected"] = rows["partner"].map(expected).astype(float)
    room = (1 - rows["expected"]).where(lambda share: share > 0)
    rows["kappa"] = (rows["agreement"] - rows["expected"]) / room
    return rows


def by_span(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    home: str,
    partners: Sequence[str],
    spans: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """Agreement, raw and beyond chance, of one state with others in several spans of years.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    home : str
        State measured.
    partners : sequence of str
        States to compare it with.
    spans : mapping of str to (int, int)
        Name of a span to its first and last calendar year.

    Returns
    -------
    DataFrame
        The columns of :func:`chance_corrected`, with ``home`` and ``span``.
    """
    tables = [
        chance_corrected(pairs(votes, roll_calls, home, partners, *years)).assign(home=home, span=name)
        for name, years in spans.items()
    ]
    return pd.concat(tables, ignore_index=True)


def kappa_draws(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    home: str,
    partners: Sequence[str],
    first: int,
    last: int,
    draws: int = 2000,
    seed: int = 1991,
) -> pd.DataFrame:
    """How far agreement beyond chance hangs on the years that happened: kappa with whole years drawn anew.

    A year, not a roll call, is what is drawn, since the roll calls of one agenda hang together. Resolutions that
    return every year still make the years too alike, and the spread of the draws too small.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    home : str
        State measured.
    partners : sequence of str
        States to compare it with.
    first, last : int
        Calendar years, both included.
    draws, seed : int
        Number of draws, and the seed of the generator.

    Returns
    -------
    DataFrame
        A row a draw, a column a partner: Cohen's kappa, rounded to four digits; the same years for all partners.
        Missing where the years drawn have no common roll call, or chance alone would give full agreement.
    """
    both = pairs(votes, roll_calls, home, partners, first, last)
    kinds, years = ["yes", "no", "abstain"], range(first, last + 1)
    wanted = pd.MultiIndex.from_product([years, partners, kinds, kinds])
    counts = both.groupby(["year", "partner", "home_vote", "partner_vote"]).size().reindex(wanted, fill_value=0)
    table = counts.to_numpy(dtype=float).reshape(len(years), -1)
    taken = np.random.default_rng(seed).multinomial(len(years), [1 / len(years)] * len(years), size=draws)
    drawn = (taken @ table).reshape(draws, len(partners), 3, 3)
    held = drawn.sum(axis=(2, 3), keepdims=True)
    shares = drawn / np.where(held > 0, held, np.nan)
    agreed = shares.trace(axis1=2, axis2=3)
    chance = (shares.sum(axis=3) * shares.sum(axis=2)).sum(axis=2)
    room = np.where(chance < 1, 1 - chance, np.nan)
    return pd.DataFrame((agreed - chance) / room, columns=list(partners)).round(4)


def cast_by_all(votes: pd.DataFrame, states: Sequence[str]) -> pd.DataFrame:
    """Only the votes of roll calls in which every one of some states voted (yes, no or abstain)."""
    cast = votes[votes["country"].isin(list(states)) & votes["vote"].ne("absent")]
    present = cast.groupby("rcid")["country"].nunique()
    return votes[votes["rcid"].isin(present.index[present.eq(len(set(states)))])]


def by_topic(pairs: pd.DataFrame, roll_calls: pd.DataFrame, topics: Sequence[str] = TOPICS) -> pd.DataFrame:
    """Agreement by partner and topic; a roll call counts under each of its topics, or under none.

    Returns
    -------
    DataFrame
        ``topic``, ``partner``, ``roll_calls``, ``agreement``.
    """
    long = roll_calls.melt("rcid", list(topics), "topic", "coded")
    coded = long[long["coded"].astype(bool)]
    return agreement(pairs.merge(coded[["rcid", "topic"]], on="rcid"), by=["topic", "partner"])


def topic_changes(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    home: str,
    partner: str,
    spans: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """Agreement of two states by topic in two spans of years.

    Returns
    -------
    DataFrame
        ``topic`` (words, as a figure shows them), one column a span (share of identical votes), ``roll_calls``
        (of the last span) and ``change`` (last span less the first), the greatest rise first.
    """
    tables = {}
    for name, years in spans.items():
        both = pairs(votes, roll_calls, home, [partner], *years)
        tables[name] = by_topic(both, roll_calls).set_index("topic")
    old, new = spans
    out = pd.DataFrame({name: table["agreement"] for name, table in tables.items()})
    out = out.assign(roll_calls=tables[new]["roll_calls"], change=out[new] - out[old])
    out.index = out.index.str.replace("_", " ").str.capitalize().str.replace("Middle east", "Middle East")
    return out.rename_axis("topic").sort_values("change", ascending=False).reset_index()


def cohesion(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, inner: Sequence[str], outer: str, first: int, last: int
) -> pd.DataFrame:
    """Yearly agreement within a group of states, and of the group with one more state.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    inner : sequence of str
        States of the group.
    outer : str
        The other state.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        Index ``year``; ``within`` and ``with outer``: mean over the pairs of the share of identical votes
        (0 to 1), of the pairs that voted in common in that year.
    """
    kinds = {"within": list(combinations(inner, 2)), "with outer": [(state, outer) for state in inner]}
    out = {}
    for kind, couples in kinds.items():
        tables = [agreement(pairs(votes, roll_calls, a, [b], first, last)).set_index("year") for a, b in couples]
        out[kind] = pd.concat([table["agreement"] for table in tables], axis=1).mean(axis=1)
    return pd.DataFrame(out).rename_axis("year").sort_index()


def attendance(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, countries: Sequence[str], first: int, last: int
) -> pd.DataFrame:
    """How many roll calls of a year a state voted in, and how many it missed.

    Returns
    -------
    DataFrame
        ``country``, ``year``, ``voted`` and ``absent`` (Int64; missing where the rendering of the data drops
        absences, as it does for Russia, the United States, France and the United Kingdom).
    """
    years = roll_calls.assign(year=roll_calls["date"].dt.year).query("@first <= year <= @last")
    rows = votes[votes["country"].isin(list(countries))].merge(years[["rcid", "year"]], on="rcid")
    rows = rows.assign(
        voted=(rows["vote"] != "absent").astype("int64"),
        absent=(rows["vote"] == "absent").astype("Int64").mask(rows["dataset"] == _WITHOUT_ABSENCES),
    )
    sums = rows.groupby(["country", "year"], as_index=False)
    return sums.agg(voted=("voted", "sum"), absent=("absent", lambda values: values.sum(min_count=1)))


def _divided(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    states: Sequence[str],
    poles: tuple[str, str],
    years: tuple[int, int],
    words: str | None = None,
) -> pd.DataFrame:
    """One row a roll call in which the poles voted, and not alike; one column a state; no row if there is none."""
    rows = roll_calls[roll_calls["date"].dt.year.between(*years)]
    if words is not None:
        rows = rows[rows["title"].fillna("").str.contains(words, case=False)]
    cast = votes[votes["rcid"].isin(rows["rcid"]) & votes["country"].isin([*states, *poles])]
    wide = cast.pivot_table(index="rcid", columns="country", values="vote", aggfunc="first")
    wide = wide.reindex(columns=[*dict.fromkeys([*states, *poles])])
    one, two = wide[poles[0]], wide[poles[1]]
    return wide[one.notna() & two.notna() & one.ne("absent") & two.ne("absent") & one.ne(two)]


def _ever(divided: pd.DataFrame, poles: tuple[str, str], first: int, last: int) -> None:
    if divided.empty:
        raise ValueError(f"{poles[0]} and {poles[1]} never voted apart in {first}–{last}")


def sides(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    states: Sequence[str],
    poles: tuple[str, str],
    first: int,
    last: int,
) -> pd.DataFrame:
    """With whom states voted when two others voted differently.

    Only roll calls count in which both poles voted, and not alike, and the state itself voted.

    Returns
    -------
    DataFrame
        ``country``, ``year``, ``roll_calls``, ``with_first``, ``with_second``, ``neither`` (numbers).
    """
    cast = _cast(votes, roll_calls, first, last)
    _present(cast, [*states, *poles])
    apart = _divided(votes, roll_calls, poles, poles, (first, last)).set_axis(["first_vote", "second_vote"], axis=1)
    rows = cast[cast["country"].isin(list(states))].merge(apart, left_on="rcid", right_index=True)
    rows = rows.assign(
        with_first=(rows["vote"] == rows["first_vote"]).astype("int64"),
        with_second=(rows["vote"] == rows["second_vote"]).astype("int64"),
    )
    rows["neither"] = 1 - rows["with_first"] - rows["with_second"]
    counts = {name: (name, "sum") for name in ("with_first", "with_second", "neither")}
    return rows.groupby(["country", "year"], as_index=False).agg(roll_calls=("rcid", "size"), **counts)


def side_shares(sides: pd.DataFrame) -> pd.DataFrame:
    """:func:`sides` summed over its years, with shares.

    Returns
    -------
    DataFrame
        ``country``, ``roll_calls``, ``with_first``, ``with_second``, ``neither`` (numbers) and the same three
        as shares of ``roll_calls``: ``first_share``, ``second_share``, ``neither_share``.
    """
    columns = ["roll_calls", "with_first", "with_second", "neither"]
    total = sides.groupby("country", as_index=False)[columns].sum()
    for name, column in (("first", "with_first"), ("second", "with_second"), ("neither", "neither")):
        total[f"{name}_share"] = total[column] / total["roll_calls"]
    return total


def stances(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    states: Sequence[str],
    poles: tuple[str, str],
    first: int,
    last: int,
    words: str | None = None,
) -> pd.DataFrame:
    """Where states stood in the roll calls in which two others both voted, and not alike.

    Unlike :func:`sides` it counts absences, by which a state avoids a choice.

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    states : sequence of str
        States measured (ISO 3166 alpha-3).
    poles : (str, str)
        The two others.
    first, last : int
        Calendar years, both included.
    words : str, optional
        Regular expression: only roll calls whose title has it.

    Returns
    -------
    DataFrame
        ``country``, ``stance`` (all of :data:`STANCES` for each state), ``roll_calls`` (number), ``share`` (0 to 1
        of the roll calls for which the data have a row of the state).

    Raises
    ------
    ValueError
        If the two never voted apart in these years, or the data have no row of a state.
    """
    wide = _divided(votes, roll_calls, states, poles, (first, last), words)
    _ever(wide, poles, first, last)
    tables = []
    for state in states:
        own = wide[wide[state].notna()]
        if own.empty:
            raise ValueError(f"no votes of {state} in these roll calls")
        stance = pd.Series("neither", index=own.index)
        for pole, name in zip(poles, STANCES, strict=False):
            stance = stance.mask(own[state].eq(own[pole]), name)
        stance = stance.mask(own[state].eq("absent"), "absent")
        counts = stance.value_counts().reindex(STANCES, fill_value=0).rename_axis("stance").rename("roll_calls")
        tables.append(counts.reset_index().assign(country=state, share=(counts / len(own)).to_numpy()))
    return pd.concat(tables, ignore_index=True)[["country", "stance", "roll_calls", "share"]]


def pattern(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, home: str, poles: tuple[str, str], first: int, last: int
) -> pd.DataFrame:
    """How a state voted in each way in which two others voted apart.

    Parameters as for :func:`stances`, for one state.

    Returns
    -------
    DataFrame
        ``first``, ``second`` (votes of the poles), ``home`` (vote, or ``absent``), ``roll_calls`` (number) and
        ``share`` (0 to 1 of the roll calls in which the poles voted apart), commonest first. Roll calls for which
        the data have no row of the state are left out.
    """
    wide = _divided(votes, roll_calls, [home], poles, (first, last))
    _ever(wide, poles, first, last)
    wide = wide.dropna(subset=home).rename(columns={poles[0]: "first", poles[1]: "second", home: "home"})
    counts = wide.groupby(["first", "second", "home"]).size().rename("roll_calls").reset_index()
    counts["share"] = counts["roll_calls"] / len(wide)
    return counts.sort_values(
        ["roll_calls", "first", "second", "home"], ascending=[False, True, True, True]
    ).reset_index(drop=True)


def naming(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, words: str, states: Sequence[str], first: int, last: int
) -> pd.DataFrame:
    """Roll calls whose title names something, with the vote of each state.

    Parameters
    ----------
    words : str
        Regular expression, matched without regard to case.
    states : sequence of str
        States, in the order of the columns.

    Returns
    -------
    DataFrame
        ``rcid``, ``date``, ``resolution``, ``title`` and one column a state (vote; missing where the data have
        no row), in order of date.
    """
    rows = roll_calls[roll_calls["title"].fillna("").str.contains(words, case=False)]
    rows = rows[rows["date"].dt.year.between(first, last)].sort_values(["date", "rcid"], ignore_index=True)
    cast = votes[votes["rcid"].isin(rows["rcid"]) & votes["country"].isin(list(states))]
    wide = cast.pivot_table(index="rcid", columns="country", values="vote", aggfunc="first").reindex(
        columns=list(states)
    )
    out = rows[["rcid", "date", "resolution", "title"]].merge(wide, on="rcid", how="left")
    return out.rename_axis(columns=None)


def subjects(
    named: Mapping[str, pd.DataFrame], states: Sequence[str], pair: tuple[str, str], weak: int = 0
) -> pd.DataFrame:
    """How states voted on several subjects: the count of each vote, and how often a pair voted alike.

    Parameters
    ----------
    named : mapping of str to DataFrame
        Subject to its roll calls, one column a state, as :func:`analysis.measures.votes.naming` gives them.
    states : sequence of str
        States, in the order of the columns.
    pair : (str, str)
        The two to compare; absences and missing votes are left out.
    weak : int
        Subjects with fewer roll calls than this are left out.

    Returns
    -------
    DataFrame
        ``subject``, ``roll_calls``, one column a state with text such as ``no 5, abstain 3`` (commonest first;
        ``NA`` where the data have no vote), ``both`` (roll calls in which both voted) and ``alike``.
    """
    out = []
    for subject, rows in named.items():
        if len(rows) < weak:
            continue
        line: dict[str, object] = {"subject": subject, "roll_calls": len(rows)}
        for state in states:
            counts = rows[state].value_counts().sort_index().sort_values(ascending=False, kind="stable")
            line[state] = ", ".join(f"{vote} {number}" for vote, number in counts.items()) or pd.NA
        voted = rows[list(pair)].isin(["yes", "no", "abstain"]).all(axis=1)
        line |= {"both": int(voted.sum()), "alike": int((rows[pair[0]].eq(rows[pair[1]]) & voted).sum())}
        out.append(line)
    return pd.DataFrame(out)


def positions(
    ideal_points: pd.DataFrame, countries: Sequence[str], first: int, last: int, basis: str = "all"
) -> pd.DataFrame:
    """Ideal points of states in the years in which sessions opened.

    Parameters
    ----------
    ideal_points : DataFrame
        Table of the catalogue.
    countries : sequence of str
        States (ISO 3166 alpha-3).
    first, last : int
        Years, both included.
    basis : str
        Votes that the estimates rest on: ``all`` or a subject; scales of different bases do not compare.

    Returns
    -------
    DataFrame
        ``country``, ``year``, ``ideal_point``, ``low``, ``high`` (middle 90 per cent), sorted.
    """
    rows = ideal_points[ideal_points["country"].isin(list(countries)) & ideal_points["basis"].eq(basis)]
    rows = rows.query("@first <= year <= @last")
    columns = ["country", "year", "ideal_point", "low", "high"]
    return rows.sort_values(["country", "year"], ignore_index=True)[columns]


def distance(positions: pd.DataFrame, home: str, partner: str) -> pd.Series:
    """Distance between two states' ideal points by year (scale of the model); missing if one has none."""
    wide = positions.pivot_table(index="year", columns="country", values="ideal_point")
    for country in (home, partner):
        if country not in wide:
            raise ValueError(f"no ideal points of {country} in these years")
    return (wide[home] - wide[partner]).abs().rename("distance")
