"""Figures on the assertions: what a reader sees."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.figures import assertions as pictures

TABLE = pd.DataFrame(
    {
        "label": ["First to recognise", "Kinship unites the two", "A bridge"],
        "passed": [2, 1, 0],
        "known": [2, 3, 1],
        "verdict": ["holds", "holds in part", "cannot be decided"],
        "moves": ["", "↑↓", ""],
    }
)
REACHES = {
    "First to recognise": ["strict", "threshold"],
    "Kinship unites the two": ["none", "strict", "lax", None],
    "A bridge": ["none", None],
}


def texts(figure) -> list[str]:
    (axes,) = figure.axes
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0573, "share", "5.7%"),
        (0.83, "share", "83%"),
        (-0.26, "share", "\N{MINUS SIGN}26%"),
        (0.00016, "share", "0.016%"),
        (0.001, "share", "0.10%"),
        (-0.0077, "points", "\N{MINUS SIGN}0.8"),
        (1196.0, "days", "1,196"),
        (0.8333, "ratio", "0.83"),
        (float("nan"), "ratio", "not known"),
    ],
)
def test_values_are_written_by_their_unit(value: float, unit: str, text: str) -> None:
    assert pictures.written(value, unit)["en"] == text


def test_bounds_are_written_where_they_differ() -> None:
    assert pictures.bounded(0.17, 0.71, "share") == "17% to 71%"
    assert pictures.bounded(2.03, 2.03, "ratio") == "2.03"


def test_every_statement_stands_under_its_verdict_with_count_and_a_mark_a_test() -> None:
    figure = pictures.verdicts(TABLE, REACHES)
    (axes,) = figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == TABLE["label"].tolist()
    assert [text for text in texts(figure) if " of " in text] == ["2 of 2", "1 of 3", "0 of 1"]
    assert {"Holds: 1", "Holds in part: 1", "Cannot be decided: 1", "↑↓"} <= set(texts(figure))
    rings = [line for line in axes.lines if line.get_marker() == "o" and line.get_markersize() > 5]
    assert len(rings) == 2 + 3 + 1 + 4  # tests with a mark, and four in the key
    assert texts(figure).count("?") == 2


def test_marks_differ_by_filling_and_stand_in_order_of_reach() -> None:
    (axes,) = pictures.verdicts(TABLE, REACHES).axes
    row = axes.get_yticks()[1]
    marks = sorted(
        (m for m in axes.lines if m.get_marker() == "o" and m.get_ydata()[0] == row), key=lambda m: m.get_xdata()[0]
    )
    assert [mark.get_fillstyle() for mark in marks if mark.get_markersize() > 5] == ["full", "none", "none"]
    assert [mark.get_xdata()[0] for mark in marks if mark.get_markersize() < 5] == [1]  # the point: only the easier


def test_the_alternative_text_names_each_verdict_and_what_moves() -> None:
    alt = pictures.verdicts_alt(TABLE)
    assert "holds in part: Kinship unites the two (1 of 3)" in alt
    assert alt.endswith("Other thresholds change: Kinship unites the two.")


def test_the_model_is_shown_with_its_first_level_and_bounds() -> None:
    rows = {"value": [0.3, 0.28, 0.24], "low": [0.26, 0.25, 0.21], "high": [0.33, 0.3, 0.27]}
    home = pd.DataFrame(rows, index=[1991, 2000, 2020])
    scores = {"KAZ": home, "TUR": home + 0.2}
    figure = pictures.models(scores, 1991, 2020, since=2000)
    assert {"Kazakhstan", "Turkey", "Turkey in 2000", "2001", "2009", "2016"} <= set(texts(figure))
    (level,) = [
        line
        for line in figure.axes[0].lines
        if line.get_color() == pictures.style.MUTED and len(set(line.get_ydata())) == 1
    ]
    assert list(level.get_ydata()) == [pytest.approx(0.48)] * 2
    assert "Kazakhstan 0.30 in 1991, 0.24 in 2020" in pictures.models_alt(scores, 1991, 2020)


def test_a_line_stands_above_each_verdict() -> None:
    (axes,) = pictures.verdicts(TABLE, REACHES).axes
    assert len([line for line in axes.lines if line.get_marker() == "None"]) == 3
