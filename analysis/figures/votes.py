"""Figures of voting in the UN General Assembly."""

from __future__ import annotations

from collections.abc import Sequence

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
