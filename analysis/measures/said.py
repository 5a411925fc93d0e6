"""What was said beside what was counted: statements, the counts that they can be held against, and the difference.

Which count a statement is held against, and why others are held against none, is the table ``comparisons``: the
book's own reading. A count is an interval, from the lowest to the highest of all datasets and years that the
statement may mean. A statement is an interval too: what it says, give or take half a unit of its last digit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from analysis.dates import decimal_year
from analysis.measures import record
from analysis.measures import trade as trade_measures

#: What a comparison can come to.
VERDICTS = ("above", "agrees", "below")
#: Share by which statistics are revised after they were quoted: nearer than this, a statement agrees.
REVISION = 0.05

_AT_LEAST = ("more than", "at least")
_AT_MOST = ("up to", "at most")
_NEARLY = ("almost", "nearly")


def span(value: float, high: float | None = None, qualifier: str | None = None) -> tuple[float, float]:
    """What a statement may mean: its number as exact as its digits, open where it says “more than” or “up to”.

    “Almost” reaches a whole unit down and nothing up.

    Parameters
    ----------
    value : float
        The number; not negative.
    high : float, optional
        Upper end of a stated range.
    qualifier : str, optional
        Words before the number.

    Returns
    -------
    tuple of float
        Lowest and highest value that fit: “2 billion” is 1.5 to 2.5 billion, “1.9 billion” 1.85 to 1.95.
    """
    words = qualifier if isinstance(qualifier, str) else ""
    top = value if high is None or pd.isna(high) else high
    if words.startswith(_AT_LEAST):
        return value, math.inf
    if words.startswith(_AT_MOST):
        return 0.0, top
    if words.startswith(_NEARLY):
        return value - 2 * _half_a_unit(value), value
    return value - _half_a_unit(value), top + _half_a_unit(top)


def _half_a_unit(value: float) -> float:
    """Half a unit of the last digit of a number that is not zero."""
    digits, exponent = f"{value:.9e}".split("e")
    return 0.5 * 10.0 ** (int(exponent) - len(digits.rstrip("0").partition(".")[2]))


def statements(comparisons: pd.DataFrame, quoted: pd.DataFrame) -> pd.DataFrame:
    """The comparisons with what was said, in the order of the years that the statements are about.

    Parameters
    ----------
    comparisons, quoted : DataFrame
        Tables ``comparisons`` and ``quoted_figures``.

    Returns
    -------
    DataFrame
        Columns of ``comparisons``, and ``value`` (in the unit of the figure), ``value_low``, ``value_high`` (what
        the statement may mean, :func:`span`), ``qualifier``, ``side``, ``said_on``, ``said_in`` (year, Int64).

    Raises
    ------
    KeyError
        If a figure is not in ``quoted_figures``.
    """
    rows = record.rows(quoted, comparisons["figure"]).reset_index(drop=True)
    spans = [span(*row) for row in zip(rows["value"], rows["value_high"], rows["qualifier"], strict=True)]
    table = comparisons.reset_index(drop=True).assign(
        value=rows["value"],
        value_low=[low for low, _ in spans],
        value_high=[high for _, high in spans],
        qualifier=rows["qualifier"],
        side=rows["side"],
        said_on=rows["said_on"],
        said_in=pd.to_numeric(rows["said_on"].str[:4]).astype("Int64"),
    )
    when = table["last"].fillna(table["said_in"])
    return (
        table.assign(when=when)
        .sort_values(["when", "said_on"], kind="stable", ignore_index=True)
        .drop(columns="when")
    )


def books(trade: pd.DataFrame, home: str, partner: str, first: int, last: int) -> dict[str, pd.DataFrame]:
    """What all datasets have for the trade of two states, lowest and highest by year, in dollars.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade`` without the rows that should not count.

    Returns
    -------
    dict of str to DataFrame
        ``turnover``, ``sales`` (of ``home``) and ``purchases``: ``low`` and ``high`` by year.
    """
    sold = trade_measures.flows(trade, home, partner, first, last) * 1e6
    bought = trade_measures.flows(trade, partner, home, first, last) * 1e6
    return {"turnover": bounds(sold + bought), "sales": bounds(sold), "purchases": bounds(bought)}


def bounds(counts: pd.DataFrame) -> pd.DataFrame:
    """Lowest and highest of several counts (columns) by year (index); years without any are left out."""
    return pd.DataFrame({"low": counts.min(axis="columns"), "high": counts.max(axis="columns")}).dropna()


def counted(
    statements: pd.DataFrame, series: Mapping[str, pd.DataFrame], quoted: pd.DataFrame, revision: float = REVISION
) -> pd.DataFrame:
    """Statements with the count that each is held against.

    Parameters
    ----------
    statements : DataFrame
        From :func:`statements`. Those with ``counts`` are held against these quoted figures, the others against
        the series of their topic in the years from ``first`` to ``last``; those without years against nothing.
    series : mapping of str to DataFrame
        Topic to ``low`` and ``high`` by year, in the unit of the statements.
    quoted : DataFrame
        Table ``quoted_figures``.
    revision : float
        A statement agrees that lies nearer to the count than this share of it.

    Returns
    -------
    DataFrame
        ``statements`` with ``low`` and ``high`` of the count (missing where there is none), ``verdict`` (of
        :data:`VERDICTS`), ``times`` (the number said for each one of the nearest count; 1 within the counts) and
        ``times_middle`` (for each one of the geometric middle of the counts).

    Raises
    ------
    KeyError
        If a topic has no series, or the series lacks all years of a statement.
    """
    found = [_count(row, series, quoted) for row in statements.itertuples()]
    table = statements.assign(low=[low for low, _ in found], high=[high for _, high in found])
    verdict = pd.Series("agrees", index=table.index, dtype="string")
    above = table["value_low"] > table["high"] + table["high"].abs() * revision
    below = table["value_high"] < table["low"] - table["low"].abs() * revision
    verdict = verdict.mask(above, "above").mask(below, "below")
    nearest = table["value"].clip(table["low"], table["high"])
    middle = (table["low"] * table["high"]) ** 0.5
    return table.assign(
        verdict=verdict.where(table["low"].notna()),
        times=(table["value"] / nearest).where(table["low"].notna()),
        times_middle=table["value"] / middle,
    )


def by_chance(compared: pd.DataFrame, revision: float = REVISION) -> float:
    """How often a statement agrees with the count of another one: what agreement is worth nothing.

    Parameters
    ----------
    compared : DataFrame
        Rows of :func:`counted` on one topic that have a verdict; at least two.
    revision : float
        As there.

    Returns
    -------
    float
        Share (0 to 1) of all pairs of a statement and another one's count that agree, three digits.
    """
    said, room = compared[["value_low", "value_high"]].to_numpy(), compared[["low", "high"]].to_numpy()
    room = room + np.abs(room) * [-revision, revision]
    agrees = (said[:, None, 0] <= room[None, :, 1]) & (said[:, None, 1] >= room[None, :, 0])
    own, pairs = agrees.trace(), len(said) * (len(said) - 1)
    return round(float((agrees.sum() - own) / pairs), 3)


def _count(row, series: Mapping[str, pd.DataFrame], quoted: pd.DataFrame) -> tuple[float, float]:
    if pd.isna(row.first):
        return math.nan, math.nan
    if pd.notna(row.counts):
        values = record.rows(quoted, row.counts.split("; "))["value"]
        return float(values.min()), float(values.max())
    if row.topic not in series:
        raise KeyError(f"no series for the topic {row.topic!r} of {row.figure}")
    years = series[row.topic].loc[int(row.first) : int(row.last)]
    if years.empty:
        raise KeyError(f"no count of {row.topic} in {row.first}–{row.last} for {row.figure}")
    return float(years["low"].min()), float(years["high"].max())


def one_voice(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a speaker and topic, since who repeats himself is no second witness.

    Parameters
    ----------
    compared : DataFrame
        Rows of :func:`counted` that have a verdict.

    Returns
    -------
    DataFrame
        ``topic``, ``side``, ``speaker``, ``office``, ``statements`` (number), ``verdict`` (the most frequent one
        outside the counts: ``above`` or ``below`` if more of either, else ``agrees``).
    """
    keys = ["topic", "side", "speaker", "office"]
    score = compared["verdict"].map({"above": 1, "agrees": 0, "below": -1}).astype(int)
    voices = (
        compared.assign(score=score)
        .groupby(keys, as_index=False)
        .agg(statements=("score", "size"), score=("score", "sum"))
    )
    names = voices["score"].clip(-1, 1).map({1: "above", 0: "agrees", -1: "below"})
    return voices.assign(verdict=names.astype("string")).drop(columns="score")


