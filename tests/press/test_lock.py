"""One run at a time in a checkout."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from analysis.press import lock


def test_the_second_says_who_is_at_work_and_waits(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    order = []

    def second() -> None:
        with lock.held("second", tmp_path):
            order.append("second")

    with lock.held("first", tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        for _ in range(100):
            if "waiting" in (told := capsys.readouterr().err):
                break
            time.sleep(0.05)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert "Another run is at work here (first, process " in told


def test_a_lock_that_nobody_holds_any_more(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    note = {"command": "python -m analysis book", "process": 77, "host": "elsewhere", "since": "2026-01-02 03:04:05"}
    (tmp_path / "press.json").write_text(json.dumps(note))
    (tmp_path / "press.lock").touch()
    with lock.held("next", tmp_path):
        told = capsys.readouterr().err
        assert "The last run (python -m analysis book, process 77 on elsewhere, since 2026-01-02 03:04:05)" in told
        assert "did not end by itself" in told
    assert not (tmp_path / "press.json").exists()


def test_a_note_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "press.json").write_text("{")
    with lock.held("next", tmp_path):
        assert "it has left no name" in capsys.readouterr().err


def test_an_error_frees_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock.held("first", tmp_path):
        raise RuntimeError
    with lock.held("second", tmp_path):
        assert json.loads((tmp_path / "press.json").read_text())["command"] == "second"
