"""Documents between two states: how many, on what, signed when and by whom, in force when.

The record is no treaty series: a document whose entry into force is not known may well be in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import pandas as pd

from analysis.dates import decimal_year
from analysis.measures import record
from analysis.measures.visits import LEADERS

#: Fields of the table, gathered into the groups that a figure can show.
GROUPS = {
    "political": "Political",
    "security": "Security",
    "justice": "Justice, consular",
    "consular": "Justice, consular",
    "trade": "Economy",
    "investment": "Economy",
    "tax": "Economy",
    "tourism": "Economy",
    "energy": "Economy",
    "agriculture": "Economy",
    "transport": "Transport",
    "education": "Education, culture",
    "culture": "Education, culture",
    "science": "Education, culture",
    "information": "Education, culture",
    "health": "Health, environment",
    "environment": "Health, environment",
    "other": "Other",
}


def dated(agreements: pd.DataFrame, first: int, last: int, scope: str | None = None) -> pd.DataFrame:
    """Documents of a period, with what is known of their way into force.

    Parameters
    ----------
    agreements : DataFrame
        Table of the catalogue.
    first, last : int
        Years of the date by which a document is placed in time, both included.
    scope : str, optional
        ``bilateral`` or ``multilateral``; both if not given.

    Returns
    -------
    DataFrame
        The table's columns, with ``year``, ``when`` (year with fraction), ``group`` (of :data:`GROUPS`),
        ``force_known`` (bool) and ``days`` (from signature to entry into force; missing unless both are known
        to the day). Undated documents are left out.
    """
    rows = agreements.dropna(subset="date")
    rows = rows.assign(year=rows["date"].str[:4].astype("int64")).query("@first <= year <= @last")
    if scope is not None:
        rows = rows[rows["scope"] == scope]
    signed, in_force = (
        pd.to_datetime(rows[name], format="%Y-%m-%d", errors="coerce") for name in ("signed", "in_force")
    )
    rows = rows.assign(
        when=rows["date"].map(decimal_year).astype(float),
        group=rows["field"].map(GROUPS),
        force_known=rows["in_force"].notna(),
        days=(in_force - signed).dt.days.astype("Int64"),
    )
    return rows.sort_values(["when", "id"], ignore_index=True)


def by_group(dated: pd.DataFrame) -> pd.DataFrame:
    """Number of documents by group, and of those whose entry into force is known; the largest group first."""
    groups = dated.groupby("group", as_index=False)
    counts = groups.agg(documents=("id", "size"), in_force=("force_known", "sum"))
    return counts.sort_values(["documents", "group"], ascending=[False, True], ignore_index=True)


def occasions(dated: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """Days on which documents were signed, and whether a leader's visit was the occasion.

    Returns
    -------
    DataFrame
        ``event``, ``documents`` (number), ``leader`` (bool: a president or prime minister of either state is
        recorded as a visitor). Documents without a known occasion are left out.
    """
    groups = dated.dropna(subset="event").groupby("event", as_index=False)
    counts = groups.agg(documents=("id", "size"), date=("date", "first"))
    led = set(visits.loc[visits["office"].isin(LEADERS), "event"])
    counts["leader"] = counts["event"].isin(led)
    return counts.sort_values("date", ignore_index=True)


def investment(treaties: pd.DataFrame, party: str, last: int) -> pd.DataFrame:
    """Investment treaties that one state signed up to a year, in order, with the days until they were in force.

    Parameters
    ----------
    treaties : DataFrame
        Table ``investment_treaties`` of the catalogue.
    party : str
        State (ISO 3166 alpha-3).
    last : int
        Last year of signature.

    Returns
    -------
    DataFrame
        ``partner``, ``signed``, ``in_force``, ``days`` (missing if it never entered into force).

    Raises
    ------
    ValueError
        If the state has no treaty up to that year in the table.
    """
    rows = treaties.query("party_a == @party or party_b == @party")
    rows = rows[rows["signed"].dt.year.le(last)]
    if rows.empty:
        raise ValueError(f"no investment treaty of {party} up to {last} in the table")
    rows = rows.assign(
        partner=rows["party_a"].where(rows["party_a"] != party, rows["party_b"]),
        days=(rows["in_force"] - rows["signed"]).dt.days.astype("Int64"),
    )
    return rows.sort_values(["signed", "partner"], ignore_index=True)[["partner", "signed", "in_force", "days"]]


def wait_of(treaties: pd.DataFrame, state: str, partner: str) -> int:
    """Days from signature to entry into force of the first investment treaty of two states.

    Raises
    ------
    KeyError
        If the table has no treaty of the two that came into force.
    """
    party_a, party_b = sorted([state, partner])
    rows = treaties[(treaties["party_a"] == party_a) & (treaties["party_b"] == party_b)]
    rows = rows.dropna(subset=["in_force"])
    if rows.empty:
        raise KeyError(f"no investment treaty in force between {state} and {partner}")
    row = rows.sort_values("signed").iloc[0]
    return int((row["in_force"] - row["signed"]).days)


def waits(dated: pd.DataFrame) -> pd.DataFrame:
    """Documents whose way from signature to force is known to the day, with the approvals on the way.

    Parameters
    ----------
    dated : DataFrame
        From :func:`dated`.

    Returns
    -------
    DataFrame
        ``id``, ``label`` (field and month of signature), ``signed``, ``year``, ``days`` (to force) and
        ``approved_kaz``, ``approved_tur`` (days to the approval on either side; missing unless its day is
        known), in order of signature.
    """
    rows = dated[dated["days"].notna() & dated["days"].gt(0)].sort_values(["signed", "id"], ignore_index=True)
    signed = pd.to_datetime(rows["signed"])
    out = rows[["id", "signed", "year", "days"]].assign(
        label=rows["field"].str.capitalize() + ", " + signed.dt.strftime("%b %Y")
    )
    for side in ("kaz", "tur"):
        approved = pd.to_datetime(rows[f"ratified_{side}"], format="%Y-%m-%d", errors="coerce")
        out[f"approved_{side}"] = (approved - signed).dt.days.astype("Int64")
    return out[["id", "label", "signed", "year", "days", "approved_kaz", "approved_tur"]]


def approval(agreements: pd.DataFrame, ids: Sequence[str], column: str = "ratified_kaz") -> pd.DataFrame:
    """Days from the signature of documents to their approval by one side.

    Parameters
    ----------
    agreements : DataFrame
        Table of the catalogue, dates as text.
    ids : sequence of str
        Documents, in the order of the rows.
    column : str
        Column of the approval.

    Returns
    -------
    DataFrame
        ``id``, ``title``, ``signed``, ``approved``, ``days`` (Int64; missing where either day is not known).

    Raises
    ------
    KeyError
        If a document is not in the table.
    """
    rows = record.rows(agreements, ids)[["title", "signed", column]].rename(columns={column: "approved"})
    both = rows[["signed", "approved"]].apply(lambda dates: pd.to_datetime(dates.where(dates.str.len().eq(10))))
    days = (both["approved"] - both["signed"]).dt.days.astype("Int64")
    return rows.assign(days=days).reset_index()


def located(agreements: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """Documents with the best that was found of their texts.

    Parameters
    ----------
    agreements : DataFrame
        Table of the catalogue, or rows of it such as :func:`dated` gives.
    texts : DataFrame
        Table of the catalogue: ``agreement``, ``state``.

    Returns
    -------
    DataFrame
        The rows with ``found``: ``text``, else ``published`` (a print is known), else ``draft``, else ``none``.
    """
    ranked = texts.assign(rank=texts["state"].map({"text": 0, "published": 1, "draft": 2})).sort_values("rank")
    best = ranked.drop_duplicates("agreement").set_index("agreement")["state"]
    return agreements.assign(found=agreements["id"].map(best).fillna("none"))


def shares(located: pd.DataFrame, by: str, level: float = 0.95) -> pd.DataFrame:
    """Share of documents whose text was located, by the values of a column.

    Parameters
    ----------
    located : DataFrame
        From :func:`located`.
    by : str
        Column, in the order of whose values the rows stand.
    level : float
        Level of the interval.

    Returns
    -------
    DataFrame
        ``value``, ``documents``, ``texts``, ``share``, and ``low`` and ``high``: Wilson's interval, as if the
        documents were a sample of those of their kind.
    """
    counts = located.assign(text=located["found"] == "text").groupby(by)["text"].agg(["size", "sum"])
    n, share, z = counts["size"], counts["sum"] / counts["size"], NormalDist().inv_cdf((1 + level) / 2)
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5
    columns = {
        "documents": n,
        "texts": counts["sum"],
        "share": share,
        "low": (middle - half).clip(0),
        "high": (middle + half).clip(upper=1),
    }
    return pd.DataFrame(columns).rename_axis("value").reset_index()


def bounds(dated: pd.DataFrame, last: int) -> pd.DataFrame:
    """Between which shares the documents in force lie, by days since signature.

    A document whose entry into force is not known may have been in force at once or never: it is counted as not
    in force for the lower bound and as in force for the upper one. No assumption on what is missing is made.

    Parameters
    ----------
    dated : DataFrame
        From :func:`dated`: ``days``.
    last : int
        Last day of the result.

    Returns
    -------
    DataFrame
        ``day`` (0, and each day on which a known document came into force, up to ``last``), ``lower``, ``upper``
        (shares of all documents).

    Raises
    ------
    ValueError
        If there are no documents.
    """
    if dated.empty:
        raise ValueError("no documents, so no share of them")
    known = dated["days"].dropna().astype(int)
    days = sorted({0, last, *known[known.le(last)]})
    lower = [known.le(day).sum() / len(dated) for day in days]
    unknown = dated["days"].isna().sum() / len(dated)
    return pd.DataFrame({"day": days, "lower": lower, "upper": [share + unknown for share in lower]})


def waves(located: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Documents by group and year, and how many of them have a text that was located.

    Returns
    -------
    DataFrame
        ``group`` (the largest first), ``year`` (each from ``first`` to ``last``), ``documents``, ``texts``.
    """
    rows = located[located["year"].between(first, last)]
    order = by_group(rows)["group"]
    index = pd.MultiIndex.from_product([order, range(first, last + 1)], names=["group", "year"])
    rows = rows.assign(text=rows["found"] == "text")
    counts = rows.groupby(["group", "year"])["text"].agg(documents="size", texts="sum")
    return counts.reindex(index, fill_value=0).astype("int64").reset_index()
