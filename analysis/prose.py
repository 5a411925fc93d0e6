"""Computed numbers in the text.

A chapter's code hands its numbers to :func:`numbers`; its prose quotes them with the ``n`` role, which names
the key and shows the value, so that the text reads well in a plain notebook too::

    Trade came to {n}`490 million = turnover_2000` dollars.

The press fills in and checks the value before the equals sign; only the key needs to be written.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from IPython.display import display

#: Media type of the record that :func:`numbers` leaves in the notebook.
MIME = "application/vnd.analysis.numbers+json"
#: Languages of the abstracts; the first is that of the text.
LANGUAGES = ("en", "kk", "tr")

Number = dict[str, str]


def decimal(value: float, digits: int = 0) -> Number:
    """A number with thousands separators, rounded to ``digits``, as each language writes it."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return {language: _minus(format_decimal(value, pattern, locale=language)) for language in LANGUAGES}


def _minus(text: str) -> str:
    """A number with a true minus sign in the place of the hyphen."""
    return text.replace("-", "\N{MINUS SIGN}")


def percent(share: float, digits: int = 0) -> Number:
    """A share (0.5) as a percentage (50%), as each language writes it."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
    out = {language: _minus(format_percent(share, pattern, locale=language)) for language in LANGUAGES}
    return out | {"tr": "%" + out["tr"].strip("%\u00a0 ")}  # Turkish sets the sign first


def date(text: str) -> Number:
    """A full date (``1991-12-16``) in words."""
    day = pd.Timestamp(text).date()
    out = {language: format_date(day, "long", locale=language) for language in LANGUAGES}
    return out | {"en": format_date(day, "d MMMM y", locale="en")}


def words(text: str, **other: str) -> Number:
    """A computed name; ``kk`` and ``tr`` give it in the other languages where it differs."""
    return {language: other.get(language, text) for language in LANGUAGES}


def numbers(**values: Number) -> None:
    """Record the chapter's numbers for its prose, and show them as a list.

    Parameters
    ----------
    **values
        Key to what :func:`decimal`, :func:`percent`, :func:`date` or :func:`words` made of a result.
    """
    for key, value in values.items():
        if not isinstance(value, Mapping) or set(value) != set(LANGUAGES):
            raise TypeError(f"number {key!r}: write it with prose.decimal, percent, date or words")
    width = max(map(len, values))
    text = "\n".join(f"{key:<{width}}  {value['en']}" for key, value in values.items())
    display({MIME: {key: dict(value) for key, value in values.items()}, "text/plain": text}, raw=True)
