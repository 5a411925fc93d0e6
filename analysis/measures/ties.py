"""Ties and positions: do two states that are closer vote more alike, and would they on an agenda that stands still?

What the General Assembly votes on changes from year to year. A text that comes back is known by its full title; so
agreement can be followed on the texts that return, apart from which texts come and go. Paragraphs and amendments are
left out: the source has them in some years only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.measures import trade as trade_measures
from analysis.measures import votes as vote_measures

#: Votes that a state can cast.
CAST = ("yes", "abstain", "no")
#: Digits to which estimates are rounded, so that another machine's arithmetic gives the same bytes.
_DIGITS = 5
#: Quantiles between which intervals lie.
INNER = (0.05, 0.95)
#: Words that say nothing about what a title is about.
_COMMON = {"a", "against", "all", "an", "and", "as", "at", "by", "for", "from", "his", "in", "its", "of", "on", "or"}
_COMMON |= {"that", "the", "their", "to", "which", "with", "resolution", "general", "assembly", "united", "nations"}

Spans = Mapping[str, tuple[int, int]]


def key(text: pd.Series) -> pd.Series:
    """Titles as they are compared: small letters and figures only, ``UN`` written out."""
    plain = text.str.lower().str.replace("u.n.", "united nations", regex=False)
    plain = plain.str.replace(r"\bun\b", "united nations", regex=True).str.replace(r"[^a-z0-9]+", " ", regex=True)
    return plain.str.strip()


def families(texts: pd.Series, overlap: float) -> dict[str, str]:
    """Titles that share most of their words, gathered, each under the first of its family in the alphabet.

    Parameters
    ----------
    texts : Series of str
        Titles, as :func:`key` writes them.
    overlap : float
        Share of words, of all that two titles have (without the commonest), from which on they count as one text.

    Returns
    -------
    dict
        Title to the title that stands for its family. What a title joins, its own kin join too: loose matching can
        take texts together that ask different things.
    """
    titles = sorted(set(texts))
    words = [set(title.split()) - _COMMON for title in titles]
    place = {word: at for at, word in enumerate(sorted(set().union(*words)))}
    has = np.zeros((len(titles), len(place)))
    for row, own_words in zip(has, words, strict=True):
        row[[place[word] for word in own_words]] = 1
    shared, sizes = has @ has.T, has.sum(axis=1)
    either = sizes[:, None] + sizes - shared
    near = (shared >= overlap * either) & (either > 0)
    head = np.arange(len(titles))
    for i in range(len(titles)):
        heads = np.append(head[:i][near[i, :i]], i)
        if len(heads) > 1:
            head[np.isin(head, heads)] = heads.min()
    return {title: titles[h] for title, h in zip(titles, head, strict=True)}


def placed(rows: pd.DataFrame, texts: pd.DataFrame, spans: Spans, overlap: float | None = None) -> pd.DataFrame:
    """Rows of roll calls on whole texts, each with its text and its span of years.

    Parameters
    ----------
    rows : DataFrame
        ``rcid``, ``year`` and any other columns, such as :func:`analysis.measures.votes.pairs` gives them.
    texts : DataFrame
        Table ``roll_call_texts`` of the catalogue.
    spans : mapping of str to (int, int)
        Name of a span to its first and last year; years in no span are left out.
    overlap : float, optional
        Match titles loosely (:func:`families`) instead of exactly.

    Returns
    -------
    DataFrame
        The rows, with ``text`` (as :func:`key` writes it), ``title`` (as the source does) and ``span``.
    """
    whole = texts[texts["part"].eq("whole")]
    year_to_span = {year: name for name, (first, last) in spans.items() for year in range(first, last + 1)}
    out = rows.merge(whole[["rcid"]].assign(text=key(whole["text"]), title=whole["text"]), on="rcid")
    if overlap is not None:
        out["text"] = out["text"].map(families(out["text"], overlap))
    return out.assign(span=out["year"].map(year_to_span)).dropna(subset="span").reset_index(drop=True)


def own(votes: pd.DataFrame, roll_calls: pd.DataFrame, state: str) -> pd.DataFrame:
    """A state's votes as three columns of 0 and 1.

    Returns
    -------
    DataFrame
        ``rcid``, ``year``, and ``yes``, ``abstain``, ``no`` (int); absences are left out.

    Raises
    ------
    ValueError
        If the state cast no vote.
    """
    rows = votes[votes["country"].eq(state) & votes["vote"].isin(CAST)]
    if rows.empty:
        raise ValueError(f"no votes of {state}")
    years = roll_calls[["rcid"]].assign(year=roll_calls["date"].dt.year)
    out = rows[["rcid", "vote"]].merge(years, on="rcid")
    return out.assign(**{vote: out["vote"].eq(vote).astype(int) for vote in CAST}).drop(columns="vote")


def held(
    rows: pd.DataFrame, spans: Sequence[str], value: str = "same", draws: int = 0, seed: int = 1, even: bool = False
) -> pd.DataFrame:
    """How a share changes from span to span on texts that return, beside how it changes on all.

    Each text is compared with itself only: a text that stands in two spans or more has a level of its own, and the
    spans differ by what is common to all texts (least squares with an effect for each text and each span). Texts of
    one span say nothing about change. Assumed is that a text with the same title asks the same.

    Parameters
    ----------
    rows : DataFrame
        From :func:`placed`: ``text``, ``span`` and ``value`` (0 or 1, or bool).
    spans : sequence of str
        In order; changes are from the first.
    value : str
        Column of which the share is taken.
    draws : int
        Resamples of texts (not of votes: votes on one text go together) for the interval; 0 for none. With 2,000 a
        bound is known to about a twentieth of the interval's half.
    seed : int
    even : bool
        Let each text count once, however often it came to a vote.

    Returns
    -------
    DataFrame
        ``span``, ``share`` (of all rows), ``change`` (of it, from the first span), ``held`` (change on returning
        texts), ``low``, ``high`` (middle 90 per cent of the resamples; missing without), ``texts`` and
        ``roll_calls`` (numbers that ``held`` rests on, all spans together).

    Raises
    ------
    ValueError
        If a span has no returning text: its change cannot be known.
    """
    back = rows[rows.groupby("text")["span"].transform("nunique") > 1]
    absent = [span for span in spans if span not in set(back["span"])]
    if absent:
        raise ValueError(f"no returning text in {', '.join(absent)}")
    text, named = pd.factorize(back["text"], sort=True)
    cell, shape = text * len(spans) + back["span"].map(list(spans).index).to_numpy(), (len(named), len(spans))
    sums, sizes = (
        np.bincount(cell, weights=of, minlength=shape[0] * shape[1]).reshape(shape)
        for of in (back[value].to_numpy(float), None)
    )
    base = 1 / sizes.sum(axis=1) if even else np.ones(len(sums))
    estimate = _effects(sums, sizes, base[None])[0]
    low = high = np.full(len(spans), np.nan)
    if draws:
        weights = _resamples(len(sums), draws, seed) * base
        low, high = np.quantile(_effects(sums, sizes, weights), INNER, axis=0)
    share = rows.assign(value=rows[value].astype(float)).groupby("span")["value"].mean().reindex(spans)
    out = pd.DataFrame({"span": list(spans), "share": share.to_numpy(), "change": (share - share.iloc[0]).to_numpy()})
    out = out.assign(held=estimate, low=low, high=high).round(_DIGITS)
    return out.assign(texts=len(sums), roll_calls=int(sizes.sum()))


def _resamples(number: int, draws: int, seed: int) -> np.ndarray:
    """How often each of ``number`` things comes into each of ``draws`` resamples with replacement: draws × number."""
    picked = np.random.default_rng(seed).integers(number, size=(draws, number)) + number * np.arange(draws)[:, None]
    return np.bincount(picked.ravel(), minlength=draws * number).reshape(draws, number).astype(float)


def _effects(sums: np.ndarray, sizes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Effects of the spans, the first nought, once each text has its own level; one row for each row of weights."""
    spans = sizes.shape[1]
    shares = sizes / sizes.sum(axis=1, keepdims=True)
    within = sums - shares * sums.sum(axis=1, keepdims=True)
    cross = np.eye(spans) * sizes[:, :, None] - shares[:, :, None] * sizes[:, None, :]
    left = (weights @ cross.reshape(len(sums), -1)).reshape(-1, spans, spans)[:, 1:, 1:]
    effects = np.zeros((len(weights), spans))
    effects[:, 1:] = (np.linalg.pinv(left, hermitian=True) @ (weights @ within)[:, 1:, None])[:, :, 0]
    return effects


