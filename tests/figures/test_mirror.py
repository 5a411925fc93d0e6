"""Figures of two books show what they were given: panels, gaps, parts."""

import numpy as np
import pandas as pd

from analysis.figures import mirror


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


def test_books_draw_a_panel_a_question_with_gaps_and_values():
    above = pd.DataFrame({"TUR": [2.0, 0.8, 0.5], "ITA": [np.nan, 0.25, 0.3]}, index=[2010, 2011, 2012])
    below = pd.DataFrame({"KAZ": [1.5, 0.7, 0.6], "WLD": [1.0, 1.0, 1.0]}, index=[2010, 2011, 2012])
    figure = mirror.books({"A": above, "B": below}, {"A": "TUR", "B": "KAZ"}, 2011, "the turn")
    first, second = figure.axes
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["A", "B"]
    assert {"2.0", "Turkey 0.5", "Italy", "the turn"} <= texts(first)
    assert {"1.5", "Kazakhstan 0.6", "All partners"} <= texts(second)
    assert "the turn" not in texts(second)
    thick = [line.get_ydata() for line in first.lines if line.get_linewidth() == 2.6]
    np.testing.assert_array_equal(thick[0], [2.0, 0.8, 0.5])


def test_contents_lay_parts_end_to_end_and_leave_out_what_a_book_lacks():
    parts = ["metals", "fuels", "rest"]
    rows = {
        "One\nbook": pd.Series([900.0, np.nan, 50.0], parts),
        "The other": pd.Series([300.0, 600.0, np.nan], parts),
    }
    axis = mirror.contents(rows, ["#111111", "#222222", "#333333"], ["fuels"]).axes[0]
    bars = [(bar.get_x(), bar.get_width(), round(bar.get_y() + bar.get_height() / 2)) for bar in axis.patches]
    assert bars == [(0, 900, 0), (900, 50, 0), (0, 300, 1), (300, 600, 1)]
    assert {"900", "50", "300", "600", "metals", "fuels", "rest"} <= texts(axis)
    assert next(text for text in axis.texts if text.get_text() == "600").get_color() == "white"
    assert mirror.contents_alt(rows) == (
        "Bars, million dollars. One book: metals 900, rest 50; The other: metals 300, fuels 600."
    )
