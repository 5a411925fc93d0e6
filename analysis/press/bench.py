"""How long the press takes, side by side with other ways to make the same book, on copies of this book.

Nothing is asserted: machines differ and are noisy. Every run of a scenario takes the ways in turn, so that a slow
minute hits all of them.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import nbformat
import pandas as pd

from analysis import ROOT, catalogue
from analysis.exhibits import KEY
from analysis.press import fingerprint, numbers

RESULTS = ROOT / "data" / "press" / "times.csv"
OURS = "press"
FORCED, CACHED, PLAIN = "jupyter-book, forced", "jupyter-book, cached", "jupyter-book, no execution"
LOOP = "papermill loop, jupyter-book"
GROWTH = (1, 2, 4, 8)
_PAGE = "book/reading.md"
_TABLE = "data/series/trade.csv"


class Way(NamedTuple):
    """One way to do what a scenario asks: what makes it ready (not timed), and the program that is timed."""

    name: str
    book: Path
    ready: Callable[[Path], None]
    program: list[str]


class Copy:
    """A copy of the book to be changed and pressed.

    Parameters
    ----------
    folder : Path
        Where it will stand.
    execution : str
        A setting of Jupyter Book's configuration: ``off``, ``force`` or ``cache``.
    times : int
        How many times it has each chapter.
    source : Path
        The book that is copied.
    """

    def __init__(self, folder: Path, execution: str = "off", times: int = 1, source: Path = ROOT) -> None:
        self.folder = folder
        for name in ("analysis", "data", "book", "_build/validated"):
            shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("_config.yml", "_toc.yml", "requirements.txt", "pyproject.toml"):
            shutil.copy(source / name, folder)
        config = folder / "_config.yml"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace('execute_notebooks: "off"', f'execute_notebooks: "{execution}"'), "utf-8")
        _multiply(folder, times)

    def way(self, name: str, program: list[str], ready: Callable[[Path], None] = lambda book: None) -> Way:
        """A way to press this copy."""
        return Way(name, self.folder, ready, program)


def _multiply(book: Path, times: int) -> None:
    """Have every chapter ``times`` times, each copy with names of its own, listed in the table of contents."""
    chapters, added = fingerprint.chapters(book / "book"), []
    for number in range(2, times + 1):
        for chapter in chapters:
            notebook = nbformat.read(chapter, as_version=4)
            outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
            names = {output.get("metadata", {}).get(KEY, {}).get("name") for output in outputs} - {None}
            for cell in notebook.cells:
                for name in names:
                    cell.source = re.sub(rf"\b{name}\b", f"{name}-{number}", cell.source)
            copy = chapter.with_name(f"{chapter.stem}-{number}.ipynb")
            copy.write_text(numbers.dumps(notebook), encoding="utf-8")
            added.append(copy.relative_to(book).with_suffix("").as_posix())
    if added:
        with (book / "_toc.yml").open("a", encoding="utf-8") as contents:
            contents.write("  - caption: Copies\n    chapters:\n")
            contents.writelines(f"      - file: {name}\n" for name in added)


# --- making ready ------------------------------------------------------------------------------------------


def _without_pages(book: Path) -> None:
    for name in ("html", ".doctrees", ".jupyter_cache", "made-of.json"):
        path = book / "_build" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _bare(book: Path) -> None:
    shutil.rmtree(book / "_build")


def _edited(book: Path) -> None:
    with (book / _PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\nA paragraph written at {time.time_ns()}.\n")


def _changed(book: Path) -> None:
    """Change one value of the table: its first row's, a little more each time."""
    lines = (book / _TABLE).read_text(encoding="utf-8").splitlines(keepends=True)
    columns = lines[0].strip().split(",")
    row, value = lines[1].split(","), columns.index("value")
    row[value] = f"{float(row[value]) + 0.5}"
    lines[1] = ",".join(row)
    (book / _TABLE).write_text("".join(lines), encoding="utf-8")


# --- programs ----------------------------------------------------------------------------------------------


def _press(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "analysis", *arguments]


