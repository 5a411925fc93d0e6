"""The catalogue loads what is right, and says in words what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import catalogue


@pytest.mark.parametrize("name", catalogue.names())
def test_every_table_holds_its_own_rules(name: str) -> None:
    assert catalogue.validate(name) == []


def test_types_are_those_of_the_description() -> None:
    trade = catalogue.load("trade")
    assert trade["year"].dtype == "int64"
    assert trade["value"].dtype == "float64"
    assert isinstance(trade["exporter"].dtype, pd.StringDtype)
    calls = catalogue.load("roll_calls")
    assert calls["yes"].dtype == "Int64"
    assert pd.api.types.is_datetime64_any_dtype(calls["date"])
    assert calls["nuclear"].dtype == "boolean"


def test_missing_stays_missing() -> None:
    treaties = catalogue.load("investment_treaties")
    events = catalogue.load("events")
    assert treaties["in_force"].isna().sum() < len(treaties)
    assert events["conflict"].isna().any()
    assert not events["conflict"].eq("").any()


def test_unknown_table_names_those_there_are() -> None:
    with pytest.raises(catalogue.CatalogueError, match=r"no table 'trades'.*trade"):
        catalogue.load("trades")


def _edit(data: Path, path: str, line: int, old: str, new: str) -> None:
    """Change one line (1 is the header) of a file in the copy."""
    file = data / path
    lines = file.read_text(encoding="utf-8").split("\n")
    assert old in lines[line - 1], lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    file.write_text("\n".join(lines), encoding="utf-8")


def _fails(name: str, data: Path, *parts: str) -> None:
    catalogue.package.cache_clear()
    with pytest.raises(catalogue.CatalogueError) as caught:
        catalogue.load(name, data)
    for part in (*parts, "Remedy:"):
        assert part in str(caught.value)


def test_wrong_type(data: Path) -> None:
    _edit(data, "series/macro.csv", 3, ",1995,", ",199x,")
    _fails("macro", data, "data/series/macro.csv", "row 3", "column year")


def test_year_out_of_range(data: Path) -> None:
    _edit(data, "series/macro.csv", 3, ",1995,", ",2095,")
    _fails("macro", data, "row 3", "column year", "2020")


def test_unknown_code(data: Path) -> None:
    _edit(data, "series/votes.csv", 2, "yes", "maybe")
    _fails("votes", data, "data/series/votes.csv", "row 2", "column vote")


def test_duplicate_key(data: Path) -> None:
    file = data / "series/students.csv"
    lines = file.read_text(encoding="utf-8").split("\n")
    lines.insert(2, lines[1])
    file.write_text("\n".join(lines), encoding="utf-8")
    _fails("students", data, "row 3", "merge them")


def test_dangling_reference(data: Path) -> None:
    lines = (data / "record/visits.csv").read_text(encoding="utf-8").split("\n")
    event = lines[1].split(",")[0]
    _edit(data, "record/visits.csv", 2, event, "no-such-event")
    _fails("visits", data, "row 2", "event", "add the record")


def test_missing_column(data: Path) -> None:
    _edit(data, "series/macro.csv", 1, "country,year,indicator", "country,indicator")
    _fails("macro", data, "data/series/macro.csv")


def test_missing_file(data: Path) -> None:
    (data / "series/macro.csv").unlink()
    _fails("macro", data, "data/series/macro.csv", "missing", "git")


@pytest.mark.parametrize("key", ["licenses", "sources", "description", "coverage", "defects"])
def test_a_table_without_provenance_does_not_load(data: Path, key: str) -> None:
    path = data / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    next(r for r in package["resources"] if r["name"] == "macro").pop(key)
    path.write_text(json.dumps(package), encoding="utf-8")
    _fails("macro", data, "datapackage.json", key)


def test_a_measurement_without_unit_does_not_load(data: Path) -> None:
    path = data / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    fields = next(r for r in package["resources"] if r["name"] == "trade")["schema"]["fields"]
    next(f for f in fields if f["name"] == "value").pop("unit")
    path.write_text(json.dumps(package), encoding="utf-8")
    _fails("trade", data, "'value'", "'unit'")


def test_broken_description_names_the_line(data: Path) -> None:
    (data / "datapackage.json").write_text('{\n "resources": [\n', encoding="utf-8")
    _fails("macro", data, "datapackage.json", "row 3")
