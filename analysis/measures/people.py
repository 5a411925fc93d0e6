"""People between two states: censuses, registers, visitors, channels, and what the counts leave out.

The numbers of the table ``quoted_figures`` are counts and claims as somebody gave
them, and each is kept with the population that it counts (nationality, birthplace, citizenship, descent).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.measures import record


def value(quoted: pd.DataFrame, record: str) -> float:
    """The number of one quoted figure.

    Raises
    ------
    KeyError
        If the record has no such figure, or the figure has no number.
    """
    rows = quoted.loc[quoted["id"] == record, "value"]
    if rows.empty or rows.isna().any():
        raise KeyError(f"no quoted figure {record!r} with a number")
    return float(rows.iloc[0])


def share(quoted: pd.DataFrame, part: str, whole: str) -> float:
    """One quoted figure as a share of another (0 to 1)."""
    return value(quoted, part) / value(quoted, whole)


def change(earlier: float, later: float) -> float:
    """Change from one count to a later one, as a share of the earlier (−0.3: three tenths fewer)."""
    return later / earlier - 1


def remainder(quoted: pd.DataFrame, total: str, unit: str) -> float:
    """What is left of a total once the shares that the source names are taken off.

    Parameters
    ----------
    total : str
        Id of the total (persons); its shares are the figures whose ids begin with it.
    unit : str
        Beginning of the unit of the shares: ``%``.

    Returns
    -------
    float
        Persons: the most that any origin without a line of its own can have sent.
    """
    shares = quoted[quoted["id"].str.startswith(total) & quoted["unit"].str.startswith(unit)]["value"]
    return value(quoted, total) * (1 - shares.sum() / 100)


def census_series(quoted: pd.DataFrame, stem: str, first: int, last: int) -> pd.DataFrame:
    """Rival counts of one census series, year by year.

    Parameters
    ----------
    quoted : DataFrame
        Table ``quoted_figures``: ``id``, ``ref_year``, ``value``.
    stem : str
        Beginning of the ids of the series, such as ``turks-in-kazakhstan-census``.
    first, last : int
        Census years, both included.

    Returns
    -------
    DataFrame
        By ``year``: ``low``, ``high`` (persons), ``gap`` (persons), ``gap_share`` of ``low``, ``counts``
        (number of rival values); only years that the series has.
    """
    rows = quoted[quoted["id"].str.startswith(stem)]
    years = pd.to_numeric(rows["ref_year"], errors="coerce").astype("Int64").rename("year")
    rows = rows.assign(year=years).query("@first <= year <= @last")
    table = rows.groupby("year")["value"].agg(low="min", high="max", counts="count")
    gap = table["high"] - table["low"]
    return table.assign(gap=gap, gap_share=gap / table["low"])[["low", "high", "gap", "gap_share", "counts"]]


def populations(quoted: pd.DataFrame, groups: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Counts of populations that are easily taken for one another.

    Parameters
    ----------
    groups : mapping
        What is counted (a label) to the ids of the figures that count it.

    Returns
    -------
    DataFrame
        ``counted``, ``low``, ``high`` (persons; equal where there is one figure), in the order of ``groups``.

    Raises
    ------
    KeyError
        If an id has no figure.
    """
    rows = [
        {"counted": counted, "low": min(numbers), "high": max(numbers)}
        for counted, ids in groups.items()
        for numbers in [[value(quoted, record) for record in ids]]
    ]
    return pd.DataFrame(rows, columns=["counted", "low", "high"])


def yearly(quoted: pd.DataFrame, stem: str) -> pd.Series:
    """The values of one series of quoted figures, by the year that they are about.

    Parameters
    ----------
    stem : str
        Beginning of the ids, such as ``antalya-visitors-from-kazakhstan``.

    Returns
    -------
    Series
        Values by year, in order; figures about other spans than a single year are left out.

    Raises
    ------
    ValueError
        If two figures are about one year.
    """
    rows = quoted[quoted["id"].str.startswith(stem) & quoted["ref_year"].fillna("").str.fullmatch(r"\d{4}")]
    series = rows.assign(year=rows["ref_year"].astype(int)).set_index("year")["value"].sort_index()
    if series.index.has_duplicates:
        raise ValueError(f"{stem}: more than one figure for {series.index[series.index.duplicated()][0]}")
    return series


def migrants(stocks: pd.DataFrame, origin: str, destination: str, source: str) -> pd.Series:
    """People from one state in another by one census, register or estimate, in order of time.

    Parameters
    ----------
    stocks : DataFrame
        Table ``migrants`` of the catalogue.
    origin, destination : str
        States (ISO 3166 alpha-3).
    source : str
        A value of the column ``source``; sources are never joined to one series.

    Returns
    -------
    Series
        Persons, by ``date``.

    Raises
    ------
    KeyError
        If the source has no number for the two; the message names the sources that have.
    """
    pair = stocks.query("origin == @origin and destination == @destination")
    rows = pair[pair["source"].eq(source)]
    if rows.empty:
        known = ", ".join(sorted(pair["source"].unique())) or "none"
        raise KeyError(f"{source!r} does not count people from {origin} in {destination}; those that do: {known}")
    return rows.set_index("date")["value"].sort_index()


