"""Voting in the UN General Assembly: agreement, attendance, sides, distance between ideal points.

Agreement is the share of identical votes (yes, no, abstain) among the roll calls in which both states voted.
Absence is no position: a roll call that one of the two missed is left out of the count, not held against it.
Source of all tables: the catalogue's ``votes``, ``roll_calls`` and ``ideal_points``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

#: Topic codes of ``roll_calls``, in the order of the dataset.
TOPICS = ["middle_east", "nuclear", "disarmament", "human_rights", "colonialism", "development"]
#: Rendering of the data in which a state's absences were dropped, so that they cannot be counted.
_WITHOUT_ABSENCES = "unvotes"


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
    wide = cast.pivot_table(index="rcid", columns="country", values="vote", aggfunc="first")
    apart = wide[list(poles)].dropna()
    apart = apart[apart[poles[0]] != apart[poles[1]]].set_axis(["first_vote", "second_vote"], axis=1)
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
