"""The periods cover 1991 to 2020 without gap or overlap."""

from __future__ import annotations

import pytest

from analysis.periods import PERIODS, period_of


def test_every_year_lies_in_one_period() -> None:
    years = [year for period in PERIODS.values() for year in range(period.first, period.last + 1)]
    assert years == list(range(1991, 2021))
    assert [period_of(year) for year in (1991, 2000, 2001, 2020)] == [
        "1991-2000",
        "1991-2000",
        "2001-2008",
        "2016-2020",
    ]


def test_a_year_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="1990"):
        period_of(1990)
