import pandas as pd

from analysis.figures import people as figures
from analysis.figures import style

TABLE = pd.DataFrame({"counted": ["Turks by\nnationality", "Born"], "low": [75, 6], "high": [78, 6]})


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
