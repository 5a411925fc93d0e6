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
def _table(name: str) -> dict[str, str | None] | None:
    """Digests of a table's rows and of its own description, so that one table's change concerns no other."""
    try:
        resource = catalogue.describe(name)
    except catalogue.CatalogueError:
        return None
    description = json.dumps(resource, sort_keys=True, ensure_ascii=False).encode()
    return {"rows": _file(catalogue.DATA / resource["path"]), "description": _digest(description)}


def _changes(name: str, then: dict[str, str | None]) -> list[str]:
    """What changed about a table, in words."""
    now = _table(name)
    if now is None:
        return [f"table {name} is gone from data/datapackage.json"]
    found = [f"data/{catalogue.describe(name)['path']} changed"] if now["rows"] != then["rows"] else []
    if now["description"] != then["description"]:
        found.append(f"the description of {name} in data/datapackage.json changed")
    return found


def _cells(notebook: Any) -> list[list[str]]:
    """Id and digest of each code cell, in order (a list, because JSON objects are stored sorted)."""
    return [[cell.id, _digest(cell.source.encode())] for cell in notebook.cells if cell.cell_type == "code"]


def make(notebook: Any, trace: dict[str, list[str]]) -> dict[str, Any]:
    """Fingerprint of a run: digests of the code cells, and of the tables and modules in ``trace``.

    Parameters
    ----------
    notebook : NotebookNode
    trace : dict
        ``tables`` and ``modules`` (with other files of the package), as :func:`analysis.trace.snapshot` gives them.
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
    try:
        return sorted(_differences(notebook, kept))
    except (AttributeError, KeyError, TypeError, ValueError):
        return ["its fingerprint has another form than the press writes now"]


def _differences(notebook: Any, kept: dict[str, Any]) -> list[str]:
    """What differs from a fingerprint, in words."""
    now, then = dict(_cells(notebook)), dict(kept["cells"])
    found = [f"cell {cell} is new" for cell in now.keys() - then.keys()]
    found += [f"cell {cell} is gone" for cell in then.keys() - now.keys()]
    found += [f"cell {cell} changed" for cell in now.keys() & then.keys() if now[cell] != then[cell]]
    if not found and list(now) != list(then):
        found.append("cells changed their order")
    for name, digests in kept["tables"].items():
        found += _changes(name, digests)
    found += [f"{path} changed" for path, digest in kept["modules"].items() if _file(ROOT / path) != digest]
    if _file(LOCK) != kept["environment"]:
        found.append("environment changed (requirements.txt)")
    return found
