"""What several tests do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from analysis import ROOT


def copy_book(target: Path) -> Path:
    """Copy code, data, chapters and lock to ``target``."""
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in ("analysis", "data", "book"):
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, target / name)
    return target


def write_raw(folder: Path, name: str, text: str) -> Path:
    """Write a raw file ``name`` into ``folder``, which is returned."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows_of(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    """Rows of the named columns in the order of the frame; missing values are ``None``."""
    rows = frame[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]
