"""The command line: ``python -m analysis COMMAND``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from analysis import ROOT


def _status(arguments: argparse.Namespace) -> int:
    from analysis.press import execute, fingerprint

    for chapter in fingerprint.chapters():
        why = fingerprint.reasons(chapter)
        print(f"{execute.short(chapter):<28} {'stale: ' + '; '.join(why) if why else 'fresh'}")
    return 0


def _run(arguments: argparse.Namespace) -> int:
    from analysis.press import execute, fingerprint

    if arguments.chapters:
        wanted = execute.find(arguments.chapters)
    else:
        wanted = [chapter for chapter in fingerprint.chapters() if arguments.all or fingerprint.reasons(chapter)]
    if not wanted:
        print("All chapters are fresh: nothing to execute.")
        return 0
    print(f"Executing {len(wanted)} of {len(fingerprint.chapters())} chapters …", flush=True)
    failed = []
    for number, result in enumerate(execute.run(wanted, arguments.jobs), 1):
        name, end = execute.short(result.chapter), result.error or "done"
        print(f"  {number}/{len(wanted)}  {name:<28} {result.seconds:5.1f} s  {end}", flush=True)
        failed += [name] if result.error else []
    if failed:
        print(f"Failed, and left as they were: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _build(arguments: argparse.Namespace) -> int:
    from analysis.press import claims, fingerprint, numbers, site

    if unknown := claims.unknown():
        raise site.BuildFailed("\n".join(map(str, unknown)))
    for path in numbers.fill_book(fingerprint.BOOK):
        print(f"Numbers brought up to date in {path.relative_to(ROOT)}")
    started = time.monotonic()
    print("Building the pages …", flush=True)
    page = site.build()
    print(f"  done in {time.monotonic() - started:.1f} s")
    print(f"\nThe book: {page.relative_to(ROOT)}\nOpen that file in a browser, or run `make serve`.")
    return 0


def _book(arguments: argparse.Namespace) -> int:
    return _run(arguments) or _build(arguments)


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

    problems = [problem for name in catalogue.names() for problem in catalogue.validate(name)]
    print("\n".join(problems) or f"{len(catalogue.names())} tables, no problem.")
    return 1 if problems else 0


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
        command.add_argument("--jobs", type=int, help="chapters at a time (default: one a core)")
    add("build", _build, "build the site from the chapters as they are")
    command = add("reproduce", _reproduce, "execute every chapter anew and compare each output with the stored one")
    command.add_argument("--jobs", type=int, help="chapters at a time (default: one a core)")
    command = add("serve", _serve, "serve the built site on this machine only")
    command.add_argument("--port", type=int, default=8000, help="0 takes any free port")
    from analysis.ingest import DEFAULT_SOURCES

    command = add("ingest", _ingest, "make data/series anew from the raw sources")
    command.add_argument("--sources", type=Path, default=DEFAULT_SOURCES, help="folder of the raw sources")
    add("validate", _validate, "check every table against data/datapackage.json")
    add("claims", _claims, "find claims in the prose that nothing bears out")
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; errors that a person can mend are told in words, without a traceback."""
    from analysis.catalogue import CatalogueError
    from analysis.ingest import SourceMissing
    from analysis.press.numbers import UnknownNumber
    from analysis.press.site import BuildFailed

    arguments = parser().parse_args(argv)
    try:
        return arguments.function(arguments)
    except (CatalogueError, SourceMissing, UnknownNumber, BuildFailed, ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
