"""Figures of weight: every partner is labelled, no label covers another, what is missing is seen."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.figures import style, weight
from analysis.figures.weight import Panel


def texts(axis) -> list[str]:
    return [text.get_text() for text in axis.texts]


def boxes(figure, axis):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return [text.get_window_extent(canvas.get_renderer()) for text in axis.texts]


@pytest.fixture
def shares() -> pd.DataFrame:
    """Six partners that end close to each other, one of them earlier, and one without any number."""
    years = range(2000, 2004)
    table = pd.DataFrame({p: np.linspace(0.02, 0.021, 4) for p in ("TUR", "RUS", "CHN", "DEU", "USA")}, index=years)
    return table.assign(UZB=[0.02, 0.02, None, None], ITA=None).astype(float)


@pytest.mark.parametrize("log", [False, True])
def test_partners_label_each_line_and_no_label_covers_another(shares, log):
    figure = weight.partners({"Share": Panel(shares, "percent", log=log)}, 2000, 2003, "TUR")
    (axis,) = figure.axes
    assert {"Turkey 2.1%", "Uzbekistan (2001) 2.0%"} <= set(texts(axis))
    assert not any("Italy" in text for text in texts(axis))
    assert not any(a.overlaps(b) for a, b in combinations(boxes(figure, axis), 2))
    widths = {line.get_color(): line.get_linewidth() for line in axis.lines}
    assert widths[style.colour("TUR")] == max(widths.values())


def test_partners_break_lines_at_missing_years_and_mark_the_border_of_periods():
    table = pd.DataFrame({"TUR": [0.1, None, 0.2]}, index=[2000, 2001, 2002])
    (axis,) = weight.partners({"Share": Panel(table, "percent")}, 2000, 2002, "TUR").axes
    drawn = [line for line in axis.lines if line.get_color() == style.colour("TUR")]
    assert np.isnan(drawn[0].get_ydata()[1])
    assert any(list(line.get_xdata()) == [2000.5, 2000.5] for line in axis.lines)


def test_partners_alt_gives_the_years_asked_for(shares):
    words = weight.partners_alt({"Share": Panel(shares, "percent")}, [2000, 2003])
    assert "Turkey 2.0% in 2000, 2.1% in 2003" in words
    assert "Uzbekistan 2.0% in 2000." in words
    assert "Italy" not in words


def test_negative_values_have_a_true_minus_sign():
    panel = Panel(pd.DataFrame({"TUR": [0.5, -0.25]}, index=[2000, 2001]), "number")
    (axis,) = weight.partners({"Kappa": panel}, 2000, 2001, "TUR").axes
    assert "Turkey \N{MINUS SIGN}0.25" in texts(axis)
    assert axis.get_ylim()[0] < -0.25


def test_multiples_have_a_panel_a_partner_on_one_scale(shares):
    sold = shares[["TUR", "RUS", "CHN"]]
    figure = weight.multiples(sold, sold * 2, 2000, 2003, "TUR")
    shown = [axis for axis in figure.axes if axis.get_visible()]
    assert [axis.get_title(loc="left") for axis in shown] == [
        "Turkey 2.1% / 4.2%",
        "Russia 2.1% / 4.2%",
        "China 2.1% / 4.2%",
    ]
    assert len({axis.get_ylim() for axis in shown}) == 1


def test_books_name_the_year_in_which_a_dataset_ends():
    table = pd.DataFrame({"baci": [0.02, 0.03, 0.04], "cow": [0.05, 0.05, None]}, index=[2000, 2001, 2002])
    figure = weight.books({"Sold": Panel(table, "percent"), "Bought": Panel(table / 10, "percent")}, 2000, 2002)
    assert texts(figure.axes[0]) == ["COW (2001) 5.0%", "BACI 4.0%"]
    assert figure.axes[0].get_ylim() == figure.axes[1].get_ylim()
    words = weight.books_alt({"Sold": Panel(table, "percent")}, {"all": (1990, 2000), "late": (2001, 2009)})
    assert "COW 5.0% in 2000, 5.0% in 2001." in words


@pytest.fixture
def places() -> pd.DataFrame:
    rows = [("a", 2000, 1, 5), ("a", 2002, 4, 5), ("b", 2001, 2, 8), ("b", 2002, 3, 7)]
    return pd.DataFrame(rows, columns=["measure", "year", "place", "compared"])


def test_board_shades_what_is_missing_and_colours_the_better_third(places):
    (axis,) = weight.board(places, {"a": "in-\nvested", "b": "votes"}, 2000, 2002, "TUR").axes
    colours = [patch.get_facecolor() for patch in axis.patches]
    shades = {name: style.mpl.colors.to_rgba(c) for name, c in (("gap", style.GAP), ("best", style.colour("TUR")))}
    assert colours.count(shades["gap"]) == 2
    assert colours.count(shades["best"]) == 2  # 1 of 5 and 2 of 8, not 3 of 7
    assert {"1", "4", "2", "3", "in-\nvested\nof 5", "votes\nof 7–8"} == set(texts(axis))
    words = weight.board_alt(places, {"a": "in-\nvested", "b": "votes"}, {"x": (2000, 2002)})
    assert (
        words
        == "Board of places, years by measures. Median place: invested 2.5 in 2000–2002; votes 2.5 in 2001–2002."
    )


def test_changes_write_factor_and_place():
    table = pd.DataFrame({"TUR": [2.0, 0.5], "RUS": [1.0, 1.0], "CHN": [3.0, None]}, index=["sold", "bought"])
    (axis,) = weight.changes(table, "TUR").axes
    assert texts(axis) == ["2.00 × (2 of 3)", "0.50 × (2 of 2)"]
    strokes = [line.get_xdata().tolist() for line in axis.lines if line.get_marker() == "|"]
    assert strokes == [[1.0, 3.0], [1.0]]
    assert "bought: Turkey 0.50; Russia 1.00." in weight.changes_alt(table, "TUR")


def test_each_other_draws_both_states_on_one_scale():
    table = pd.DataFrame({"KAZ": [0.02, 0.04], "TUR": [0.01, 0.01]}, index=[2000, 2001])
    panels = {"One": Panel(table, "percent"), "Other": Panel(table / 2, "percent")}
    figure = weight.each_other(panels, 2000, 2001, {"KAZ": "of its", "TUR": "of theirs"})
    assert texts(figure.axes[0]) == ["of its 4.0%", "of theirs 1.0%"]
    assert figure.axes[0].get_ylim() == figure.axes[1].get_ylim()
    assert "Other: of Kazakhstan’s trade 2.0% in 2001" in weight.each_other_alt(panels, [2001], "trade")
