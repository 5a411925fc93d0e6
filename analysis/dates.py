"""Dates of the record: as exact as they are known (``1992``, ``2017-09``, ``2016-07-29``), never more."""

from __future__ import annotations

import pandas as pd


def decimal_year(date: str) -> float:
    """Year with fraction of a full or partial date; the middle of the month or year where no day is known.

    >>> decimal_year("1992")
    1992.5
    """
    parts = [int(part) for part in str(date).split("-")]
    if len(parts) == 1:
        return parts[0] + 0.5
    if len(parts) == 2:
        parts.append(15)
    day = pd.Timestamp(*parts)
    return parts[0] + (day.day_of_year - 0.5) / (366 if day.is_leap_year else 365)


def in_words(date: str) -> str:
    """A date in words: ``2017-09`` is “September 2017”."""
    return pd.Timestamp(date).strftime({4: "%Y", 7: "%B %Y"}.get(len(date), "%-d %B %Y"))