def turnover(rows: pd.DataFrame, old: str, new: str) -> pd.Series:
    """Agreement in two spans on the texts of both, on those that were gone and on those that had come.

    Returns
    -------
    Series
        ``old``, ``new`` (share of identical votes on all), ``stayed_old``, ``stayed_new`` (on texts of both),
        ``gone``, ``came`` (on texts of one only; missing if there is none), ``gone_share``, ``came_share`` (of the
        span's roll calls), ``texts`` (number of both), ``kappa_old`` and ``kappa_new`` (agreement beyond chance on
        texts of both).
    """
    before, after = rows[rows["span"].eq(old)], rows[rows["span"].eq(new)]
    both = set(before["text"]) & set(after["text"])
    in_before, in_after = before["text"].isin(both), after["text"].isin(both)
    out = {"old": before["same"].mean(), "new": after["same"].mean()}
    out |= {"stayed_old": before[in_before]["same"].mean(), "stayed_new": after[in_after]["same"].mean()}
    out |= {"gone": before[~in_before]["same"].mean(), "came": after[~in_after]["same"].mean()}
    out |= {"gone_share": 1 - in_before.mean(), "came_share": 1 - in_after.mean(), "texts": len(both)}
    for name, stayed in (("kappa_old", before[in_before]), ("kappa_new", after[in_after])):
        out |= {name: vote_measures.chance_corrected(stayed)["kappa"].squeeze()}
    return pd.Series(out)


