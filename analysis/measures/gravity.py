"""Trade against what gravity expects of two states: how much more, how surely, how unusual that is.

The expectation rests on all that each state sells and buys, and on what lies between them: distance, border,
language, empire. It is fitted to all pairs of states at once by Poisson pseudo-maximum likelihood with an effect
for each exporter and each importer, which is the gravity of trade theory and takes pairs without trade as they
are. A pair that is judged never takes part in its own expectation. Values are millions of current US dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures import trade as flows_of

#: The fifteen republics of the Soviet Union.
SOVIET = ["ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"]
#: What lies between two states, as :func:`pairs` names it; distance in logarithms.
EXPLAINING = [
    "distance",
    "contiguous",
    "common_official_language",
    "common_spoken_language",
    "colony",
    "common_coloniser",
    "soviet",
]
#: Level of intervals and bands, and how many standard errors it takes on each side of an estimate.
LEVEL, SIDES = 0.95, 1.96

Pair = tuple[str, str]


class Fit(NamedTuple):
    """What :func:`fit` finds: ``pairs`` with expectation and ratio, ``coefficients`` with errors."""

    pairs: pd.DataFrame
    coefficients: pd.DataFrame


def significant(values: pd.Series, digits: int = 5) -> pd.Series:
    """Numbers rounded to significant digits, so that solvers of other machines give the same ones."""
    return values.map(lambda value: float(f"{value:.{digits}g}"))


def between(pairs: pd.DataFrame, ones: Iterable[str], others: Iterable[str]) -> pd.Series:
    """Which rows join a state of one group with a state of the other, in either direction."""
    ones, others = set(ones), set(others)
    there = pairs["exporter"].isin(ones) & pairs["importer"].isin(others)
    return there | (pairs["exporter"].isin(others) & pairs["importer"].isin(ones))


def pairs(
    flows: pd.DataFrame,
    distances: pd.DataFrame,
    years: Iterable[int],
    states: Sequence[str] | None = None,
    distance: str = "weighted",
    yearly: bool = False,
    zeros: bool = True,
) -> pd.DataFrame:
    """Every ordered pair of states with its trade and what lies between the two.

    Parameters
    ----------
    flows : DataFrame
        ``exporter``, ``importer``, ``year``, ``value``; a pair and year without a row traded nothing.
    distances : DataFrame
        The table ``distances``.
    years : iterable of int
        Years whose trade is added up.
    states : sequence of str, optional
        Only these; by default all that sell and buy in those years.
    distance : {"weighted", "capitals", "main_cities"}
        Which distance.
    yearly : bool
        One row a pair and year (column ``year``) instead of the sum.
    zeros : bool
        Whether pairs without trade belong to the world that the model is fitted to.

    Returns
    -------
    DataFrame
        ``exporter``, ``importer``, ``value`` and :data:`EXPLAINING`, numbers throughout.

    Raises
    ------
    ValueError
        If no flow is left, or a pair has no distance.
    """
    rows = flows[flows["year"].isin(list(years))]
    known = set(rows["exporter"].unique()) & set(rows["importer"].unique())
    if states is not None:
        known &= set(states)
    if not known:
        raise ValueError("no state both sells and buys in these years")
    keys = ["exporter", "importer", "year"] if yearly else ["exporter", "importer"]
    traded = rows.groupby(keys)["value"].sum()
    axes = [sorted(known), sorted(known), *([sorted(rows["year"].unique())] if yearly else [])]
    index = pd.MultiIndex.from_product(axes, names=keys)
    table = traded.reindex(index, fill_value=0.0).reset_index().query("exporter != importer")
    apart = distances.rename(columns={"origin": "exporter", "destination": "importer"})
    apart = apart.assign(distance=np.log(apart[distance]))[["exporter", "importer", *EXPLAINING[:-1]]]
    table = table.merge(apart, on=["exporter", "importer"], how="left")
    if table["distance"].isna().any():
        lost = table.loc[table["distance"].isna(), ["exporter", "importer"]].iloc[0]
        raise ValueError(f"no distance between {lost['exporter']} and {lost['importer']}")
    table = table[zeros | table["value"].gt(0)]
    soviet = table["exporter"].isin(SOVIET) & table["importer"].isin(SOVIET)
    return table.assign(soviet=soviet).astype(dict.fromkeys(EXPLAINING, float))


def fit(table: pd.DataFrame, apart: Sequence[Pair] = (), explaining: Sequence[str] = EXPLAINING) -> Fit:
    """Fit the model to all pairs; those kept apart are expected from the others' trade alone.

    A pair kept apart has an indicator of its own, which takes up whatever it traded: the fit is the one without
    the pair, and the indicator's standard error is that of the logarithm of its expectation.

    Parameters
    ----------
    table : DataFrame
        From :func:`pairs`; with a column ``year`` each state has an effect in each year.
    apart : sequence of (exporter, importer)
        Flows that must not take part in their own expectation.
    explaining : sequence of str
        Columns of ``table``.

    Returns
    -------
    Fit
        ``pairs``: ``table`` with ``expected``, ``ratio`` (trade by expectation) and ``error`` (of the logarithm
        of the expectation; only for flows kept apart). ``coefficients``: index the explaining columns;
        ``estimate`` and ``error``, clustered by pair of states.

    Raises
    ------
    KeyError
        If a flow to keep apart is not in the table.
    """
    import pyfixest  # takes a second to load, and few need it

    # a state that sells or buys nothing says nothing about the law
    when = ["year"] if "year" in table else []
    traded = [table.groupby([side, *when])["value"].transform("sum") > 0 for side in ("exporter", "importer")]
    used = table[traded[0] & traded[1]].reset_index(drop=True)
    sides = used[["exporter", "importer"]]
    used["pair"] = sides.min(axis="columns") + sides.max(axis="columns")
    marks = {}
    for number, (exporter, importer) in enumerate(apart):
        rows = used["exporter"].eq(exporter) & used["importer"].eq(importer)
        if not rows.any():
            raise KeyError(f"no flow {exporter}–{importer} to keep apart")
        marks[f"apart{number}"] = rows
    # what is kept apart may be anything above zero: its indicator takes it up
    target = used["value"].mask(sum(marks.values(), start=pd.Series(False, used.index)) & used["value"].eq(0), 1.0)
    data = used.assign(value=target, **{mark: rows.astype(float) for mark, rows in marks.items()})
    effects = "exporter^year + importer^year" if when else "exporter + importer"
    formula = f"value ~ {' + '.join([*explaining, *marks])} | {effects}"
    model = pyfixest.fepois(formula, data, vcov={"CRV1": "pair"}, iwls_tol=1e-9, separation_check=[])
    found, errors = model.coef(), model.se()
    expected = pd.Series(model.predict(type="response"), index=used.index)
    error = pd.Series(np.nan, index=used.index)
    for mark, rows in marks.items():
        expected[rows] /= np.exp(found[mark])
        error[rows] = errors[mark]
    ratio = used["value"] / expected
    judged = used.drop(columns="pair").assign(expected=expected, ratio=ratio, error=error)
    names = [name for name in explaining if name in found.index]
    coefficients = pd.DataFrame({"estimate": found[names], "error": errors[names]}).rename_axis("name")
    return Fit(judged, coefficients.apply(significant))


def flow(judged: pd.DataFrame, exporter: str, importer: str, similar: int = 500) -> pd.Series:
    """One flow of a fit beside its expectation, and beside other pairs of which gravity expects as much.

    Parameters
    ----------
    judged : DataFrame
        ``pairs`` of a :class:`Fit`; years are added up.
    exporter, importer : str
        A flow that the fit kept apart.
    similar : int
        How many other flows, nearest in expected trade, to set beside it.

    Returns
    -------
    Series
        ``value``, ``expected``, ``ratio``; ``low``, ``high`` (95 per cent interval of the ratio, from the
        error of the expectation); ``usual_low``, ``usual_middle``, ``usual_high`` (ratios that 5, 50 and 95
        per cent of the similar flows do not exceed); ``below`` (share of the similar flows with a lower
        ratio).

    Raises
    ------
    KeyError
        If the flow is not there, or took part in its own expectation.
    """
    if "year" in judged:
        sums = judged.groupby(["exporter", "importer"], as_index=False)
        judged = sums.agg(value=("value", "sum"), expected=("expected", "sum"), error=("error", "first"))
        judged = judged.assign(ratio=judged["value"] / judged["expected"])
    rows = judged["exporter"].eq(exporter) & judged["importer"].eq(importer) & judged["error"].notna()
    if rows.sum() != 1:
        raise KeyError(f"no fit that keeps {exporter}–{importer} apart")
    one = judged[rows].iloc[0]
    others = judged[judged["error"].isna()]
    near = np.log(others["expected"] / one["expected"]).abs().nsmallest(similar).index
    ratios = others.loc[near, "ratio"]
    low, middle, high = ratios.quantile([1 - LEVEL, 0.5, LEVEL])
    found = {
        "value": one["value"],
        "expected": one["expected"],
        "ratio": one["ratio"],
        "low": one["ratio"] * np.exp(-SIDES * one["error"]),
        "high": one["ratio"] * np.exp(SIDES * one["error"]),
        "usual_low": low,
        "usual_middle": middle,
        "usual_high": high,
        "below": (ratios < one["ratio"]).mean(),
    }
    return significant(pd.Series(found, dtype=float), 4)


def course(
    flows: pd.DataFrame,
    distances: pd.DataFrame,
    one: str,
    other: str,
    spans: Iterable[int | tuple[int, int]],
    explaining: Sequence[str] = EXPLAINING,
    **options,
) -> pd.DataFrame:
    """Both flows of two states against the expectation, year by year or span by span.

    Parameters
    ----------
    flows, distances : DataFrame
        As for :func:`pairs`, which takes ``options``.
    one, other : str
        ISO 3166 alpha-3 codes.
    spans : iterable of int or (first, last)
        Years, or spans of years whose trade is added up.
    explaining : sequence of str
        As for :func:`fit`.

    Returns
    -------
    DataFrame
        One row a span and direction: ``first``, ``last``, ``exporter``, ``importer`` and the values of
        :func:`flow`.
    """
    directions = [(one, other), (other, one)]
    found = []
    for span in spans:
        first, last = (span, span) if isinstance(span, int) else span
        judged = fit(pairs(flows, distances, range(first, last + 1), **options), directions, explaining).pairs
        for direction in directions:
            where = dict(zip(("first", "last", "exporter", "importer"), (first, last, *direction), strict=True))
            found.append(pd.concat([pd.Series(where, dtype=object), flow(judged, *direction)]))
    table = pd.DataFrame(found)
    numbers = [column for column in table if column not in ("exporter", "importer")]
    return table.astype(dict.fromkeys(numbers, float)).astype({"first": int, "last": int})


def change(
    flows: pd.DataFrame,
    distances: pd.DataFrame,
    one: str,
    other: str,
    spans: Sequence[tuple[int, int]],
    explaining: Sequence[str] = EXPLAINING,
) -> pd.DataFrame:
    """The ratios of both flows of two states in a later span, divided by those in an earlier one.

    Both spans are fitted at once, each with coefficients of its own. A pair that trades more than the model's
    average in one span mostly does so in the other; such an error is no error of the change.

    Parameters
    ----------
    flows, distances : DataFrame
        As for :func:`pairs`.
    one, other : str
        ISO 3166 alpha-3 codes.
    spans : two of (first, last)
        Years whose trade is added up.
    explaining : sequence of str
        As for :func:`fit`.

    Returns
    -------
    DataFrame
        Index ``exporter``; ``factor``, ``low``, ``high`` (95 per cent interval, clustered by pair of states).
    """
    directions = {one: other, other: one}
    worlds = [pairs(flows, distances, range(first, last + 1)).assign(year=first) for first, last in spans]
    both = pd.concat(worlds, ignore_index=True)
    later = both["year"].eq(spans[1][0])
    own = {f"{name}{when}": both[name] * rows for name in explaining for when, rows in enumerate((~later, later))}
    # a flow kept apart has one indicator in both spans; beside it, that of the later span is its change
    for exporter, importer in directions.items():
        own[exporter] = (both["exporter"].eq(exporter) & both["importer"].eq(importer) & later).astype(float)
    found = fit(both.assign(**own), list(directions.items()), list(own)).coefficients.loc[list(directions)]
    return _factors(found).rename_axis("exporter")


def _factors(coefficients: pd.DataFrame) -> pd.DataFrame:
    """Coefficients of indicators as factors: ``factor``, ``low``, ``high``."""
    estimate, spread = coefficients["estimate"], SIDES * coefficients["error"]
    factors = {"factor": estimate, "low": estimate - spread, "high": estimate + spread}
    return np.exp(pd.DataFrame(factors)).apply(significant, digits=4)


def partners(
    table: pd.DataFrame,
    state: str,
    others: Sequence[str],
    explaining: Sequence[str] = EXPLAINING,
    together: bool = True,
) -> pd.DataFrame:
    """Both flows of a state with each of several others.

    Parameters
    ----------
    table : DataFrame
        From :func:`pairs`.
    state : str
        ISO 3166 alpha-3 code.
    others : sequence of str
        Its partners.
    explaining : sequence of str
        As for :func:`fit`.
    together : bool
        Keep all of them apart at once: what the state trades with one then says nothing about what it is
        expected to trade with another, so that a whole region can stand out. Otherwise one at a time.

    Returns
    -------
    DataFrame
        Index ``others`` (``partner``); ``sold`` and ``bought``, the state's trade by the expectation;
        ``sold_low``, ``sold_high``, ``bought_low``, ``bought_high`` (95 per cent intervals).
    """
    fits = []
    for group in [others] if together else [[other] for other in others]:
        judged = fit(table, [pair for other in group for pair in ((state, other), (other, state))], explaining).pairs
        fits.append(judged[judged["error"].notna()])
    rows = pd.concat(fits).set_index(["exporter", "importer"])
    found = {}
    for other in others:
        values = {}
        for side, pair in (("sold", (state, other)), ("bought", (other, state))):
            ratio, error = rows.loc[pair, ["ratio", "error"]]
            values |= {side: ratio, f"{side}_low": ratio * np.exp(-SIDES * error)}
            values |= {f"{side}_high": ratio * np.exp(SIDES * error)}
        found[other] = significant(pd.Series(values, dtype=float), 4)
    return pd.DataFrame(found).T.rename_axis("partner")


def groups(
    judged: pd.DataFrame, members: Mapping[str, Sequence[str]], least: float = 0, side: str = "sold"
) -> pd.DataFrame:
    """What each outside state sells to groups of states, or buys from them, by the expectation.

    Parameters
    ----------
    judged : DataFrame
        ``pairs`` of a :class:`Fit`.
    members : mapping of str to sequence of str
        Name of a group to its states; a state of any group is no outside state.
    least : float
        Leave out states whose expected flow with a group is smaller.
    side : {"sold", "bought"}
        Which flow of the outside state.

    Returns
    -------
    DataFrame
        Index ``state``, a column a group: the flow with all of the group by all that is expected, or NaN.
    """
    state, member = ("exporter", "importer") if side == "sold" else ("importer", "exporter")
    inside = {code for group in members.values() for code in group}
    outside = judged[~judged[state].isin(inside)]
    found = {}
    for column, group in members.items():
        sums = outside[outside[member].isin(group)].groupby(state)[["value", "expected"]].sum()
        found[column] = (sums["value"] / sums["expected"]).where(sums["expected"] >= least)
    return pd.DataFrame(found).rename_axis("state").apply(significant, digits=4)


def premia(table: pd.DataFrame, links: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> pd.DataFrame:
    """How many times more than else expected linked groups of states trade, all links estimated together.

    Parameters
    ----------
    table : DataFrame
        From :func:`pairs`.
    links : mapping of str to two sequences of str
        Name of a link to the groups whose states it joins. Where a flow has several links, their factors
        multiply: a link inside another says what it adds.

    Returns
    -------
    DataFrame
        Index the links; ``factor``, ``low``, ``high`` (95 per cent interval, clustered by pair of states).
    """
    marks = {name: between(table, *groups).astype(float) for name, groups in links.items()}
    return _factors(fit(table.assign(**marks), explaining=[*EXPLAINING, *marks]).coefficients.loc[list(marks)])


def beyond(judged: pd.DataFrame, multiple: float, least: float) -> float:
    """Share of pairs of states whose trade both ways exceeds a multiple of what is expected of them.

    Parameters
    ----------
    judged : DataFrame
        ``pairs`` of a :class:`Fit`.
    multiple : float
        Trade by the expectation.
    least : float
        Only pairs that are expected to trade at least this much, both ways.

    Raises
    ------
    ValueError
        If no pair is expected to trade so much.
    """
    sides = judged[["exporter", "importer"]]
    sums = judged.groupby([sides.min(axis="columns"), sides.max(axis="columns")])[["value", "expected"]].sum()
    sums = sums[sums["expected"] >= least]
    if sums.empty:
        raise ValueError(f"no pair is expected to trade {least} million dollars")
    return float((sums["value"] > multiple * sums["expected"]).mean())


def books(trade: pd.DataFrame, judged: pd.DataFrame, datasets: Sequence[str]) -> pd.DataFrame:
    """One flow as several books have it, each by the same expectation.

    Parameters
    ----------
    trade : DataFrame
        The table ``trade``.
    judged : DataFrame
        Rows of one direction of :func:`course`, a row a year.
    datasets : sequence of str
        Datasets of ``trade``.

    Returns
    -------
    DataFrame
        Index every year from the first to the last; a column a dataset; missing: NaN.
    """
    expected = judged.set_index("first")["expected"]
    exporter, importer = judged[["exporter", "importer"]].iloc[0]
    values = flows_of.flows(trade, exporter, importer, int(expected.index.min()), int(expected.index.max()))
    ratios = values.reindex(columns=list(datasets)).div(expected, axis="index")
    return ratios.apply(significant, digits=4).rename_axis("year")