def signs(rows: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
    """How many statements lie above, within and below the counts, with a sign test.

    Parameters
    ----------
    rows : DataFrame
        ``verdict``, and the column ``by`` if there is one.

    Returns
    -------
    DataFrame
        ``group``, ``n``, ``above``, ``agrees``, ``below``; ``share`` (of those outside that lie above, 0 to 1)
        with its exact 95 % interval ``share_low``, ``share_high``, and ``p`` (two-sided sign test against half),
        three digits; missing where none lies outside.
    """
    groups = [("all", rows)] if by is None else list(rows.groupby(by))
    found = []
    for name, mine in groups:
        counts = mine["verdict"].value_counts().reindex(VERDICTS, fill_value=0)
        above, outside = int(counts["above"]), int(counts["above"] + counts["below"])
        row = {"group": name, "n": int(counts.sum())} | {verdict: int(counts[verdict]) for verdict in VERDICTS}
        row |= dict.fromkeys(("share", "share_low", "share_high", "p"), math.nan)
        if outside:
            test = binomtest(above, outside)
            interval = test.proportion_ci()
            row |= {"share": above / outside, "p": round(float(test.pvalue), 3)}
            row |= {"share_low": round(float(interval.low), 3), "share_high": round(float(interval.high), 3)}
        found.append(row)
    return pd.DataFrame(found)


def nearer(compared: pd.DataFrame, one: pd.Series, other: pd.Series) -> pd.Series:
    """Which of two books each statement about a single year lies nearer to, by factor.

    Parameters
    ----------
    compared : DataFrame
        ``first``, ``last`` (years) and ``value``.
    one, other : Series
        Counts by year, named, in the unit of the statements.

    Returns
    -------
    Series of str
        Name of the nearer book, by the index of ``compared``; missing for several years, for a year that either
        book lacks, and where both are equally near.
    """

    def book(row) -> str | None:
        if row.first != row.last or row.first not in one.index or row.first not in other.index:
            return None
        far = [abs(math.log(row.value / counts[row.first])) for counts in (one, other)]
        if pd.isna(far).any() or far[0] == far[1]:
            return None
        return str(one.name if far[0] < far[1] else other.name)

    return pd.Series([book(row) for row in compared.itertuples()], index=compared.index, dtype="string")


def at_a_visit(said_on: pd.Series, days: pd.Series, within: int = 3) -> pd.Series:
    """Whether statements were made within some days of a journey.

    Parameters
    ----------
    said_on : Series of str
        When it was said; missing in the result where no day is known.
    days : Series of str
        Dates of journeys; those that are not full days are left out.

    Returns
    -------
    Series of boolean
    """
    known = pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").dropna()
    said = pd.to_datetime(said_on, format="%Y-%m-%d", errors="coerce")
    near = [pd.NA if pd.isna(day) else bool(((known - day).abs() <= pd.Timedelta(days=within)).any()) for day in said]
    return pd.Series(near, index=said_on.index, dtype="boolean")


def aims(quoted: pd.DataFrame, turnover: pd.DataFrame, last: int) -> pd.DataFrame:
    """Aims for trade beside the trade of the year before each was named.

    Parameters
    ----------
    quoted : DataFrame
        Table ``quoted_figures``; aims for the trade of other states name them in the unit and are left out, as
        are those without a date.
    turnover : DataFrame
        ``low`` and ``high`` by year, in dollars (:func:`books`).
    last : int
        Last year in which an aim was named.

    Returns
    -------
    DataFrame
        ``id``, ``side``, ``said_by``, ``said_on``, ``when`` (year with fraction), ``value`` (dollars), ``times_low``
        and ``times_high`` (aim by the highest and lowest count), by date.
    """
    rows = quoted[quoted["indicator"].eq("trade_target") & quoted["unit"].eq("USD") & quoted["said_on"].notna()]
    base = rows["said_on"].str[:4].astype(int) - 1
    rows = rows.assign(base=base, when=rows["said_on"].map(decimal_year))
    rows = rows[(base < last) & base.isin(turnover.index)].sort_values(["when", "id"], ignore_index=True)
    counts = turnover.loc[rows["base"]].reset_index(drop=True)
    rows = rows.assign(times_low=rows["value"] / counts["high"], times_high=rows["value"] / counts["low"])
    return rows[["id", "side", "said_by", "said_on", "when", "value", "times_low", "times_high"]]


def papers(agreements: pd.DataFrame, begin: str, end: str) -> int:
    """Bilateral documents of the record that are dated from one day or month to another (a lower bound)."""
    dated = agreements[agreements["scope"].eq("bilateral") & agreements["date"].notna()]
    return int(dated["date"].str[: len(begin)].ge(begin).mul(dated["date"].str[: len(end)].le(end)).sum())
