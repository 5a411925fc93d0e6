"""Figures of ties and votes: what a reader sees."""

import itertools

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis.figures import style, ties


def texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


@pytest.fixture
def ends() -> dict[str, pd.DataFrame]:
    table = pd.DataFrame({"partner": ["KAZ", "DEU"], "change": [-0.102, 0.003], "held": [0.059, 0.1]})
    return {"TUR": table.assign(low=[-0.047, 0.05], high=[0.162, 0.15])}


def test_held_shows_both_changes_and_the_interval(ends):
    axes = ties.held(ends, ("KAZ", "TUR")).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Germany", "Kazakhstan"]
    points = {float(line.get_xdata()[0]): line for line in axes.get_lines() if len(line.get_xdata()) == 1}
    assert points[-0.102].get_markerfacecolor() == "none"
    assert to_hex(points[0.059].get_color()) == style.colour("TUR")
    assert to_hex(points[0.1].get_color()) == style.MUTED
    assert any(np.allclose(line.get_xdata(), [-0.047, 0.162]) for line in axes.get_lines())


def test_held_alt_gives_points_with_a_true_minus(ends):
    text = ties.held_alt(ends)
    assert "Kazakhstan −10 on all texts, +6 on returning ones (−5 to +16)" in text
    assert "Germany 0 on all texts" in text


def test_company_marks_the_periods():
    yearly = pd.DataFrame({"partner": "KAZ", "year": range(1992, 2021), "agreement": 0.7})
    axes = ties.company(yearly, "TUR", "KAZ").axes[0]
    upright = {line.get_xdata()[0] for line in axes.get_lines() if len(set(line.get_xdata())) == 1}
    assert upright == {2000.5, 2008.5, 2015.5}
    assert "Kazakhstan" in texts(axes)


@pytest.fixture
def lagged() -> pd.DataFrame:
    table = pd.DataFrame({"tie": ["Trade"] * 3 + ["Students"] * 3, "lag": [-1, 0, 1] * 2, "years": [18, 19, 18] * 2})
    table["correlation"] = [0.1, -0.6, 0.2, 0.0, 0.1, 0.3]
    return table.assign(low=-0.4, high=0.4, outside=table["correlation"].abs() > 0.4)


def test_against_chance_fills_what_lies_outside(lagged):
    figure = ties.against_chance(lagged, ["Trade", "Students"])
    first, second = figure.axes
    faces = [line.get_markerfacecolor() for line in first.get_lines() if len(line.get_xdata()) == 1]
    assert [face != "none" for face in faces] == [False, True, False]
    assert first.get_ylim() == second.get_ylim()
    assert "Trade (18–19 changes)" in first.get_title(loc="left")
    assert [label.get_text() for label in second.get_xticklabels()] == [
        "1 year\nlater",
        "same\nyear",
        "1 year\nearlier",
    ]
    heights = {round(bar.get_height(), 3) for bar in first.patches}
    assert heights == {0.8}


def test_against_chance_alt(lagged):
    assert "Trade −0.60 to 0.20, 1 of 3 outside" in ties.against_chance_alt(lagged, ["Trade", "Students"])


@pytest.fixture
def panels() -> dict[str, pd.DataFrame]:
    table = pd.DataFrame(
        {"partner": ["TUR", "RUS", "TJK"], "trade": [0.027, 0.197, np.nan], "same": [0.64, 0.67, 0.93]}
    )
    return {"KAZ": table}


def test_trade_and_votes_names_each_partner_and_what_is_missing(panels):
    figure = ties.trade_and_votes(panels, {("KAZ", "RUS"): (0, -12)})
    axes = figure.axes[0]
    shown = [text for text in axes.texts if text.get_text()]
    assert {"Turkey", "Russia", "no trade in the data: Tajikistan"} == {text.get_text() for text in shown}
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in shown]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))
    assert len([line for line in axes.get_lines() if len(line.get_xdata()) == 1]) == 2


def test_trade_and_votes_alt_leaves_out_what_is_missing(panels):
    text = ties.trade_and_votes_alt(panels)
    assert "Kazakhstan: Russia 19.7% and 67%; Turkey 2.7% and 64%" in text
    assert "Tajikistan" not in text
