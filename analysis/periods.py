"""The four periods of the book: a working hypothesis, which a later chapter tests."""

from __future__ import annotations

from typing import NamedTuple


class Period(NamedTuple):
    """Years of a period, first and last included."""

    first: int
    last: int
    title: str


PERIODS: dict[str, Period] = {
    "1991-2000": Period(1991, 2000, "Recognition and foundations"),
    "2001-2008": Period(2001, 2008, "Recovery and reorientation"),
    "2009-2015": Period(2009, 2015, "Strategic partnership"),
    "2016-2020": Period(2016, 2020, "Realignment and transition"),
}


def period_of(year: int) -> str:
    """Key of the period that holds ``year``; ValueError outside 1991–2020."""
    for key, period in PERIODS.items():
        if period.first <= year <= period.last:
            return key
    raise ValueError(f"year {year} lies outside the book's periods (1991–2020)")
