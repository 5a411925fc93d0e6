"""Breaks of yearly series: where they lie, how sure that is, and whether chance would do as well.

A series is a Series with years as index; a year without a value is a gap, left out and never filled. Two shapes of
spells are compared: ``steps`` (each spell has its own level) and ``lines`` (its own level and its own slope). What
chance would do is asked of simulated *worlds*: each series runs along one straight line through all its years, and
what strays from the line is handed on from year to year as in the data (AR(1)). Nothing breaks in a world. The
shocks of a year are drawn for all series together, so that those that stray together in the data also do so there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
import ruptures

SHAPES = ("steps", "lines")
#: Observations that a spell of one series must have.
SHORTEST = 4
_WARM = 30  # years that a simulated series runs before the first that counts

Borders = tuple[int, ...]


def borders(first: int, last: int, number: int = 3, shortest: int = 5) -> list[Borders]:
    """All ways to divide the years into spells; a border is the first year of a spell.

    Parameters
    ----------
    first, last : int
        Years, both included.
    number : int
        Borders, one less than spells.
    shortest : int
        Years that each spell must have at least.
    """
    years = range(first + shortest, last - shortest + 2)
    return [cut for cut in combinations(years, number) if all(b - a >= shortest for a, b in pairwise(cut))]


def _known(series: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    clean = series.dropna().astype(float).sort_index()
    if len(clean) < 2 * SHORTEST:
        raise ValueError(f"{len(clean)} years with a value are too few: two spells need {2 * SHORTEST}")
    return clean.index.to_numpy(dtype=int), clean.to_numpy()


def _costs(years: np.ndarray, values: np.ndarray, spells: Sequence[tuple[int, int]], shape: str) -> np.ndarray:
    """Sum of squared residuals of each spell: spells × worlds; a spell runs from a position to before another."""
    if shape not in SHAPES:
        raise ValueError(f"shape {shape!r} is none of {', '.join(SHAPES)}")
    start, end = np.array(spells).T
    # years × worlds: what is added up lies together in memory
    time, values = (years - years.mean())[:, None], np.atleast_2d(values).T.copy()
    values -= values.mean(axis=0)

    def sums(of: np.ndarray) -> np.ndarray:
        total = np.concatenate([np.zeros((1, of.shape[1])), of.cumsum(axis=0)])
        return total[end] - total[start]

    count, level = (end - start)[:, None], sums(values)
    cost = sums(values**2) - level**2 / count
    if shape == "lines":
        spread = sums(time**2) - sums(time) ** 2 / count
        cost -= (sums(time * values) - sums(time) * level / count) ** 2 / spread
    return np.maximum(cost, 0)


@lru_cache
def _divided(years: tuple[int, ...], cuts: tuple[Borders, ...]) -> list[tuple[int, ...]]:
    """Where the spells of each cut begin, and the series' length; a border that leaves a spell too short is out."""
    out = []
    for cut in cuts:
        kept = [0]
        for at in (bisect_left(years, border) for border in cut):
            if at - kept[-1] >= SHORTEST and len(years) - at >= SHORTEST:
                kept.append(at)
        out.append((*kept, len(years)))
    return out


def _explained(years: np.ndarray, values: np.ndarray, cuts: Sequence[Borders], shape: str) -> np.ndarray:
    """Share of the variance that spells explain: sets of borders × worlds."""
    divided = _divided(tuple(years.tolist()), tuple(cuts))
    spells = sorted({spell for division in divided for spell in pairwise(division)})
    cost = dict(zip(spells, _costs(years, values, spells, shape), strict=True))
    whole = _costs(years, values, [(0, len(years))], "steps")[0]
    # many sets of borders divide a short series alike
    shares = {division: 1 - sum(cost[spell] for spell in pairwise(division)) / whole for division in set(divided)}
    return np.stack([shares[division] for division in divided])


def explained(series: Mapping[str, pd.Series], cuts: Sequence[Borders], shape: str) -> pd.DataFrame:
    """How much of each series' variance every set of borders explains.

    Parameters
    ----------
    series : mapping of str to Series
        Yearly values.
    cuts : sequence of tuple of int
        Sets of borders, as from :func:`borders`. A border that leaves a series fewer than :data:`SHORTEST`
        values on a side does not divide that series.
    shape : {"steps", "lines"}
        What a spell has of its own: its level, or level and slope.

    Returns
    -------
    DataFrame
        Index: the sets of borders; a column a series; 0 to 1.
    """
    table = {name: _explained(*_known(values), cuts, shape)[:, 0] for name, values in series.items()}
    return pd.DataFrame(table, index=pd.Index(list(cuts), tupleize_cols=False, name="borders"))


