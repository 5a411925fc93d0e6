"""Figures of voting in the UN General Assembly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from analysis import countries
from analysis.figures import style


def _spread(values: pd.Series, gap: float) -> pd.Series:
    """Label heights at least ``gap`` apart, in the order of ``values``, around the same middle."""
    ordered = values.sort_values()
    heights = ordered.to_list()
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + gap)
    shift = (sum(heights) - ordered.sum()) / len(heights) if heights else 0
    return pd.Series([height - shift for height in heights], index=ordered.index)


def _lines(axes: Axes, wide: pd.DataFrame, highlight: str, gap: float) -> None:
    """One line a state, its name at the end; names are moved apart and never cross."""
    for country in wide:
        strong = country == highlight
        style.line(axes, wide[country], country, linewidth=2.8 if strong else 1.6, zorder=4 if strong else 3)
    ends = wide.apply(lambda column: column.dropna().iloc[-1])
    last = wide.apply(lambda column: column.dropna().index[-1]).max()
    for country, height in _spread(ends, gap).items():
        style.end_label(axes, last, height, countries.name(country), style.colour(country))


def agreement(yearly: pd.DataFrame, home: str = "KAZ", highlight: str = "TUR", height: float = 3.6) -> Figure:
    """Agreement of one state with several others by year.

    Parameters
    ----------
    yearly : DataFrame
        ``partner``, ``year``, ``agreement`` (share), from :func:`analysis.measures.votes.agreement`.
    home, highlight : str
        The state measured (named on the axis), and the partner drawn strongest.

    Returns
    -------
    Figure
        Years without a common roll call are gaps.
    """
    wide = yearly.pivot_table(index="year", columns="partner", values="agreement")
    wide = wide.reindex(range(int(wide.index.min()), int(wide.index.max()) + 1))
    figure, axes = style.new(height)
    _lines(axes, wide, highlight, gap=0.055)
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_ylabel(f"same vote as {countries.name(home)}")
    style.years(axes, int(wide.index.min()), int(wide.index.max()), 2)
    return figure


def agreement_alt(yearly: pd.DataFrame, home: str = "KAZ") -> str:
    """Alternative text of :func:`agreement`: each partner's first and last value."""
    rows = (
        yearly.sort_values("year")
        .groupby("partner")
        .agg(
            start=("agreement", "first"),
            final=("agreement", "last"),
            begin=("year", "first"),
            end=("year", "last"),
        )
    )
    parts = [
        f"{countries.name(row.Index)} {row.start:.0%} in {row.begin}, {row.final:.0%} in {row.end}"
        for row in rows.sort_values("final", ascending=False).itertuples()
    ]
    return f"Line chart of votes identical with {countries.name(home)}'s. " + "; ".join(parts) + "."


def sides(panels: dict[str, pd.DataFrame], poles: tuple[str, str], order: Sequence[str]) -> Figure:
    """With whom states voted when two poles voted apart: stacked bars, one panel a span of years.

    Parameters
    ----------
    panels : dict
        Title of a panel to the result of :func:`analysis.measures.votes.side_shares`.
    poles : tuple of str
        The two states that voted apart, first on the left.
    order : sequence of str
        States from top to bottom.

    Returns
    -------
    Figure
        A state without a roll call in a panel has an empty row marked "no data".
    """
    figure, axes = style.new(1.1 + 0.31 * len(order) * len(panels), rows=len(panels), sharex=True, squeeze=False)
    for ax, (title, shares) in zip(axes[:, 0], panels.items(), strict=True):
        _side_panel(ax, shares.set_index("country").reindex(order), poles)
        ax.set_title(title, loc="left", fontsize=10, color=style.MUTED, fontweight=400, pad=16)
        for x, pole, side in ((0.0, poles[0], "left"), (1.0, poles[1], "right")):
            text = f"with {countries.name(pole)}"
            ax.text(x, 1.02, text, transform=ax.transAxes, ha=side, color=style.colour(pole), fontsize=9.5)
    axes[-1, 0].xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return figure


