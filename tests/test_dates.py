"""Dates are no more exact than the record."""

import pytest

from analysis import dates


@pytest.mark.parametrize(
    ("date", "expected"),
    [("1992", 1992.5), ("1991-01-01", 1991 + 0.5 / 365), ("1992-12", 1992 + 349.5 / 366)],
)
def test_decimal_year(date, expected):
    assert dates.decimal_year(date) == pytest.approx(expected)


def test_words_are_no_more_exact_than_the_record():
    assert [dates.in_words(text) for text in ("2004", "2017-09", "2016-07-29")] == [
        "2004",
        "September 2017",
        "29 July 2016",
    ]
