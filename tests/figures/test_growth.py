"""Figures of growth show what they were given: pieces, gaps, labels."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import growth


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


@pytest.fixture
def split() -> pd.DataFrame:
    rows = [("KAZ", "TUR", "wits", 2.0, 3.0, 2.0, 12.0), ("TUR", "KAZ", "wits", 1.5, 4.0, 0.5, 3.0)]
    columns = ["exporter", "importer", "dataset", "price", "volume", "share", "growth"]
    return pd.DataFrame(rows, columns=columns)


def test_parts_put_the_pieces_end_to_end(split):
    axis = growth.parts(split, {"wits": "Own"}, "TUR").axes[0]
    first = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in axis.patches[:3]]
    np.testing.assert_allclose(first, [(1, 2), (2, 6), (6, 12)])
    # a share that fell: the bar ends at the growth, the missing piece is hollow
    second = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in axis.patches[3:]]
    np.testing.assert_allclose(second, [(1, 1.5), (1.5, 3), (3, 6)])
    assert not axis.patches[5].get_fill()
    assert {"12.0 × (share 2.00)", "3.0 × (share 0.50)", "Kazakhstan to Turkey"} <= texts(axis)


def test_parts_alt_gives_each_factor(split):
    words = "12.0 times = prices 2.00 × volume with everyone 3.00 × share 2.00"
    assert words in growth.parts_alt(split, {"wits": "Own"})


def test_shares_draw_a_panel_a_state():
    table = pd.DataFrame({"wits": [0.01, 0.02], "cow": [0.04, None]}, index=[2000, 2001])
    figure = growth.shares({"A": table, "B": table}, 2000, 2001, (2001, 2001))
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["A", "B"]
    assert {"WITS 2.0%", "COW 4.0%"} <= texts(figure.axes[0])


@pytest.fixture
def moves() -> pd.DataFrame:
    rows = [("KAZ", "TUR", 2018, 2019, -74.0, 1137.0, 1063.0), ("TUR", "KAZ", 2018, 2019, 83.0, 36.0, 119.0)]
    return pd.DataFrame(rows, columns=["exporter", "importer", "first", "last", "everyone", "share", "change"])


def test_steps_draw_both_amounts_from_zero(moves):
    figure = growth.steps(moves, "TUR")
    first = figure.axes[0]
    assert [bar.get_width() for bar in first.patches] == [-74, 1137]
    assert {"−74", "+1,137", "all its trade", "Turkey’s share"} <= texts(first)
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["Kazakhstan to Turkey", "Turkey to Kazakhstan"]
    assert "2018–2019: +1063 million dollars" in growth.steps_alt(moves)


def test_markets_mark_both_growths_and_say_the_share():
    table = pd.DataFrame({"sales": [2.0, 3.0], "demand": [1.6, None], "share": [1.25, None]}, index=["KAZ", "TJK"])
    axis = growth.markets(table, {"KAZ": "in the union"}, "TUR").axes[0]
    points = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axis.lines if line.get_marker() == "o"]
    assert points == [(1.6, 0), (2, 0), (3, 1)]
    assert texts(axis) == {"2.0 × (share 1.25)", "3.0 ×"}
    assert [label.get_text() for label in axis.get_yticklabels()] == ["Kazakhstan\nin the union", "Tajikistan"]
    assert "Tajikistan 3.0 times." in growth.markets_alt(table, "TUR")
    assert "Kazakhstan 2.0 times, all its imports 1.6 times" in growth.markets_alt(table, "TUR")
