"""Assertions judged: tests with thresholds, one rule for the verdict, and how it moves with the thresholds.

The tests stand in the table ``assertion_tests``, the values come from the other measures. The rule: an assertion
with a necessary test that is open cannot be decided; otherwise it holds if all tests that are not open pass, mostly
holds if more than half do, holds in part if some do, and does not hold if none does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

#: A value, or the bounds between which it lies.
Value = float | tuple[float, float]
#: The verdicts, in the order of a summary.
VERDICTS = ("holds", "mostly holds", "holds in part", "does not hold", "cannot be decided")
#: How far a test goes: the hardest threshold that it passes, or none; a test that is open has no reach.
REACH = ("strict", "threshold", "lax", "none")
#: Columns of ``assertion_tests`` that hold a threshold, the easiest first.
LEVELS = ("lax", "threshold", "strict")


def judged(tests: pd.DataFrame, values: Mapping[str, Value], level: str = "threshold") -> pd.DataFrame:
    """Each test with its value and whether it passes.

    Parameters
    ----------
    tests : DataFrame
        Table ``assertion_tests`` of the catalogue.
    values : mapping of str to float or (float, float)
        Test to its value, in the unit of the test, or to the bounds between which it lies; NaN where it is not known.
    level : {"threshold", "lax", "strict"}
        Which threshold applies.

    Returns
    -------
    DataFrame
        The table's columns with ``low`` and ``high`` (float, equal where the value is known) and ``passed``
        (boolean, missing where the test is open: the value is not known, or the threshold lies between its bounds).

    Raises
    ------
    KeyError
        If a test has no value, or a value no test: a value that is not known is NaN, not left out.
    """
    missing, unknown = sorted(set(tests["id"]) - set(values)), sorted(set(values) - set(tests["id"]))
    if missing or unknown:
        raise KeyError(f"tests without a value: {missing}; values without a test: {unknown}")
    bounds = {name: value if isinstance(value, tuple) else (value, value) for name, value in values.items()}
    low, high = (tests["id"].map({name: pair[at] for name, pair in bounds.items()}).astype(float) for at in (0, 1))
    limit, rising = tests[level].astype(float), tests["direction"].eq("at least")
    passes = [(value >= limit).where(rising, value <= limit) for value in (low, high)]
    open_ = low.isna() | high.isna() | passes[0].ne(passes[1])
    return tests.assign(low=low, high=high, passed=passes[0].astype("boolean").mask(open_))


def verdicts(judged: pd.DataFrame) -> pd.DataFrame:
    """The verdict on each assertion, by the rule of this module.

    Parameters
    ----------
    judged : DataFrame
        From :func:`judged`.

    Returns
    -------
    DataFrame
        Index assertion, in the order of the tests; ``tests``, ``known`` (tests that are not open), ``passed``
        (numbers) and ``verdict`` (of :data:`VERDICTS`).
    """
    groups = judged.groupby("assertion", sort=False)
    table = groups.agg(tests=("id", "size"), known=("passed", "count"), passed=("passed", "sum")).astype("int64")
    lacking = judged["necessary"].astype(bool) & judged["passed"].isna()
    open_ = lacking.groupby(judged["assertion"], sort=False).any() | table["known"].eq(0)
    whole, most, part, none, undecided = VERDICTS
    verdict = pd.Series(part, index=table.index, dtype="string").mask(table["passed"] * 2 > table["known"], most)
    verdict = verdict.mask(table["passed"].eq(table["known"]), whole).mask(table["passed"].eq(0), none)
    return table.assign(verdict=verdict.mask(open_, undecided))


def reach(tests: pd.DataFrame, values: Mapping[str, Value]) -> pd.Series:
    """How far each test goes, of :data:`REACH`; missing where it is open at the stated threshold.

    Returns
    -------
    Series
        In the order of the tests, index as theirs.
    """
    passed = {level: judged(tests, values, level)["passed"] for level in LEVELS}
    out = pd.Series(REACH[-1], index=tests.index, dtype="string")
    for level in ("lax", "threshold", "strict"):  # an easier threshold is passed where a harder one is
        out = out.mask(passed[level].fillna(False), level)
    return out.mask(passed["threshold"].isna())


def within(days: pd.Series, limit: float) -> tuple[float, float]:
    """Bounds of the share of things that took no longer than a limit, where some waits are not known.

    Parameters
    ----------
    days : Series
        Waits; missing where not known.
    limit : float
        Longest wait that counts.

    Returns
    -------
    tuple of float
        The share had all unknown waits been longer, and had all been shorter.

    Raises
    ------
    ValueError
        If there is nothing to count.
    """
    if days.empty:
        raise ValueError("no wait to count")
    quick = float(days.le(limit).fillna(False).sum())
    return quick / len(days), (quick + float(days.isna().sum())) / len(days)


def sensitivity(tests: pd.DataFrame, values: Mapping[str, Value]) -> pd.DataFrame:
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
