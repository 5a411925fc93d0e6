"""Execution: what fails is told and leaves everything as it was; what ends is stored whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from helpers import command, run, small_book

from analysis.press import execute

FINE = ["print(6 * 7)"]


def _text(book: Path, chapter: str) -> str:
    return (book / "book" / f"{chapter}.ipynb").read_text(encoding="utf-8")


def _leftovers(book: Path) -> list[Path]:
    return [path for path in (book / "book").rglob("*") if path.is_file() and path.suffix != ".ipynb"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["x = 1", "def divide():\n    return x / 0\n\n\ndivide()"], "cell 2: ZeroDivisionError: division by zero"),
        (["import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"], "DeadKernelError: Kernel died"),
        # the process that executes it is the kernel's parent
        (["import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"], "the process that executed it died"),
    ],
    ids=["error", "dead kernel", "dead process"],
)
def test_what_fails_is_told_and_the_others_go_on(tmp_path: Path, cells: list[str], told: str) -> None:
    book = small_book(tmp_path / "book", {"p/bad": cells, "p/good": FINE})
    before = _text(book, "p/bad")
    done = run(book, "run", status=1)
    assert "1 executed" in done.stdout
    assert f"p/bad: {told}" in done.stderr
    assert "_build/logs/p-bad.log" in done.stderr
    assert (book / "_build/logs/p-bad.log").read_text(encoding="utf-8").strip()
    assert _text(book, "p/bad") == before
    assert "42" in _text(book, "p/good")
    assert not _leftovers(book)
    status = run(book, "status").stdout.splitlines()
    assert [line.split(maxsplit=1)[1] for line in status] == ["stale: never executed", "fresh"]


def test_the_log_goes_when_the_chapter_is_mended(tmp_path: Path) -> None:
    book = small_book(tmp_path / "book", {"p/bad": ["1 / 0"]})
    run(book, "run", status=1)
    small_book(tmp_path / "mended", {"p/bad": ["1 / 1"]})
    (tmp_path / "mended/book/p/bad.ipynb").replace(book / "book/p/bad.ipynb")
    run(book, "run")
    assert not list((book / "_build/logs").iterdir())


def test_a_cell_without_end_is_stopped(tmp_path: Path, monkeypatch) -> None:
    book = small_book(tmp_path / "book", {"p/slow": ["import time\ntime.sleep(60)"]})
    monkeypatch.setattr(execute, "TIMEOUT", 1)
    environment = dict(os.environ)
    attempt = execute.attempt(book / "book/p/slow.ipynb")
    assert not attempt.text
    assert "CellTimeoutError" in attempt.error
    assert "time.sleep(60)" in attempt.log
    assert dict(os.environ) == environment


def test_an_unknown_number_leaves_the_chapter_as_it_was(tmp_path: Path, monkeypatch) -> None:
    chapter = tmp_path / "book/p/one.ipynb"
    chapter.parent.mkdir(parents=True)
    chapter.write_text("as it was")
    monkeypatch.setattr(execute.fingerprint, "BOOK", tmp_path / "book")
    for name in ("WORK", "LOGS"):
        monkeypatch.setattr(execute, name, tmp_path / name)
    text = execute.nbformat.writes(
        execute.nbformat.v4.new_notebook(cells=[execute.nbformat.v4.new_markdown_cell("{n}`0 = none`")])
    )
    result = execute._settle(chapter, execute.Attempt(1.0, text))
    assert "number 'none' is not recorded" in result.error
    assert chapter.read_text() == "as it was"


@pytest.fixture
def long_run(tmp_path: Path):
    """A run in the midst of its first chapter, which has written the number of its kernel's process."""
    mark = tmp_path / "mark"
    slow = f"import os, pathlib, time\npathlib.Path({str(mark)!r}).write_text(str(os.getpid()))\ntime.sleep(60)"
    book = small_book(tmp_path / "book", {"p/slow": [slow]})
    process = subprocess.Popen(
        **command(book, "run"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (mark.exists() and mark.read_text()):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    yield book, process, int(mark.read_text())
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _is_gone(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("signalled", [os.killpg, os.kill], ids=["as a terminal does", "this process only"])
def test_interrupted(long_run, signalled) -> None:
    book, process, kernel = long_run
    before = _text(book, "p/slow")
    signalled(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "chapters that had not ended are as they were" in errors
    assert "Traceback" not in errors
    assert _text(book, "p/slow") == before
    assert _is_gone(kernel)
    assert not (book / "_build/press.json").exists()


def test_killed(long_run) -> None:
    book, process, _ = long_run
    before = _text(book, "p/slow")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=120)
    assert _text(book, "p/slow") == before
    assert not _leftovers(book)
    small_book(book.parent / "mended", {"p/slow": FINE})
    (book.parent / "mended/book/p/slow.ipynb").replace(book / "book/p/slow.ipynb")
    done = run(book, "run")
    assert f"python -m analysis run, process {process.pid}" in done.stderr
    assert "did not end by itself" in done.stderr
    assert "42" in _text(book, "p/slow")


def test_two_runs_at_once(long_run) -> None:
    book, process, _ = long_run
    second = subprocess.Popen(**command(book, "run"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    told = second.stderr.readline()
    assert f"Another run is at work here (python -m analysis run, process {process.pid}" in told
    assert second.poll() is None
    second.terminate()
    second.communicate()


def test_quiet_where_there_is_no_terminal(tmp_path: Path) -> None:
    book = small_book(tmp_path / "book", {"p/one": FINE, "p/two": FINE})
    done = run(book, "run")
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first == "Executing 2 of 2 chapters here …"
    assert second.startswith("  2 executed in ")


def test_longest_first(tmp_path: Path, monkeypatch) -> None:
    book = tmp_path / "book"
    paths = [book / "p" / f"{name}.ipynb" for name in ("a", "b", "c", "large")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * (900_000 if path.stem == "large" else 10))
    monkeypatch.setattr(execute.fingerprint, "BOOK", book)
    monkeypatch.setattr(execute, "durations", lambda: {"p/a": 2.0, "p/b": 30.0})
    assert [path.stem for path in execute.longest_first(paths)] == ["b", "large", "a", "c"]


def test_durations_are_remembered(tmp_path: Path) -> None:
    book = small_book(tmp_path / "book", {"p/one": FINE})
    run(book, "run")
    (book / "_build/execution/durations.json").write_text("not JSON")  # a file that was cut off harms nothing
    run(book, "run", "--all")
    assert '"p/one"' in (book / "_build/execution/durations.json").read_text()


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(execute, "WORK", tmp_path / "work")
    path = tmp_path / "chapter.ipynb"
    path.write_text("old")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr(execute.os, "fsync", full_disk)
        execute.replace(path, "new")
    assert path.read_text() == "old"
    execute.replace(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_jobs_that_makes_no_sense(tmp_path: Path, jobs: str) -> None:
    book = small_book(tmp_path / "book", {"p/one": FINE})
    assert "--jobs" in run(book, "run", "--jobs", jobs, status=2).stderr
