"""What makes a chapter stale, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from analysis import catalogue
from analysis.press import fingerprint, numbers


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """A chapter that read the table trade and imported the module prose."""
    cells = [nbformat.v4.new_markdown_cell("Text", id="text"), nbformat.v4.new_code_cell("x = 1", id="second")]
    cells.append(nbformat.v4.new_code_cell("y = 2", id="first"))
    notebook = nbformat.v4.new_notebook(cells=cells)
    trace = {"tables": ["trade"], "modules": ["analysis/prose.py", "analysis/figures/fonts/a.ttf"]}
    notebook.metadata[fingerprint.KEY] = fingerprint.make(notebook, trace)
    path = tmp_path / "chapter.ipynb"
    path.write_text(numbers.dumps(notebook), encoding="utf-8")
    return path


def _edit(path: Path, cell: int, source: str) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[cell].source = source
    path.write_text(numbers.dumps(notebook), encoding="utf-8")


def test_a_chapter_that_just_ran_is_fresh(chapter: Path) -> None:
    assert fingerprint.reasons(chapter) == []


def test_prose_makes_nothing_stale(chapter: Path) -> None:
    _edit(chapter, 0, "Another text, and {n}`1 = number`")
    assert fingerprint.reasons(chapter) == []


def test_code_does(chapter: Path) -> None:
    _edit(chapter, 1, "x = 2")
    assert fingerprint.reasons(chapter) == ["cell second changed"]


def test_the_order_of_cells_counts(chapter: Path) -> None:
    notebook = nbformat.read(chapter, as_version=4)
    notebook.cells[1:] = reversed(notebook.cells[1:])
    chapter.write_text(numbers.dumps(notebook), encoding="utf-8")
    assert fingerprint.reasons(chapter) == ["cells changed their order"]


def test_never_executed(chapter: Path) -> None:
    notebook = nbformat.read(chapter, as_version=4)
    del notebook.metadata[fingerprint.KEY]
    chapter.write_text(numbers.dumps(notebook), encoding="utf-8")
    assert fingerprint.reasons(chapter) == ["never executed"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ("data/series/trade.csv", "data/series/trade.csv changed"),
        ("analysis/prose.py", "analysis/prose.py changed"),
        ("analysis/figures/fonts/a.ttf", "analysis/figures/fonts/a.ttf changed"),
        ("requirements.txt", "environment changed (requirements.txt)"),
    ],
)
def test_what_the_run_used(chapter: Path, monkeypatch, changed: str, reason: str) -> None:
    real = fingerprint._file
    fingerprint._table.cache_clear()
    monkeypatch.setattr(
        fingerprint, "_file", lambda path: "other" if path == fingerprint.ROOT / changed else real(path)
    )
    assert fingerprint.reasons(chapter) == [reason]
    fingerprint._table.cache_clear()


@pytest.mark.parametrize(
    ("resource", "reason"),
    [
        ({"title": "Another title"}, "the description of trade in data/datapackage.json changed"),
        (None, "table trade is gone from data/datapackage.json"),
    ],
)
def test_the_description_of_a_table(chapter: Path, monkeypatch, resource: dict | None, reason: str) -> None:
    real = catalogue.describe

    def describe(name: str) -> dict:
        if resource is None:
            raise catalogue.CatalogueError(name)
        return real(name) | resource

    fingerprint._table.cache_clear()
    monkeypatch.setattr(catalogue, "describe", describe)
    assert fingerprint.reasons(chapter) == [reason]
    fingerprint._table.cache_clear()


def test_a_table_that_the_run_did_not_read_concerns_it_not(chapter: Path, monkeypatch) -> None:
    real = fingerprint._table
    monkeypatch.setattr(fingerprint, "_table", lambda name: {} if name == "votes" else real(name))
    assert fingerprint.reasons(chapter) == []


@pytest.mark.parametrize("kept", [{"cells": [["second", "x"]]}, {"cells": 1}, {"tables": {"trade": "x"}}, "text"])
def test_a_fingerprint_of_another_form(chapter: Path, kept: object) -> None:
    notebook = nbformat.read(chapter, as_version=4)
    notebook.metadata[fingerprint.KEY] = kept
    chapter.write_text(json.dumps(notebook), encoding="utf-8")
    assert fingerprint.reasons(chapter) == ["its fingerprint has another form than the press writes now"]