class Noise(NamedTuple):
    """A series as one line and what strays from it."""

    line: np.ndarray  # the line, at the years with a value
    carry: float  # part of a year's residual that is handed on to the next, 0 to 0.99
    shocks: pd.Series  # what is new in a year; index years, mean 0


def _lines(years: np.ndarray, values: np.ndarray, at: int | None) -> np.ndarray:
    """One line through all years, or one before ``at`` and another from it on."""
    parts = [np.full(len(years), True)] if at is None else [years < at, years >= at]
    return np.concatenate(
        [np.polyval(np.polyfit(years[p] - years[0], values[p], 1), years[p] - years[0]) for p in parts]
    )


def noise(series: pd.Series, at: int | None = None) -> Noise:
    """One straight line through a series, and its residuals as an AR(1) process.

    The carry is corrected for its bias in short series with a trend (the expected estimate lies about
    (2 + 4 ``carry``) / n too low), and is kept within 0 and 0.99.

    Parameters
    ----------
    series : Series
        Yearly values.
    at : int, optional
        A year of a break that carry and shocks are to know of: they are then those around two lines, each over half
        of the years, which doubles the correction. Without it a true break makes the series look more persistent.
    """
    years, values = _known(series)
    rest = pd.Series(values - _lines(years, values, at), index=years).reindex(range(years[0], years[-1] + 1))
    before, halves = rest.shift(1), 1 if at is None else 2
    both = rest.notna() & before.notna()
    raw = float((rest * before)[both].sum() / (before**2)[both].sum())
    carry = float(np.clip((len(years) * raw + 2 * halves) / (len(years) - 4 * halves), 0, 0.99))
    shocks = (rest - carry * before).dropna()
    return Noise(_lines(years, values, None), carry, shocks - shocks.mean())


def worlds(
    series: Mapping[str, pd.Series], number: int, seed: int, at: Mapping[str, int] | None = None
) -> dict[str, np.ndarray]:
    """Simulated series in which nothing breaks.

    Parameters
    ----------
    series : mapping of str to Series
        Yearly values.
    number : int
        Worlds.
    seed : int
        Seed of the random numbers.
    at : mapping of str to int, optional
        Year of a break in each series that its shocks are to know of (:func:`noise`). The worlds have none.

    Returns
    -------
    dict of str to array
        Worlds × years with a value. In one world all series take the shocks of the same drawn years; a series
        that has no shock in a drawn year takes another of its own.
    """
    generator = np.random.default_rng(seed)
    known = {name: _known(values)[0] for name, values in series.items()}
    first, last = min(years[0] for years in known.values()), max(years[-1] for years in known.values())
    drawn = generator.integers(first, last + 1, (number, last - first + 1 + _WARM))
    other = generator.random(drawn.shape)
    models = {name: noise(values, at[name] if at else None) for name, values in series.items()}
    return {name: _world(model, known[name], first, drawn, other) for name, model in models.items()}


def _world(model: Noise, years: np.ndarray, first: int, drawn: np.ndarray, other: np.ndarray) -> np.ndarray:
    shocks = model.shocks.to_numpy()
    by_year = model.shocks.reindex(range(first, int(drawn.max()) + 1)).to_numpy()[drawn - first]
    new = np.where(np.isnan(by_year), shocks[(other * len(shocks)).astype(int)], by_year)
    rest = np.zeros_like(new)
    for year in range(1, new.shape[1]):
        rest[:, year] = model.carry * rest[:, year - 1] + new[:, year]
    return model.line + rest[:, _WARM:][:, years - first]


def _gains(years: np.ndarray, values: np.ndarray) -> tuple[list[int], np.ndarray]:
    """What a break at each year takes from the residuals of one line: years, worlds × years (0 to 1)."""
    places = range(SHORTEST, len(years) - SHORTEST + 1)
    before, after = [(0, at) for at in places], [(at, len(years)) for at in places]
    both = _costs(years, values, before, "lines") + _costs(years, values, after, "lines")
    return [int(years[at]) for at in places], (1 - both / _costs(years, values, [(0, len(years))], "lines")).T


