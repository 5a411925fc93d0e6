import pandas as pd
import pytest

from analysis.figures import schools as figures


@pytest.fixture
def fates() -> pd.DataFrame:
    rows = [
        ("UZB", "2009-10-02", 2009.75, 65, "more than", "closed, by 2009", False, "a"),
        ("KAZ", "2016-10-17", 2016.8, 27, "", "kept; renamed", True, "b"),
    ]
    return pd.DataFrame(rows, columns=["state", "acted", "year", "schools", "qualifier", "what", "kept", "record"])


@pytest.fixture
def guests() -> pd.DataFrame:
    return pd.DataFrame(
        {"state": ["KAZ", "UZB"], "visitors": [4000, 900], "residents": [200, 300], "ratio": [20.0, 3.0]}
    )


def texts(axes) -> str:
    return " | ".join(text.get_text() for text in axes.texts)


def test_lines_of_kept_schools_go_on_and_others_end(fates):
    axes = figures.fates(fates, 2016.5, "July 2016", 2006, 2020).axes[0]
    ends = [line.get_xdata()[-1] for line in axes.lines if len(line.get_xdata()) == 2 and line.get_marker() == "None"]
    assert ends[:2] == [2009.75, 2020]
    dots = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"]
    assert dots[0] == "none" != dots[1]
    assert "Uzbekistan: more than 65" in texts(axes)
    assert "July 2016" in texts(axes)
    assert "Kazakhstan 27, 2016: kept; renamed" in figures.fates_alt(fates)


def test_growth_names_each_line_once_and_marks_the_base():
    series = {
        "KAZ": pd.Series({2015: 0.9, 2016: 1.0, 2019: 1.1}),
        "all foreigners": pd.Series({2016: 1.0, 2019: 1.8}),
    }
    axes = figures.growth(series, 2016, ["KAZ"], 2016.5, "July 2016").axes[0]
    assert texts(axes).count("Kazakhstan") == texts(axes).count("all foreigners") == 1
    assert any(list(line.get_ydata()) == [1, 1] for line in axes.lines)
    assert "2016 = 1" in axes.get_ylabel()
    assert "Kazakhstan 0.90 in 2015, 1.10 in 2019" in figures.growth_alt(series, 2016)


def test_guests_has_a_panel_for_each_count(guests):
    figure = figures.guests(guests)
    assert [[bar.get_width() for bar in axes.patches] for axes in figure.axes] == [[4000, 900], [200, 300]]
    assert "4,000" in texts(figure.axes[0])
    assert figure.axes[0].get_yticklabels()[0].get_text() == "Kazakhstan\n20.0 to one"
    assert "Kazakhstan 4,000 visitors, 200 residents (ratio 20.0)" in figures.guests_alt(guests)


def test_arrivals_explain_marked_years():
    series = pd.Series({2015: 268459.0, 2016: 125953.0})
    axes = figures.arrivals(series, "KAZ", {2016: "attempted\ncoup"}, "thousand arrivals").axes[0]
    assert [bar.get_alpha() for bar in axes.patches] == [0.55, 1]
    assert "126" in texts(axes)
    assert "attempted" in texts(axes)
    assert "125,953 in 2016" in figures.arrivals_alt(series, "Arrivals")
