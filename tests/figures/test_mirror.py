"""Figures of two books show what they were given: panels, gaps, parts."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import mirror


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


@pytest.fixture
def reports() -> pd.DataFrame:
    rows = [("TUR", 1999, 8.0), ("TUR", 2000, 5.5), ("USA", 1999, 2.0), ("USA", 2000, 2.4), ("WLD", 2000, 1.0)]
    return pd.DataFrame(rows, columns=["importer", "year", "ratio"])


def test_dots_have_a_row_an_importer_and_marks_last_and_peak(reports):
    axis = mirror.dots(reports, "TUR").axes[0]
    assert [label.get_text() for label in axis.get_yticklabels()] == ["Turkey", "United States", "All partners"]
    assert {"5.5", "8.0 in 1999", "2.4", "1.0"} <= texts(axis)
    hollow = [line for line in axis.lines if line.get_markerfacecolor() == "none"]
    assert sorted(x for line in hollow for x in line.get_xdata()) == [1.0, 2.0, 2.4, 5.5, 8.0]


def test_dots_alt_gives_the_last_year(reports):
    assert mirror.dots_alt(reports, "KAZ").endswith("In 2000: Turkey 5.50, United States 2.40, all partners 1.00.")


def test_lines_keep_gaps_and_name_the_lines():
    table = pd.DataFrame({"importer": ["TUR", "TUR", "WLD"], "year": [2000, 2002, 2002], "ratio": [5.0, 2.0, 0.9]})
    axis = mirror.lines(table, "TUR", 1999, 2002, (2001, 2002)).axes[0]
    drawn = [line.get_ydata() for line in axis.lines if line.get_linewidth() == 2.6]
    np.testing.assert_array_equal(drawn[0], [np.nan, 5, np.nan, 2])
    assert {"Turkey", "All partners", "5.0", "2.0"} <= texts(axis)


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
