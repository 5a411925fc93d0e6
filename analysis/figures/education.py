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


def exchange_panels(table: pd.DataFrame, host: str, first: int, last: int) -> Figure:
    """Students both ways with one state, a panel for each other state; all panels have one scale.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.education.exchanges`.
    """
    states = list(dict.fromkeys(table["state"]))
    figure, axes = style.new(height=0.5 + 1.35 * len(states), rows=len(states), sharex=True, sharey=True)
    for panel, state in zip(axes, states, strict=True):
        mine = table[table["state"] == state].set_index("year")
        lines = (
            ("sent", state, f"in {countries.name(host)}", "o"),
            ("received", host, f"from {countries.name(host)}", "s"),
        )
        ends = {column: mine[column].dropna() for column, *_ in lines}
        top = max(ends, key=lambda column: ends[column].iloc[-1])
        for column, code, text, mark in lines:
            style.line(panel, ends[column], code, marker=mark, markersize=3)
            year, number = ends[column].index[-1], float(ends[column].iloc[-1])
            style.end_label(panel, year, number, text, style.colour(code), dy=4 if column == top else -4)
        panel.set_title(countries.name(state), fontsize=10, loc="left", pad=4)
        panel.yaxis.set_major_formatter("{x:,.0f}")
        panel.set_ylim(0, float(table[["sent", "received"]].max().max()) * 1.12)
        style.years(panel, first, last, 1)
    axes[len(states) // 2].set_ylabel("students enrolled")
    return figure


def exchange_panels_alt(table: pd.DataFrame, host: str) -> str:
    """Alternative text of :func:`exchange_panels`: first and last count of each line."""
    parts = []
    for state in dict.fromkeys(table["state"]):
        mine = table[table["state"] == state].set_index("year")
        for column, text in (("sent", f"in {countries.name(host)}"), ("received", f"from {countries.name(host)}")):
            counts = mine[column].dropna()
            ends = f"{counts.iloc[0]:,} in {counts.index[0]}, {counts.iloc[-1]:,} in {counts.index[-1]}"
            parts.append(f"{countries.name(state)}, {text}: {ends}")
    return f"Line charts of students, one for each state. {'; '.join(parts)}."


def hosts_over_time(flows: dict[str, pd.Series], first: int, last: int) -> Figure:
    """Students of one state in several others, a line for each, named at its end.

    Parameters
    ----------
    flows : dict
        Host (ISO 3166 alpha-3) to persons by year, from :func:`analysis.measures.education.flow`.
    """
    figure, axes = style.new(height=3.2)
    marks = "osD^v"
    for (code, counts), mark in zip(flows.items(), marks, strict=False):
        style.line(axes, counts, code, label(code), marker=mark, markersize=4)
    style.years(axes, first, last, 1)
    axes.set_ylim(0, max(float(counts.max()) for counts in flows.values()) * 1.1)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.set_ylabel("students enrolled")
    return figure


def hosts_over_time_alt(flows: dict[str, pd.Series], origin: str) -> str:
    """Alternative text of :func:`hosts_over_time`."""
    listed = "; ".join(
        f"{label(code)} {counts.iloc[0]:,} in {counts.index[0]}, {counts.iloc[-1]:,} in {counts.index[-1]}"
        for code, counts in flows.items()
    )
    return f"Line chart. Students from {countries.name(origin)} in {listed}."


def rates(table: pd.DataFrame, emphasis: str) -> Figure:
    """Records a year by theme, from one span of years to the next: a line for each theme.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.education.rates`.
    emphasis : str
        The theme that the figure is about; the others are grey.
    """
    figure, axes = style.new(height=2.9)
    spans = list(dict.fromkeys(table["span"]))
    for theme in dict.fromkeys(table["theme"]):
        mine = table[table["theme"] == theme].reset_index(drop=True)
        colour = style.INK if theme == emphasis else style.MUTED
        width = 2.4 if theme == emphasis else 1.4
        axes.plot(mine.index, mine["a_year"], color=colour, linewidth=width, marker="o", markersize=4)
        for place, number in mine["a_year"].items():
            note(axes, f"{number:.1f}", place, number, dx=0, dy=9, ha="center", color=colour)
        style.end_label(axes, len(spans) - 1, mine["a_year"].iloc[-1], theme, colour)
    axes.set_xticks(range(len(spans)), spans)
    axes.set_xlim(-0.25, len(spans) - 1 + 0.1)
    axes.set_ylim(0, float(table["a_year"].max()) * 1.2)
    axes.set_ylabel("dated records a year")
    return figure


def rates_alt(table: pd.DataFrame) -> str:
    """Alternative text of :func:`rates`."""
    parts = [
        f"{theme} {', '.join(f'{row.a_year:.1f} in {row.span}' for row in mine.itertuples())}"
        for theme, mine in table.groupby("theme", sort=False)
    ]
    return f"Line chart of dated records a year: {'; '.join(parts)}."
