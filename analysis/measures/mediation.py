"""Measures of a go-between: whom it meets, where it stands between two others, what it was host to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.measures.visits import decimal_year

#: How two people were in touch.
WAYS = ("met", "spoke")
#: Where a state stood when two others voted apart.
STANCES = ("with first", "with second", "neither", "absent")

_FACE_TO_FACE = {"visit", "meeting", "summit"}
_AT_A_DISTANCE = r"telephon|\bcall\b|\bvideo\b|\bspoke\b"
_DAYS = 3  # a visit and the talks at its end are often two records


def contacts(events: pd.DataFrame, pairs: Mapping[str, Mapping[str, str]], first: int, last: int) -> pd.DataFrame:
    """When two people, or holders of two offices, met or spoke, as the record names them both.

    Parameters
    ----------
    events : DataFrame
        Table of the catalogue: ``id``, ``date``, ``kind``, ``title``, ``actors`` (names divided by ``; ``).
    pairs : mapping of str to mapping
        Name of a row to the two sides, each a regular expression for the names: ``{"home": …, "partner": …}``.
    first, last : int
        Years, both included.

    Returns
    -------
    DataFrame
        One row a contact: ``row``, ``way`` (of :data:`WAYS`), ``date`` (text, as exact as known), ``when`` (year with
        fraction), ``year``, ``id``. Letters and statements are no contacts. Records of one row and one way within
        three days count once; dates without a day stay as they are.

    Raises
    ------
    ValueError
        If a row names other sides than ``home`` and ``partner``.
    """
    known = events.dropna(subset="date")
    known = known.assign(year=known["date"].str[:4].astype("int64")).query("@first <= year <= @last")
    actors = known["actors"].fillna("")
    found = []
    for name, sides in pairs.items():
        if set(sides) != {"home", "partner"}:
            raise ValueError(f"row {name!r} needs the sides home and partner, not {sorted(sides)}")
        both = actors.str.contains(sides["home"]) & actors.str.contains(sides["partner"])
        found.append(known[both].assign(row=name))
    rows = pd.concat(found, ignore_index=True)
    distant = rows["title"].str.contains(_AT_A_DISTANCE, case=False)
    way = pd.Series(pd.NA, index=rows.index, dtype="string").mask(rows["kind"].isin(_FACE_TO_FACE), "met")
    rows = rows.assign(way=way.mask(distant, "spoke"), when=rows["date"].map(decimal_year)).dropna(subset="way")
    rows["day"] = pd.to_datetime(rows["date"].where(rows["date"].str.len().eq(10)))
    rows = rows.sort_values(["row", "way", "day", "id"])
    again = rows.groupby(["row", "way"])["day"].diff().le(pd.Timedelta(days=_DAYS))
    rows = rows[~again].sort_values(["when", "row", "id"], ignore_index=True)
    return rows[["row", "way", "date", "when", "year", "id"]]


def _apart(
    votes: pd.DataFrame,
    roll_calls: pd.DataFrame,
    states: Sequence[str],
    poles: tuple[str, str],
    years: tuple[int, int],
    words: str | None = None,
) -> pd.DataFrame:
    """One row a roll call in which the poles voted, and not alike; one column a state."""
    rows = roll_calls[roll_calls["date"].dt.year.between(*years)]
    if words is not None:
        rows = rows[rows["title"].fillna("").str.contains(words, case=False)]
    cast = votes[votes["rcid"].isin(rows["rcid"]) & votes["country"].isin([*states, *poles])]
    wide = cast.pivot_table(index="rcid", columns="country", values="vote", aggfunc="first")
    wide = wide.reindex(columns=[*dict.fromkeys([*states, *poles])])
    one, two = wide[poles[0]], wide[poles[1]]
    wide = wide[one.notna() & two.notna() & one.ne("absent") & two.ne("absent") & one.ne(two)]
    if wide.empty:
        raise ValueError(f"{poles[0]} and {poles[1]} never voted apart in {years[0]}–{years[1]}")
    return wide


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

    Unlike :func:`analysis.measures.votes.sides` it counts absences, by which a state avoids a choice.

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
    wide = _apart(votes, roll_calls, states, poles, (first, last), words)
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

    Parameters
    ----------
    votes, roll_calls : DataFrame
        Tables of the catalogue.
    home : str
        State measured.
    poles : (str, str)
        The two others.
    first, last : int
        Calendar years, both included.

    Returns
    -------
    DataFrame
        ``first``, ``second`` (votes of the poles), ``home`` (vote, or ``absent``), ``roll_calls`` (number) and
        ``share`` (0 to 1 of the roll calls in which the poles voted apart), commonest first. Roll calls for which
        the data have no row of the state are left out.
    """
    wide = _apart(votes, roll_calls, [home], poles, (first, last)).dropna(subset=home)
    wide = wide.rename(columns={poles[0]: "first", poles[1]: "second", home: "home"})
    counts = wide.groupby(["first", "second", "home"]).size().rename("roll_calls").reset_index()
    counts["share"] = counts["roll_calls"] / len(wide)
    return counts.sort_values(
        ["roll_calls", "first", "second", "home"], ascending=[False, True, True, True]
    ).reset_index(drop=True)


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


def hosted(events: pd.DataFrame, prefix: Mapping[str, str], home: Sequence[str], last: int) -> pd.DataFrame:
    """Meetings of a series, and whether they met in the home country.

    Parameters
    ----------
    events : DataFrame
        Table of the catalogue: ``id``, ``date``, ``place``.
    prefix : mapping of str to str
        Name of a series to the beginning of its records' ids.
    home : sequence of str
        Places that count as home.
    last : int
        Last year.

    Returns
    -------
    DataFrame
        ``series``, ``id``, ``date``, ``when`` (year with fraction), ``year``, ``place`` (``NA`` where the record has
        none), ``at_home`` (bool), in order of date.
    """
    tables = [events[events["id"].str.startswith(start)].assign(series=name) for name, start in prefix.items()]
    rows = pd.concat(tables, ignore_index=True).dropna(subset="date")
    rows = rows.assign(year=rows["date"].str[:4].astype("int64"), when=rows["date"].map(decimal_year))
    rows = rows.assign(at_home=rows["place"].isin(list(home)))
    rows = rows[rows["year"] <= last].sort_values(["when", "id"], ignore_index=True)
    return rows[["series", "id", "date", "when", "year", "place", "at_home"]]


def approval(agreements: pd.DataFrame, ids: Sequence[str], column: str = "ratified_kaz") -> pd.DataFrame:
    """Days from the signature of documents to their approval by one side.

    Parameters
    ----------
    agreements : DataFrame
        Table of the catalogue, dates as text.
    ids : sequence of str
        Documents, in the order of the rows.
    column : str
        Column of the approval.

    Returns
    -------
    DataFrame
        ``id``, ``title``, ``signed``, ``approved``, ``days`` (Int64; missing where either day is not known).

    Raises
    ------
    KeyError
        If a document is not in the table.
    """
    rows = agreements.set_index("id").loc[list(ids), ["title", "signed", column]].rename(columns={column: "approved"})
    both = rows[["signed", "approved"]].apply(lambda dates: pd.to_datetime(dates.where(dates.str.len().eq(10))))
    days = (both["approved"] - both["signed"]).dt.days.astype("Int64")
    return rows.assign(days=days).reset_index()
