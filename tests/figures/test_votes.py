"""Figures of votes: the axes hold the data, labels are there, missing years are gaps."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures import style, votes


@pytest.fixture
def yearly() -> pd.DataFrame:
    return pd.DataFrame(
        {"partner": ["TUR", "TUR", "RUS", "RUS", "RUS"], "year": [1992, 1994, 1992, 1993, 1994]}
    ).assign(agreement=[0.8, 0.7, 0.6, 0.65, 0.69], roll_calls=10)


def texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_agreement_shows_the_data_and_gaps(yearly):
    axes = votes.agreement(yearly).axes[0]
    lines = [line.get_ydata() for line in axes.get_lines() if len(line.get_xdata()) == 3]
    assert any(np.allclose(line, [0.6, 0.65, 0.69]) for line in lines)
    turkey = next(line for line in lines if np.isnan(line[1]))
    assert turkey[[0, 2]].tolist() == [0.8, 0.7]
    assert {"Turkey", "Russia"} <= set(texts(axes))
    assert axes.get_ylim() == (0, 1)


def test_end_labels_do_not_cover_each_other(yearly):
    axes = votes.agreement(yearly).axes[0]
    heights = sorted(text.xy[1] for text in axes.texts)
    assert np.diff(heights).min() >= 0.055 - 1e-9


def test_agreement_alt_names_first_and_last_values(yearly):
    text = votes.agreement_alt(yearly)
    assert "Turkey 80% in 1992, 70% in 1994" in text
    assert "Russia 60% in 1992, 69% in 1994" in text


@pytest.fixture
def shares() -> pd.DataFrame:
    return pd.DataFrame({"country": ["KAZ"], "roll_calls": [20], "with_first": [12], "with_second": [6]}).assign(
        neither=[2], first_share=[0.6], second_share=[0.3], neither_share=[0.1]
    )


def test_sides_bars_and_empty_rows(shares):
    figure = votes.sides({"1992–1995": shares}, ("TUR", "RUS"), ["KAZ", "UZB"])
    axes = figure.axes[0]
    widths = [bar.get_width() for bar in axes.patches]
    assert np.allclose(widths, [0.6, 0, 0.1, 0, 0.3, 0])
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Kazakhstan (20)", "Uzbekistan"]
    assert {"60%", "30%", "no data", "with Turkey", "with Russia"} <= set(texts(axes))


def test_sides_alt(shares):
    text = votes.sides_alt({"1992–1995": shares}, ("TUR", "RUS"))
    assert "Kazakhstan 60% with Turkey, 30% with Russia" in text


def test_positions_have_bands_and_gaps():
    points = pd.DataFrame({"country": ["KAZ", "KAZ", "TUR"], "year": [1992, 1994, 1993]})
    points = points.assign(ideal_point=[0.5, 0.4, 0.7], low=0.2, high=0.9)
    axes = votes.positions(points).axes[0]
    assert len(axes.collections) == 2
    kazakhstan = next(line.get_ydata() for line in axes.get_lines() if len(line.get_xdata()) == 3)
    assert np.isnan(kazakhstan[1])
    assert {"Kazakhstan", "Turkey"} <= set(texts(axes))


@pytest.fixture
def spans() -> dict[str, pd.DataFrame]:
    rows = [("TUR", "old", 0.4), ("TUR", "new", 0.15), ("RUS", "old", 0.39), ("RUS", "new", 0.47)]
    return {"KAZ": pd.DataFrame(rows, columns=["partner", "span", "kappa"])}


def test_shift_orders_by_the_later_value_and_names_it(spans):
    axes = votes.shift(spans, ("KAZ", "TUR"), ("old", "new")).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Russia", "Turkey"]
    assert texts(axes) == ["0.47", "0.15"]
    strong = [line for line in axes.get_lines() if line.get_linewidth() == 3]
    assert len(strong) == 1
    assert list(strong[0].get_xdata()) == [0.4, 0.15]


def test_shift_alt(spans):
    assert "Russia 0.39, then 0.47; Turkey 0.40, then 0.15" in votes.shift_alt(spans, ("old", "new"))


def test_cohesion_has_two_lines_and_their_words():
    table = pd.DataFrame({"within": [0.9, 0.95], "with outer": [0.7, 0.6]}, index=pd.Index([2008, 2009], name="year"))
    (axes,) = votes.cohesion(table, "TUR", 2009.8, "Turkic Council").axes
    assert len([line for line in axes.get_lines() if len(line.get_xdata()) == 2 and line.get_linestyle() == "-"]) == 2
    assert "pairs with Turkey: mean 70% before 2009, 60% since, 60% in 2009" in votes.cohesion_alt(table, "TUR", 2009)


def test_topic_changes_number_the_later_span():
    table = pd.DataFrame({"topic": ["Middle East", "Development"], "old": [0.84, 0.8], "new": [0.98, 0.68]})
    (axes,) = votes.topic_changes(table, ("old", "new"), "TUR").axes
    assert [text.get_text() for text in axes.texts] == ["98%", "68%"]
    assert "middle east 84% to 98%" in votes.topic_changes_alt(table, ("old", "new"))


@pytest.fixture
def path() -> pd.DataFrame:
    rows = [("KAZ", "old", 0.31, 0.58), ("KAZ", "mid", 0.38, 0.44), ("KAZ", "new", 0.40, 0.38)]
    rows += [("UZB", "old", 0.25, 0.42), ("UZB", "mid", 0.28, 0.52), ("UZB", "new", 0.27, 0.43)]
    return pd.DataFrame(rows, columns=["country", "span", "first", "second"])


def test_between_shows_all_spans_of_one_state_and_the_ends_of_the_others(path):
    figure = votes.between(path, ("TUR", "RUS"), "KAZ", ["old", "mid", "new"], {"UZB": (5, 5, "left")})
    ax = figure.axes[0]
    lines = {line.get_color(): line for line in ax.get_lines() if line.get_marker() == "None"}
    assert list(lines[style.colour("KAZ")].get_xdata()) == [0.58, 0.44, 0.38]
    assert list(lines[style.colour("UZB")].get_xdata()) == [0.42, 0.43]
    texts = [text.get_text() for text in ax.texts]
    assert {"Kazakhstan", "Uzbekistan", "old", "mid", "as often with both"} <= set(texts)
    assert "new" not in texts
    assert ax.get_xlabel() == "votes with Russia"


def test_between_alt(path):
    alt = votes.between_alt(path, ("TUR", "RUS"), ["old", "new"])
    assert "with Turkey and with Russia" in alt
    assert "Kazakhstan: 31% and 58% in old, 40% and 38% in new" in alt
