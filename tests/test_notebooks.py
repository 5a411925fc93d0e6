"""Chapters: whole, thin, fresh, reproducible."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from analysis import prose
from analysis.exhibits import KEY
from analysis.press import execute, fingerprint, numbers, reproduce

CHAPTERS = fingerprint.chapters()
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=execute.short)
#: The chapters of the story stand in folders of periods.
STORY = [chapter for chapter in CHAPTERS if re.fullmatch(r"\d{4}-\d{4}", chapter.parent.name)]
COMPARISON = [chapter for chapter in CHAPTERS if chapter.parent.name == "comparison" and chapter.stem != "assertions"]
#: How a chapter ends, and how many facts it must rest on at least.
CLOSING = {
    **dict.fromkeys(STORY, ("What the period changed", 25)),
    **dict.fromkeys(COMPARISON, ("What the comparison shows", 5)),
}


def _read(chapter: Path) -> nbformat.NotebookNode:
    return nbformat.read(chapter, as_version=4)


def _code(chapter: Path) -> list:
    return [cell for cell in _read(chapter).cells if cell.cell_type == "code"]


def _exhibits(chapter: Path) -> list[dict]:
    outputs = [output for cell in _code(chapter) for output in cell.outputs]
    return [output.metadata[KEY] for output in outputs if KEY in output.get("metadata", {})]


@each_chapter
def test_chapter_is_fresh(chapter: Path) -> None:
    assert fingerprint.reasons(chapter) == []


@each_chapter
def test_chapter_is_thin_executed_and_quiet(chapter: Path) -> None:
    for number, cell in enumerate(_code(chapter), 1):
        assert cell.execution_count == number, cell.id
        assert len(cell.source.splitlines()) <= 15, cell.id
        assert cell.metadata.get("tags"), f"{cell.id}: say with a tag how the page shows the code"
        for output in cell.outputs:
            assert output.output_type == "display_data", f"{cell.id}: stray {output.output_type}"


@pytest.mark.parametrize("chapter", CLOSING, ids=execute.short)
def test_chapter_has_its_parts(chapter: Path) -> None:
    closing, facts = CLOSING[chapter]
    notebook = _read(chapter)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for heading in ("Abstract", "Findings", "Setting", "The historian's doubt", closing):
        assert f"## {heading}" in text, heading
    for language in ("English", "Қазақша", "Türkçe"):
        assert f"{{tab-item}} {language}" in text
    assert any("parameters" in cell.metadata.get("tags", []) for cell in _code(chapter))
    kinds = [exhibit["kind"] for exhibit in _exhibits(chapter)]
    assert kinds.count("figure") + kinds.count("table") >= 4
    assert kinds.count("figure") >= 3
    assert kinds[-1] == "colophon"
    assert len(set(re.findall(r"\{fact\}`([^`]+)`", text))) >= facts
    for exhibit in _exhibits(chapter):
        if exhibit["kind"] in ("figure", "table"):
            assert f"{{numref}}`{exhibit['name']}`" in text, f"the text does not read {exhibit['name']}"


@each_chapter
def test_numbers_in_the_text_are_the_computed_ones(chapter: Path) -> None:
    notebook = _read(chapter)
    own = numbers.recorded(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert numbers.fill(cell.source, own, fingerprint.BOOK) == cell.source, cell.id


def test_no_paragraph_stands_in_two_chapters() -> None:
    seen: dict[str, str] = {}
    for chapter in CHAPTERS:
        for cell in _read(chapter).cells:
            if cell.cell_type != "markdown":
                continue
            for paragraph in cell.source.split("\n\n"):
                words = " ".join(paragraph.split())
                if len(words) > 120:
                    assert seen.get(words, execute.short(chapter)) == execute.short(chapter), words[:80]
                    seen[words] = execute.short(chapter)


@pytest.fixture(scope="module")
def compared() -> Iterator[dict[Path, Future[reproduce.Comparison]]]:
    """Every chapter executed anew, side by side on all cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {chapter: pool.submit(reproduce.compare, chapter) for chapter in CHAPTERS}
        pool.shutdown(cancel_futures=True)


@each_chapter
def test_executed_anew_every_output_is_the_stored_one(chapter: Path, compared: dict) -> None:
    """nbval compares text, tables and figures (SVG) of every cell."""
    result = compared[chapter].result()
    assert result.different == []
    assert result.cells == len(_code(chapter))


def test_parameters_can_be_changed() -> None:
    """A reader who narrows the years gets other numbers, and no error."""
    chapter = next(c for c in CHAPTERS if c.stem == "political")
    stored = numbers.recorded(_read(chapter))
    changed = numbers.recorded(execute.executed(chapter, {"last_year": 1998}))
    assert changed.keys() == stored.keys()
    assert changed != stored
    assert all(set(value) == set(prose.LANGUAGES) for value in changed.values())
