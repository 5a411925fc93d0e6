"""Proof that the stored results are true: every chapter executed anew, each output compared (nbval)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from analysis import ROOT
from analysis.press import execute, fingerprint


class Comparison(NamedTuple):
    """How the outputs of one chapter compare with the stored ones."""

    chapter: Path
    cells: int
    different: list[str]


def compare(chapter: Path) -> Comparison:
    """Execute a chapter in a fresh kernel and compare every output; nothing is written."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "nbval", "--nbval", "--nbval-current-env"]
        command += ["--override-ini", "addopts=", "-p", "no:cacheprovider", f"--junitxml={report}", str(chapter)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        if not report.exists():
            return Comparison(chapter, 0, [(done.stdout + done.stderr).strip()[-500:]])
        cases = list(ElementTree.parse(report).iter("testcase"))
    different = [case.get("name", "") for case in cases if case.find("failure") is not None]
    return Comparison(chapter, len(cases), different)


def main(jobs: int | None = None) -> int:
    """Compare all chapters side by side and print a table; 0 if every output is identical."""
    chapters = fingerprint.chapters()
    print(f"Executing {len(chapters)} chapters anew …", flush=True)
    differences = 0
    with ThreadPoolExecutor(jobs or os.cpu_count()) as pool:
        for result in pool.map(compare, chapters):
            end = "identical" if not result.different else f"DIFFERENT in {', '.join(result.different)}"
            print(f"  {execute.short(result.chapter):<28} {result.cells:>3} code cells  {end}", flush=True)
            differences += len(result.different)
    print("Every output is identical to the stored one." if not differences else "The stored results do not hold.")
    return 1 if differences else 0
