"""The bench measures what it says, on copies; times themselves are not asserted."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from analysis import ROOT, catalogue
from analysis.press import bench, fingerprint


@pytest.fixture
def copy(tmp_path: Path) -> bench.Copy:
    catalogue.check()
    return bench.Copy(tmp_path / "copy", "force", times=3)


def test_a_copy_grows_with_names_of_its_own(copy: bench.Copy) -> None:
    chapters = fingerprint.chapters(copy.folder / "book")
    assert len(chapters) == 3 * len(fingerprint.chapters())
    contents = (copy.folder / "_toc.yml").read_text(encoding="utf-8")
    assert all(f"- file: {chapter.relative_to(copy.folder).with_suffix('')}\n" in contents for chapter in chapters)
    sources = [cell.source for chapter in chapters for cell in nbformat.read(chapter, as_version=4).cells]
    assert sum('"fig-sides-1990s"' in source for source in sources) == 1
    assert sum('"fig-sides-1990s-3"' in source for source in sources) == 1
    assert not any("fig-sides-1990s-3-3" in source for source in sources)
    assert 'execute_notebooks: "force"' in (copy.folder / "_config.yml").read_text(encoding="utf-8")


def test_changes_are_changes(copy: bench.Copy) -> None:
    before = pd.read_csv(copy.folder / "data/series/trade.csv")
    bench._changed(copy.folder)
    bench._edited(copy.folder)
    after = pd.read_csv(copy.folder / "data/series/trade.csv")
    assert (before["value"] != after["value"]).sum() == 1
    assert before.drop(columns="value").equals(after.drop(columns="value"))
    assert (copy.folder / bench._PAGE).read_text(encoding="utf-8") != (ROOT / bench._PAGE).read_text(encoding="utf-8")
    assert catalogue.validate("trade", copy.folder / "data") == []


def test_pages_are_taken_away(copy: bench.Copy) -> None:
    (copy.folder / "_build/html").mkdir()
    (copy.folder / "_build/made-of.json").write_text("{}")
    bench._without_pages(copy.folder)
    assert [path.name for path in (copy.folder / "_build").iterdir()] == ["validated"]


def test_a_way_that_fails_is_told(copy: bench.Copy) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)nonsense failed:.*invalid choice: 'bind'"):
        bench._timed(copy.way("nonsense", bench._press("bind")))


def test_the_processor_is_asked_about_cells(tmp_path: Path) -> None:
    catalogue.check()
    copy = bench.Copy(tmp_path / "copy")
    for chapter in fingerprint.chapters(copy.folder / "book")[1:]:
        chapter.unlink()
    imports, rest = bench._cells(copy.folder)
    assert 0 < imports < 60
    assert 0 < rest < 60


def test_the_table_that_is_kept_is_of_this_form() -> None:
    machine = bench.describe_machine()
    table = catalogue.load("press_times")
    assert table.columns.tolist()[-len(machine) :] == list(machine)
    assert set(machine) <= set(table)
    assert {bench.OURS, bench.FORCED, bench.CACHED, bench.PLAIN, bench.LOOP} <= set(table["way"])
    growth = table[table["scenario"] == "growth"]["chapters"]
    assert (growth / growth.min()).tolist() == list(bench.GROWTH)
    assert shutil.which("python3") not in machine["machine"]
