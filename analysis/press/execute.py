"""Execution of chapters through papermill: side by side, longest first, here or on a Dask cluster.

A chapter is replaced only when it ran to its end, by one rename; one that fails stays as it was, and the others
go on. Where it runs makes no difference to the bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

import nbformat

from analysis import ROOT
from analysis.press import fingerprint, numbers

#: The same in every run, so that equal inputs give equal bytes. Chapters run side by side, a core each: matrices
#: multiplied on all cores in each of them would get in each other's way.
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "agg",
    "JUPYTER_PREFER_ENV_PATH": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
TIMEOUT = 600  # seconds a cell may take
WORK = ROOT / "_build" / "execution"
LOGS = ROOT / "_build" / "logs"
DURATIONS = WORK / "durations.json"
TRIES = 2  # how often a chapter may take its process down with it


class Attempt(NamedTuple):
    """What the execution of a chapter gave: the notebook's text, or an error with its traceback."""

    seconds: float
    text: str = ""
    error: str = ""
    log: str = ""


class Result(NamedTuple):
    """How the run of one chapter ended."""

    chapter: Path
    seconds: float
    error: str | None = None
    log: Path | None = None


def run(chapters: list[Path], jobs: int | None = None, scheduler: str | None = None) -> Iterator[Result]:
    """Execute chapters and store them; yields a result as each one ends.

    Parameters
    ----------
    chapters : list of Path
        Notebooks below ``book``; those that took longest last time are begun first.
    jobs : int, optional
        How many at a time; one a core by default. A cluster decides for itself.
    scheduler : str, optional
        Address of a Dask scheduler, such as ``tcp://host:8786``.
    """
    order = longest_first(chapters)
    if scheduler:
        from analysis.press import cluster

        attempts = cluster.attempts(order, scheduler)
    else:
        attempts = _here(order, workers(len(order), jobs))
    for chapter, attempt in attempts:
        yield _settle(chapter, attempt)


def workers(chapters: int, jobs: int | None = None) -> int:
    """How many chapters run at a time on this machine."""
    return max(1, min(jobs or os.cpu_count() or 1, chapters))


def durations() -> dict[str, float]:
    """Seconds that chapters took when they last ran here, by their short names."""
    try:
        return json.loads(DURATIONS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def longest_first(chapters: list[Path]) -> list[Path]:
    """Chapters in the order in which to begin them; those that never ran here go by their size."""
    known = durations()
    return sorted(chapters, key=lambda path: (-known.get(short(path), path.stat().st_size / 100_000), path))


def _here(chapters: list[Path], at_a_time: int) -> Iterator[tuple[Path, Attempt]]:
    """Attempts on this machine, each in a process of its own, as they end."""
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["papermill", "analysis.press.numbers"])  # imported once, for all
    stop = Event()
    with ThreadPoolExecutor(at_a_time) as side_by_side:
        futures = {side_by_side.submit(_apart, chapter, processes, stop): chapter for chapter in chapters}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:  # after Ctrl-C there is something left
            stop.set()
            for process in active_children():
                process.terminate()


def _apart(chapter: Path, processes: BaseContext, stop: Event) -> Attempt:
    """An attempt in a process of its own; another one if the process dies (the system kills what eats memory)."""
    for _ in range(TRIES):
        if not stop.is_set():
            with suppress(BrokenProcessPool), ProcessPoolExecutor(1, mp_context=processes) as process:
                return process.submit(attempt, chapter).result()
    return Attempt(0.0, error="the process that executed it died", log="No traceback: the process was killed.")


def attempt(chapter: Path) -> Attempt:
    """Execute one chapter; nothing is stored."""
    started = time.monotonic()
    try:
        text = numbers.dumps(executed(chapter))
    except Exception as error:
        return Attempt(time.monotonic() - started, error=_in_words(error), log=traceback.format_exc())
    return Attempt(time.monotonic() - started, text)


def _settle(chapter: Path, attempt: Attempt) -> Result:
    """Store what an attempt gave: the chapter with its numbers filled in, or a log of what went wrong."""
    log = LOGS / f"{short(chapter).replace('/', '-')}.log"
    error, text = attempt.error, attempt.log
    if not error:
        try:
            notebook = nbformat.reads(attempt.text, as_version=4)
            numbers.fill_notebook(notebook, fingerprint.BOOK)
            replace(chapter, numbers.dumps(notebook))
        except numbers.UnknownNumber as problem:
            error, text = f"UnknownNumber: {problem}", traceback.format_exc()
    if error:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, encoding="utf-8")
        return Result(chapter, attempt.seconds, error, log)
    log.unlink(missing_ok=True)
    replace(
        DURATIONS, json.dumps(durations() | {short(chapter): round(attempt.seconds, 2)}, indent=1, sort_keys=True)
    )
    return Result(chapter, attempt.seconds)


def replace(path: Path, text: str) -> None:
    """Write a file by one rename, so that it is never seen half written; leftovers of a killed run lie in _build."""
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=WORK, suffix=".tmp", delete=False, encoding="utf-8") as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())
    Path(new.name).chmod(0o644)
    try:
        Path(new.name).replace(path)
    except OSError:  # _build lies on another disk
        shutil.move(new.name, path)


def executed(chapter: Path, parameters: dict[str, Any] | None = None) -> Any:
    """The executed notebook of a chapter with its fingerprint, and with nothing that changes by itself."""
    import papermill

    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        with _environment(ENVIRONMENT | {"ANALYSIS_TRACE": str(trace)}):
            notebook = papermill.execute_notebook(
                str(chapter),
                str(Path(folder) / chapter.name),
                parameters=parameters,
                cwd=str(chapter.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,  # what is unfinished is not kept
                execution_timeout=TIMEOUT,
                shutdown_kernel="immediate",  # after the last cell it has nothing left to do
                extra_arguments=["--IPKernelApp.log_level=50"],  # an error in a cell comes as a message, not as a log
            )
        used = json.loads(trace.read_text(encoding="utf-8"))
    notebook = nbformat.from_dict(notebook)
    _strip(notebook)
    notebook.metadata[fingerprint.KEY] = fingerprint.make(notebook, used)
    return notebook


@contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    """Settings that kernels started meanwhile inherit."""
    before = dict(os.environ)
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _strip(notebook: Any) -> None:
    """Drop what differs between runs and machines: times, versions, paths."""
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    )
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})


def _in_words(error: Exception) -> str:
    """An execution error in one line: the cell, and the error's last line."""
    cell = getattr(error, "cell_index", None)
    name, value = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", str(error))
    place = f"cell {cell}: " if cell is not None else ""
    lines = str(value).strip().splitlines() or [""]
    return f"{place}{name}: {lines[-1].strip()}"


def short(chapter: Path) -> str:
    """A chapter's name as people write it: ``1991-2000/political``."""
    return chapter.relative_to(fingerprint.BOOK).with_suffix("").as_posix()


def find(names: list[str]) -> list[Path]:
    """Chapters by name (``1991-2000/political``) or path; ValueError names those that are not there."""
    found = []
    for name in names:
        candidates = [fingerprint.BOOK / f"{name}.ipynb", Path(name), ROOT / name]
        path = next((c for c in candidates if c.suffix == ".ipynb" and c.is_file()), None)
        if path is None:
            known = ", ".join(short(chapter) for chapter in fingerprint.chapters())
            raise ValueError(f"no chapter {name!r}; there are: {known}")
        found.append(path.resolve())
    return found
