"""Figures of investment: what was claimed and signed beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures import style


def promises(
    said: pd.DataFrame, measured: Mapping[str, pd.Series], headings: Mapping[str, str], words: Mapping[str, str]
) -> Figure:
    """Statements of two kinds as points, each above the series that measures the matter, billion dollars.

    Parameters
    ----------
    said : DataFrame
        From :func:`analysis.measures.investment.statements`.
    measured : mapping of str to Series
        Kind to the measured series by year (billion dollars), drawn as bars; what it lacks stays a gap.
    headings, words : mapping of str to str
        Kind to the title of its panel, and to what its bars are.
    """
    figure, axes = style.new(6.2, rows=len(measured), squeeze=False, sharex=True)
    colour = style.colour("TUR")
    first = min(int(series.index.min()) for series in measured.values())
    last = max(max(int(series.index.max()) for series in measured.values()), int(said["year"].max()))
    for axis, (kind, series) in zip(axes[:, 0], measured.items(), strict=True):
        rows = said[said["kind"] == kind]
        axis.set_title(headings[kind], fontsize=10, loc="left")
        axis.bar(series.index, series, width=0.5, color=colour)
        end = int(series.dropna().index[-1])
        text = f"{words[kind]} {series[end]:.2f}"
        style.note(axis, text, end - 0.3, series[end], dx=0, dy=8, ha="left", color=colour, fontsize=8.5)
        axis.plot(rows["year"], rows["value"], "o", color=style.INK, markersize=6, zorder=3)
        for row in rows.itertuples():
            right = row.year < last
            where = {"dx": 8 if right else -8, "ha": "left" if right else "right"}
            style.note(axis, f"{row.label} {row.value:.2g}", row.year, row.value, fontsize=8.5, **where)
        axis.set_ylim(min(0, series.min() * 1.2), rows["value"].max() * 1.15)
        axis.set_ylabel("billion dollars")
        style.years(axis, first, last)
    return figure


def promises_alt(said: pd.DataFrame, measured: Mapping[str, pd.Series], headings: Mapping[str, str]) -> str:
    """What :func:`promises` shows, for readers who do not see it."""
    words = []
    for kind, series in measured.items():
        rows = said[said["kind"] == kind]
        told = "; ".join(f"{row.label} {row.year}: {row.value:.2g}" for row in rows.itertuples())
        counted = ", ".join(f"{year} {value:.2f}" for year, value in series.dropna().items())
        words.append(f"{headings[kind]}: said {told}; measured {counted}")
    return f"Points above bars, billion dollars. {'. '.join(words)}."


def claims_and_stock(stock: pd.Series, claims: pd.DataFrame, accent: str, label: str) -> Figure:
    """A measured stock as a line, and what people claimed as points beside it, billion dollars.

    Parameters
    ----------
    stock : Series
        Billion dollars by year.
    claims : DataFrame
        ``year``, ``value`` (billion dollars), ``label``.
    accent : str
        State whose colour the line has.
    label : str
        Words for the line.
    """
    figure, axis = style.new(3.6)
    style.line(axis, stock, accent, color=style.colour(accent))
    last = stock.dropna().index[-1]
    style.note(axis, f"{label} {stock[last]:.2f}", last, stock[last], dy=12, ha="right", color=style.colour(accent))
    axis.plot(claims["year"], claims["value"], "o", color=style.INK, markersize=6, zorder=3)
    middle = stock.index.min() + (stock.index.max() - stock.index.min()) / 2
    for row in claims.itertuples():
        left = row.year > middle
        style.note(
            axis,
            f"{row.label} {row.value:.1f}",
            row.year,
            row.value,
            dx=-8 if left else 8,
            ha="right" if left else "left",
        )
    axis.set_ylim(0, max(claims["value"].max(), stock.max()) * 1.15)
    axis.set_ylabel("billion dollars")
    style.years(axis, int(min(stock.index.min(), claims["year"].min())), int(max(last, claims["year"].max())))
    return figure
