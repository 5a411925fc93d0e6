"""Figures of gravity: what a reader sees."""

import itertools

import pandas as pd
import pytest

from analysis.figures import gravity


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


def apart(figure) -> bool:
    """Whether no two texts of an axis cover each other."""
    figure.canvas.draw()
    for axis in figure.axes:
        boxes = [text.get_window_extent() for text in axis.texts if text.get_text()]
        if any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2)):
            return False
    return True


def _course(years: list[int], ratio: float) -> pd.DataFrame:
    rows = [
        {
            "first": year, "exporter": one, "importer": other, "ratio": ratio, "low": ratio / 2, "high": ratio * 2,
            "usual_high": 3.0,
        }
        for year in years
        for one, other in (("KAZ", "TUR"), ("TUR", "KAZ"))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_course_draws_both_directions_and_keeps_a_missing_year_open():
    table = _course([2000, 2001, 2003, 2020], 2.0)
    figure = gravity.course(table, _course([1994, 2000], 4.0))
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["Kazakhstan to Turkey", "Turkey to Kazakhstan"]
    assert "2.0 ×" in texts(figure.axes[0])
    main = next(line for line in figure.axes[0].lines if len(line.get_xdata()) == 21)
    assert pd.isna(main.get_ydata()[2])  # 2002
    borders = [line.get_xdata()[0] for line in figure.axes[0].lines if list(line.get_ydata()) == [0, 1]]
    assert borders == [2000.5, 2008.5, 2015.5]
    assert apart(figure)


def test_course_alt_takes_the_main_dataset_where_both_have_a_year():
    words = gravity.course_alt(_course([2000], 2.0), _course([1996, 2000], 4.0), [1996, 1997, 2000])
    assert "Kazakhstan to Turkey: 1996 4.0, 2000 2.0;" in words


@pytest.fixture
def regional() -> dict[str, pd.DataFrame]:
    values = {"sold": 2.0, "sold_low": 1.0, "sold_high": 4.0, "bought": 0.5, "bought_low": 0.2, "bought_high": 1.0}
    table = pd.DataFrame([values, values], index=pd.Index(["KAZ", "EST"], name="partner"))
    return {"2001–08": table, "2009–15": table * 7, "2016–20": table * 3}


def test_regions_show_the_first_period_hollow_and_the_last_filled(regional):
    figure = gravity.regions(regional, {"Turkic": ["KAZ"], "The others": ["EST"]}, "TUR")
    for axis, first in zip(figure.axes, (2.0, 0.5), strict=True):
        dots = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axis.lines if line.get_marker() == "o"]
        assert dots == [(first, 1), (first * 3, 1), (first, 3), (first * 3, 3)]
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["Kazakhstan", "Estonia"]
    assert texts(figure.axes[0]) == {"Turkic", "The others"}
    assert "Kazakhstan 2001–08 2.0, 2009–15 14.0, 2016–20 6.0" in gravity.regions_alt(regional, ["KAZ"], "TUR")


def test_outsiders_say_the_place_and_leave_out_the_missing():
    table = pd.DataFrame({"kin": [5.0, 1.0, None, 0.001], "rest": [1.0, 2.0, 3.0, 4.0]}, index=["TUR", "A", "B", "C"])
    panels = {"kin": "To the Turkic", "rest": "To the rest"}
    figure = gravity.outsiders({"2001–08": table, "2016–20": table}, panels, "TUR")
    assert texts(figure.axes[0]) == {"5.0 ×, place 1 of 3"}
    assert texts(figure.axes[1]) == {"1.0 ×, place 4 of 4"}
    ticks = next(line for line in figure.axes[0].lines if line.get_marker() == "|")
    assert sorted(ticks.get_xdata()) == [0.05, 1.0]  # the lowest stands at the edge
    assert apart(figure)
    assert "2001–08 5.0, place 1 of 3, highest other 1.0" in gravity.outsiders_alt({"2001–08": table}, panels, "TUR")


def test_books_label_each_count_where_it_ends():
    table = pd.DataFrame({"wits": [1.0, 2.0, 2.1], "cow": [4.0, 3.0, None], "baci": [2.0, 2.0, 2.2]})
    table.index = [2000, 2001, 2002]
    labels = {"wits": "own", "cow": "importers", "baci": "reconciled"}
    figure = gravity.books({"Kazakhstan to Turkey": table}, labels)
    assert texts(figure.axes[0]) == {"own 2.1", "importers, to 2001", "reconciled 2.2"}
    assert apart(figure)
    assert "Kazakhstan to Turkey, importers: 2000 4.0." in gravity.books_alt(
        {"Kazakhstan to Turkey": table[["cow"]]}, labels, [2000, 2002]
    )


def test_expectation_marks_both_directions_and_labels_the_partner_asked_for():
    table = pd.DataFrame({"sold": [4.0, 2.0], "bought": [1.0, 3.0]}, index=["TUR", "RUS"])
    axis = gravity.expectation(table, "TUR", {"sold": "A sold", "bought": "A bought"}).axes[0]
    points = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axis.lines if line.get_marker() == "o"]
    assert points == [(4, 0), (1, 0), (2, 1), (3, 1)]
    assert {"4.0", "1.0", "filled: A sold; hollow: A bought"} <= texts(axis)
    assert "2.0" not in texts(axis)
