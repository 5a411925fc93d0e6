"""Every constraint of every table can fail: one broken cell each, and the message names file, row, column, remedy.

The cells of one table are broken in rows of their own and checked in one go, which keeps this to seconds.
"""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from analysis import catalogue

_WRONG_TYPE = {"integer": "twelve", "number": "much", "boolean": "perhaps", "date": "1992-13-45", "geojson": "no map"}


def _breakages(resource: dict) -> list[tuple[str, str, str]]:
    """Field, broken value and a word of the message, one for each constraint and type."""
    found = []
    for field in resource["schema"]["fields"]:
        name, limits = field["name"], field.get("constraints", {})
        if field["type"] in _WRONG_TYPE:
            found.append((name, _WRONG_TYPE[field["type"]], "type"))
        if limits.get("required"):
            found.append((name, "", "required"))
        if "enum" in limits:
            found.append((name, "none of these", "enum"))
        if "pattern" in limits:
            found.append((name, "§ not of this form §", "pattern"))
        if "minimum" in limits:
            found.append((name, str(limits["minimum"] - 1), "minimum"))
        if "maximum" in limits:
            found.append((name, str(limits["maximum"] + 1), "maximum"))
    return found


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data; each test mends what it breaks."""
    target = tmp_path_factory.mktemp("workshop") / "data"
    shutil.copytree(catalogue.DATA, target)
    return target


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _messages(name: str, rows: list[list[str]], workshop: Path) -> list[str]:
    """What the catalogue says of a table with these rows; afterwards the file is as it was."""
    path = workshop / catalogue.describe(name)["path"]
    good = path.read_bytes()
    _write(path, rows)
    try:
        catalogue.package.cache_clear()
        return catalogue.validate(name, workshop)
    finally:
        path.write_bytes(good)


@pytest.mark.parametrize("name", catalogue.names())
def test_each_constraint_of_a_table_names_what_breaks_it(name: str, workshop: Path) -> None:
    resource = catalogue.describe(name)
    path = workshop / resource["path"]
    good = _rows(path)
    header, body = good[0], good[1:]
    broken = _breakages(resource)
    assert broken, "a table without a constraint"
    # as many rows as there are constraints
    body = [list(row) for row in (body * (1 + len(broken) // len(body)))[: len(broken)]]
    for row, (field, value, _) in zip(body, broken, strict=True):
        row[header.index(field)] = value
    messages = _messages(name, [header, *body], workshop)
    file = f"data/{resource['path']}"
    for number, (field, value, word) in enumerate(broken, 2):
        here = [m for m in messages if m.startswith(f"{file}, row {number}, column {field}: ") and word in m]
        assert here, (field, value, word, [m for m in messages if f"row {number}," in m])
        assert "Remedy: " in here[0]


@pytest.mark.parametrize("name", catalogue.names())
def test_the_quick_look_passes_nothing_that_is_broken(name: str, workshop: Path) -> None:
    resource = catalogue.describe(name)
    path = workshop / resource["path"]
    good = path.read_bytes()
    header, *body = _rows(path)[:4]
    first = body[0]
    broken = [[header, [value if column == field else cell for column, cell in zip(header, first, strict=True)]]
              for field, value, _ in _breakages(resource)]  # fmt: skip
    broken += [
        [header, first, first],
        [header, [*first, ""]],
        [header, first[:-1]],
        [header[::-1], first],
        [header, []],
    ]
    try:
        for rows in broken:
            _write(path, rows)
            assert not catalogue._plainly_good(name, workshop), rows
        path.write_bytes(b"")
        assert not catalogue._plainly_good(name, workshop)
        path.write_bytes(good.replace(b"\n", b"\xff\n", 1))
        assert not catalogue._plainly_good(name, workshop)
    finally:
        path.write_bytes(good)


@pytest.mark.parametrize("name", ["world_trade", "world_imports", "distances", "quoted_figures"])
def test_the_quick_look_passes_large_tables(name: str) -> None:
    assert catalogue._plainly_good(name, catalogue.DATA)


@pytest.mark.parametrize("name", catalogue.names())
def test_a_second_row_of_one_key_is_named(name: str, workshop: Path) -> None:
    resource = catalogue.describe(name)
    path = workshop / resource["path"]
    good = _rows(path)
    messages = _messages(name, [good[0], good[1], good[1]], workshop)
    key = ", ".join(resource["schema"]["primaryKey"])
    here = [
        m for m in messages if m.startswith(f"data/{resource['path']}, row 3, column {key}: the same as in the row")
    ]
    assert here, messages
    assert "merge them, or correct the key" in here[0]


_FOREIGN = [
    (resource["name"], key)
    for resource in catalogue.package()["resources"]
    for key in resource["schema"].get("foreignKeys", [])
]


@pytest.mark.parametrize(
    ("name", "key"), _FOREIGN, ids=[f"{name}-{'-'.join(key['fields'])}" for name, key in _FOREIGN]
)
def test_a_reference_that_leads_nowhere_is_named(name: str, key: dict, workshop: Path) -> None:
    resource = catalogue.describe(name)
    path = workshop / resource["path"]
    good = _rows(path)
    column = good[0].index(key["fields"][0])
    number = next(i for i, row in enumerate(good[1:], 2) if row[column])
    bad = [list(row) for row in good]
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    nowhere = "99999999" if kinds[key["fields"][0]] == "integer" else "leads-nowhere"
    bad[number - 1][column] = nowhere
    messages = _messages(name, bad, workshop)
    start = f"data/{resource['path']}, row {number}, column {key['fields'][0]}: "
    here = [m for m in messages if m.startswith(start) and "not found in the lookup table" in m and nowhere in m]
    assert here, messages
    assert "add the record that it refers to" in here[0]


def test_the_workshop_is_whole_again(workshop: Path) -> None:
    """The tests above leave nothing broken behind."""
    for resource in json.loads((workshop / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        assert _rows(workshop / resource["path"]) == _rows(catalogue.DATA / resource["path"]), resource["name"]