def directions(counts: Mapping[str, tuple[float | None, float | None]]) -> pd.DataFrame:
    """Counts of people in both directions, each with its balance.

    Parameters
    ----------
    counts : mapping
        What is counted (a label) to the persons in the first and in the second direction; ``None`` without a
        count.

    Returns
    -------
    DataFrame
        ``counted``, ``there``, ``back`` (persons), ``back_share`` of both together (0 to 1), in the order given.
    """
    rows = [(counted, there, back) for counted, (there, back) in counts.items()]
    table = pd.DataFrame(rows, columns=["counted", "there", "back"]).astype({"there": "Int64", "back": "Int64"})
    return table.assign(back_share=table["back"] / (table["there"] + table["back"]))


def guests_and_residents(
    quoted: pd.DataFrame, stocks: pd.DataFrame, visitors: Mapping[str, str], host: str, date: str
) -> pd.DataFrame:
    """Visitors of a year beside the residents born in the same state.

    Parameters
    ----------
    quoted : DataFrame
        Table ``quoted_figures``.
    stocks : DataFrame
        Table ``migrants``; of it the register of the host is used.
    visitors : mapping
        State (ISO 3166 alpha-3) to the quoted figure of its visitors.
    host : str
        State that was visited.
    date : str
        Day of the register (YYYY-MM-DD).

    Returns
    -------
    DataFrame
        ``state``, ``visitors``, ``residents`` (persons), ``ratio`` (visitors for each resident); highest ratio
        first.

    Raises
    ------
    KeyError
        If a figure does not exist, or the register has no number for a state.
    """
    day = stocks["date"].astype(str).str[:10] == date
    register = stocks[day & stocks["destination"].eq(host) & stocks["source"].eq("register")].set_index("origin")
    lacking = [state for state in visitors if state not in register.index]
    if lacking:
        raise KeyError(f"the register of {date} does not count people from {', '.join(lacking)}")
    table = pd.DataFrame(
        {
            "state": list(visitors),
            "visitors": record.rows(quoted, list(visitors.values()))["value"].astype(int).to_numpy(),
            "residents": register.loc[list(visitors), "value"].astype(int).to_numpy(),
        }
    )
    table["ratio"] = table["visitors"] / table["residents"]
    return table.sort_values("ratio", ascending=False, ignore_index=True)


def channels(rows: Sequence[tuple[str, str, float, int | None, str]], new: Sequence[str] = ()) -> pd.DataFrame:
    """Channels between two societies by the number of people on them, widest first.

    Parameters
    ----------
    rows : sequence of tuple
        Channel, state of the people (ISO 3166 alpha-3), persons, year (``None`` without a date), kind of the
        number (``count`` or ``claim``).
    new : sequence of str
        Channels that the institutions in question opened.

    Returns
    -------
    DataFrame
        ``channel``, ``people_of``, ``persons``, ``year``, ``kind``, ``new`` (bool).

    Raises
    ------
    ValueError
        If a number is not positive, a kind is unknown, or a new channel is not among the rows.
    """
    columns = ["channel", "people_of", "persons", "year", "kind"]
    table = pd.DataFrame(rows, columns=columns).astype({"persons": "Int64", "year": "Int64"})
    if not (table["persons"] > 0).all():
        raise ValueError("a channel needs a positive number of persons")
    if not table["kind"].isin(["count", "claim"]).all():
        raise ValueError("kind must be 'count' or 'claim'")
    if set(new) - set(table["channel"]):
        raise ValueError(f"no such channel: {', '.join(sorted(set(new) - set(table['channel'])))}")
    table = table.assign(new=table["channel"].isin(new))
    return table.sort_values("persons", ascending=False, ignore_index=True)


def airports(routes: pd.DataFrame, snapshot: str, hub: str) -> list[str]:
    """Airports that a snapshot of the network links with a hub without a stop.

    Parameters
    ----------
    routes : DataFrame
        Table ``air_routes``: ``snapshot``, ``origin``, ``destination``.
    snapshot : str
        Its day (YYYY-MM-DD).
    hub : str
        IATA code, such as ``IST``.

    Returns
    -------
    list of str
        IATA codes in order of the alphabet; an airport served in one direction only is left out.
    """
    there = routes[routes["snapshot"].astype(str).str[:10] == snapshot]
    to = set(there.loc[there["destination"] == hub, "origin"])
    return sorted(to & set(there.loc[there["origin"] == hub, "destination"]))
