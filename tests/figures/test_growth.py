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


def test_ratios_keep_gaps_and_name_the_lines():
    mirror = pd.DataFrame({"importer": ["TUR", "TUR", "WLD"], "year": [2000, 2002, 2002], "ratio": [5.0, 2.0, 0.9]})
    axis = growth.ratios(mirror, "TUR", 1999, 2002, (2001, 2002)).axes[0]
    drawn = [line.get_ydata() for line in axis.lines if line.get_linewidth() == 2.6]
    np.testing.assert_array_equal(drawn[0], [np.nan, 5, np.nan, 2])
    assert {"Turkey", "All partners", "5.0", "2.0"} <= texts(axis)


def test_shares_draw_a_panel_a_state():
    table = pd.DataFrame({"wits": [0.01, 0.02], "cow": [0.04, None]}, index=[2000, 2001])
    figure = growth.shares({"A": table, "B": table}, 2000, 2001, (2001, 2001))
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["A", "B"]
    assert {"WITS 2.0%", "COW 4.0%"} <= texts(figure.axes[0])


def test_expectation_marks_both_directions_and_labels_the_partner_asked_for():
    table = pd.DataFrame({"sold": [4.0, 2.0], "bought": [1.0, 3.0]}, index=["TUR", "RUS"])
    axis = growth.expectation(table, "TUR", {"sold": "A sold", "bought": "A bought"}).axes[0]
    points = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axis.lines if line.get_marker() == "o"]
    assert points == [(4, 0), (1, 0), (2, 1), (3, 1)]
    assert {"4.0", "1.0", "filled: A sold; hollow: A bought"} <= texts(axis)
    assert "2.0" not in texts(axis)


def test_claims_stand_beside_the_stock():
    claims = pd.DataFrame({"year": [2004], "value": [1.5], "label": ["Someone"]})
    axis = growth.claims_and_stock(pd.Series({2003: 0.3, 2005: 0.4}), claims, "TUR", "Stock:").axes[0]
    np.testing.assert_array_equal(axis.lines[0].get_ydata(), [0.3, np.nan, 0.4])
    assert {"Someone 1.5", "Stock: 0.40"} <= texts(axis)
