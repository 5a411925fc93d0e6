"""Education across borders: students by origin and destination, their growth, claims beside counts.

The counts are the catalogue's table ``students`` (UNESCO Institute for Statistics); the year is that in which
the academic year ends. Only the ten largest partners of a state and year are named there, so that a missing
pair is not zero: no measure of this module fills one.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.countries import COUNTRIES, WORLD
from analysis.measures import record

#: Code of the remainder: a state's total less the partners that the table names.
OTHERS = "OTH"


def _between(students: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    return students.query("@first <= year <= @last")


def flow(students: pd.DataFrame, origin: str, destination: str, first: int, last: int) -> pd.Series:
    """Students of one state enrolled in another, by year.

    Parameters
    ----------
    students : DataFrame
        Table ``students``: ``origin``, ``destination``, ``year``, ``students``.
    origin, destination : str
        ISO 3166 alpha-3 codes.
    first, last : int
        Years, both included.

    Returns
    -------
    Series of int
        Persons, by year; a year without a count is absent.
    """
    rows = _between(students, first, last).query("origin == @origin and destination == @destination")
    return rows.set_index("year")["students"].sort_index()


def two_way(students: pd.DataFrame, home: str, partner: str, first: int, last: int) -> pd.DataFrame:
    """Students both ways between two states.

    Returns
    -------
    DataFrame
        By ``year``, each year from ``first`` to ``last``: ``outward`` (from ``home`` in ``partner``),
        ``inward`` (from ``partner`` in ``home``), persons; ``inward_share`` of both together. A year without
        a count is ``NA``.
    """
    table = pd.DataFrame(
        {
            "outward": flow(students, home, partner, first, last),
            "inward": flow(students, partner, home, first, last),
        },
        index=pd.RangeIndex(first, last + 1, name="year"),
    ).astype("Int64")
    return table.assign(inward_share=table["inward"] / (table["outward"] + table["inward"]))


def exchanges(students: pd.DataFrame, host: str, origins: list[str], first: int, last: int) -> pd.DataFrame:
    """Students both ways between one state and several others, one below the other.

    Parameters
    ----------
    host : str
        The state that all have in common (ISO 3166 alpha-3).
    origins : list of str
        The others, in the order wanted.

    Returns
    -------
    DataFrame
        ``state``, ``year``, ``sent`` (from the state in ``host``), ``received`` (from ``host`` in the state),
        persons; years without a count are ``NA``.
    """
    parts = [two_way(students, state, host, first, last).assign(state=state) for state in origins]
    table = pd.concat(parts).reset_index().rename(columns={"outward": "sent", "inward": "received"})
    return table[["state", "year", "sent", "received"]]


def shares_received(exchanges: pd.DataFrame) -> pd.DataFrame:
    """Part of both streams of students that came from the common partner.

    Parameters
    ----------
    exchanges : DataFrame
        From :func:`exchanges`: ``state``, ``year``, ``sent``, ``received``.

    Returns
    -------
    DataFrame
        The same with ``share`` (0 to 1) of those received in both together; ``NA`` where either count is missing.
    """
    both = exchanges["sent"] + exchanges["received"]
    return exchanges.assign(share=(exchanges["received"] / both).astype("Float64"))


def expected(students: pd.DataFrame, origin: str, destination: str, first: int, last: int) -> pd.Series:
    """What a stream of students would have become with the shares of the first year.

    Returns
    -------
    Series of float
        Persons in ``last``: ``counted``; ``origin_share_kept`` (the destination keeps its part of all students
        whom the origin has abroad); ``host_share_kept`` (the origin keeps its part of all foreign students of
        the destination).
    """
    stream = flow(students, origin, destination, first, last)
    abroad = flow(students, origin, WORLD, first, last)
    guests = flow(students, WORLD, destination, first, last)
    return pd.Series(
        {
            "counted": float(stream[last]),
            "origin_share_kept": float(stream[first] * abroad[last] / abroad[first]),
            "host_share_kept": float(stream[first] * guests[last] / guests[first]),
        }
    )


def indexed(flows: Mapping[str, pd.Series], base: int) -> dict[str, pd.Series]:
    """Series as a multiple of one of their years (1 in that year).

    Raises
    ------
    KeyError
        If a series has no count in the base year.
    """
    lacking = [name for name, series in flows.items() if base not in series.dropna().index]
    if lacking:
        raise KeyError(f"no count in {base}: {', '.join(lacking)}")
    return {name: series.astype(float) / float(series[base]) for name, series in flows.items()}


def multiples(counts: Mapping[str, pd.Series], first: int, last: int) -> pd.DataFrame:
    """How many times larger counts were in one year than in another.

    Parameters
    ----------
    counts : mapping
        Whose count (ISO 3166 alpha-3, or the code of all) to persons by year.

    Returns
    -------
    DataFrame
        ``origin``, ``first``, ``last`` (persons), ``times``, largest growth first.

    Raises
    ------
    KeyError
        If a series lacks one of the years.
    """
    rows = []
    for origin, series in counts.items():
        absent = [year for year in (first, last) if year not in series.index]
        if absent:
            raise KeyError(f"no count of {origin} in {', '.join(map(str, absent))}")
        rows.append((origin, int(series[first]), int(series[last]), series[last] / series[first]))
    table = pd.DataFrame(rows, columns=["origin", "first", "last", "times"])
    return table.sort_values("times", ascending=False, ignore_index=True)


def first_above(one: pd.Series, other: pd.Series) -> int | None:
    """First year in which both series have a count and the first is the larger; ``None`` if there is none."""
    both = pd.concat([one, other], axis=1, keys=["one", "other"]).dropna()
    above = both[both["one"] > both["other"]]
    return None if above.empty else int(above.index.min())


def partners(students: pd.DataFrame, state: str, year: int, side: str = "destination") -> pd.DataFrame:
    """Where the students of a state are (``destination``), or its foreign students come from (``origin``).

    Returns
    -------
    DataFrame
        ``partner``, ``students``, ``share`` of the state's total, largest first; the last row is
        :data:`OTHERS`, the total less the partners named, if there is a total.

    Raises
    ------
    ValueError
        If ``side`` is neither, or the table has nothing for the state and year.
    """
    if side not in ("destination", "origin"):
        raise ValueError(f"side must be 'destination' or 'origin', not {side!r}")
    of = "origin" if side == "destination" else "destination"
    rows = students[(students[of] == state) & (students["year"] == year)].set_index(side)["students"]
    if rows.empty:
        raise ValueError(f"no students of {state} by {side} in {year}")
    total = rows.get(WORLD)
    named = rows.drop(WORLD, errors="ignore").sort_values(ascending=False)
    if total is not None:
        named = pd.concat([named, pd.Series({OTHERS: total - named.sum()})])
    table = named.rename_axis("partner").rename("students").astype("Int64").reset_index()
    return table.assign(share=table["students"] / (total if total is not None else pd.NA))


def rank(table: pd.DataFrame, partner: str) -> int:
    """Place of a partner among those that :func:`partners` names, from 1.

    Raises
    ------
    KeyError
        If the table does not name the partner.
    """
    named = table.loc[table["partner"] != OTHERS, "partner"].tolist()
    if partner not in named:
        raise KeyError(f"{partner!r} is not among the partners named: {', '.join(named)}")
    return named.index(partner) + 1


def per_million(
    students: pd.DataFrame, macro: pd.DataFrame, destination: str, year: int, origins: list[str]
) -> pd.DataFrame:
    """Students in one state per million inhabitants of the state that sent them.

    Parameters
    ----------
    macro : DataFrame
        Table ``macro``: ``country``, ``year``, ``indicator``, ``value``; ``population`` in persons.

    Returns
    -------
    DataFrame
        ``origin``, ``students``, ``population``, ``per_million``, in falling order; origins that the table
        ``students`` does not name in that year come last, with ``NA``.
    """
    people = macro.query("indicator == 'population' and year == @year").set_index("country")["value"]
    sent = students.query("destination == @destination and year == @year").set_index("origin")["students"]
    table = pd.DataFrame({"students": sent.reindex(origins), "population": people.reindex(origins)})
    table = table.rename_axis("origin").assign(per_million=table["students"] / table["population"] * 1e6)
    return table.sort_values("per_million", ascending=False, na_position="last").reset_index()


def claims(quoted: pd.DataFrame, indicator: str, first: int, last: int, measured: str = "UNESCO") -> pd.DataFrame:
    """Numbers that were said about one year, without those that only quote the measured series.

    Parameters
    ----------
    quoted : DataFrame
        Table ``quoted_figures``: ``id``, ``indicator``, ``ref_year``, ``value``, ``qualifier``, ``said_by``.
    indicator : str
        What the number counts, such as ``students_kaz_in_tur``.
    first, last : int
        Years that the number is about, both included; spans of years are left out.
    measured : str
        Speakers whose name holds this word are the measured series.

    Returns
    -------
    DataFrame
        ``year``, ``value``, ``qualifier``, ``said_by``, ``id``, by year. One statement that stands in two
        records counts once.
    """
    single = quoted["ref_year"].where(quoted["ref_year"].str.fullmatch(r"\d{4}"))
    rows = quoted.assign(year=pd.to_numeric(single, errors="coerce").astype("Int64"))
    rows = rows.query("indicator == @indicator and @first <= year <= @last")
    rows = rows[~rows["said_by"].str.contains(measured, na=False)]
    rows = rows.drop_duplicates(["year", "value", "said_by"])
    return rows[["year", "value", "qualifier", "said_by", "id"]].sort_values("year").reset_index(drop=True)


def said_and_counted(quoted: pd.DataFrame, students: pd.DataFrame, pairs: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Numbers of students that somebody gave for one year, beside the count of that year.

    Parameters
    ----------
    pairs : dict
        Id of a quoted figure to origin and destination.

    Returns
    -------
    DataFrame
        ``id``, ``year``, ``origin``, ``destination``, ``said``, ``counted`` (persons; ``NA`` without a count),
        ``times`` (said for each one counted), ``said_by``.
    """
    rows = []
    for claim in record.rows(quoted, pairs).itertuples():
        origin, destination = pairs[claim.Index]
        year = int(claim.ref_year)
        counted = flow(students, origin, destination, year, year).get(year, pd.NA)
        rows.append((claim.Index, year, origin, destination, claim.value, counted, claim.said_by))
    columns = ["id", "year", "origin", "destination", "said", "counted", "said_by"]
    table = pd.DataFrame(rows, columns=columns).astype({"counted": "Int64"})
    return table.assign(times=table["said"] / table["counted"])


def label(code: str) -> str:
    """Name of a partner in a figure, the remainder included."""
    return "Other states" if code == OTHERS else COUNTRIES[code].name
