"""Chapters: whole, thin, fresh, reproducible byte for byte; a changed number is noticed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from helpers import copy_book

from analysis import ROOT, prose
from analysis.exhibits import KEY
from analysis.press import execute, fingerprint, numbers, reproduce

CHAPTERS = fingerprint.chapters()
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=execute.short)


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


@each_chapter
def test_chapter_has_its_parts(chapter: Path) -> None:
    notebook = _read(chapter)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for heading in ("Abstract", "Findings", "Setting", "The historian's doubt", "What the period changed"):
        assert f"## {heading}" in text, heading
    for language in ("English", "Қазақша", "Türkçe"):
        assert f"{{tab-item}} {language}" in text
    assert any("parameters" in cell.metadata.get("tags", []) for cell in _code(chapter))
    kinds = [exhibit["kind"] for exhibit in _exhibits(chapter)]
    assert kinds.count("figure") + kinds.count("table") >= 4
    assert kinds.count("figure") >= 3
    assert kinds[-1] == "colophon"
    assert len(set(re.findall(r"\{fact\}`([^`]+)`", text))) >= 25
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


@each_chapter
def test_executed_anew_every_output_is_the_stored_one(chapter: Path) -> None:
    """nbval compares text, tables and figures (SVG) of every cell."""
    result = reproduce.compare(chapter)
    assert result.different == []
    assert result.cells == len(_code(chapter))


def test_two_clones_give_the_same_bytes(tmp_path: Path) -> None:
    """Other folder, time zone, locale and hash seed: the notebooks are those that are stored."""
    settings = [
        {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    ]

    def run(number: int) -> Path:
        clone = copy_book(tmp_path / f"clone {number} қазақ")
        _run_in(clone, ["-m", "analysis", "run", "--all", "--jobs", "1"], **settings[number])
        return clone

    with ThreadPoolExecutor(2) as pool:
        clones = list(pool.map(run, range(2)))
    for chapter in CHAPTERS:
        stored = chapter.read_bytes()
        for clone in clones:
            assert (clone / chapter.relative_to(ROOT)).read_bytes() == stored, f"{chapter} in {clone}"


def _run_in(clone: Path, arguments: list[str], **environment: str) -> subprocess.CompletedProcess:
    """Run Python in a copy of the book, with the copy's own ``analysis``."""
    settings = os.environ | {"PYTHONPATH": str(clone)} | environment
    done = subprocess.run(
        [sys.executable, *arguments], cwd=clone, env=settings, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_one_changed_number_is_noticed(book_copy: Path) -> None:
    """Change one value that chapters use: they go stale, and the comparison fails and names the cells."""
    path = book_copy / "data/series/trade.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    row = next(i for i, line in enumerate(lines) if line.startswith("cow,KAZ,TUR,2000,"))
    lines[row] = lines[row].replace(",346.0,", ",364.0,")
    path.write_text("\n".join(lines), encoding="utf-8")

    status = _run_in(book_copy, ["-m", "analysis", "status"]).stdout
    for chapter in CHAPTERS:
        used = _read(chapter).metadata[fingerprint.KEY]["tables"]
        line = next(line for line in status.splitlines() if line.startswith(execute.short(chapter)))
        assert line.endswith("stale: table trade changed" if "trade" in used else "fresh"), line

    script = (
        "import json; from analysis.press import reproduce, fingerprint;"
        "print(json.dumps(reproduce.compare(fingerprint.BOOK / '1991-2000/economic.ipynb').different))"
    )
    different = json.loads(_run_in(book_copy, ["-c", script]).stdout)
    assert different


def test_a_failing_chapter_is_left_as_it_was(book_copy: Path) -> None:
    chapter = book_copy / "book/1991-2000/cultural.ipynb"
    notebook = _read(chapter)
    notebook.cells.append(nbformat.v4.new_code_cell("1 / 0", id="broken"))
    chapter.write_text(numbers.dumps(notebook), encoding="utf-8")
    before = chapter.read_bytes()
    settings = os.environ | {"PYTHONPATH": str(book_copy)}
    command = [sys.executable, "-m", "analysis", "run", "1991-2000/cultural"]
    done = subprocess.run(command, cwd=book_copy, env=settings, capture_output=True, text=True)
    assert done.returncode == 1
    assert "ZeroDivisionError: division by zero" in done.stdout
    assert "1991-2000/cultural" in done.stderr
    assert chapter.read_bytes() == before
    assert [path.name for path in chapter.parent.iterdir() if path.suffix == ".tmp"] == []


def test_parameters_can_be_changed() -> None:
    """A reader who narrows the years gets other numbers, and no error."""
    chapter = next(c for c in CHAPTERS if c.stem == "political")
    stored = numbers.recorded(_read(chapter))
    changed = numbers.recorded(execute.executed(chapter, {"last_year": 1998}))
    assert changed.keys() == stored.keys()
    assert changed != stored
    assert all(set(value) == set(prose.LANGUAGES) for value in changed.values())
