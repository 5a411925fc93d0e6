"""Execution of chapters through papermill, side by side, each replaced only when it ran to its end."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from analysis import ROOT
from analysis.press import fingerprint, numbers

#: The same in every run, so that equal inputs give equal bytes.
ENVIRONMENT = {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg", "JUPYTER_PREFER_ENV_PATH": "1"}
TIMEOUT = 600  # seconds a cell may take


class Result(NamedTuple):
    """How the run of one chapter ended."""

    chapter: Path
    seconds: float
    error: str | None


def run(chapters: list[Path], jobs: int | None = None) -> Iterator[Result]:
    """Execute chapters side by side; yields a result as each one ends.

    A chapter that fails stays as it was; the others go on.
    """
    workers = max(1, min(jobs or os.cpu_count() or 1, len(chapters)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(run_one, chapter) for chapter in chapters]):
            yield future.result()


def run_one(chapter: Path) -> Result:
    """Execute one chapter and replace it, outputs and fingerprint included, if it ran to its end."""
    started = time.monotonic()
    try:
        text = numbers.dumps(executed(chapter))
    except Exception as error:
        return Result(chapter, time.monotonic() - started, _in_words(error))
    with tempfile.NamedTemporaryFile("w", dir=chapter.parent, suffix=".tmp", delete=False, encoding="utf-8") as new:
        new.write(text)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(chapter)
    return Result(chapter, time.monotonic() - started, None)


def executed(chapter: Path, parameters: dict[str, Any] | None = None) -> Any:
    """The executed notebook of a chapter, ready to be stored: numbers filled in, nothing that changes by itself."""
    import papermill

    os.environ.update(ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        os.environ["ANALYSIS_TRACE"] = str(trace)
        notebook = papermill.execute_notebook(
            str(chapter),
            str(Path(folder) / chapter.name),
            parameters=parameters,
            cwd=str(chapter.parent),
            progress_bar=False,
            execution_timeout=TIMEOUT,
            extra_arguments=["--IPKernelApp.log_level=40"],  # errors only
        )
        used = json.loads(trace.read_text(encoding="utf-8"))
    notebook = nbformat.from_dict(notebook)
    _strip(notebook)
    numbers.fill_notebook(notebook, fingerprint.BOOK)
    notebook.metadata[fingerprint.KEY] = fingerprint.make(notebook, used)
    return notebook


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
    return f"{place}{name}: {str(value).strip().splitlines()[0] if str(value).strip() else ''}"


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