def _side_panel(ax: Axes, rows: pd.DataFrame, poles: tuple[str, str]) -> None:
    places = range(len(rows))
    empty = rows["roll_calls"].isna()
    shares = rows[["first_share", "neither_share", "second_share"]].fillna(0)
    left = shares.cumsum(axis=1).shift(1, axis=1, fill_value=0)
    colours = [style.colour(poles[0]), style.RULE, style.colour(poles[1])]
    for column, colour in zip(shares, colours, strict=True):
        ax.barh(places, shares[column], left=left[column], color=colour, height=0.66, linewidth=0)
    for place, (country, row) in zip(places, rows.iterrows(), strict=True):
        if empty[country]:
            ax.text(0.5, place, "no data", ha="center", va="center", fontsize=8.5, color=style.MUTED)
            continue
        ax.text(0.012, place, f"{row['first_share']:.0%}", va="center", fontsize=9, color="white")
        ax.text(0.988, place, f"{row['second_share']:.0%}", va="center", ha="right", fontsize=9, color="white")
    names = [countries.name(c) + ("" if empty[c] else f" ({int(n)})") for c, n in rows["roll_calls"].items()]
    ax.set_yticks(places, names)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)


def sides_alt(panels: dict[str, pd.DataFrame], poles: tuple[str, str]) -> str:
    """Alternative text of :func:`sides`: both shares of each state in each panel."""
    first, second = (countries.name(pole) for pole in poles)
    parts = []
    for title, shares in panels.items():
        states = [
            f"{countries.name(row.country)} {row.first_share:.0%} with {first}, {row.second_share:.0%} with {second}"
            for row in shares.itertuples()
        ]
        parts.append(f"{title}: " + "; ".join(states))
    return f"Bars of the votes cast when {first} and {second} voted apart. " + ". ".join(parts) + "."


def between(
    table: pd.DataFrame,
    poles: tuple[str, str],
    highlight: str,
    spans: Sequence[str],
    places: Mapping[str, tuple[float, float, str]] | None = None,
) -> Figure:
    """Paths of states between two poles: share of votes with the one and with the other, span by span.

    Parameters
    ----------
    table : DataFrame
        ``country``, ``span``, ``first`` and ``second`` (shares, 0 to 1): with the first and the second pole.
    poles : (str, str)
        The two others (ISO 3166 alpha-3); the first is on the vertical axis.
    highlight : str
        State drawn strongly, with all its spans, which are named; the others go from the first span to the last.
    spans : sequence of str
        Spans in order; the path ends in the last, with a full circle and the state's name.
    places : mapping of str to (float, float, str), optional
        Where a state's name stands: points to the right and upwards of its last circle, and the side it starts from.

    Returns
    -------
    Figure
        On the dotted diagonal a state votes with both equally often; the axes have one scale.
    """
    figure, ax = style.new(2.95)
    shown = table[table["country"].eq(highlight) | table["span"].isin([spans[0], spans[-1]])]
    low = min(shown["first"].min(), shown["second"].min()) - 0.04
    right, top = shown["second"].max() + 0.09, shown["first"].max() + 0.05
    ax.plot([low, top], [low, top], color=style.MUTED, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1)
    ax.annotate(
        "as often with both", (low + 0.02, low), xytext=(8, 4), textcoords="offset points", fontsize=8.5,
        color=style.MUTED, ha="left", va="bottom",
    )  # fmt: skip
    for state in sorted(shown["country"].unique(), key=lambda name: name == highlight):
        path = shown[shown["country"].eq(state)].set_index("span")
        path = path.reindex([span for span in spans if span in path.index])
        strong, colour = state == highlight, style.colour(state)
        x, y = path["second"], path["first"]
        ax.plot(x, y, "-", color=colour, linewidth=2.2 if strong else 1.2, zorder=2 + strong)
        ax.plot(x.iloc[:-1], y.iloc[:-1], "o", markersize=6, mfc="none", mec=colour, mew=1.4, zorder=4)
        ax.plot(x.iloc[-1], y.iloc[-1], "o", markersize=8, color=colour, zorder=4)
        dx, dy, side = (places or {}).get(str(state), (9, 0, "left"))
        ax.annotate(
            countries.name(str(state)), (x.iloc[-1], y.iloc[-1]), xytext=(dx, dy), textcoords="offset points",
            ha=side, va="center", fontsize=10, fontweight=600, color=colour,
        )  # fmt: skip
        for span in path.index[:-1] if strong else []:
            ax.annotate(
                span, (x[span], y[span]), xytext=(7, 6), textcoords="offset points", fontsize=9, color=style.MUTED
            )
    ax.set_xlim(low, right)
    ax.set_ylim(low, top)
    ax.set_aspect("equal")
    ax.grid(visible=True, axis="both")
    for axis, end in ((ax.xaxis, right), (ax.yaxis, top)):
        inside = [tick / 10 for tick in range(10) if low <= tick / 10 <= end]
        axis.set_ticks(inside, [f"{tick:.0%}" for tick in inside])
    ax.set_xlabel(f"votes with {countries.name(poles[1])}")
    ax.set_ylabel(f"votes with {countries.name(poles[0])}")
    return figure


