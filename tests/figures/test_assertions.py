"""Figures on the assertions: what a reader sees."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.figures import assertions as pictures
from analysis.measures.assertions import VERDICTS

TABLE = pd.DataFrame(
    {
        "label": ["First to recognise", "Kinship unites the two", "Trade will reach 5, then 10 bn", "A bridge"],
        "passed": [2, 2, 0, 0],
        "known": [2, 4, 2, 1],
        "lax": ["holds", "holds", "does not hold", "cannot be decided"],
        "threshold": list(VERDICTS),
        "strict": ["holds", "holds in part", "does not hold", "cannot be decided"],
    }
)


def texts(figure) -> list[str]:
    (axes,) = figure.axes
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0573, "share", "5.7%"),
        (0.83, "share", "83%"),
        (-0.26, "share", "\N{MINUS SIGN}26%"),
        (1196.0, "days", "1,196"),
        (0.8333, "ratio", "0.83"),
        (float("nan"), "ratio", "not known"),
    ],
)
def test_values_are_written_by_their_unit(value: float, unit: str, text: str) -> None:
    assert pictures.written(value, unit)["en"] == text


def test_every_statement_has_its_count_and_three_marks() -> None:
    figure = pictures.verdicts(TABLE)
    (axes,) = figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == TABLE["label"].tolist()
    assert [text for text in texts(figure) if " of " in text] == ["2 of 2", "2 of 4", "0 of 2", "0 of 1"]
    discs = [line for line in axes.lines if line.get_marker() == "o"]
    assert len(discs) == 3 * 3 + 3  # three rows of discs, and three in the key
    assert texts(figure).count("?") == 3 + 1


def test_marks_differ_by_filling_not_by_colour_alone() -> None:
    (axes,) = pictures.verdicts(TABLE).axes
    stated = {line.get_ydata()[0]: line.get_fillstyle() for line in axes.lines if line.get_xdata()[0] == 1.0}
    assert stated == {0: "full", 1: "left", 2: "none"}


def test_the_alternative_text_names_each_verdict_and_what_moves() -> None:
    alt = pictures.verdicts_alt(TABLE)
    assert "does not hold: Trade will reach 5, then 10 bn" in alt
    assert alt.endswith("The threshold matters for: Kinship unites the two.")


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


def test_a_line_divides_the_verdicts() -> None:
    (axes,) = pictures.verdicts(TABLE).axes
    rules = [line.get_ydata()[0] for line in axes.lines if line.get_marker() == "None"]
    assert rules == [0.5, 1.5, 2.5]
