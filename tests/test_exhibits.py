"""Exhibits keep what a page needs, and refuse to be shown without it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import exhibits
from analysis.figures import style


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict, dict]]:
    """What is displayed, instead of displaying it."""
    calls: list[tuple[dict, dict]] = []
    monkeypatch.setattr(exhibits, "display", lambda bundle, metadata, raw: calls.append((bundle, metadata)))
    return calls


DATA = pd.DataFrame({"year": [1999, 2000], "value": [1.5, None], "id": ["one", "two"]})


def _figure(**changes):
    figure, axes = style.new()
    style.line(axes, pd.Series({1999: 1.5, 2000: 2.0}), "KAZ", "Kazakhstan")
    arguments = {"title": "Up", "caption": "Units", "alt": "It rose", "data": DATA, "tables": ["trade"]} | changes
    exhibits.figure(figure, "fig-x", **arguments)


def test_a_figure_keeps_text_data_and_provenance(shown) -> None:
    _figure()
    heading, figure = shown
    assert heading[0]["text/markdown"] == "**Up**"
    content = figure[1]["exhibit"]
    assert content["made_of"] == [{"table": "trade", "title": "Bilateral merchandise trade, each dataset apart"}]
    assert content["data"]["rows"] == [[1999, 1.5, "one"], [2000, None, "two"]]
    assert content["data"]["numeric"] == [True, True, False]
    assert ">Kazakhstan</text>" in figure[0]["image/svg+xml"]  # letters stay text
    assert "It rose" in figure[0]["text/plain"]


@pytest.mark.parametrize("missing", ["title", "caption", "alt"])
def test_a_figure_without_its_words_is_refused(shown, missing: str) -> None:
    with pytest.raises(ValueError, match="fig-x"):
        _figure(**{missing: " "})
    assert shown == []


def test_a_table_leaves_out_the_ids_of_its_facts(shown) -> None:
    exhibits.table(DATA, "tab-x", title="T", caption="C", tables=["events"], facts="id")
    bundle, metadata = shown[1]
    assert "one" not in bundle["text/html"]
    assert "–" in bundle["text/plain"]  # missing is shown
    assert metadata["exhibit"]["facts"] == "id"


def test_svg_is_the_same_each_time_and_has_no_stray_ids() -> None:
    def draw() -> str:
        figure, axes = style.new()
        style.line(axes, pd.Series({1: 1.0, 2: 3.0, 4: 2.0}), "TUR", "Turkey")
        style.no_data(axes, 2.5, 3.5)
        return style.svg(figure)

    first = draw()
    assert first == draw()
    assert "figure_1" not in first
    assert "<date" not in first


def test_missing_years_are_gaps_and_single_years_dots() -> None:
    _, axes = style.new()
    style.line(axes, pd.Series({1992: 1.0, 1993: 2.0, 1996: 5.0}), "KAZ")
    line, dots = axes.lines
    values = dict(zip(line.get_xdata(), line.get_ydata(), strict=True))
    assert values[1993] == 2.0
    assert pd.isna(values[1994])
    assert list(dots.get_xdata()) == [1996]