def vintages(rows: pd.DataFrame, spans: Sequence[str]) -> pd.DataFrame:
    """Agreement in each span on texts of each age: a text belongs to the span in which it first came to a vote.

    Returns
    -------
    DataFrame
        ``first`` and ``span`` (names of spans), ``roll_calls``, ``agreement`` (share, 0 to 1) and ``part`` (what the
        texts of this age add to the difference between the span's agreement and that of the first span: their share
        of its roll calls times how far their agreement lies from the first span's).
    """
    order = list(spans)
    first = rows["span"].map(order.index).groupby(rows["text"]).transform("min").map(dict(enumerate(order)))
    out = vote_measures.agreement(rows.assign(first=first), ["first", "span"])
    begun = rows.loc[rows["span"].eq(order[0]), "same"].mean()
    weight = out["roll_calls"] / out.groupby("span")["roll_calls"].transform("sum")
    return out.assign(part=(weight * (out["agreement"] - begun)).round(_DIGITS))


def settled(rows: pd.DataFrame, least: int) -> pd.Series:
    """Texts that always found the two together, or never.

    Returns
    -------
    Series
        ``texts`` (with at least ``least`` roll calls), ``always``, ``never`` (numbers of them).
    """
    by_text = rows.groupby("text")["same"].agg(["size", "sum"]).query("size >= @least")
    always, never = by_text["sum"].eq(by_text["size"]).sum(), by_text["sum"].eq(0).sum()
    return pd.Series({"texts": len(by_text), "always": always, "never": never})


def contrast(rows: pd.DataFrame, which: pd.Series, draws: int = 0, seed: int = 1) -> pd.Series:
    """How much more often the two agree on some texts than on others.

    Parameters
    ----------
    rows : DataFrame
        ``text`` and ``same``.
    which : Series of bool
        Rows of the texts compared with the rest; the same for all rows of a text.
    draws, seed : int
        Resamples of texts for the interval.

    Returns
    -------
    Series
        ``difference`` (of shares), ``low``, ``high``.
    """
    by_text = rows.assign(which=which).groupby(["text", "which"])["same"].agg(["sum", "size"]).reset_index("which")
    in_which = by_text["which"].to_numpy(bool)
    cells = by_text[["sum", "size"]].to_numpy(float)
    weights = np.vstack([np.ones(len(cells)), _resamples(len(cells), draws, seed)])
    mine, rest = ((weights[:, of] @ cells[of]) for of in (in_which, ~in_which))
    drawn = (mine[:, 1] > 0) & (rest[:, 1] > 0)  # a resample without either kind says nothing
    gaps = mine[drawn, 0] / mine[drawn, 1] - rest[drawn, 0] / rest[drawn, 1]
    low, high = np.quantile(gaps[1:], INNER) if draws else (np.nan, np.nan)
    return pd.Series({"difference": gaps[0], "low": low, "high": high}).round(_DIGITS)


