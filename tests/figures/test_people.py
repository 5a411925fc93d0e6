import pandas as pd
import pytest

from analysis.figures import people as figures
from analysis.figures import style
from analysis.measures import people

TABLE = pd.DataFrame({"counted": ["Turks by\nnationality", "Born"], "low": [75, 6], "high": [78, 6]})


def texts(axes) -> str:
    return " | ".join(text.get_text() for text in axes.texts)


def test_populations_show_the_span_of_rival_counts():
    axes = figures.populations(TABLE, ["KAZ", "TUR"]).axes[0]
    assert sorted(bar.get_width() for bar in axes.patches) == [6, 6, 75, 78]
    assert [text.get_text() for text in axes.texts] == ["75–78", "6"]
    assert [tick.get_text() for tick in axes.get_yticklabels()] == TABLE["counted"].tolist()


def test_populations_take_the_colour_of_the_state():
    axes = figures.populations(TABLE, ["KAZ", "TUR"]).axes[0]
    solid = [bar for bar in axes.patches if bar.get_alpha() is None]
    assert len(solid) == 2
    assert style.colour("KAZ") != style.colour("TUR")
    assert solid[0].get_facecolor() != solid[1].get_facecolor()


def test_alternative_text_reads_as_one_line():
    text = figures.populations_alt(TABLE)
    assert text == "Bar chart of persons counted. Turks by nationality: 75–78; Born: 6."


def test_directions_go_left_and_right():
    table = pd.DataFrame({"counted": ["a", "b"], "there": [3, 2], "back": [1, pd.NA]}).astype({"back": "Int64"})
    axes = figures.directions(table, "KAZ", "TUR").axes[0]
    assert [bar.get_width() for bar in axes.patches] == [-3, -2, 1, 0]
    assert "no count" in [text.get_text() for text in axes.texts]
    assert figures.directions_alt(table, "KAZ", "TUR").endswith("b: 2 from Kazakhstan, no count from Turkey.")


@pytest.fixture
def guests() -> pd.DataFrame:
    return pd.DataFrame(
        {"state": ["KAZ", "UZB"], "visitors": [4000, 900], "residents": [200, 300], "ratio": [20.0, 3.0]}
    )


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


@pytest.fixture
def channels() -> pd.DataFrame:
    rows = [
        ("Visitors", "KAZ", 268459, 2015, "claim"),
        ("Students", "KAZ", 1799, 2015, "count"),
        ("Back", "TUR", 173, 2015, "count"),
    ]
    return people.channels(rows, new=["Students"])


def test_channels_show_claims_hollow_and_new_ones_bold(channels):
    axes = figures.channels(channels, ["KAZ", "TUR"]).axes[0]
    points = [line for line in axes.lines if line.get_markersize() == 8]
    assert [line.get_markerfacecolor() for line in points] == [
        "white",
        style.colour("KAZ"),
        style.colour("TUR"),
    ]
    assert axes.get_xscale() == "log"
    assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == [400, 600, 400]
    assert "268,459" in texts(axes)
    assert "Back, from Turkey: 173" in figures.channels_alt(channels)
