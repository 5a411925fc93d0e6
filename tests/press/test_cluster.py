"""Execution on a Dask cluster: real processes, folders of their own, one of them killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from helpers import command, copy_book, run, small_book

from analysis import ROOT
from analysis.press import cluster, fingerprint


class Cluster:
    """A scheduler and workers, each worker in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.processes = folder, {}
        log = self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._said(log, r"Scheduler at:\s+(tcp://\S+)")

    def worker(self, name: str) -> Path:
        """Start a worker; returns its folder."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder / name))
        self._said(self._start(name, "worker", self.address, *options), "Registered to:")
        return self.folder / name

    def kill(self, name: str) -> None:
        """End a process, and all that it started, as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self.processes[name].pid, signal.SIGKILL)
        self.processes[name].wait()

    def _start(self, name: str, what: str, *arguments: str) -> Path:
        place = self.folder / name
        place.mkdir(parents=True)
        log = place / "log"
        settings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments],
            cwd=place, env=settings, stdout=log.open("w"), stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        return log

    @staticmethod
    def _said(log: Path, pattern: str) -> str:
        for _ in range(600):
            if found := re.search(pattern, log.read_text()):
                return found[1] if found.groups() else found[0]
            time.sleep(0.05)
        raise AssertionError(log.read_text())


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Cluster]:
    running = Cluster(tmp_path / "cluster")
    yield running
    for name in running.processes:
        running.kill(name)


def _begun(worker: Path) -> int:
    """How many chapters a worker has begun."""
    return len(list(worker.rglob("book-*/tmp*")))


def test_a_worker_is_killed_and_the_bytes_are_the_same(dask: Cluster, tmp_path: Path) -> None:
    """Chapters of the book on two workers; the one that is killed has begun a chapter."""
    book = copy_book(tmp_path / "book")
    chapters = fingerprint.chapters(book / "book")[::4]
    for chapter in chapters:  # nothing may stay as it was
        chapter.write_text(chapter.read_text(encoding="utf-8").replace('"output_type"', '"output_type" '))
    doomed, other = dask.worker("a"), dask.worker("b")
    names = [chapter.relative_to(book / "book").with_suffix("").as_posix() for chapter in chapters]
    call = command(book, "run", *names, "--scheduler", dask.address)
    running = subprocess.Popen(**call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not _begun(doomed):
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    time.sleep(0.5)
    dask.kill("a")
    output, errors = running.communicate(timeout=300)
    assert running.returncode == 0, errors
    assert f"{len(chapters)} executed" in output
    assert _begun(other) == len(chapters)
    for chapter in chapters:
        assert chapter.read_bytes() == (ROOT / chapter.relative_to(book)).read_bytes(), chapter


def test_errors_come_back(dask: Cluster, tmp_path: Path) -> None:
    book = small_book(tmp_path / "book", {"p/bad": ["1 / 0"], "p/good": ["print(6 * 7)"]})
    assert (
        "has no worker. Remedy: dask worker tcp://" in run(book, "run", "--scheduler", dask.address, status=1).stderr
    )
    dask.worker("a")
    done = run(book, "run", "--scheduler", dask.address, status=1)
    assert "1 executed" in done.stdout
    assert "p/bad: cell 1: ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" in (book / "_build/logs/p-bad.log").read_text()
    (book / "requirements.txt").write_text("pandas==1.0.0 \\\n    --hash=sha256:0\n")
    done = run(book, "run", "p/good", "--scheduler", dask.address, status=1)
    assert re.search(r"p/good: this worker has pandas \S+ instead of 1\.0\.0\. Remedy: pip install -r", done.stderr)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_no_scheduler(address: str, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 1)
    with pytest.raises(cluster.NoCluster, match=r"no Dask scheduler answers at .* Remedy: start one"):
        list(cluster.attempts([], address))


def test_the_lock_is_that_of_this_environment() -> None:
    assert cluster.differences(fingerprint.LOCK.read_text(encoding="utf-8")) == []
    assert cluster.differences("nothing-of-the-kind==1.0\n") == ["nothing-of-the-kind none instead of 1.0"]
    assert cluster.differences('nothing-of-the-kind==1.0 ; sys_platform == "amiga"\n') == []


def test_the_same_contents_are_packed_to_the_same_bytes() -> None:
    chapters = fingerprint.chapters()
    packed = cluster.pack(chapters)
    assert packed == cluster.pack(list(reversed(chapters)))
    assert packed != cluster.pack(chapters[1:])