def dividers(rows: pd.DataFrame, since: int, least: int) -> pd.DataFrame:
    """Texts that first came to a vote in or after a year, and came often enough, the most divisive first.

    Parameters
    ----------
    rows : DataFrame
        From :func:`placed`, with ``rcid``, ``home_vote`` and ``partner_vote``.
    since : int
        First year of the oldest text.
    least : int
        Roll calls that a text needs.

    Returns
    -------
    DataFrame
        ``title`` (the latest), ``first``, ``last`` (years), ``roll_calls``, ``alike`` (numbers), ``home``,
        ``partner`` (text such as ``yes 5, abstain 1``).
    """
    groups = rows.sort_values(["year", "rcid"]).groupby("text", as_index=False)
    out = groups.agg(
        title=("title", "last"),
        first=("year", "min"),
        last=("year", "max"),
        roll_calls=("same", "size"),
        alike=("same", "sum"),
        home=("home_vote", _counts),
        partner=("partner_vote", _counts),
    )
    out = out[out["first"].ge(since) & out["roll_calls"].ge(least)].assign(apart=out["roll_calls"] - out["alike"])
    order = out.sort_values(["apart", "first", "text"], ascending=[False, True, True], ignore_index=True)
    return order.drop(columns=["apart", "text"]).astype({"alike": int})


def _counts(votes: pd.Series) -> str:
    counts = votes.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return ", ".join(f"{vote} {number}" for vote, number in counts.items())


def premium(
    first: pd.DataFrame, second: pd.DataFrame, spans: Sequence[str], draws: int = 0, seed: int = 1
) -> pd.DataFrame:
    """How much more often one pair agrees than another, in the roll calls in which both pairs voted.

    Parameters
    ----------
    first, second : DataFrame
        From :func:`placed`, each of one pair: ``rcid``, ``text``, ``span``, ``same``.
    spans : sequence of str
        In order.
    draws, seed : int
        Resamples of texts for the interval.

    Returns
    -------
    DataFrame
        ``span``, ``roll_calls``, ``difference`` (of shares, first less second; missing without a common roll call),
        ``low``, ``high``.
    """
    both = first.merge(second[["rcid", "same"]], on="rcid", suffixes=("", "_second"))
    both["gap"] = both["same"].astype(float) - both["same_second"].astype(float)
    out = []
    for span in spans:
        by_text = both[both["span"].eq(span)].groupby("text")["gap"].agg(["sum", "size"]).to_numpy(float)
        n, low, high = len(by_text), np.nan, np.nan
        if n and draws:
            weights = _resamples(n, draws, seed)
            low, high = np.quantile(weights @ by_text[:, 0] / (weights @ by_text[:, 1]), INNER)
        total = by_text.sum(axis=0)
        out.append((span, int(total[1]), total[0] / total[1] if n else np.nan, low, high))
    return pd.DataFrame(out, columns=["span", "roll_calls", "difference", "low", "high"]).round(_DIGITS)


def bounds(
    votes: pd.DataFrame, roll_calls: pd.DataFrame, texts: pd.DataFrame, pair: tuple[str, str], spans: Spans
) -> pd.DataFrame:
    """What absences could have changed: agreement had every missed vote been apart, or alike.

    Returns
    -------
    DataFrame
        ``span``, ``held`` (roll calls on whole texts for which the data have a row of both), ``both`` (in which both
        voted), ``share`` (of identical votes in these), ``low``, ``high`` (all missed votes apart; all alike).
    """
    rows = votes[votes["country"].isin(pair)]
    wide = rows.pivot_table(index="rcid", columns="country", values="vote", aggfunc="first").dropna().reset_index()
    wide = wide.merge(roll_calls[["rcid"]].assign(year=roll_calls["date"].dt.year), on="rcid")
    wide["both"] = wide[pair[0]].isin(CAST) & wide[pair[1]].isin(CAST)
    wide["same"] = wide["both"] & wide[pair[0]].eq(wide[pair[1]])
    groups = placed(wide, texts, spans).groupby("span")
    out = groups.agg(held=("rcid", "size"), both=("both", "sum"), same=("same", "sum")).reindex(list(spans))
    out = out.rename_axis("span").reset_index()
    low, high = out["same"] / out["held"], (out["same"] + out["held"] - out["both"]) / out["held"]
    return out.assign(share=out["same"] / out["both"], low=low, high=high).drop(columns="same")


