"""Figures of one state among its peers: what a reader sees."""

import pandas as pd
import pytest

from analysis.figures import peers as figures
from analysis.figures import style

NAN = float("nan")


@pytest.fixture
def trade() -> pd.DataFrame:
    values = {"KAZ": [10, 12, 30, 31], "AZE": [11, 13, NAN, 32], "UZB": [1, 2, 3, 31.5]}
    return pd.DataFrame(values, index=range(1998, 2002))


@pytest.fixture
def near() -> dict[str, pd.DataFrame]:
    table = pd.DataFrame({"value": [0.4, -0.1], "low": [0.3, -0.2], "high": [0.5, 0.0]}, index=["KAZ", "TJK"])
    return dict.fromkeys(("1991–2000", "2001–2008", "2009–2015", "2016–2020"), table)


@pytest.fixture
def places() -> dict[str, pd.DataFrame]:
    rows = [("Trade", "1991–2000", 1.0), ("Trade", "2001–2008", 2.5), ("Aid", "2001–2008", 5.0)]
    table = pd.DataFrame(rows, columns=["measure", "span", "rank"]).assign(of=5, peer="KAZ")
    return {"As counted": table, "Per head": table}


def texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_names_stand_at_the_ends_and_apart(trade):
    figure = figures.lines({"Dollars": trade, "Share": trade / 100}, [",.0f", ".1%"], "KAZ", [2000])
    upper, lower = figure.axes
    assert texts(upper)[0] == "Azerbaijan 32"
    assert texts(lower)[0] == "Azerbaijan 32.0%"
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in upper.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_lines_do_not_cross_a_change_of_source_or_a_gap(trade):
    axes = figures.lines({"Dollars": trade}, [",.0f"], "KAZ", [], cut=2000).axes[0]
    mine = [line for line in axes.lines if line.get_color() == style.colour("KAZ") and len(line.get_xdata()) > 1]
    assert [list(line.get_xdata()) for line in mine] == [[1998, 1999], [2000, 2001]]
    assert max(line.get_linewidth() for line in axes.lines) == mine[0].get_linewidth()


def test_lines_alt_names_first_and_last_value(trade):
    text = figures.lines_alt({"Dollars": trade}, [",.0f"])
    assert "Azerbaijan 11 in 1998, 32 in 2001" in text


def test_intervals_share_one_scale_and_set_the_control_apart(near):
    figure = figures.intervals(near, "KAZ", "TJK")
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert [dot.get_markerfacecolor() for dot in dots] == [style.colour("KAZ"), "none"]
    assert texts(figure.axes[0]) == ["0.40", "−0.10"]
    assert "Tajikistan −0.10 (−0.20 to 0.00)" in figures.intervals_alt(near)


def test_ranks_show_places_gaps_and_means(places):
    figure = figures.ranks(places, ["Trade", "Aid"], ["1991–2000", "2001–2008"], "KAZ")
    axes = figure.axes[0]
    assert texts(axes) == ["1", "2.5", "–", "5", "1.0", "3.8"]
    depths = [box.get_alpha() for box in axes.patches]
    assert depths == sorted(depths, reverse=True)
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Trade", "Aid", "Mean rank"]
    alt = figures.ranks_alt(places, ["1991–2000", "2001–2008"], "KAZ")
    assert "Aid no data, 5" in alt
    assert "mean 1.0, 3.8" in alt
