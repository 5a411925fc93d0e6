"""Assertions judged: tests with thresholds, one rule for the verdict, and how it moves with the thresholds.

The tests stand in the table ``assertion_tests``, the values come from the other measures. The rule: an assertion
without a value for a necessary test cannot be decided; otherwise it holds if all tests that have a value pass,
does not hold if none passes, and holds in part if some do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

#: The verdicts, in the order of a summary.
VERDICTS = ("holds", "holds in part", "does not hold", "cannot be decided")
#: Columns of ``assertion_tests`` that hold a threshold, the easiest first.
LEVELS = ("lax", "threshold", "strict")


def judged(tests: pd.DataFrame, values: Mapping[str, float], level: str = "threshold") -> pd.DataFrame:
    """Each test with its value and whether it passes.

    Parameters
    ----------
    tests : DataFrame
        Table ``assertion_tests`` of the catalogue.
    values : mapping of str to float
        Test to its value, in the unit of the test; NaN where it is not known.
    level : {"threshold", "lax", "strict"}
        Which threshold applies.

    Returns
    -------
    DataFrame
        The table's columns with ``value`` (float) and ``passed`` (boolean, missing where the value is).

    Raises
    ------
    KeyError
        If a test has no value, or a value no test: a value that is not known is NaN, not left out.
    """
    missing, unknown = sorted(set(tests["id"]) - set(values)), sorted(set(values) - set(tests["id"]))
    if missing or unknown:
        raise KeyError(f"tests without a value: {missing}; values without a test: {unknown}")
    value = tests["id"].map(dict(values)).astype(float)
    limit = tests[level].astype(float)
    passed = (value >= limit).where(tests["direction"].eq("at least"), value <= limit)
    return tests.assign(value=value, passed=passed.astype("boolean").mask(value.isna()))


def verdicts(judged: pd.DataFrame) -> pd.DataFrame:
    """The verdict on each assertion, by the rule of this module.

    Parameters
    ----------
    judged : DataFrame
        From :func:`judged`.

    Returns
    -------
    DataFrame
        Index assertion, in the order of the tests; ``tests``, ``known``, ``passed`` (numbers) and ``verdict``
        (of :data:`VERDICTS`).
    """
    groups = judged.groupby("assertion", sort=False)
    table = groups.agg(tests=("id", "size"), known=("value", "count"), passed=("passed", "sum"))
    lacking = judged["necessary"].astype(bool) & judged["value"].isna()
    open_ = lacking.groupby(judged["assertion"], sort=False).any() | table["known"].eq(0)
    verdict = pd.Series(VERDICTS[1], index=table.index, dtype="string")
    verdict = verdict.mask(table["passed"].eq(table["known"]), VERDICTS[0]).mask(table["passed"].eq(0), VERDICTS[2])
    return table.astype("int64").assign(verdict=verdict.mask(open_, VERDICTS[3]))


def sensitivity(tests: pd.DataFrame, values: Mapping[str, float]) -> pd.DataFrame:
    """The verdicts with the easier and the harder thresholds: index assertion, columns :data:`LEVELS`."""
    return pd.DataFrame({level: verdicts(judged(tests, values, level))["verdict"] for level in LEVELS})


def ratios(pairs: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """First number of each pair divided by the second.

    Raises
    ------
    ValueError
        If a divisor is not above zero, where a ratio would say nothing.
    """
    bad = [name for name, (_, divisor) in pairs.items() if divisor <= 0]
    if bad:
        raise ValueError(f"no ratio to a number that is not above zero: {', '.join(bad)}")
    return {name: float(number / divisor) for name, (number, divisor) in pairs.items()}


def approach(home: pd.Series, model: pd.Series, first: int, last: int) -> float:
    """Part of a gap of ``first`` that one series closed by its own move until ``last``, the other held still.

    Parameters
    ----------
    home, model : Series
        Values by year; only ``home`` is asked whether it moved.
    first, last : int
        Years compared.

    Returns
    -------
    float
        1 if ``home`` reached where ``model`` had been, 0 if it stood still, negative if it moved away.

    Raises
    ------
    ValueError
        If there was no gap in ``first``.
    """
    gap = float(model[first] - home[first])
    if gap == 0:
        raise ValueError(f"no gap to close in {first}")
    return float(home[last] - home[first]) / gap


def led(table: pd.DataFrame, column: str) -> float:
    """Part of the rows, of those without a gap, in which one column holds the largest value.

    Raises
    ------
    ValueError
        If every row has a gap.
    """
    whole = table.dropna()
    if whole.empty:
        raise ValueError("every row has a gap")
    return float(whole[column].eq(whole.max(axis="columns")).mean())


def a_year(years: pd.Series, first: int, last: int) -> float:
    """Number of dated things a year: those of ``first`` to ``last``, divided by the years."""
    return float(years.between(first, last).sum() / (last - first + 1))


def days_to(date: str | pd.Timestamp, others: Sequence[str | pd.Timestamp]) -> float:
    """Days from a date to the earliest of others; NaN if there is none."""
    days = [(pd.Timestamp(other) - pd.Timestamp(date)).days for other in others]
    return float(min(days)) if days else float("nan")
