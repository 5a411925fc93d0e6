"""The command line: ``python -m analysis COMMAND``."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import ROOT

if TYPE_CHECKING:
    from analysis.press import site


def _status(arguments: argparse.Namespace) -> int:
    from analysis.press import execute, fingerprint

    for chapter in fingerprint.chapters():
        why = fingerprint.reasons(chapter)
        print(f"{execute.short(chapter):<28} {'stale: ' + '; '.join(why) if why else 'fresh'}")
    return 0


def _wanted(arguments: argparse.Namespace) -> list[Path]:
    from analysis.press import execute, fingerprint

    if arguments.chapters:
        return execute.find(arguments.chapters)
    return [chapter for chapter in fingerprint.chapters() if arguments.all or fingerprint.reasons(chapter)]


def _run(arguments: argparse.Namespace) -> int:
    return _execute(_wanted(arguments), arguments)


def _execute(wanted: list[Path], arguments: argparse.Namespace) -> int:
    from analysis.press import execute, fingerprint, progress

    if not wanted:
        print("All chapters are fresh: nothing to execute.")
        return 0
    where = f"on {arguments.scheduler}" if arguments.scheduler else "here"
    print(f"Executing {len(wanted)} of {len(fingerprint.chapters())} chapters {where} …", flush=True)
    started, results = time.monotonic(), []
    at_a_time = None if arguments.scheduler else execute.workers(len(wanted), arguments.jobs)
    with progress.Display(execute.longest_first(wanted), at_a_time) as display:
        for result in execute.run(wanted, arguments.jobs, arguments.scheduler):
            display.end(result)
            results.append(result)
    work = sum(result.seconds for result in results)
    failed = [result for result in results if result.error]
    done = len(results) - len(failed)
    print(f"  {done} executed in {time.monotonic() - started:.1f} s ({work:.1f} s of work)")
    for result in failed:
        print(f"  {execute.short(result.chapter)}: {result.error}", file=sys.stderr)
        print(f"    left as it was; the whole log: {result.log.relative_to(ROOT)}", file=sys.stderr)
    return 1 if failed else 0


def _book(arguments: argparse.Namespace) -> int:
    from analysis.press import site

    wanted = _wanted(arguments)
    if not wanted:
        return _execute([], arguments) or _build(arguments)
    # meanwhile the build reads what rests on no chapter, and a thread looks at the tables and the facts
    with site.Build() as build, ThreadPoolExecutor(1) as beside:
        checked = beside.submit(_check_record)
        status = _execute(wanted, arguments)
        checked.result()
        return status or _finish(build)


def _build(arguments: argparse.Namespace) -> int:
    from analysis.press import site

    if site.is_up_to_date():
        print("All pages are up to date: nothing to build.")
        return _tell(site.FIRST)
    with site.Build() as build:
        _check_record()
        return _finish(build)


def _check_record() -> None:
    """Errors of the tables, and facts that the prose names and that do not exist: no page is built with them."""
    from analysis import catalogue
    from analysis.press import claims, site

    catalogue.check()
    if unknown := claims.unknown():
        raise site.BuildFailed("\n".join(map(str, unknown)))


def _finish(build: site.Build) -> int:
    """Build the pages, now that all chapters stand."""
    from analysis.press import fingerprint, numbers

    for path in numbers.fill_book(fingerprint.BOOK):
        print(f"Numbers brought up to date in {path.relative_to(ROOT)}")
    started = time.monotonic()
    print("Building the pages …", flush=True)
    page = build.finish()
    print(f"  done in {time.monotonic() - started:.1f} s")
    return _tell(page)


def _tell(page: Path) -> int:
    print(f"\nThe book: {page.relative_to(ROOT)}\nOpen that file in a browser, or run `make serve`.")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from analysis.press import site

    site.serve(arguments.port)
    return 0


def _claims(arguments: argparse.Namespace) -> int:
    from analysis.press import claims

    problems, idle = claims.check()
    for problem in problems:
        print(problem)
    for excuse in idle:
        print(f"book/claims.toml: the exception for {excuse.text!r} in {excuse.chapter} excuses nothing: remove it")
    print(f"{len(claims.chapters())} chapters, {len(problems)} claims without what bears them.")
    return 1 if problems or idle else 0


def _reproduce(arguments: argparse.Namespace) -> int:
    from analysis.press import reproduce

    return reproduce.main(arguments.jobs)


def _ingest(arguments: argparse.Namespace) -> int:
    from analysis import ingest

    for table, rows in ingest.run(arguments.sources).items():
        print(f"{table:<22} {rows:>7,} rows")
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    from analysis import catalogue
    from analysis.press import facts

    problems = [problem for name in catalogue.names() for problem in catalogue.validate(name)] + facts.faults()
    works = len(facts.bibliography().entries)
    print("\n".join(problems) or f"{len(catalogue.names())} tables and {works} sources, no problem.")
    return 1 if problems else 0


def _bench(arguments: argparse.Namespace) -> int:
    from analysis.press import bench

    return bench.main(arguments.runs, tuple(arguments.growth))


def _positive(text: str) -> int:
    """A number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is too few: give 1 or more")
    return number


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m analysis", description="Execute, build and check the book.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, function, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(function=function)
        return command

    add("status", _status, "list each chapter: fresh, or stale and why")
    for name, function, text in (
        ("run", _run, "execute stale chapters, or those named"),
        ("book", _book, "execute stale chapters, then build the site"),
    ):
        command = add(name, function, text)
        command.add_argument("chapters", nargs="*", help="such as 1991-2000/political; default: those that are stale")
        command.add_argument("--all", action="store_true", help="execute every chapter")
        command.add_argument("--jobs", type=_positive, help="chapters at a time (default: one a core)")
        command.add_argument("--scheduler", help="a Dask scheduler that executes them, such as tcp://host:8786")
    add("build", _build, "build the site from the chapters as they are")
    command = add("reproduce", _reproduce, "execute every chapter anew and compare each output with the stored one")
    command.add_argument("--jobs", type=_positive, help="chapters at a time (default: one a core)")
    command = add("serve", _serve, "serve the built site on this machine only")
    command.add_argument("--port", type=int, default=8000, help="0 takes any free port")
    from analysis.ingest import DEFAULT_SOURCES

    command = add("ingest", _ingest, "make data/series anew from the raw sources")
    command.add_argument("--sources", type=Path, default=DEFAULT_SOURCES, help="folder of the raw sources")
    command = add("bench", _bench, "measure the press beside other ways, and keep the times in data/press")
    command.add_argument("--runs", type=_positive, default=3, help="of which the median is taken (default: 3)")
    command.add_argument(
        "--growth", type=_positive, nargs="*", default=[1, 2, 4, 8], help="multiples of the chapters"
    )
    add("validate", _validate, "check every table against data/datapackage.json, and the bibliography")
    add("claims", _claims, "find claims in the prose that nothing bears out")
    return top


#: Commands that write into the checkout: one at a time.
_WRITES = {"run", "book", "build", "ingest"}


def main(argv: list[str] | None = None) -> int:
    """Run one command; errors that a person can mend are told in words, without a traceback."""
    from analysis.catalogue import CatalogueError
    from analysis.ingest import SourceMissing
    from analysis.press.cluster import NoCluster
    from analysis.press.numbers import UnknownNumber
    from analysis.press.site import BuildFailed

    arguments = parser().parse_args(argv)
    try:
        if arguments.command in _WRITES:
            from analysis.press import lock

            with lock.held(f"python -m analysis {arguments.command}"):
                return arguments.function(arguments)
        return arguments.function(arguments)
    except KeyboardInterrupt:
        print("Stopped; chapters that had not ended are as they were.", file=sys.stderr)
        return 130
    except (CatalogueError, SourceMissing, NoCluster, UnknownNumber, BuildFailed, ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
