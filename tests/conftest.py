"""Fixtures shared by all tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import copy_book

from analysis import catalogue


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of ``data/`` that a test may break."""
    target = tmp_path / "data"
    shutil.copytree(catalogue.DATA, target)
    return target


@pytest.fixture
def book_copy(tmp_path: Path) -> Path:
    """A copy of what executing chapters needs, in a folder of its own."""
    return copy_book(tmp_path / "copy")
