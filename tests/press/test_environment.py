"""Setting up says in one line what is missing."""

from __future__ import annotations

import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from analysis.press import environment


def test_old_python(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit, match=r"needs 3\.11 or later\. Remedy: "):
        environment.check(tmp_path / ".venv")


def test_no_venv_module(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "venv", None)
    with pytest.raises(SystemExit, match=r"venv module is missing\. Remedy: .*python3-venv"):
        environment.check(tmp_path / ".venv")


def test_no_disk_space(monkeypatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**12, 10**12, 5 * 1024**2))
    with pytest.raises(SystemExit, match=r"Only 5 MB are free here; the book needs 2,048 MB\. Remedy: "):
        environment.check(tmp_path / ".venv")


def test_a_machine_that_has_all(tmp_path: Path) -> None:
    environment.check(tmp_path / ".venv")
