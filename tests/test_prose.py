"""Numbers in the text: written as each language writes them, filled in and checked."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis import prose
from analysis.press import numbers


def test_each_language_writes_numbers_its_own_way() -> None:
    assert prose.decimal(1234.56, 1) == {"en": "1,234.6", "kk": "1\u00a0234,6", "tr": "1.234,6"}
    assert prose.percent(0.834)["en"] == "83%"
    assert prose.percent(0.834)["tr"] == "%83"
    assert prose.percent(0.8347, 1)["kk"].replace("\u00a0", "") == "83,5%"
    assert prose.decimal(-0.05, 2)["en"] == "\N{MINUS SIGN}0.05"
    assert prose.percent(-0.4)["tr"] == "%\N{MINUS SIGN}40"
    assert prose.date("1991-12-16")["en"] == "16 December 1991"
    assert prose.date("1991-12-16")["tr"] == "16 Aralık 1991"
    assert "желтоқсан" in prose.date("1991-12-16")["kk"]
    assert prose.words("Germany", tr="Almanya") == {"en": "Germany", "kk": "Germany", "tr": "Almanya"}


def test_a_bare_number_is_refused() -> None:
    with pytest.raises(TypeError, match=r"'total'.*prose\.decimal"):
        prose.numbers(total=3)


def _notebook(**values: str) -> nbformat.NotebookNode:
    record = {key: dict.fromkeys(prose.LANGUAGES, value) for key, value in values.items()}
    output = nbformat.v4.new_output("display_data", {prose.MIME: record})
    code = nbformat.v4.new_code_cell("…", outputs=[output])
    return nbformat.v4.new_notebook(cells=[code])


def test_fill_writes_the_computed_value_before_the_key(tmp_path: Path) -> None:
    own = numbers.recorded(_notebook(trade="490"))
    assert numbers.fill("It was {n}`trade`.", own, tmp_path) == "It was {n}`490 = trade`."
    assert numbers.fill("It was {n}`12 = trade`.", own, tmp_path) == "It was {n}`490 = trade`."
    assert numbers.fill("{n}`trade@tr`", own, tmp_path) == "{n}`490 = trade@tr`"


def test_a_number_may_come_from_another_chapter(tmp_path: Path) -> None:
    (tmp_path / "other.ipynb").write_text(numbers.dumps(_notebook(students="1,245")), encoding="utf-8")
    assert numbers.fill("{n}`other#students`", {}, tmp_path) == "{n}`1,245 = other#students`"


def test_unknown_keys_are_told_with_near_ones(tmp_path: Path) -> None:
    own = numbers.recorded(_notebook(trade_2000="490"))
    with pytest.raises(numbers.UnknownNumber, match="trade_2000"):
        numbers.fill("{n}`trade_200`", own, tmp_path)
    with pytest.raises(numbers.UnknownNumber, match="no chapter 'nowhere'"):
        numbers.fill("{n}`nowhere#x`", own, tmp_path)


def test_a_quoted_figure_comes_straight_from_the_record(tmp_path: Path) -> None:
    text = "{n}`quoted:turkish-aid-1-1bn-cis-1992-figure-1/billion` billion"
    assert numbers.fill(text, {}, tmp_path).startswith("{n}`1.1 = quoted:")
    with pytest.raises(numbers.UnknownNumber, match="turkish-aid-1-1bn-cis-1992-figure-1"):
        numbers.fill("{n}`quoted:turkish-aid-1-1bn-cis-1992`", {}, tmp_path)
    with pytest.raises(numbers.UnknownNumber, match="unknown scale 'dozen'"):
        numbers.fill("{n}`quoted:turkish-aid-1-1bn-cis-1992-figure-1/dozen`", {}, tmp_path)
