"""The display: a line a chapter, time, and what is left."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from analysis.press import execute, fingerprint, progress

CHAPTERS = [fingerprint.BOOK / f"p/{name}.ipynb" for name in ("long", "middle", "short")]


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(execute, "durations", lambda: {"p/long": 8.0, "p/middle": 4.0, "p/short": 2.0})
    return now


def _lines(display: progress.Display) -> list[str]:
    console = Console(file=io.StringIO(), width=100)
    console.print(display.render())
    return console.file.getvalue().splitlines()


def test_lines(clock: list[float]) -> None:
    display = progress.Display(CHAPTERS, 2)
    display._begin()
    clock[0] += 3
    lines = _lines(display)
    assert [line.split() for line in lines[:3]] == [
        ["▸", "p/long", "3.0", "s"],
        ["▸", "p/middle", "3.0", "s"],
        ["p/short", "waits"],
    ]
    assert lines[3].strip() == "0 of 3 done, about 4 s left"  # (5 + 1 + 2) / 2
    clock[0] += 1
    display.end(execute.Result(CHAPTERS[1], 4.0))
    display.end(execute.Result(CHAPTERS[0], 4.0, "cell 3: ValueError: no"))
    lines = _lines(display)
    assert lines[0].split() == ["✓", "p/middle", "4.0", "s"]
    assert lines[1].split() == ["✗", "p/long", "4.0", "s"]
    assert lines[2].split()[:2] == ["▸", "p/short"]
    assert lines[3].strip() == "2 of 3 done, about 1 s left"


def test_no_guess_without_knowledge(clock: list[float], monkeypatch) -> None:
    monkeypatch.setattr(execute, "durations", dict)
    assert _lines(progress.Display(CHAPTERS, 2))[-1].strip() == "0 of 3 done"


def test_drawn_on_a_terminal_only(clock: list[float]) -> None:
    for terminal in (True, False):
        console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
        with progress.Display(CHAPTERS, 2, console):
            pass
        assert ("p/long" in console.file.getvalue()) is terminal


def test_a_cluster_decides_itself(clock: list[float]) -> None:
    display = progress.Display(CHAPTERS, None)
    display._begin()
    display.end(execute.Result(CHAPTERS[2], 2.0))
    assert list(display.running) == CHAPTERS[:2]
    assert _lines(display)[-1].strip() == "1 of 3 done"