def between_alt(table: pd.DataFrame, poles: tuple[str, str], spans: Sequence[str]) -> str:
    """Alternative text of :func:`between`: both shares of each state in each span."""
    names = [countries.name(pole) for pole in poles]
    parts = []
    for state, path in table.groupby("country", sort=False):
        rows = path.set_index("span")
        shares = [
            f"{rows.loc[s, 'first']:.0%} and {rows.loc[s, 'second']:.0%} in {s}" for s in spans if s in rows.index
        ]
        parts.append(f"{countries.name(str(state))}: " + ", ".join(shares))
    return f"Shares of votes with {names[0]} and with {names[1]} when the two voted apart. " + "; ".join(parts) + "."


def cohesion(table: pd.DataFrame, outer: str, turn: float, mark: str) -> Figure:
    """Two lines: agreement within a group, and of the group with one more state.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.votes.cohesion`.
    outer : str
        The other state; its line has its colour.
    turn : float
        Where the dated mark stands.
    mark : str
        What happened then.

    Returns
    -------
    Figure
        The axis of shares does not begin at zero.
    """
    figure, axes = style.new(3.4)
    lines = {"within": (style.MUTED, "without\n" + countries.name(outer)), "with outer": (style.colour(outer), "")}
    for column, (shade, label) in lines.items():
        values = table[column].reindex(range(int(table.index.min()), int(table.index.max()) + 1))
        axes.plot(values.index, values, color=shade, linewidth=2.6 if column == "with outer" else 2)
        text = label or "with\n" + countries.name(outer)
        style.end_label(axes, values.dropna().index[-1], values.dropna().iloc[-1], text, shade)
    style.marker(axes, turn, mark, 0.12)
    axes.set_ylim(0.5, 1)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_ylabel("mean share of identical votes")
    style.years(axes, int(table.index.min()), int(table.index.max()), 3)
    return figure


def cohesion_alt(table: pd.DataFrame, outer: str, turn: int) -> str:
    """Alternative text of :func:`cohesion`: means before and from a year, and the last value."""
    late = table.index >= turn
    name = countries.name(outer)
    words = {"within": f"pairs without {name}", "with outer": f"pairs with {name}"}
    parts = [
        f"{text}: mean {table.loc[~late, column].mean():.0%} before {turn}, {table.loc[late, column].mean():.0%} "
        f"since, {table[column].iloc[-1]:.0%} in {table.index[-1]}"
        for column, text in words.items()
    ]
    return "Two lines by year. " + "; ".join(parts) + "."


def topic_changes(table: pd.DataFrame, spans: tuple[str, str], colour: str) -> Figure:
    """Agreement by topic: hollow for the earlier span, filled for the later, with its number.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.votes.topic_changes`.
    spans : (str, str)
        Names of the two spans.
    colour : str
        State whose colour the marks take.

    Returns
    -------
    Figure
    """
    old, new = spans
    figure, axes = style.new(0.46 * len(table) + 0.9)
    shade = style.colour(colour)
    for place, row in enumerate(table.to_dict("records")):
        level = len(table) - place
        axes.plot([row[old], row[new]], [level, level], color=style.RULE, linewidth=2.4, zorder=1)
        axes.plot(row[old], level, "o", color=shade, markerfacecolor="none", markersize=7.5, markeredgewidth=1.6)
        axes.plot(row[new], level, "o", color=shade, markersize=8)
        right = row[new] >= row[old]
        axes.annotate(
            f"{row[new]:.0%}", (row[new], level), xytext=(8 if right else -8, 0), textcoords="offset points",
            va="center", ha="left" if right else "right", fontsize=9.5, color=shade, fontweight=600,
        )  # fmt: skip
    axes.set_yticks(range(len(table), 0, -1), list(table["topic"]))
    axes.set_ylim(0.4, len(table) + 0.6)
    axes.set_xlim(0.45, 1.06)
    axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1])
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("share of identical votes")
    axes.grid(visible=False)
    axes.grid(visible=True, axis="x")
    axes.spines["left"].set_visible(False)
    return figure


def topic_changes_alt(table: pd.DataFrame, spans: tuple[str, str]) -> str:
    """Alternative text of :func:`topic_changes`."""
    old, new = spans
    parts = [f"{row['topic'].lower()} {row[old]:.0%} to {row[new]:.0%}" for row in table.to_dict("records")]
    return f"Dots by topic, from {old} to {new}: " + ", ".join(parts) + "."