def bonds(
    trade: pd.DataFrame,
    igos: pd.DataFrame,
    regimes: pd.DataFrame,
    home: str,
    partners: Sequence[str],
    spans: Spans,
    index: str = "vdem_electoral",
) -> pd.DataFrame:
    """How close one state is to others: trade, shared organisations, and how far apart their regimes are rated.

    Parameters
    ----------
    trade, igos, regimes : DataFrame
        Tables ``trade``, ``shared_igos`` and ``regimes`` of the catalogue; trade of the reconciled dataset.
    home : str
        State (ISO 3166 alpha-3).
    partners : sequence of str
        Others.
    spans : mapping of str to (int, int)
        Name of a span to its first and last year.
    index : str
        Index of regimes.

    Returns
    -------
    DataFrame
        ``home``, ``partner``, ``span``, ``trade`` (share in the state's trade, 0 to 1), ``organisations`` (number)
        and ``regime`` (distance on the index): means of the years that have data; missing where none has.
    """
    first, last = min(years[0] for years in spans.values()), max(years[1] for years in spans.values())
    shares = trade_measures.shares(trade, home, partners, "baci", first, last)
    rows = regimes[regimes["index"].eq(index)]
    ratings = rows.pivot_table(index="year", columns="country", values="value")
    out = []
    for partner in partners:
        shared = igos[igos["country_a"].isin([home, partner]) & igos["country_b"].isin([home, partner])]
        ties = {
            "trade": shares.get(partner, pd.Series(dtype=float)),
            "organisations": shared.set_index("year")["organisations"].astype(float).sort_index(),
            "regime": (ratings[home] - ratings[partner]).abs(),
        }
        for span, (start, end) in spans.items():
            means = {name: tie.loc[start:end].mean() for name, tie in ties.items()}
            out.append({"home": home, "partner": partner, "span": span} | means)
    return pd.DataFrame(out)


def rank_correlation(x: pd.Series, y: pd.Series, draws: int = 5000, seed: int = 1) -> pd.Series:
    """Spearman's correlation, beside what it would be if the values of one side were dealt out at random.

    Returns
    -------
    Series
        ``pairs`` (number), ``correlation``, ``low``, ``high`` (middle 90 per cent of the random deals) and ``chance``
        (share of random deals at least as far from nought). Incomplete pairs are left out.

    Raises
    ------
    ValueError
        With fewer than five complete pairs.
    """
    both = pd.DataFrame({"x": x.to_numpy(float), "y": y.to_numpy(float)}).dropna().rank()
    if len(both) < 5:
        raise ValueError(f"{len(both)} complete pairs are too few to rank")
    a, b = (_standard(both[side].to_numpy()) for side in ("x", "y"))
    rng = np.random.default_rng(seed)
    null = rng.permuted(np.tile(a, (draws, 1)), axis=1) @ b
    return _beside(float(a @ b), null, len(both), "pairs")


def _standard(values: np.ndarray) -> np.ndarray:
    centred = values - values.mean()
    size = np.sqrt(centred @ centred)
    if size == 0:
        raise ValueError("all values are equal: no correlation")
    return centred / size


def _beside(found: float, null: np.ndarray, number: int, name: str) -> pd.Series:
    low, high = np.quantile(null, INNER)
    # rounded before they are compared, so that ties count as ties on every machine
    chance = (np.abs(null).round(9) >= round(abs(found), 9)).mean()
    values = pd.Series({"correlation": found, "low": low, "high": high, "chance": chance}).round(_DIGITS)
    return pd.concat([pd.Series({name: number}), values])


def changes(series: pd.Series) -> pd.Series:
    """Change on the year before; missing unless both years are known."""
    return series.reindex(range(int(series.index.min()), int(series.index.max()) + 1)).diff()


def detrended(series: pd.Series) -> pd.Series:
    """What is left of a yearly series when its straight line over time is taken away."""
    known = series.dropna().astype(float)
    years = known.index.to_numpy(float)
    return known - np.polyval(np.polyfit(years, known.to_numpy(), 1), years)


