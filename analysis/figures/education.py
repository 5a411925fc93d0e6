"""Figures on students: claims beside counts, destinations and origins, size of the state, growth."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style
from analysis.measures.education import label


def _ends(series: pd.Series, form: str) -> str:
    """First and last known value of a series by year, in words."""
    known = series.dropna()
    return f"{known.iloc[0]:{form}} in {known.index[0]}, {known.iloc[-1]:{form}} in {known.index[-1]}"


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
        place = {"ha": "center", "color": style.colour(home), "fontweight": 600, "fontsize": 9.5}
        style.note(axes, text, row.year, row.value, dy=13, **place)
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
        style.bars(panel, table["students"], [label(code) for code in codes], colours, _shares(table))
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
    style.bars(axes, table["per_million"], [label(code) for code in codes], [style.colour(c) for c in codes], notes)
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
            parts.append(f"{countries.name(state)}, {text}: {_ends(mine[column], ',')}")
    return f"Line charts of students, one for each state. {'; '.join(parts)}."


def shares_received(table: pd.DataFrame, host: str, last: int) -> Figure:
    """Part of both streams that came from the common partner, a line for each state; half is marked.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.education.shares_received`.
    host : str
        The common partner (ISO 3166 alpha-3).
    last : int
        Last year of the axis.
    """
    figure, axes = style.new(height=3.3)
    axes.axhline(0.5, color=style.MUTED, linewidth=0.9, linestyle=(0, (3, 2)))
    for state, mark in zip(dict.fromkeys(table["state"]), "osD^", strict=False):
        mine = table[table["state"] == state].set_index("year")["share"].dropna().astype(float)
        style.line(axes, mine, state, countries.name(state), marker=mark, markersize=4)
    style.note(axes, "as many each way", last + 0.4, 0.5, dy=7, ha="right", color=style.MUTED)
    style.years(axes, int(table["year"].min()), last, 2)
    axes.set_ylim(0, 0.8)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.set_ylabel(f"part that came from {countries.name(host)}")
    return figure


def shares_received_alt(table: pd.DataFrame, host: str) -> str:
    """Alternative text of :func:`shares_received`: first and last share of each line."""
    parts = []
    for state, mine in table.groupby("state", sort=False):
        parts.append(f"{countries.name(str(state))}: {_ends(mine.set_index('year')['share'], '.0%')}")
    return f"Line chart of the part of students both ways who came from {countries.name(host)}. {'; '.join(parts)}."


def multiples(table: pd.DataFrame, whole: str, emphasis: str) -> Figure:
    """How many times larger each count became, as bars; the whole is a dashed line, one name is bold.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.education.multiples`.
    whole, emphasis : str
        Codes of the row of all, and of the row that the figure is about.
    """
    rows = table[table["origin"] != whole].reset_index(drop=True)
    average = float(table.set_index("origin").loc[whole, "times"])
    figure, axes = style.new(height=0.75 + 0.44 * len(rows))
    colours = [style.colour(code) for code in rows["origin"]]
    notes = [f"×{row.times:.1f}  ({row.first:,} → {row.last:,})" for row in rows.itertuples()]
    names = [label(code) for code in rows["origin"]]
    style.bars(axes, rows["times"], names, colours, [""] * len(rows))
    for place, text in enumerate(notes):
        style.note(axes, text, max(float(rows["times"][place]), average), place, dx=7, fontsize=9.5)
    axes.plot([average] * 2, [-0.5, len(rows) - 0.5], color=style.INK, linewidth=1.1, linestyle=(0, (3, 2)))
    for tick, code in zip(axes.get_yticklabels(), rows["origin"], strict=True):
        tick.set_fontweight(600 if code == emphasis else 400)
    axes.set_ylim(len(rows) - 0.5, -1.15)
    style.note(axes, f"all foreign students ×{average:.1f}", average, -0.85, ha="center", fontsize=9.5)
    axes.set_xlim(0, float(rows["times"].max()) * 1.62)
    return figure


def multiples_alt(table: pd.DataFrame, whole: str, host: str) -> str:
    """Alternative text of :func:`multiples`."""
    names = {whole: "all foreign students"}
    listed = "; ".join(
        f"{names.get(row.origin) or label(row.origin)} {row.times:.1f} times, from {row.first:,} to {row.last:,}"
        for row in table.itertuples()
    )
    return f"Bar chart of the growth of students in {countries.name(host)}. {listed}."


def indexed(series: Mapping[str, pd.Series], base: int, strong: list[str], turn: float, turn_text: str) -> Figure:
    """Counts as a multiple of one year: a line for each state, some of them strong.

    Parameters
    ----------
    series : mapping
        State (or a name) to values, from :func:`analysis.measures.education.indexed`.
    base : int
        Year in which each is 1; a thin line marks that level.
    strong : list of str
        States drawn in full colour and width; the others are thinner.
    turn, turn_text
        An event drawn as a vertical line, and its name.
    """
    figure, axes = style.new(height=3.5)
    ends = {name: values.dropna() for name, values in series.items()}
    low, high = min(v.min() for v in ends.values()), max(v.max() for v in ends.values())
    last = max(int(values.index[-1]) for values in ends.values())
    order = sorted(ends, key=lambda name: -float(ends[name].iloc[-1]))
    late = [name for name in order if ends[name].index[-1] == last]
    stack = style.stacked((float(ends[name].iloc[-1]) for name in late), gap=(high - low) * 0.075)
    heights = dict(zip(late, stack, strict=True))
    for name in order:
        values = ends[name]
        width = 2.6 if name in strong else 1.4
        style.line(axes, values, name, None, marker="o", markersize=3, linewidth=width)
        y = float(values.iloc[-1])
        text = countries.name(name) if name in style.PALETTE else name
        shift = (heights[name] - y) * 190 / (high - low) if name in heights else -15
        style.end_label(axes, int(values.index[-1]), y, text, style.colour(name), dy=shift)
    axes.axhline(1, color=style.RULE, linewidth=1, zorder=0)
    axes.set_ylim(low - 0.08, high + 0.12)
    style.marker(axes, turn, turn_text)
    style.years(axes, min(int(v.index[0]) for v in ends.values()), last)
    axes.yaxis.set_major_formatter("{x:.1f}")
    axes.set_ylabel(f"students, {base} = 1")
    return figure


def indexed_alt(series: Mapping[str, pd.Series], base: int) -> str:
    """Alternative text of :func:`indexed`: first and last value of each line."""
    parts = []
    for name, values in series.items():
        text = countries.name(name) if name in style.PALETTE else name
        parts.append(f"{text} {_ends(values, '.2f')}")
    return f"Line chart, {base} = 1. {'; '.join(parts)}."


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
    listed = "; ".join(f"{label(code)} {_ends(counts, ',')}" for code, counts in flows.items())
    return f"Line chart. Students from {countries.name(origin)} in {listed}."