def positions(points: pd.DataFrame, highlight: str = "KAZ", height: float = 3.6) -> Figure:
    """Ideal points by year with the middle 90 per cent of their uncertainty as a band.

    Parameters
    ----------
    points : DataFrame
        From :func:`analysis.measures.votes.positions`.
    highlight : str
        State drawn strongest.
    """
    wide = points.pivot_table(index="year", columns="country", values="ideal_point")
    wide = wide.reindex(range(int(wide.index.min()), int(wide.index.max()) + 1))
    figure, axes = style.new(height)
    for country, rows in points.groupby("country"):
        band = rows.set_index("year").reindex(wide.index)
        colour = style.colour(str(country))
        axes.fill_between(band.index, band["low"], band["high"], color=colour, alpha=0.13, linewidth=0)
    _lines(axes, wide, highlight, gap=0.13)
    axes.set_ylabel("ideal point (up: closer to the USA)")
    style.years(axes, int(wide.index.min()), int(wide.index.max()), 2)
    return figure


def shift(panels: dict[str, pd.DataFrame], highlight: tuple[str, str], spans: tuple[str, str]) -> Figure:
    """How agreement beyond chance changed between two spans: an arrow a partner, one panel a state.

    Parameters
    ----------
    panels : dict
        State to its rows of :func:`analysis.measures.votes.by_span`: ``partner``, ``span``, ``kappa``.
    highlight : tuple of str
        The two states whose common row is drawn strongest, in the colour of the second.
    spans : tuple of str
        Names of the earlier and the later span.

    Returns
    -------
    Figure
        Hollow circle: earlier span; filled: later. Partners from the highest later value to the lowest.
    """
    wides = {
        state: rows.pivot_table(index="partner", columns="span", values="kappa")[list(spans)].sort_values(
            spans[1], ascending=False
        )
        for state, rows in panels.items()
    }
    sizes = [len(wide) for wide in wides.values()]
    figure, axes = style.new(
        1.0 + 0.29 * sum(sizes) + 0.35 * len(sizes), rows=len(sizes), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": sizes},
    )  # fmt: skip
    for ax, (state, wide) in zip(axes[:, 0], wides.items(), strict=True):
        _shift_panel(ax, state, wide, highlight)
    axes[-1, 0].set_xlabel("agreement beyond chance (0: chance, 1: identity)")
    return figure


def _shift_panel(ax: Axes, state: str, wide: pd.DataFrame, highlight: tuple[str, str]) -> None:
    for place, (partner, (before, after)) in enumerate(zip(wide.index, wide.to_numpy(), strict=True)):
        strong = {state, partner} == set(highlight)
        colour = style.colour(highlight[1]) if strong else style.MUTED
        ax.plot([before, after], [place, place], color=colour, linewidth=3 if strong else 1.6, zorder=2)
        ax.plot(before, place, "o", color=colour, markerfacecolor="white", markersize=6.5, markeredgewidth=1.4)
        ax.plot(after, place, "o", color=colour, markersize=6.5, zorder=3)
        side = 1 if after >= before else -1
        ax.annotate(
            f"{after:.2f}".replace("-", "−"), (after, place), xytext=(7 * side, 0), textcoords="offset points",
            va="center", ha="left" if side > 0 else "right", fontsize=8.5, color=colour,
            fontweight=600 if strong else 400,
        )  # fmt: skip
    ax.set_title(f"{countries.name(state)} with", fontsize=10, color=style.MUTED, fontweight=400, pad=5)
    ax.set_yticks(range(len(wide)), [countries.name(partner) for partner in wide.index])
    ax.set_ylim(len(wide) - 0.4, -0.6)
    ax.margins(x=0.14)
    ax.grid(axis="y", visible=False)
    ax.grid(axis="x", visible=True)
    ax.spines["left"].set_visible(False)


def shift_alt(panels: dict[str, pd.DataFrame], spans: tuple[str, str]) -> str:
    """Alternative text of :func:`shift`: each partner's value in both spans."""
    parts = []
    for state, rows in panels.items():
        wide = rows.pivot_table(index="partner", columns="span", values="kappa").sort_values(spans[1])
        pairs = [
            f"{countries.name(str(partner))} {values[spans[0]]:.2f}, then {values[spans[1]]:.2f}"
            for partner, values in wide.iloc[::-1].iterrows()
        ]
        parts.append(f"{countries.name(state)} with " + "; ".join(pairs))
    return f"Agreement beyond chance in {spans[0]} and {spans[1]}. " + ". ".join(parts) + "."
