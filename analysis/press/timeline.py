"""The time line of the chronology: plain HTML and SVG, which scripts do nothing to.

Each event is a link at its date, in the lane of its theme; events that would cover each other are piled up.
Places along the line are percentages, so that the zoom (radio buttons, ``tables.css``) only widens the drawing.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap

import pandas as pd

from analysis.dates import decimal_year
from analysis.periods import PERIODS
from analysis.press import facts

THEMES = ("political", "economic", "cultural")
FIRST, LAST = min(p.first for p in PERIODS.values()), max(p.last for p in PERIODS.values())
_START, _END = FIRST - 1, LAST + 1  # years; what lies outside stands in a margin
_MARGIN = 3.0  # width of each margin, per cent
_WIDTH = 700  # of the whole line on a page, in px: what the piles are made for
_DOT = 6.8  # room that a mark takes, in px
_TOP = 92  # height of the words and years above the lanes
_ZOOM = ("whole", "decades", "years", "months")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def place(when: float) -> float:
    """Where a moment (year with fraction) stands, in per cent; outside the line, in the middle of a margin."""
    if when < _START:
        return _MARGIN / 2
    if when >= _END:
        return 100 - _MARGIN / 2
    return round(_MARGIN + (when - _START) / (_END - _START) * (100 - 2 * _MARGIN), 2)


def piles(places: pd.Series) -> list[int]:
    """For marks in the order of their places, the height of each in its pile, from 0, so that none covers another."""
    ends: list[float] = []
    heights = []
    for x in places * _WIDTH / 100:
        free = next((row for row, end in enumerate(ends) if end <= x), len(ends))
        ends[free : free + 1] = [x + _DOT]
        heights.append(free)
    return heights


def html(events: pd.DataFrame) -> str:
    """The time line of dated events (columns ``id``, ``date``, ``theme``), with its zoom."""
    rows = events.assign(x=events["date"].map(lambda date: place(decimal_year(date))).astype(float))
    lanes, bottom = [], _TOP
    for theme in THEMES:
        mine = rows[rows["theme"] == theme].sort_values(["x", "id"])
        heights = piles(mine["x"])
        bottom += int(max(heights, default=0) * _DOT) + 34
        marks = [_mark(row, bottom - height * _DOT) for row, height in zip(mine.itertuples(), heights, strict=True)]
        names = "".join(f'<text x="{x}%" y="{bottom + 14}">{theme}</text>' for x in _repeats())
        lanes.append(f'<g class="{theme}">{names}{"".join(marks)}</g>')
    zoom = "".join(
        f'<input type="radio" name="zoom" id="zoom-{step}"{" checked" if step == "whole" else ""}>'
        f'<label for="zoom-{step}">{step}</label>'
        for step in _ZOOM
    )
    height = bottom + 22
    drawing = (
        f'<svg height="{height}" role="group" aria-label="Events along time">{_ticks(height)}{"".join(lanes)}</svg>'
    )
    return (
        f'<div class="time-line"><a href="#tab-events">Skip the time line</a><br>Zoom:{zoom}'
        f'<div class="line" role="region" aria-label="Time line" tabindex="0">{drawing}</div></div>'
    )


def _repeats() -> list[float]:
    """Where the name of a lane stands: at the beginning, and at the border of each later period."""
    return [0.3, *(place(period.first) for period in list(PERIODS.values())[1:])]


def _mark(row, y: float) -> str:
    """An event: a ring where only the year is known, else a dot; its date and title appear when it is pointed at."""
    fact = facts.records()[row.id]
    lines = [fact.date, *wrap(fact.title, 44)]
    spans = "".join(f'<tspan x="{row.x}%" y="{12 + 14 * n}">{escape(line)}</tspan>' for n, line in enumerate(lines))
    side = "" if row.x < 35 else " from-middle" if row.x < 65 else " from-right"
    vague = " vague" if len(row.date) == 4 else ""
    look = f' class="{(vague + side).strip()}"' if vague or side else ""
    link = f"register/{fact.page}.html#fact-{fact.id}"
    return f'<a href="{link}"{look}><circle cx="{row.x}%" cy="{y:.0f}"/><text>{spans}</text></a>'


def _ticks(height: int) -> str:
    """Years, months and the borders of the periods."""
    marks: dict[str, list[str]] = {"ticks": [], "ticks each": [], "ticks border": [], "months": []}
    borders = [period.first for period in PERIODS.values()]
    for year in range(_START, _END):
        free = min(abs(year - border) for border in borders) > 1  # the words of two years would touch
        kind = "ticks border" if year in borders else "ticks" if year % 5 == 0 and free else "ticks each"
        x = f"{place(year)}%"
        marks[kind].append(f'<line x1="{x}" x2="{x}" y1="{_TOP - 12}" y2="{height}"/>' + _words(x, _TOP - 18, year))
        for n, month in enumerate(_MONTHS):
            marks["months"].append(_words(f"{place(year + (n + 0.5) / 12)}%", _TOP - 4, month))
    marks["ends"] = [_words("0.3%", _TOP - 4, "earlier"), _words("99.7%", _TOP - 4, "later")]
    return "".join(f'<g class="{kind}">{"".join(parts)}</g>' for kind, parts in marks.items())


def _words(x: str, y: float, words: object) -> str:
    return f'<text x="{x}" y="{y}">{words}</text>'
