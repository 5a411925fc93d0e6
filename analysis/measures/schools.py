"""What became of the Turkish schools: what was said and done, and their fate in each state."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from analysis.dates import in_words
from analysis.measures import record

#: How a table says on what a record rests.
EVIDENCE = {"primary": "the issuer’s own page", "corroborated": "several sources", "single-secondary": "one source"}


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
    rows = record.rows(events, list(speakers)).sort_values("date")
    return pd.DataFrame(
        {
            "date": [in_words(date) for date in rows["date"]],
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
    for state, key in records.items():
        row = record.rows(quoted, [key]).iloc[0]
        inside = re.search(r"\((.*)\)", row["unit"])
        what = words.get(state) or (inside[1] if inside else "")
        if not what:
            raise ValueError(f"{key}: the unit {row['unit']!r} does not say what was done; give it in words")
        when = pd.Timestamp(acted[state])
        if str(when.year) != row["ref_year"]:
            raise ValueError(f"{key} is about {row['ref_year']}, not about {when.year}")
        fraction = when.year + (when.day_of_year - 1) / 365
        qualifier = "" if pd.isna(row["qualifier"]) else row["qualifier"]
        kept = what.startswith("kept")
        found.append((state, acted[state], fraction, int(row["value"]), qualifier, what, kept, key))
    columns = ["state", "acted", "year", "schools", "qualifier", "what", "kept", "record"]
    return pd.DataFrame(found, columns=columns).sort_values("year", kind="stable", ignore_index=True)
