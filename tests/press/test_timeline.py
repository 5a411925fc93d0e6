"""The time line: marks at their dates, none on another, all of them links."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis import catalogue
from analysis.press import facts, timeline


@pytest.mark.parametrize(
    ("when", "x"), [(1990.0, 3.0), (2005.5, 50.0), (1952.5, 1.5), (2021.0, 98.5), (2024.5, 98.5)]
)
def test_a_moment_stands_at_its_place_or_in_a_margin(when: float, x: float) -> None:
    assert timeline.place(when) == pytest.approx(x)


def test_marks_that_would_cover_each_other_are_piled_up() -> None:
    # 1 per cent is 7 px, a mark takes 6.8
    assert timeline.piles(pd.Series([10.0, 10.0, 10.5, 11.0, 12.1])) == [0, 1, 2, 0, 0]
    assert timeline.piles(pd.Series([], dtype=float)) == []


def test_no_mark_of_the_record_covers_another() -> None:
    events = catalogue.load("events").dropna(subset="date")
    marks = re.findall(r'<circle cx="([\d.]+)%" cy="(\d+)"', timeline.html(events))
    assert len(marks) == len(events)
    assert len(set(marks)) == len(marks)


def test_each_event_is_a_link_to_its_record_with_date_and_title() -> None:
    events = catalogue.load("events").set_index("id").loc[["recognition-by-turkey-1991-12-16"]].reset_index()
    text = timeline.html(events)
    fact = facts.records()["recognition-by-turkey-1991-12-16"]
    assert text.count("<a href=") == 2  # and the link that skips the line
    assert f'<a href="register/{fact.page}.html#fact-{fact.id}"' in text
    words = re.sub(r"<[^>]+>", " ", text[text.index("#fact-") :])
    assert "1991-12-16" in words
    assert " ".join(fact.title.split()[:4]) in " ".join(words.split())


def test_an_event_known_to_the_year_only_is_a_ring() -> None:
    events = catalogue.load("events").dropna(subset="date")
    vague = events[events["date"].str.len() == 4]
    assert len(re.findall(r'<a [^>]*class="vague', timeline.html(events))) == len(vague) > 50


def test_markup_has_no_inline_style_or_script() -> None:
    text = timeline.html(catalogue.load("events").dropna(subset="date"))
    assert " style=" not in text
    assert "<script" not in text
    assert not re.search(r" on\w+=", text)