def strongest(
    series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray], seed: int, level: float = 0.9
) -> pd.DataFrame:
    """The most marked break of level and slope in each series, with its chance and its uncertainty.

    Parameters
    ----------
    series : mapping of str to Series
        Yearly values.
    chance : mapping of str to array
        Worlds without breaks, from :func:`worlds`.
    seed : int
        Seed of the resampling by which the interval is made: the two lines, with shocks drawn anew.
    level : float
        Probability that the interval holds.

    Returns
    -------
    DataFrame
        One row a series: ``series``, ``first``, ``last`` (years), ``values`` (number), ``from``, ``to`` (years at
        which a break can be seen), ``year`` (first of the new spell), ``gain`` (share of the residuals of one line
        that the break explains), ``p`` (share of worlds with a gain as large somewhere), ``low``, ``high``
        (interval of the year).
    """
    rows = []
    for number, (name, column) in enumerate(series.items()):
        years, values = _known(column)
        places, gains = _gains(years, values)
        best = places[int(gains[0].argmax())]
        again = _again(years, values, best, len(chance[name]), seed + number)
        low, high = np.quantile(again, [(1 - level) / 2, (1 + level) / 2], method="nearest")
        found = (years[0], years[-1], len(years), places[0], places[-1], best, round(float(gains.max()), 4))
        rows.append((name, *found, *rarity({name: column}, chance), int(low), int(high)))
    columns = ["series", "first", "last", "values", "from", "to", "year", "gain", "p", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def rarity(series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray]) -> list[float]:
    """Share of worlds in which each series' strongest gain is as large: ``p`` of :func:`strongest`."""
    shares = []
    for name, column in series.items():
        years, values = _known(column)
        gain, in_worlds = (_gains(years, of)[1].max(axis=1) for of in (values, chance[name]))
        shares.append(round(float((in_worlds >= gain).mean()), 4))
    return shares


def false_alarms(
    carry: float, values: int, trials: int, number: int, seed: int, level: float = 0.05
) -> dict[str, float]:
    """How often series that never break seem to, by worlds that do and that do not know of a break.

    Parameters
    ----------
    carry : float
        Part of a year's deviation that is handed on.
    values : int
        Years of a series.
    trials : int
        Series tried, each beside ``number`` worlds of its own.

    Returns
    -------
    dict
        ``strict`` and ``lenient``: share of the trials with ``p`` below ``level`` (:func:`rarity`), in worlds without
        ``at`` and with it (:func:`worlds`).
    """
    shocks = np.random.default_rng(seed).normal(size=(trials, values + _WARM))
    for year in range(1, shocks.shape[1]):
        shocks[:, year] += carry * shocks[:, year - 1]
    series = {str(i): pd.Series(row[_WARM:], index=range(values)) for i, row in enumerate(shocks)}
    at = {}
    for name, column in series.items():
        places, gains = _gains(*_known(column))
        at[name] = places[int(gains[0].argmax())]
    found = {
        name: rarity(series, worlds(series, number, seed, of)) for name, of in {"strict": None, "lenient": at}.items()
    }
    return {name: round(float(np.mean(np.array(shares) < level)), 4) for name, shares in found.items()}


def _again(years: np.ndarray, values: np.ndarray, at: int, number: int, seed: int) -> np.ndarray:
    """Years of the most marked break when the shocks around two lines are drawn anew."""
    line = _lines(years, values, at)
    rest = pd.Series(values - line, index=years)
    before = rest.reindex(rest.index - 1).to_numpy()
    both = ~np.isnan(before)
    carry = float(np.clip((rest[both] @ before[both]) / (before[both] @ before[both]), 0, 0.99))
    shocks = rest[both].to_numpy() - carry * before[both]
    # four fitted coefficients make the residuals too small
    shocks = (shocks - shocks.mean()) * np.sqrt(len(years) / (len(years) - 4))
    span = years[-1] - years[0] + 1
    new = np.random.default_rng(seed).choice(shocks, (number, span + _WARM))
    simulated = np.zeros_like(new)
    for year in range(1, new.shape[1]):
        simulated[:, year] = carry * simulated[:, year - 1] + new[:, year]
    places, gains = _gains(years, line + simulated[:, _WARM:][:, years - years[0]])
    return np.array(places)[gains.argmax(axis=1)]


