"""The package of ingest modules as a whole: its lists, its sources, its bytes."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from analysis import catalogue, ingest

needs_sources = pytest.mark.skipif(
    not ingest.DEFAULT_SOURCES.is_dir(), reason="the raw sources are not beside this clone"
)


def _folders() -> list[str]:
    return [importlib.import_module(f"analysis.ingest.{name}").FOLDER for name in ingest.MODULES]


def test_modules_named_are_the_files_of_the_package() -> None:
    files = [path.stem for path in Path(ingest.__file__).parent.glob("*.py") if not path.stem.startswith("_")]
    assert sorted(ingest.MODULES) == sorted(files)


def test_source_left_out_has_a_reason_and_no_module() -> None:
    assert all(reason.strip() for reason in ingest.LEFT_OUT.values())
    assert not set(_folders()) & set(ingest.LEFT_OUT)


def test_each_source_has_one_module() -> None:
    folders = _folders()
    assert len(folders) == len(set(folders))


@needs_sources
def test_every_raw_source_is_read_or_left_out() -> None:
    there = {path.name for path in ingest.DEFAULT_SOURCES.iterdir() if path.is_dir()}
    assert there == {*_folders(), *ingest.LEFT_OUT}


def test_missing_source_names_folder_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ingest.SourceMissing, match=r"wits-kaz.*--sources"):
        ingest.collect(tmp_path)


@needs_sources
def test_rows_have_a_key_each() -> None:
    for table, frame in ingest.collect().items():
        key = catalogue.describe(table)["schema"]["primaryKey"]
        assert not frame[key].isna().any(axis=None), table
        assert not frame.duplicated(key).any(), table


@needs_sources
def test_raw_sources_give_the_series_byte_for_byte(tmp_path: Path) -> None:
    written = ingest.run(data=tmp_path)
    assert written
    for table in written:
        path = catalogue.describe(table)["path"]
        assert (tmp_path / path).read_bytes() == (catalogue.DATA / path).read_bytes(), table