def _jupyter_book(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", *arguments, "."]


_SEQUENTIALLY = """
import subprocess, sys
from pathlib import Path
import papermill
for chapter in sorted(Path("book").rglob("*.ipynb")):
    papermill.execute_notebook(str(chapter), str(chapter), cwd=str(chapter.parent), progress_bar=False)
sys.exit(subprocess.run(sys.argv[1:]).returncode)
"""

#: Runs a chapter's cells in one process without kernel; prints the seconds of the processor: imports, all else.
_CELLS = """
import sys, time
import matplotlib, nbformat
from IPython.core.interactiveshell import InteractiveShell
matplotlib.use("agg")
shell, seconds = InteractiveShell.instance(), []
shell.display_pub.publish = lambda *a, **k: None
for cell in nbformat.read(sys.argv[1], as_version=4).cells:
    if cell.cell_type == "code":
        begun = time.process_time()
        shell.run_cell(cell.source).raise_error()
        seconds.append(time.process_time() - begun)
print(seconds[0], sum(seconds[1:]))
"""


def _timed(way: Way) -> float:
    """Seconds that a way took; RuntimeError with its last words if it failed."""
    way.ready(way.book)
    settings = os.environ | {"PYTHONPATH": str(way.book)}
    begun = time.monotonic()
    done = subprocess.run(way.program, cwd=way.book, env=settings, capture_output=True, text=True)
    seconds = time.monotonic() - begun
    if done.returncode:
        raise RuntimeError(f"{way.name} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return seconds


def _cells(book: Path) -> tuple[float, float]:
    """Seconds of the processor that all chapters' cells need: the imports, and all else."""
    totals = [0.0, 0.0]
    for chapter in fingerprint.chapters(book / "book"):
        program, settings = [sys.executable, "-c", _CELLS, str(chapter)], os.environ | {"PYTHONPATH": str(book)}
        done = subprocess.run(program, cwd=chapter.parent, env=settings, capture_output=True, text=True, check=True)
        totals = [a + float(b) for a, b in zip(totals, done.stdout.split()[-2:], strict=True)]
    return totals[0], totals[1]


# --- the whole bench ---------------------------------------------------------------------------------------


def scenarios(source: Path, folder: Path) -> dict[str, list[Way]]:
    """What is measured: for each scenario the ways that are taken in turn, on copies of ``source`` in ``folder``."""
    ours = Copy(folder / "ours", source=source)
    forced, cached = Copy(folder / "forced", "force", source=source), Copy(folder / "cached", "cache", source=source)
    loop, fresh = Copy(folder / "loop", source=source), Copy(folder / "fresh", source=source)
    book, again = _press("book"), _jupyter_book()
    _timed(cached.way(CACHED, again))  # fills the cache
    return {
        "everything": [
            ours.way(OURS, _press("book", "--all"), _without_pages),
            forced.way(FORCED, _jupyter_book("--all"), _without_pages),
            loop.way(LOOP, [sys.executable, "-c", _SEQUENTIALLY, *_jupyter_book("--all")], _without_pages),
        ],
        "pages": [
            ours.way(OURS, _press("build"), _without_pages),
            loop.way(PLAIN, _jupyter_book("--all"), _without_pages),
        ],
        "paragraph": [ours.way(OURS, book, _edited), cached.way(CACHED, again, _edited)],
        "row": [ours.way(OURS, book, _changed), forced.way(FORCED, _jupyter_book("--all"), _changed)],
        "nothing": [ours.way(OURS, book), cached.way(CACHED, again)],
        "clone": [fresh.way(OURS, book, _bare), loop.way(PLAIN, _jupyter_book("--all"), _bare)],
    }


def measure(runs: int, growth: tuple[int, ...] = GROWTH) -> pd.DataFrame:
    """The table ``press_times``; prints each result as it comes."""
    catalogue.check()  # tables count as checked in all copies but a fresh clone
    machine, rows = describe_machine(), []

    def row(scenario: str, way: str, chapters: int, seconds: list[float]) -> None:
        middle = statistics.median(seconds)
        rows.append((scenario, way, chapters, len(seconds), middle, min(seconds), max(seconds)))
        print(f"  {scenario:<12} {way:<30} {chapters:>3} chapters {middle:8.2f} s", flush=True)

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        now = Copy(folder / "now").folder  # whoever goes on working meanwhile disturbs nothing
        count = len(fingerprint.chapters(now / "book"))
        for scenario, ways in scenarios(now, folder).items():
            taken: dict[str, list[float]] = {way.name: [] for way in ways}
            for _ in range(runs):
                for way in ways:
                    taken[way.name].append(_timed(way))
            for name, seconds in taken.items():
                row(scenario, name, count, seconds)
        imports, cells = _cells(folder / "ours")
        row("cells", "imports", count, [imports])
        row("cells", "all else", count, [cells])
        for times in growth:
            book = Copy(folder / f"{times}", times=times, source=now)
            way = book.way(OURS, _press("book", "--all"), _without_pages)
            row("growth", OURS, count * times, [_timed(way) for _ in range(runs)])
            shutil.rmtree(folder / f"{times}")
    columns = ["scenario", "way", "chapters", "runs", "median", "lowest", "highest"]
    table = pd.DataFrame(rows, columns=columns).round(2)
    return table.assign(**machine)


def describe_machine() -> dict[str, object]:
    """What the times depend on; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count(),
        "memory": round(memory),
        "machine": f"{_processor()}, {platform.system()}, Python {platform.python_version()}",
        "software": ", ".join(f"{name} {version(name)}" for name in ("jupyter-book", "sphinx", "papermill")),
    }


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def main(runs: int, growth: tuple[int, ...]) -> int:
    """Measure, and keep the results as data."""
    print("Measuring on copies of the book; this takes a while …", flush=True)
    table = measure(runs, growth)
    RESULTS.parent.mkdir(exist_ok=True)
    table.to_csv(RESULTS, index=False, lineterminator="\n")
    print(f"Kept in {RESULTS.relative_to(ROOT)}.")
    return 0
