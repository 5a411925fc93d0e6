"""What became of the Turkish schools, and how guests, residents, students and letters compare with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

#: How a table says on what a record rests.
EVIDENCE = {"primary": "the issuer’s own page", "corroborated": "several sources", "single-secondary": "one source"}


def day(date: str) -> str:
    """A date of the record in words, no more exact than it is: ``2017-09`` is “September 2017”."""
    return pd.Timestamp(date).strftime({4: "%Y", 7: "%B %Y"}.get(len(date), "%-d %B %Y"))


def _rows(table: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    missing = [name for name in ids if name not in set(table["id"])]
    if missing:
        raise KeyError(f"no record {', '.join(missing)}")
    return table.set_index("id").loc[list(ids)]


def statements(events: pd.DataFrame, speakers: Mapping[str, str], words: Mapping[str, str]) -> pd.DataFrame:
    """What was said or done about the schools, in order of time.

    Parameters
    ----------
    events : DataFrame
        Table ``events`` of the catalogue.
    speakers : mapping
        Record to the side that spoke.
    words : mapping
        Record to its words, where its title tells of something else.

    Returns
    -------
    DataFrame
        ``date`` (in words), ``side``, ``statement``, ``evidence`` (in words), ``record``.

    Raises
    ------
    KeyError
        If a record does not exist.
    """
    rows = _rows(events, list(speakers)).sort_values("date")
    return pd.DataFrame(
        {
            "date": [day(date) for date in rows["date"]],
            "side": [speakers[name] for name in rows.index],
            "statement": [words.get(name, title) for name, title in rows["title"].items()],
            "evidence": rows["confidence"].map(EVIDENCE).to_numpy(),
            "record": rows.index.to_numpy(),
        }
    )


def fates(
    quoted: pd.DataFrame, records: Mapping[str, str], acted: Mapping[str, str], words: Mapping[str, str]
) -> pd.DataFrame:
    """When each state dealt with its Turkish schools, how many there were, and what it did.

    Parameters
    ----------
    quoted : DataFrame
        Table ``quoted_figures``; a unit such as ``schools (closed)`` says what was done in its brackets.
    records : mapping
        State (ISO 3166 alpha-3) to the quoted figure that counts its schools.
    acted : mapping
        State to the day of its act (YYYY-MM-DD), in the year that the figure is about.
    words : mapping
        State to what was done, where the unit of its figure has no brackets.

    Returns
    -------
    DataFrame
        ``state``, ``acted`` (day), ``year`` (with its fraction), ``schools``, ``qualifier``, ``what``, ``kept``
        (whether they stayed what they were), ``record``; in order of time.

    Raises
    ------
    KeyError
        If a record does not exist.
    ValueError
        If neither the unit nor ``words`` says what was done, or the day lies outside the figure's year.
    """
    found = []
    for state, record in records.items():
        row = _rows(quoted, [record]).iloc[0]
        inside = re.search(r"\((.*)\)", row["unit"])
        what = words.get(state) or (inside[1] if inside else "")
        if not what:
            raise ValueError(f"{record}: the unit {row['unit']!r} does not say what was done; give it in words")
        when = pd.Timestamp(acted[state])
        if str(when.year) != row["ref_year"]:
            raise ValueError(f"{record} is about {row['ref_year']}, not about {when.year}")
        fraction = when.year + (when.day_of_year - 1) / 365
        qualifier = "" if pd.isna(row["qualifier"]) else row["qualifier"]
        kept = what.startswith("kept")
        found.append((state, acted[state], fraction, int(row["value"]), qualifier, what, kept, record))
    columns = ["state", "acted", "year", "schools", "qualifier", "what", "kept", "record"]
    return pd.DataFrame(found, columns=columns).sort_values("year", kind="stable", ignore_index=True)


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
            "visitors": _rows(quoted, list(visitors.values()))["value"].astype(int).to_numpy(),
            "residents": register.loc[list(visitors), "value"].astype(int).to_numpy(),
        }
    )
    table["ratio"] = table["visitors"] / table["residents"]
    return table.sort_values("ratio", ascending=False, ignore_index=True)


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


def alphabets(quoted: pd.DataFrame, records: Sequence[str]) -> pd.DataFrame:
    """Versions of an alphabet: when, how many letters, how they look.

    Returns
    -------
    DataFrame
        ``year``, ``letters``, ``version`` (the figure's title), ``record``; in order of the years.
    """
    rows = _rows(quoted, records)
    table = pd.DataFrame(
        {
            "year": rows["ref_year"].str[:4].astype(int).to_numpy(),
            "letters": rows["value"].astype(int).to_numpy(),
            "version": rows["title"].to_numpy(),
            "record": rows.index.to_numpy(),
        }
    )
    return table.sort_values("year", kind="stable", ignore_index=True)


def held_in(
    events: pd.DataFrame, towns: Mapping[str, Sequence[str]], spans: Sequence[tuple[int, int]], kind: str
) -> pd.DataFrame:
    """In which state events of one kind took place.

    Parameters
    ----------
    events : DataFrame
        Table ``events``: ``date``, ``kind``, ``place``, ``retrospective``.
    towns : mapping
        State to the towns that the column ``place`` names for it; an event in towns of two states, or in none of
        them, is not counted.
    spans : sequence of tuple of int
        First and last year, both included.
    kind : str
        A value of the column ``kind``, such as ``cultural-event``.

    Returns
    -------
    DataFrame
        By span (such as ``2016–2020``), a column of counts for each state.
    """
    rows = events[events["kind"].eq(kind) & ~events["retrospective"] & events["date"].notna()]
    years = rows["date"].str[:4].astype(int)
    where = rows["place"].fillna("")
    inside = {
        state: where.apply(lambda place, names=names: any(name in place for name in names))
        for state, names in towns.items()
    }
    alone = sum(found.astype(int) for found in inside.values()) == 1
    return pd.DataFrame(
        {
            state: [int((found & alone & years.between(first, last)).sum()) for first, last in spans]
            for state, found in inside.items()
        },
        index=[f"{first}–{last}" for first, last in spans],
    )
