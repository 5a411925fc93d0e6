"""Figures of breaks: what a reader sees."""

import pandas as pd
import pytest

from analysis.figures import breaks, style


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        ("Sales", 2007, 0.4, 2006, 2009, "Economy", "", 0.01),
        ("Capital", 2011, 0.6, 2007, 2016, "Economy", "TUR", 0.5),
        ("Students", 2009, 0.01, 2008, 2010, "Culture", "", 0.01),
    ]
    return pd.DataFrame(rows, columns=["series", "year", "p", "low", "high", "group", "code", "lenient"])


def _texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def _overlaps(figure, axes) -> list[tuple[str, str]]:
    figure.canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent()) for text in axes.texts if text.get_text()]
    return [(a, b) for i, (a, one) in enumerate(boxes) for b, two in boxes[i + 1 :] if one.overlaps(two)]


def test_dates_show_every_series_its_year_and_group(table):
    figure = breaks.dates(table, 1991, 2020, [2001, 2009, 2016])
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Sales", "Capital", "Students"]
    assert set(_texts(axes)) == {"2007", "2011", "2009", "Economy", "Culture", "2001", "2016"}
    assert _overlaps(figure, axes) == []


def test_a_break_is_filled_as_far_as_it_is_rare(table):
    figure = breaks.dates(table, 1991, 2020, [2001])
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert [dot.get_fillstyle() for dot in dots] == ["left", "none", "full"]


def test_dates_in_words(table):
    text = breaks.dates_alt(table)
    assert text.startswith("Breaks that worlds without breaks rarely show: Students 2009 (interval 2008 to 2010).")
    assert text.endswith("Only by the lenient count: Sales 2007. Others: Capital 2011.")
    assert "none" in breaks.dates_alt(table[table["p"] > 0.05])


def test_together_has_a_panel_a_theme():
    profile = pd.DataFrame(
        {"strength": [0.5, 0.9], "series": [2, 3], "low": 0.2, "high": 0.8, "anywhere": 0.95},
        index=pd.Index([2001, 2002], name="year"),
    )
    panels = {"All": profile, "Politics": profile}
    figure = breaks.together(panels, 1991, 2020, [2001])
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["All: 3 series", "Politics: 3 series"]
    assert "All: strongest in 2002 (0.90; chance reaches 0.95" in breaks.together_alt(panels, [2001])
    assert "2001: 0.50" in breaks.together_alt(panels, [2001])


def test_standing_names_both_cuts_and_the_rank_without_overlap():
    found = {"own": 0.5, "rank": 3, "sets": 4, "usual": 2, "low": 0.4, "high": 0.7, "best": (1999, 2006, 2012)}
    found |= {"best_share": 0.66}
    lines = {name: (pd.Series([0.45, 0.5, 0.6, 0.66]), found) for name in ("All", "Economy")}
    figure = breaks.standing({"Levels": lines, "Slopes": lines}, (2001, 2009, 2016))
    for axes in figure.axes:
        assert _texts(axes).count("1999, 2006, 2012") == 2
        assert "2001, 2009, 2016" in _texts(axes)
        assert "3 of\n4" in _texts(axes)
        assert _overlaps(figure, axes) == []
    text = breaks.standing_alt({"Levels": lines})
    assert "All rank 3 of 4 (50% explained; usual rank without breaks 2; best 1999, 2006, 2012 with 66%)" in text


def test_density_marks_the_mean_of_each_period():
    counts = pd.DataFrame({"Records": [1, 3, 5, 7]}, index=[1999, 2000, 2001, 2002])
    figure = breaks.density(counts, [2001])
    assert {"2.0", "6.0", "Records"} <= set(_texts(figure.axes[0]))
    assert "Records: 2.0, 6.0" in breaks.density_alt(counts, [2001])


def test_the_same_data_give_the_same_bytes(table):
    one, two = (style.svg(breaks.dates(table, 1991, 2020, [2001])) for _ in range(2))
    assert one == two
