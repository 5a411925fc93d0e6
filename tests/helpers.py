"""What several tests do."""

from __future__ import annotations

import shutil
from pathlib import Path

from analysis import ROOT


def copy_book(target: Path) -> Path:
    """Copy code, data, chapters and lock to ``target``."""
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in ("analysis", "data", "book"):
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, target / name)
    return target