def lagged(
    ties: Mapping[str, pd.Series],
    votes: pd.Series,
    lags: Sequence[int],
    block: int = 3,
    draws: int = 1000,
    seed: int = 1,
) -> pd.DataFrame:
    """Correlation of yearly movements of ties and votes, at several lags, beside that of shuffled years.

    Years are shuffled in blocks, so that what lasts some years still does in the shuffled series.

    Parameters
    ----------
    ties : mapping of str to Series
        Name of a tie to its movement (of :func:`changes` or :func:`detrended`), index year.
    votes : Series
        Movement of the votes, index year.
    lags : sequence of int
        Years by which the tie comes first; negative: the votes come first.
    block : int
        Years in a block.
    draws, seed : int
        Shuffles.

    Returns
    -------
    DataFrame
        ``tie``, ``lag``, ``years`` (number), ``correlation``, ``low``, ``high`` (middle 90 per cent of the shuffles),
        ``chance``, ``outside`` (bool: beyond the middle 90 per cent).
    """
    out = []
    for name, tie in ties.items():
        for lag in lags:
            both = pd.DataFrame({"x": tie.rename(index=lambda year, by=lag: year + by), "y": votes}).dropna()
            a, b = (_standard(both[side].to_numpy(float)) for side in ("x", "y"))
            blocks = np.array_split(np.arange(len(a)), max(len(a) // block, 1))
            of = np.repeat(np.arange(len(blocks)), [len(years) for years in blocks])
            order = np.random.default_rng(seed).permuted(np.tile(np.arange(len(blocks)), (draws, 1)), axis=1)
            # years by the place that their block has been given, and by their own within it
            null = a[np.argsort(order[:, of], axis=1, kind="stable")] @ b
            found = _beside(float(a @ b), null, len(both), "years")
            out.append({"tie": name, "lag": lag} | found.to_dict())
    table = pd.DataFrame(out).astype({"years": int})
    return table.assign(outside=~table["correlation"].between(table["low"], table["high"]))


def in_step(yearly: pd.DataFrame, state: str, others: Sequence[str]) -> pd.Series:
    """Whether one pair's agreement moves as that of others does, from year to year.

    Parameters
    ----------
    yearly : DataFrame
        Index year, one column a state: share of votes identical with those of the same third state.
    state : str
        Column compared.
    others : sequence of str
        Columns of which the mean is taken, in the years that have all of them.

    Returns
    -------
    Series
        ``years`` (number of changes), ``correlation`` of the changes and ``spread`` (standard deviation of the
        difference in level, in shares).
    """
    mean = yearly[list(others)].mean(axis=1, skipna=False)
    both = pd.DataFrame({"state": changes(yearly[state]), "others": changes(mean)}).dropna()
    spread = (yearly[state] - mean).std()
    return pd.Series({"years": len(both), "correlation": both["state"].corr(both["others"]), "spread": spread})


def levels(series: Mapping[str, pd.Series], spans: Spans, least: float = 0.5) -> pd.DataFrame:
    """Means of yearly series by span.

    Parameters
    ----------
    series : mapping of str to Series
        Name to yearly values.
    spans : mapping of str to (int, int)
        Name of a span to its first and last year.
    least : float
        Part of a span's years that a mean needs.

    Returns
    -------
    DataFrame
        Index the names, a column a span; missing where fewer years are known.
    """
    out = {}
    for span, (first, last) in spans.items():
        rows = {name: values.reindex(range(first, last + 1)).astype(float) for name, values in series.items()}
        out[span] = {name: row.mean() if row.notna().mean() >= least else np.nan for name, row in rows.items()}
    return pd.DataFrame(out)


def apart(positions: pd.DataFrame, one: str, other: str, spans: Spans) -> pd.DataFrame:
    """Distance between two states' ideal points, and in how many years their intervals do not touch.

    Parameters
    ----------
    positions : DataFrame
        From :func:`analysis.measures.votes.positions`.

    Returns
    -------
    DataFrame
        ``span``, ``years`` (that have both), ``distance`` (mean, scale of the model), ``apart`` (number of years).
    """
    a, b = (positions[positions["country"].eq(state)].set_index("year") for state in (one, other))
    both = a.merge(b, left_index=True, right_index=True, suffixes=("_a", "_b"))
    split = both["low_a"].gt(both["high_b"]) | both["low_b"].gt(both["high_a"])
    gap = (both["ideal_point_a"] - both["ideal_point_b"]).abs()
    out = [
        (span, len(gap.loc[first:last]), gap.loc[first:last].mean(), int(split.loc[first:last].sum()))
        for span, (first, last) in spans.items()
    ]
    return pd.DataFrame(out, columns=["span", "years", "distance", "apart"])


def agreement_by_year(rows: pd.DataFrame, least: int = 20) -> pd.Series:
    """Share of identical votes by year; missing with fewer than ``least`` roll calls."""
    groups = vote_measures.agreement(rows, ["year"]).set_index("year")
    return groups["agreement"].where(groups["roll_calls"] >= least)
