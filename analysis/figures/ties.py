"""Figures of ties beside votes: the same texts and all texts, movements beside chance, trade beside agreement."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator, PercentFormatter

from analysis import countries
from analysis.figures import style, votes
from analysis.periods import PERIODS


def _points(share: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    text = f"{share * 100:+.0f}"
    return _minus(text) if float(text) else "0"


def _minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def _borders(axes: Axes, first: int) -> None:
    """Thin lines where a period of the book begins."""
    for period in PERIODS.values():
        if period.first > first:
            axes.axvline(period.first - 0.5, color=style.RULE, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1)


def held(panels: Mapping[str, pd.DataFrame], highlight: Sequence[str]) -> Figure:
    """Change of agreement on all texts (hollow) and on those that returned (filled, with its interval).

    Parameters
    ----------
    panels : mapping of str to DataFrame
        State to one row a partner: ``partner``, ``change``, ``held``, ``low``, ``high`` (shares) of
        :func:`analysis.measures.ties.held`.
    highlight : sequence of str
        The two states whose common row is drawn strongest.

    Returns
    -------
    Figure
        Panels on one scale, each sorted by the change on returning texts.
    """
    sizes = [len(rows) for rows in panels.values()]
    figure, axes = style.new(
        1.1 + 0.3 * sum(sizes) + 0.4 * len(sizes), rows=len(sizes), sharex=True, squeeze=False,
        gridspec_kw={"height_ratios": sizes},
    )  # fmt: skip
    for ax, (state, rows) in zip(axes[:, 0], panels.items(), strict=True):
        rows = rows.sort_values("held", ascending=False)
        ax.axvline(0, color=style.MUTED, linewidth=0.9, zorder=1)
        for place, row in enumerate(rows.to_dict("records")):
            strong = {state, row["partner"]} == set(highlight)
            shade = style.colour("TUR") if strong else style.MUTED
            width = 3 if strong else 1.8
            ax.plot([row["low"], row["high"]], [place, place], color=shade, linewidth=width, alpha=0.45, zorder=2)
            ax.plot(row["held"], place, "o", color=shade, markersize=7 if strong else 6, zorder=4)
            ax.plot(row["change"], place, "o", color=shade, mfc="none", markersize=7, mew=1.5, zorder=3)
        ax.set_yticks(range(len(rows)), [countries.name(partner) for partner in rows["partner"]])
        for label, partner in zip(ax.get_yticklabels(), rows["partner"], strict=True):
            if {state, partner} == set(highlight):
                label.set(color=style.colour("TUR"), fontweight=600)
        ax.set_ylim(len(rows) - 0.4, -0.6)
        ax.set_title(f"{countries.name(state)} with", fontsize=10, color=style.MUTED, fontweight=400, pad=5)
        ax.grid(visible=False)
        ax.grid(visible=True, axis="x")
        ax.spines["left"].set_visible(False)
    last = axes[-1, 0]
    last.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: _points(value)))
    last.set_xlabel("change in the share of identical votes, percentage points")
    return figure


def held_alt(panels: Mapping[str, pd.DataFrame]) -> str:
    """Alternative text of :func:`held`: both changes of each pair."""
    parts = []
    for state, rows in panels.items():
        pairs = [
            f"{countries.name(row['partner'])} {_points(row['change'])} on all texts, {_points(row['held'])} on "
            f"returning ones ({_points(row['low'])} to {_points(row['high'])})"
            for row in rows.sort_values("held", ascending=False).to_dict("records")
        ]
        parts.append(f"{countries.name(state)} with " + "; ".join(pairs))
    return "Changes in percentage points. " + ". ".join(parts) + "."


def company(yearly: pd.DataFrame, home: str, highlight: str) -> Figure:
    """Agreement of one state with several others by year, with the borders of the periods.

    Parameters
    ----------
    yearly : DataFrame
        ``partner``, ``year``, ``agreement`` (share).
    home, highlight : str
        The state measured, and the partner drawn strongest.

    Returns
    -------
    Figure
        Made by :func:`analysis.figures.votes.agreement`; the axis of shares does not begin at zero.
    """
    figure = votes.agreement(yearly, home, highlight, height=4.4)
    axes = figure.axes[0]
    first, last = int(yearly["year"].min()), int(yearly["year"].max())
    style.years(axes, first, last, 4)
    axes.set_ylim(yearly["agreement"].min() - 0.03, min(1, yearly["agreement"].max() + 0.03))
    _borders(axes, first)
    return figure


def against_chance(table: pd.DataFrame, ties: Sequence[str]) -> Figure:
    """Correlations at several lags, each beside the middle 90 per cent of shuffled years; one panel a tie.

    Parameters
    ----------
    table : DataFrame
        From :func:`analysis.measures.ties.lagged`: ``tie``, ``lag``, ``years``, ``correlation``, ``low``, ``high``,
        ``outside``.
    ties : sequence of str
        Ties from top to bottom; their names are the titles of the panels.

    Returns
    -------
    Figure
        Full circles lie outside what shuffled years give, hollow ones inside. All panels share one scale.
    """
    figure, axes = style.new(0.6 + 1.05 * len(ties), rows=len(ties), sharex=True, sharey=True, squeeze=False)
    for ax, tie in zip(axes[:, 0], ties, strict=True):
        rows = table[table["tie"].eq(tie)]
        ax.axhline(0, color=style.MUTED, linewidth=0.8, zorder=2)
        ax.bar(rows["lag"], rows["high"] - rows["low"], bottom=rows["low"], width=0.5, color=style.RULE, zorder=1)
        for row in rows.to_dict("records"):
            fill = style.colour("TUR") if row["outside"] else "none"
            ax.plot(row["lag"], row["correlation"], "o", color=style.colour("TUR"), mfc=fill, markersize=7, mew=1.5)
        ax.set_title(f"{tie} ({rows['years'].min()}–{rows['years'].max()} changes)", fontsize=10, pad=4)
        ax.set_ylim(-0.85, 0.85)
        ax.set_yticks([-0.5, 0, 0.5], ["−0.5", "0", "0.5"])
    lags = sorted(table["lag"].unique())
    axes[-1, 0].set_xticks(lags, [_when(lag) for lag in lags])
    axes[-1, 0].set_xlabel("when the tie changed, seen from the change of the votes")
    return figure


def _when(lag: int) -> str:
    if not lag:
        return "same\nyear"
    unit = "year" if abs(lag) == 1 else "years"
    return f"{abs(lag)} {unit}\n{'earlier' if lag > 0 else 'later'}"


def against_chance_alt(table: pd.DataFrame, ties: Sequence[str]) -> str:
    """Alternative text of :func:`against_chance`: the range of each tie, and what lies outside."""
    parts = []
    for tie in ties:
        rows = table[table["tie"].eq(tie)]
        low, high = (_minus(f"{end:.2f}") for end in (rows["correlation"].min(), rows["correlation"].max()))
        parts.append(f"{tie} {low} to {high}, {int(rows['outside'].sum())} of {len(rows)} outside")
    return "Correlations with yearly changes in agreement, beside shuffled years. " + "; ".join(parts) + "."


def trade_and_votes(
    panels: Mapping[str, pd.DataFrame], places: Mapping[tuple[str, str], tuple[float, float]]
) -> Figure:
    """What part of a state's trade a partner has, and how often the two vote alike; one panel a state.

    Parameters
    ----------
    panels : mapping of str to DataFrame
        State to one row a partner: ``partner``, ``trade`` and ``same`` (shares, 0 to 1). Partners without trade in
        the data are left out, and named in the panel.
    places : mapping of (str, str) to (float, float)
        State and partner to where the name stands, in points from the circle; to its right if not given.

    Returns
    -------
    Figure
        Both panels on one scale; trade on a logarithmic one.
    """
    figure, axes = style.new(2.75 * len(panels) + 0.4, rows=len(panels), sharex=True, sharey=True, squeeze=False)
    for ax, (state, rows) in zip(axes[:, 0], panels.items(), strict=True):
        for row in rows.dropna(subset="trade").to_dict("records"):
            shade = style.colour(row["partner"])
            strong = {state, row["partner"]} == {"KAZ", "TUR"}
            ax.plot(row["trade"], row["same"], "o", color=shade, markersize=9 if strong else 6)
            dx, dy = places.get((state, row["partner"]), (7, 0))
            side = "right" if dx < 0 else "center" if dx == 0 else "left"
            style.note(
                ax, countries.name(row["partner"]), row["trade"], row["same"], dx, dy, ha=side, color=shade,
                fontweight=600 if strong else 400,
            )  # fmt: skip
        lost = [countries.name(partner) for partner in rows[rows["trade"].isna()]["partner"]]
        if lost:
            text = textwrap.fill("no trade in the data: " + ", ".join(lost), 34)
            ax.text(0.02, 0.04, text, transform=ax.transAxes, fontsize=8.5, color=style.MUTED, va="bottom")
        ax.set_title(f"Partners of {countries.name(state)}", fontsize=10, pad=5)
        ax.grid(visible=True, axis="both")
        ax.set_ylabel("identical votes")
    ax = axes[-1, 0]
    ax.set_xscale("log")
    marks = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3]
    ax.xaxis.set_major_locator(FixedLocator(marks))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _place: f"{share:.1%}".replace(".0%", "%")))
    ax.set_xlim(0.0006, 0.5)
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_ylim(0, 1.08)
    ax.set_xlabel("part in the state’s trade (logarithmic scale)")
    return figure


def trade_and_votes_alt(panels: Mapping[str, pd.DataFrame]) -> str:
    """Alternative text of :func:`trade_and_votes`: both shares of each partner."""
    parts = []
    for state, rows in panels.items():
        known = rows.dropna(subset="trade").sort_values("trade", ascending=False)
        pairs = [f"{countries.name(r.partner)} {r.trade:.1%} and {r.same:.0%}" for r in known.itertuples()]
        parts.append(f"{countries.name(state)}: " + "; ".join(pairs))
    return "Part in trade, and identical votes. " + ". ".join(parts) + "."
