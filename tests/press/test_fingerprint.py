"""What makes a chapter stale, and what does not."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis.press import fingerprint, numbers


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """A chapter that read the table trade and imported the module prose."""
    cells = [nbformat.v4.new_markdown_cell("Text", id="text"), nbformat.v4.new_code_cell("x = 1", id="second")]
    cells.append(nbformat.v4.new_code_cell("y = 2", id="first"))
    notebook = nbformat.v4.new_notebook(cells=cells)
    trace = {"tables": ["trade"], "modules": ["analysis/prose.py"]}
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
    ("what", "changed", "reason"),
    [
        ("_table", "trade", "table trade changed"),
        ("_file", "analysis/prose.py", "analysis/prose.py changed"),
        ("_file", "requirements.txt", "the locked environment changed"),
    ],
)
def test_what_the_run_used(chapter: Path, monkeypatch, what: str, changed: str, reason: str) -> None:
    real = getattr(fingerprint, what)
    monkeypatch.setattr(fingerprint, what, lambda name: "other" if str(name).endswith(changed) else real(name))
    assert fingerprint.reasons(chapter) == [reason]


def test_a_table_that_the_run_did_not_read_concerns_it_not(chapter: Path, monkeypatch) -> None:
    real = fingerprint._table
    monkeypatch.setattr(fingerprint, "_table", lambda name: "other" if name == "votes" else real(name))
    assert fingerprint.reasons(chapter) == []
