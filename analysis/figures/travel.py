"""Figures of leaders' trips."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import countries
from analysis.figures import style

_HIGH = 0.13  # share of the panel's height between marks of one year


def trips(totals: Mapping[str, pd.Series], journeys: Mapping[str, pd.DataFrame], turn: int) -> Figure:
    """Trips of each state's leaders by year as bars, and the journeys to the partner as marks on them.

    Parameters
    ----------
    totals : mapping of str to Series
        State to its trips by year (:func:`analysis.measures.travel.yearly`); one panel a state.
    journeys : mapping of str to DataFrame
        State to its leaders' journeys to the partner: ``year``; one mark a journey.
    turn : int
        First year of the later span; a dotted line stands before it.

    Returns
    -------
    Figure
        Panels share both axes. A year without a number has no bar.
    """
    figure, axes = style.new(2.1 * len(totals) + 0.6, rows=len(totals), sharex=True, sharey=True, squeeze=False)
    for ax, (state, series) in zip(axes[:, 0], totals.items(), strict=True):
        _panel(ax, state, series, journeys[state], turn)
    top = max(series.max() for series in totals.values())
    axes[0, 0].set_ylim(0, top * 1.08)
    years = next(iter(totals.values())).index
    axes[-1, 0].set_xticks(years, [f"’{year % 100:02d}" for year in years])
    axes[-1, 0].tick_params(axis="x", labelsize=8.5)
    axes[-1, 0].set_xlim(years.min() - 0.6, years.max() + 0.6)
    return figure


def _panel(ax: Axes, state: str, series: pd.Series, journeys: pd.DataFrame, turn: int) -> None:
    known = series.dropna()
    ax.bar(known.index, known, color=style.RULE, width=0.78, linewidth=0)
    turns = journeys.groupby("year").cumcount()
    step = max(series.max() * _HIGH, 3.4)
    for year, place in zip(journeys["year"], turns, strict=True):
        ax.plot(year, step * (place + 0.5), "o", color=style.colour(state), markersize=7)
    ax.axvline(turn - 0.5, color=style.MUTED, linewidth=0.8, linestyle=(0, (2, 2)))
    ax.set_title(f"Leaders of {countries.name(state)}", fontsize=10, color=style.colour(state), pad=5)
    ax.set_ylabel("trips abroad")


def trips_alt(shares: Mapping[str, pd.DataFrame]) -> str:
    """Alternative text of :func:`trips`, from :func:`analysis.measures.travel.shares` of each state."""
    parts = []
    for state, table in shares.items():
        spans = [f"{row.journeys} of {row.trips} trips in {row.span}" for row in table.itertuples()]
        parts.append(f"{countries.name(state)}: to the partner " + ", ".join(spans))
    return "Bars of leaders' trips abroad by year, a dot for each recorded journey to the partner. " + (
        "; ".join(parts) + "."
    )
