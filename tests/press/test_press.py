"""The whole press on copies of the book: the same bytes anywhere; only what is stale is made again."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from helpers import command, copy_book, run

from analysis import ROOT
from analysis.press import execute, fingerprint

CHAPTERS = fingerprint.chapters()


@pytest.fixture(scope="module")
def clones(tmp_path_factory) -> list[Path]:
    """Two copies under different settings: one executed and built from nothing, one built from what is stored."""
    settings = [
        (["--all", "--jobs", "2"], {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        ([], {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}),
    ]

    def make(number: int) -> Path:
        options, environment = settings[number]
        clone = copy_book(tmp_path_factory.mktemp(f"clone {number}") / "қазақ türkçe"[: 6 * number + 5])
        run(clone, "book", *options, **environment)
        return clone

    with ThreadPoolExecutor(2) as side_by_side:
        return list(side_by_side.map(make, range(2)))


@pytest.fixture
def clone(clones: list[Path]):
    """The first copy; a test that changes a source has it changed back and pressed again."""
    kept = {path: path.read_bytes() for folder in ("book", "data") for path in _files(clones[0] / folder)}
    yield clones[0]
    for path, content in kept.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _site(clone: Path) -> dict[str, bytes]:
    html = clone / "_build/html"
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in _files(html)}


def test_two_clones_give_the_same_bytes(clones: list[Path]) -> None:
    """Other folder, time zone, locale and hash seed, executed or stored: notebooks, figures, pages are the same."""
    for chapter in CHAPTERS:
        for clone in clones:
            assert (clone / chapter.relative_to(ROOT)).read_bytes() == chapter.read_bytes(), f"{chapter} in {clone}"
    first, second = map(_site, clones)
    assert len(first) > 100
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_nothing_changed(clone: Path) -> None:
    output = run(clone, "book").stdout
    assert "nothing to execute" in output
    assert "nothing to build" in output


def test_a_page_that_was_lost_comes_back(clones: list[Path]) -> None:
    lost = clones[0] / "_build/html/book/reading.html"
    lost.unlink()
    run(clones[0], "book")
    assert _site(clones[0]) == _site(clones[1])


def test_a_paragraph_reaches_its_page_without_execution(clones: list[Path], clone: Path) -> None:
    """And when it is taken back, the site is byte for byte what it was."""
    before = _site(clone)
    chapter = clone / "book/1991-2000/political.ipynb"
    notebook = nbformat.read(chapter, as_version=4)
    setting = next(cell for cell in notebook.cells if cell.cell_type == "markdown" and "## Setting" in cell.source)
    setting.source += "\n\nA paragraph with an unheard-of word: snollygoster."
    kept = chapter.read_bytes()
    chapter.write_text(execute.numbers.dumps(notebook), encoding="utf-8")
    output = run(clone, "book").stdout
    assert "nothing to execute" in output
    after = _site(clone)
    assert b"snollygoster" in after["book/1991-2000/political.html"]
    changed = {name for name in before if before[name] != after[name] and name.endswith(".html")}
    assert changed == {"book/1991-2000/political.html"}
    chapter.write_bytes(kept)
    run(clone, "book")
    assert _site(clone) == _site(clones[1])


def test_one_changed_number(clone: Path) -> None:
    """Exactly the chapters that read the table are stale, are executed, and show the new number."""
    path = clone / "data/series/product_imports.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(",1858.047499\n") == 1
    path.write_text(text.replace(",1858.047499\n", ",1585.047499\n"), encoding="utf-8")

    readers = []
    status = run(clone, "status").stdout.splitlines()
    for chapter, line in zip(CHAPTERS, status, strict=True):
        reads = "product_imports" in nbformat.read(chapter, as_version=4).metadata[fingerprint.KEY]["tables"]
        assert line.split(maxsplit=1) == [
            execute.short(chapter), "stale: data/series/product_imports.csv changed" if reads else "fresh"
        ]  # fmt: skip
        readers += [chapter] if reads else []
    assert 0 < len(readers) < len(CHAPTERS)

    script = (
        "import json; from analysis.press import reproduce, fingerprint;"
        "print(json.dumps(reproduce.compare(fingerprint.BOOK / '2009-2015/economic.ipynb').different))"
    )
    compare = command(clone) | {"args": [sys.executable, "-c", script]}
    assert json.loads(subprocess.run(**compare, capture_output=True, text=True, check=True).stdout)

    before = {chapter: (clone / chapter.relative_to(ROOT)).read_bytes() for chapter in CHAPTERS}
    output = run(clone, "book").stdout
    assert f"Executing {len(readers)} of {len(CHAPTERS)} chapters" in output
    for chapter in CHAPTERS:
        assert ((clone / chapter.relative_to(ROOT)).read_bytes() != before[chapter]) is (chapter in readers)
    assert "fresh" in run(clone, "status").stdout.splitlines()[CHAPTERS.index(readers[0])]


def test_a_failing_chapter_stops_the_build_and_leaves_the_site(clone: Path) -> None:
    before = _site(clone)
    chapter = clone / "book/1991-2000/cultural.ipynb"
    notebook = nbformat.read(chapter, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("1 / 0", id="broken"))
    chapter.write_text(execute.numbers.dumps(notebook), encoding="utf-8")
    done = run(clone, "book", status=1)
    assert "1991-2000/cultural: cell" in done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert chapter.read_text(encoding="utf-8") == execute.numbers.dumps(notebook)
    assert _site(clone) == before
