"""Figures on students: claims beside counts, destinations and origins, students for the size of a state."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style
from analysis.measures.education import label


def note(axes: Axes, text: str, x: float, y: float, dx: float = 4, dy: float = 0, **options) -> None:
    """A number beside a mark, in the font of the figure's axes."""
    look = {"fontfamily": axes.xaxis.label.get_fontfamily(), "fontsize": 9.5, "va": "center", "ha": "left"}
    axes.annotate(text, (x, y), xytext=(dx, dy), textcoords="offset points", **(look | options))


def bars(axes: Axes, values: pd.Series, labels: list[str], colours: list[str], notes: list[str]) -> None:
    """Horizontal bars, first on top, each with its note at the end; a missing value has a note only."""
    places = range(len(labels))
    axes.barh(places, values.astype(float).fillna(0), color=colours, height=0.62)
    for place, number, text in zip(places, values, notes, strict=True):
        missing = pd.isna(number)
        note(axes, text, 0 if missing else float(number), place, color=style.MUTED if missing else style.INK)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.grid(False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(0, float(values.max()) * 1.4)


def claims_and_counts(
    exchange: pd.DataFrame, claims: pd.DataFrame, home: str, partner: str, first: int, last: int
) -> Figure:
    """Students both ways: counts as lines, claims about students from ``home`` as hollow diamonds.

    Parameters
    ----------
    exchange : DataFrame
        From :func:`analysis.measures.education.two_way`.
    claims : DataFrame
        From :func:`analysis.measures.education.claims`: ``year``, ``value``, ``qualifier``.
    first, last : int
        Years of the axis; those before the first count are shaded.
    """
    figure, axes = style.new(height=3.3)
    homeland, host = countries.name(home), countries.name(partner)
    for column, country, text in (
        ("outward", home, f"{homeland}’s\nin {host}"),
        ("inward", partner, f"{host}’s in\n{homeland}"),
    ):
        counts = exchange[column].dropna()
        if len(counts):
            style.line(axes, counts, country, text, marker="o", markersize=3.5)
    counted = exchange[["outward", "inward"]].dropna(how="all").index
    if len(counted) and counted.min() > first:
        style.no_data(axes, first - 0.4, counted.min() - 0.4, "no count known")
    axes.plot(
        claims["year"].astype(float), claims["value"], "D", markersize=7, markerfacecolor="white",
        markeredgecolor=style.colour(home), markeredgewidth=1.6, linestyle="none",
    )  # fmt: skip
    for row in claims.itertuples():
        text = f"claimed: {f'{row.qualifier} ' if pd.notna(row.qualifier) else ''}{row.value:,.0f}"
        place = {"ha": "center", "color": style.colour(home), "fontweight": 600}
        note(axes, text, row.year, row.value, dx=0, dy=13, **place)
    style.years(axes, first, last, 2 if last - first > 9 else 1)
    top = max([*claims["value"], *exchange[["outward", "inward"]].max().dropna()])
    axes.set_ylim(0, float(top) * 1.2)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set_ylabel("students enrolled")
    return figure


def claims_and_counts_alt(exchange: pd.DataFrame, claims: pd.DataFrame, home: str, partner: str) -> str:
    """Alternative text of :func:`claims_and_counts`: every number that it shows."""
    homeland, host = countries.name(home), countries.name(partner)

    def listed(column: str) -> str:
        return ", ".join(f"{count:,} in {year}" for year, count in exchange[column].dropna().items())

    said = "; ".join(f"{row.value:,.0f} in {row.year} ({row.said_by})" for row in claims.itertuples())
    return (
        f"Line chart. Students from {homeland} in {host}: {listed('outward')}. Students from {host} in "
        f"{homeland}: {listed('inward')}. Claims about students from {homeland} in {host}: {said or 'none'}. "
        f"Earlier years have no count."
    )


def _shares(table: pd.DataFrame) -> list[str]:
    shares = [f"{share:.0%}" if share >= 0.005 else "under 1%" for share in table["share"]]
    return [f"{count:,} ({share})" for count, share in zip(table["students"], shares, strict=True)]


def both_sides(outward: pd.DataFrame, inward: pd.DataFrame, home: str, year: int) -> Figure:
    """Where the students of ``home`` were, and where its foreign students came from; each panel to its scale.

    Parameters
    ----------
    outward, inward : DataFrame
        From :func:`analysis.measures.education.partners`: ``partner``, ``students``, ``share``.
    """
    rows = [len(outward), len(inward)]
    figure, axes = style.new(height=1.1 + 0.28 * sum(rows), rows=2, gridspec_kw={"height_ratios": rows})
    name = countries.name(home)
    titles = (f"Students from {name}, by host, {year}", f"Foreign students in {name}, by origin, {year}")
    for panel, table, text in zip(axes, (outward, inward), titles, strict=True):
        codes = table["partner"]
        colours = [style.colour(code) for code in codes]
        bars(panel, table["students"], [label(code) for code in codes], colours, _shares(table))
        panel.set_title(text, fontsize=10, loc="left")
    return figure


def both_sides_alt(outward: pd.DataFrame, inward: pd.DataFrame, home: str, year: int) -> str:
    """Alternative text of :func:`both_sides`."""

    def listed(table: pd.DataFrame) -> str:
        named = zip(table["partner"], _shares(table), strict=True)
        return ", ".join(f"{label(code)} {text}" for code, text in named)

    name = countries.name(home)
    return (
        f"Two bar charts for {year}. Students from {name} by host: {listed(outward)}. "
        f"Foreign students in {name} by origin: {listed(inward)}."
    )


def for_their_size(table: pd.DataFrame, missing: str = "not named among the ten largest") -> Figure:
    """Students abroad per million inhabitants of the sending state; origins without a count are named.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.education.per_million`.
    """
    figure, axes = style.new(height=0.3 + 0.36 * len(table))
    notes = [
        missing if pd.isna(row.students) else f"{row.per_million:,.0f}  ({row.students:,.0f} students)"
        for row in table.itertuples()
    ]
    codes = table["origin"]
    bars(axes, table["per_million"], [label(code) for code in codes], [style.colour(c) for c in codes], notes)
    return figure


def for_their_size_alt(table: pd.DataFrame, host: str, year: int) -> str:
    """Alternative text of :func:`for_their_size`."""
    known = table.dropna(subset=["per_million"])
    listed = ", ".join(f"{label(row.origin)} {row.per_million:,.0f}" for row in known.itertuples())
    absent = ", ".join(label(code) for code in table.loc[table["per_million"].isna(), "origin"])
    text = f"Bar chart. Students in {countries.name(host)} per million inhabitants, {year}: {listed}."
    return text + (f" Not named in the data: {absent}." if absent else "")
