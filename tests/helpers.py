"""What several tests do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pandas as pd

from analysis import ROOT
from analysis.press import numbers


def copy_book(target: Path) -> Path:
    """Copy all that the book is made of to ``target``."""
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in ("analysis", "data", "book"):
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    for name in ("requirements.txt", "pyproject.toml", "_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, target / name)
    return target


def small_book(target: Path, chapters: Mapping[str, list[str]]) -> Path:
    """A book at ``target`` with chapters of a few code cells each, by name (``1991-2000/first``)."""
    shutil.copytree(ROOT / "analysis", target / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    (target / "data").mkdir()
    shutil.copy(ROOT / "data/datapackage.json", target / "data")
    shutil.copy(ROOT / "requirements.txt", target)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for name, cells in chapters.items():
        code = [
            nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(["import analysis", *cells])
        ]
        path = target / "book" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(numbers.dumps(nbformat.v4.new_notebook(cells=code, metadata=kernel)), encoding="utf-8")
    return target


def command(book: Path, *arguments: str, **environment: str) -> dict:
    """What ``subprocess`` needs to run ``python -m analysis`` in a copy of the book, with the copy's own code."""
    settings = os.environ | {"PYTHONPATH": str(book), "COLUMNS": "120"} | environment
    return {"args": [sys.executable, "-m", "analysis", *arguments], "cwd": book, "env": settings}


def run(book: Path, *arguments: str, status: int = 0, **environment: str) -> subprocess.CompletedProcess:
    """Run ``python -m analysis`` in a copy of the book, and see it end with ``status``."""
    call = command(book, *arguments, **environment)
    done = subprocess.run(**call, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == status, done.stdout + done.stderr
    return done


def write_raw(folder: Path, name: str, text: str) -> Path:
    """Write a raw file ``name`` into ``folder``, which is returned."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows_of(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    """Rows of the named columns in the order of the frame; missing values are ``None``."""
    rows = frame[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]