def number(series: pd.Series, chance: np.ndarray, level: float = 0.05) -> list[int]:
    """Breaks of level and slope that a penalised search (PELT) keeps.

    The penalty for each break is such that of the worlds without breaks only a share ``level`` would show one.

    Returns
    -------
    list of int
        First years of the new spells.
    """
    years, values = _known(series)
    whole = float(_costs(years, values, [(0, len(years))], "lines")[0, 0])
    penalty = float(np.quantile(_gains(years, chance)[1].max(axis=1), 1 - level)) * whole
    time = years - years.mean()
    signal = np.column_stack([values - values.mean(), np.ones(len(years)), time / time.max()])
    search = ruptures.Pelt(model="linear", min_size=SHORTEST, jump=1).fit(signal)
    return [int(years[at]) for at in search.predict(pen=penalty)[:-1]]


def at(series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray], years: Sequence[int]) -> pd.DataFrame:
    """Whether the series break in given years, each year taken as known beforehand.

    Returns
    -------
    DataFrame
        ``series``, ``year``, ``p`` (share of worlds with a gain as large at that year); missing where the series
        has too few values before or after.
    """
    rows = []
    for name, column in series.items():
        known, values = _known(column)
        places, gains = _gains(known, values)
        in_worlds = _gains(known, chance[name])[1]
        for year in years:
            p = float("nan")
            if year in places:
                p = round(float((in_worlds[:, places.index(year)] >= gains[0, places.index(year)]).mean()), 4)
            rows.append((name, year, p))
    return pd.DataFrame(rows, columns=["series", "year", "p"])


def profile(series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray], level: float = 0.9) -> pd.DataFrame:
    """How strongly the series break together in each year, beside worlds without breaks.

    Parameters as for :func:`strongest`.

    Returns
    -------
    DataFrame
        Index ``year``: ``strength`` (mean over the series of the share of worlds with a smaller gain in that year;
        0.5 is what chance gives), ``series`` (number that can show a break there), ``low``, ``high`` (middle
        ``level`` of the worlds, year by year), ``anywhere`` (the height that 1 − ``level`` of the worlds exceed in
        some year).
    """
    ranks: dict[int, list[np.ndarray]] = {}
    for name, column in series.items():
        years, values = _known(column)
        places, gains = _gains(years, np.vstack([values, chance[name]]))
        # each world is measured against all others as the data are
        order = gains.argsort(axis=0).argsort(axis=0) / (len(gains) - 1)
        for place, year in enumerate(places):
            ranks.setdefault(year, []).append(order[:, place])
    means = pd.DataFrame({year: np.mean(ranks[year], axis=0) for year in sorted(ranks)})
    rest = means.iloc[1:]
    out = pd.DataFrame({"strength": means.iloc[0], "series": {year: len(ranks[year]) for year in ranks}})
    out["low"], out["high"] = rest.quantile((1 - level) / 2), rest.quantile((1 + level) / 2)
    out["anywhere"] = float(rest.max(axis=1).quantile(level))
    return out.round(4).rename_axis("year")


