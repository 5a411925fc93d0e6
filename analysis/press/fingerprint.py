"""What is stale: each chapter's notebook keeps digests of everything that its last run used."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from analysis import ROOT, catalogue

#: Key in the notebook's metadata.
KEY = "analysis"
LOCK = ROOT / "requirements.txt"
BOOK = ROOT / "book"


def chapters(book: Path = BOOK) -> list[Path]:
    """All notebooks of the book, sorted by path."""
    return sorted(path for path in book.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


@cache
def _file(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.exists() else None


@cache
def _table(name: str) -> str | None:
    """Digest of a table: its rows and its own description, so that one table's change concerns no other."""
    try:
        resource = catalogue.describe(name)
    except catalogue.CatalogueError:
        return None
    path = catalogue.DATA / resource["path"]
    description = json.dumps(resource, sort_keys=True, ensure_ascii=False).encode()
    return _digest(description + path.read_bytes()) if path.exists() else None


def _cells(notebook: Any) -> list[list[str]]:
    """Id and digest of each code cell, in order (a list, because JSON objects are stored sorted)."""
    return [[cell.id, _digest(cell.source.encode())] for cell in notebook.cells if cell.cell_type == "code"]


def make(notebook: Any, trace: dict[str, list[str]]) -> dict[str, Any]:
    """Fingerprint of a run: digests of the code cells, and of the tables and modules in ``trace``.

    Parameters
    ----------
    notebook : NotebookNode
    trace : dict
        ``tables`` and ``modules``, as :func:`analysis.trace.snapshot` gives them.
    """
    return {
        "cells": _cells(notebook),
        "environment": _file(LOCK),
        "modules": {path: _file(ROOT / path) for path in trace["modules"]},
        "tables": {name: _table(name) for name in trace["tables"]},
    }


def reasons(path: Path) -> list[str]:
    """Why a chapter is stale, each reason in words; an empty list if it is fresh."""
    notebook = nbformat.read(path, as_version=4)
    kept = notebook.metadata.get(KEY)
    if not kept:
        return ["never executed"]
    now, then = dict(_cells(notebook)), dict(kept["cells"])
    found = [f"cell {cell} is new" for cell in now.keys() - then.keys()]
    found += [f"cell {cell} is gone" for cell in then.keys() - now.keys()]
    found += [f"cell {cell} changed" for cell in now.keys() & then.keys() if now[cell] != then[cell]]
    if not found and list(now) != list(then):
        found.append("cells changed their order")
    for name, digest in kept["tables"].items():
        if _table(name) != digest:
            found.append(f"table {name} changed")
    for module, digest in kept["modules"].items():
        if _file(ROOT / module) != digest:
            found.append(f"{module} changed")
    if _file(LOCK) != kept["environment"]:
        found.append("the locked environment changed")
    return sorted(found)
