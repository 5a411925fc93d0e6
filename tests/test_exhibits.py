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
    (made,) = content["made_of"]
    assert (made["table"], made["title"]) == ("trade", "Bilateral merchandise trade, each dataset apart")
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


def test_flags_of_the_rows_used_are_kept(shown) -> None:
    data = pd.DataFrame({"year": [1997, 1998], "oec": [1.0, 2.0]})
    _figure(data=data)
    flags = shown[1][1]["exhibit"]["made_of"][0]["flags"]
    assert flags == {"copy of 1998": 2, "level break after 2010": 2}  # both directions, of the pair and this dataset
    shown.clear()
    _figure(tables={"trade": "dataset == 'oec' and year == 1997 and exporter == 'KAZ' and importer == 'TUR'"})
    assert shown[1][1]["exhibit"]["made_of"][0]["flags"] == {"copy of 1998": 1}
    shown.clear()
    _figure(tables=["votes"])
    assert shown[1][1]["exhibit"]["made_of"][0]["flags"] == {}  # a table without flags


def test_flags_of_other_states_and_years_are_not_the_exhibits_flags() -> None:
    data = pd.DataFrame({"year": [2018, 2019], "country": ["UZB", "UZB"]})
    flags = exhibits.flagged("macro", data)
    assert set(flags) == {"all visitors, not tourists", "projection of April 2019"}
    assert exhibits.flagged("macro", data.assign(year=[1995, 1996])) == {
        "in new lira": 2,
        "all visitors, not tourists": 1,
    }


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