def standing(
    series: Mapping[str, pd.Series],
    chance: Mapping[str, np.ndarray],
    cuts: Sequence[Borders],
    own: Borders,
    shape: str,
) -> dict[str, object]:
    """How one set of borders stands among all others, in the data and in worlds without breaks.

    Parameters
    ----------
    series, chance : mapping
        As for :func:`strongest`.
    cuts : sequence of tuple of int
        All sets of borders.
    own : tuple of int
        The one to judge; among them.
    shape : {"steps", "lines"}
        What a spell has of its own.

    Returns
    -------
    dict
        ``own`` (mean share explained by it), ``rank`` (1 is best), ``sets``, ``usual`` (its median rank in the
        worlds), ``p_rank`` (share of worlds in which it ranks as well), ``low``, ``high`` (what it explains in
        the middle 90 per cent of worlds), ``best`` (borders), ``best_share``, ``close`` (number of sets within a
        hundredth of it, itself included), ``p_gap`` (share of worlds in which the best is as far ahead of ``own``).

    Raises
    ------
    ValueError
        If ``own`` is not among ``cuts``.
    """
    if own not in cuts:
        raise ValueError(f"{own} is not among the {len(cuts)} sets of borders")
    mine = list(cuts).index(own)
    shares = []
    for name, column in series.items():
        years, values = _known(column)
        shares.append(_explained(years, np.vstack([values, chance[name]]), cuts, shape))
    both = np.mean(shares, axis=0)
    data, in_worlds = both[:, 0], both[:, 1:]
    ranks = (in_worlds > in_worlds[mine] + 1e-9).sum(axis=0) + 1
    rank = int((data > data[mine] + 1e-9).sum()) + 1
    gap, gaps = data.max() - data[mine], in_worlds.max(axis=0) - in_worlds[mine]
    low, high = np.quantile(in_worlds[mine], [0.05, 0.95])
    return {
        "own": round(float(data[mine]), 4),
        "rank": rank,
        "sets": len(cuts),
        "usual": int(np.median(ranks)),
        "p_rank": round(float((ranks <= rank).mean()), 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "best": cuts[int(data.argmax())],
        "best_share": round(float(data.max()), 4),
        "close": int((data >= data.max() - 0.01).sum()),
        "p_gap": round(float((gaps >= gap).mean()), 4),
    }


def carried_over(
    groups: Mapping[str, Mapping[str, pd.Series]], cuts: Sequence[Borders], own: Borders, shape: str
) -> pd.DataFrame:
    """Whether the borders that fit the other groups best also fit the series of the one left out.

    Series of one group (a value and its share, say) go together, so that they are left out together.

    Parameters
    ----------
    groups : mapping of str to mapping of str to Series
        Yearly values, by group and name.
    cuts, own, shape
        As for :func:`standing`.

    Returns
    -------
    DataFrame
        ``series``, ``borders`` (best for all other groups), ``theirs`` and ``own`` (share of the series' variance
        that these and ``own`` explain), ``gain`` (their difference).
    """
    table = explained({name: values for group in groups.values() for name, values in group.items()}, cuts, shape)
    rows = []
    for group in groups.values():
        best = table.drop(columns=list(group)).mean(axis=1).to_numpy().argmax()
        for name in group:
            theirs, mine = float(table[name].iloc[best]), float(table[name].iloc[list(cuts).index(own)])
            rows.append((name, cuts[best], round(theirs, 4), round(mine, 4), round(theirs - mine, 4)))
    return pd.DataFrame(rows, columns=["series", "borders", "theirs", "own", "gain"])


def near(
    series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray], years: Sequence[int], reach: int
) -> dict[str, float]:
    """How many series have their most marked break close to given years, and how many would by chance.

    Parameters
    ----------
    series, chance : mapping
        As for :func:`strongest`.
    years : sequence of int
        Years, any of which will do.
    reach : int
        Distance that still counts as close.

    Returns
    -------
    dict
        ``series`` (that can show a break so close), ``breaks`` (of them, those that have their most marked one
        there), ``expected`` (the same number as the mean of the worlds).
    """
    count, hits, expected = 0, 0, 0.0
    for name, column in series.items():
        known, values = _known(column)
        places, gains = _gains(known, np.vstack([values, chance[name]]))
        close = np.abs(np.array(places)[:, None] - np.array(years)).min(axis=1) <= reach
        if close.any():
            found = close[gains.argmax(axis=1)]
            count, hits, expected = count + 1, hits + int(found[0]), expected + float(found[1:].mean())
    return {"series": count, "breaks": hits, "expected": round(expected, 4)}


def power(series: Mapping[str, pd.Series], chance: Mapping[str, np.ndarray], year: int, size: float) -> float:
    """How often a true break would be seen: a jump of level put into worlds without breaks.

    Parameters
    ----------
    series, chance : mapping
        As for :func:`strongest`.
    year : int
        First year after the jump.
    size : float
        Height of the jump, in standard deviations of the series' yearly shocks.

    Returns
    -------
    float
        Share of worlds whose strongest gain is greater than in 95 per cent of worlds without the jump; mean over the
        series that can show a break in that year.
    """
    shares = []
    for name, column in series.items():
        years, _ = _known(column)
        places, gains = _gains(years, chance[name])
        if year in places:
            jump = np.where(years >= year, size * noise(column).shocks.std(ddof=0), 0)
            strong = _gains(years, chance[name] + jump)[1].max(axis=1)
            shares.append(float((strong > np.quantile(gains.max(axis=1), 0.95)).mean()))
    return round(float(np.mean(shares)), 4)


def counted(years: pd.Series, first: int, last: int) -> pd.Series:
    """Events a year as a series for this module: the square root of the number and 3/8, which evens the scatter.

    A year without an event counts as none: zero is what the record has, not a gap.
    """
    number = years.value_counts().reindex(pd.RangeIndex(first, last + 1, name="year"), fill_value=0)
    return np.sqrt(number + 3 / 8)
