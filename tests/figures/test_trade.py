"""Figures of trade show what they were given: values, labels, gaps."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import trade


def texts(axis) -> list[str]:
    return [text.get_text() for text in axis.texts]


@pytest.fixture
def values() -> pd.DataFrame:
    frame = {"wits": [None, 10.0, None, 12.0], "cow": [5.0, 20.0, 30.0, 40.0], "unctad": [None, 11.0, None, None]}
    return pd.DataFrame(frame, index=range(1994, 1998))


def test_counts_draw_each_dataset_with_its_gaps(values):
    figure = trade.counts({"There": values, "Back": values}, 1994, 1997)
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["There", "Back"]
    axis = figure.axes[0]
    drawn = {line.get_color(): line.get_ydata() for line in axis.lines if line.get_linestyle() != "None"}
    np.testing.assert_array_equal(drawn[trade.DATASETS["wits"]["color"]], [np.nan, 10, np.nan, 12])
    np.testing.assert_array_equal(drawn[trade.DATASETS["cow"]["color"]], [5, 20, 30, 40])
    assert {"WITS 12", "COW 40", "UNCTAD"} <= set(texts(axis))


def test_counts_join_the_labels_of_datasets_that_end_alike(values):
    figure = trade.counts({"There": values.assign(cow=values["wits"])}, 1994, 1997)
    assert "WITS, COW 12" in texts(figure.axes[0])


def test_counts_alt_names_both_counts(values):
    text = trade.counts_alt(values, values, "KAZ", "TUR", 1997)
    assert "12 million dollars by Kazakhstan's customs" in text
    assert "40 by Turkey's imports" in text


def test_partner_shares_are_sorted_and_a_missing_own_count_is_not_zero():
    axis = trade.partner_shares(
        pd.Series({"TUR": 0.035, "RUS": 0.3, "DEU": 0.09}), pd.Series({"TUR": 0.015, "RUS": 0.28}), "TUR"
    ).axes[0]
    assert [bar.get_width() for bar in axis.patches] == [0.3, 0.09, 0.035]
    assert [label.get_text() for label in axis.get_yticklabels()] == ["Russia", "Germany", "Turkey"]
    np.testing.assert_array_equal(axis.lines[0].get_xdata(), [0.28, np.nan, 0.015])
    assert texts(axis) == ["30.0%, own count 28.0%", "9.0%", "3.5%, own count 1.5%"]


def test_lines_show_gaps_and_end_labels():
    table = pd.DataFrame({"KAZ": [1.0, None, 3.0], "UZB": [2.0, 2.0, 2.0]}, index=[1993, 1994, 1995])
    axis = trade.lines(table, 1993, 1995).axes[0]
    np.testing.assert_array_equal(axis.lines[0].get_ydata(), [1, np.nan, 3])
    assert {"Kazakhstan 3", "Uzbekistan 2"} <= set(texts(axis))


def test_sections_put_the_state_left_and_mark_what_was_not_reported():
    rows = [("KAZ", "3", "Fuels", 4.0), ("TUR", "0", "Food", 9.0), ("TUR", "3", "Fuels", 1.0)]
    table = pd.DataFrame(rows, columns=["exporter", "section", "goods", "value"])
    axis = trade.sections(table, "KAZ", "TUR").axes[0]
    assert [bar.get_width() for bar in axis.patches] == [0, -4, 9, 1]
    assert [label.get_text() for label in axis.get_yticklabels()] == ["Food", "Fuels"]
    assert {"–", "4.0", "9.0", "1.0", "Kazakhstan sold", "Turkey sold"} <= set(texts(axis))


def test_sections_without_rows_say_so():
    empty = pd.DataFrame(columns=["exporter", "section", "goods", "value"])
    assert texts(trade.sections(empty, "KAZ", "TUR").axes[0]) == ["no section reported"]


def test_rivals_draw_a_line_a_partner_and_name_its_last_value():
    table = pd.DataFrame({"KAZ": [1.0, 2000.0], "UZB": [2.0, 3.0]}, index=[2019, 2020])
    figure = trade.rivals({"sold": table, "bought": table}, 2019, 2020, (2020, 2020), "KAZ")
    axis = figure.axes[0]
    assert [line.get_linewidth() for line in axis.lines if len(line.get_xdata()) == 2] == [2.8, 1.5]
    assert {"Kazakhstan 2,000", "Uzbekistan 3"} <= set(texts(axis))
    assert "sold: Kazakhstan 1 in 2019, 2000 in 2020" in trade.rivals_alt({"sold": table}, [2019, 2020])
