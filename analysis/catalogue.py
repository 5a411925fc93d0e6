"""The catalogue: validated tables of ``data/``, described by ``data/datapackage.json``.

>>> from analysis import catalogue
>>> trade = catalogue.load("trade")
>>> catalogue.describe("trade")["title"]
'Bilateral merchandise trade, each dataset apart'

Every table has a description, sources, licences, and a type, description and (for measurements) unit for each
field. A table that lacks one of these, or breaks one of its own rules, does not load.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import ROOT

DATA = ROOT / "data"
#: Digests of tables that were found good: contents that were checked once need no second check.
VALIDATED = ROOT / "_build" / "validated"
_PANDAS = {"string": "string", "number": "float64", "boolean": "boolean"}
#: How a value of a type is written when there is nothing to doubt.
_PLAIN = {
    "string": r"(?s:.*)",
    "integer": r"-?[0-9]{1,15}",
    "number": r"-?[0-9]{1,15}(\.[0-9]{1,15})?",
    "boolean": r"true|false",
}
_REQUIRED = ("title", "description", "sources", "licenses", "coverage", "defects")
_REMEDIES = {
    "type-error": "write the value in the type that data/datapackage.json gives for this field",
    "constraint-error": "correct the value, or change the constraint in data/datapackage.json and say why",
    "primary-key": "two rows describe one thing: merge them, or correct the key",
    "unique-error": "two rows describe one thing: merge them, or correct the key",
    "foreign-key": "add the record that it refers to, or correct the reference",
    "missing-label": "restore the column, in the order of data/datapackage.json",
    "incorrect-label": "restore the column's name, in the order of data/datapackage.json",
    "extra-label": "remove the column, or describe it in data/datapackage.json",
    "extra-cell": "remove the cell; a text that holds a comma needs double quotes around it",
    "missing-cell": "add the missing cell; is a quote or a comma lost in this row?",
    "blank-row": "remove the empty line",
    "blank-label": "give the column its name",
    "duplicate-label": "give each column its own name",
    "encoding-error": "save the file as UTF-8",
    "source-error": "restore the file; it is empty or cannot be read as CSV",
}


class CatalogueError(Exception):
    """A table, or its description, breaks a rule: the message names file, row, column, rule and remedy."""


def _problem(file: str, rule: str, remedy: str, row: int | None = None, column: str | None = None) -> str:
    place = [file]
    if row is not None:
        place.append(f"row {row}")
    if column:
        place.append(f"column {column}")
    return f"{', '.join(place)}: {rule.rstrip('.')}. Remedy: {remedy}."


@cache
def package(data: Path = DATA) -> dict[str, Any]:
    """The descriptor ``datapackage.json`` of a data folder (Data Package standard)."""
    path = data / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(_problem(str(path), "the file is missing", "restore it from git")) from None
    except json.JSONDecodeError as error:
        raise CatalogueError(
            _problem(path.name, f"not valid JSON ({error.msg})", "correct the syntax", row=error.lineno)
        ) from None


def names(data: Path = DATA) -> list[str]:
    """Names of all tables, in the order of the descriptor."""
    return [resource["name"] for resource in package(data)["resources"]]


def describe(name: str, data: Path = DATA) -> dict[str, Any]:
    """Descriptor of one table: title, description, fields, sources, licences, coverage, defects.

    Raises
    ------
    CatalogueError
        If there is no such table (the message lists those there are), or its description is not complete.
    """
    for resource in package(data)["resources"]:
        if resource["name"] == name:
            _check_description(resource)
            return resource
    raise CatalogueError(f"no table {name!r} in data/datapackage.json; there are: {', '.join(names(data))}")


def _check_description(resource: dict[str, Any]) -> None:
    file = "data/datapackage.json"
    for key in _REQUIRED:
        if not resource.get(key):
            raise CatalogueError(
                _problem(file, f"table {resource['name']!r} has no {key!r}", f"add {key!r} to the table")
            )
    for field in resource["schema"]["fields"]:
        needs = ["description"] + (["unit"] if field["type"] == "number" else [])
        for key in needs:
            if not field.get(key):
                raise CatalogueError(
                    _problem(
                        file,
                        f"field {field['name']!r} of table {resource['name']!r} has no {key!r}",
                        f"add {key!r} to the field",
                    )
                )


def validate(name: str, data: Path = DATA) -> list[str]:
    """Problems of one table against its description, each as one message; an empty list if there are none.

    The check is frictionless's: types, constraints, primary key, foreign keys.
    """
    from frictionless import Package, system

    resource = describe(name, data)
    path = data / resource["path"]
    if not path.exists():
        return [_problem(f"data/{resource['path']}", "the file is missing", "restore it from git")]
    small = package(data) | {"resources": [describe(table, data) for table in _with_referenced(resource)]}
    with system.use_context(trusted=True):
        report = Package.from_descriptor(small, basepath=str(data)).get_resource(name).validate()
    return [
        _problem(
            f"data/{resource['path']}",
            (getattr(error, "note", "") or error.message).replace('table ""', f'table "{name}"'),
            _REMEDIES.get(error.type, "compare the file with its description in data/datapackage.json"),
            row=getattr(error, "row_number", None),
            column=getattr(error, "field_name", None) or _label(error, resource),
        )
        for task in report.tasks
        for error in task.errors
    ]


def _with_referenced(resource: dict[str, Any]) -> list[str]:
    """A table and those that its foreign keys lead to: what a check of it needs."""
    own = resource["name"]
    keys = resource["schema"].get("foreignKeys", [])
    return list(dict.fromkeys([own, *(key["reference"]["resource"] or own for key in keys)]))


def _plainly_good(name: str, data: Path) -> bool:
    """Whether a table keeps its rules beyond doubt: a look at each different value, where frictionless takes seconds.

    In any doubt the answer is no, and :func:`validate` decides and finds the words. References to other tables are
    always left to it.
    """
    resource = describe(name, data)
    fields = resource["schema"]["fields"]
    if resource["schema"].get("foreignKeys"):
        return False
    try:
        with (data / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, strict=True)
    except (OSError, ValueError, csv.Error):
        return False
    if header != [field["name"] for field in fields] or any(len(row) != len(header) for row in rows):
        return False
    frame = pd.DataFrame(rows, columns=header)
    rules = {field["name"]: field.get("constraints", {}) for field in fields}
    keys = [resource["schema"]["primaryKey"], *([name] for name in header if rules[name].get("unique"))]
    return not any(frame.duplicated(key).any() for key in keys) and all(
        _keeps(set(frame[field["name"]]), field["type"], **rules[field["name"]]) for field in fields
    )


def _keeps(
    values: set[str],
    kind: str,
    required: bool = False,
    unique: bool = False,  # of the rows, not of their values
    pattern: str = ".*",
    enum: Sequence[Any] = (),
    minimum: float = -math.inf,
    maximum: float = math.inf,
    **unknown: Any,
) -> bool:
    """Whether the values of a field plainly have its type and keep its constraints."""
    if unknown or kind not in _PLAIN or (required and "" in values):
        return False
    given = values - {""}
    words = all(re.fullmatch(_PLAIN[kind], v) and re.fullmatch(pattern, v, re.DOTALL) for v in given)
    if not words or (enum and not given <= {str(value) for value in enum}):
        return False
    return kind not in ("integer", "number") or all(minimum <= float(value) <= maximum for value in given)


@cache
def _problems(name: str, data: Path, digest: str) -> tuple[str, ...]:
    """:func:`validate`, once for the same contents: what was found good is remembered below ``_build``."""
    stamp = VALIDATED / digest
    if stamp.exists():
        return ()
    problems = () if _plainly_good(name, data) else tuple(validate(name, data))
    if not problems:
        with suppress(OSError):  # a checkout that cannot be written to is checked each time
            VALIDATED.mkdir(parents=True, exist_ok=True)
            stamp.touch()
    return problems


def _digest(name: str, data: Path) -> str:
    """Digest of all that a check of a table depends on: rows and descriptions, its own and referenced ones."""
    found = hashlib.sha256(Path(__file__).read_bytes() + version("frictionless").encode())
    for table in _with_referenced(describe(name, data)):
        resource = describe(table, data)
        path = data / resource["path"]
        found.update(json.dumps(resource, sort_keys=True).encode())
        found.update(path.read_bytes() if path.exists() else b"missing")
    return found.hexdigest()


def _label(error: Any, resource: dict[str, Any]) -> str | None:
    """Column or columns of an error that frictionless reports for a row or a header."""
    if error.type == "primary-key":
        return ", ".join(resource["schema"]["primaryKey"])
    names = getattr(error, "field_names", None)
    return ", ".join(names) if names else getattr(error, "label", None)


def check(tables: Sequence[str] | None = None, data: Path = DATA) -> None:
    """Check tables, by default all, against their descriptions; contents that were found good are not read again.

    Raises
    ------
    CatalogueError
        The message names file, row, column, rule and remedy of the first problems.
    """
    wanted = names(data) if tables is None else tables
    problems = [problem for name in wanted for problem in _problems(name, data, _digest(name, data))]
    if problems:
        more = f"\n… and {len(problems) - 5} more" if len(problems) > 5 else ""
        raise CatalogueError("\n".join(problems[:5]) + more)


def load(name: str, data: Path = DATA) -> pd.DataFrame:
    """One table as a typed and validated DataFrame.

    Parameters
    ----------
    name : str
        A name from :func:`names`.
    data : Path
        A data folder with its ``datapackage.json``; the book's own by default.

    Returns
    -------
    DataFrame
        One row a record, columns as described by :func:`describe`; missing values are ``NA``. Integers that
        may be missing are ``Int64``; full dates are ``datetime64``; dates that may be a year or a month only
        stay text (``1991``, ``1991-03``, ``1991-03-15``).

    Raises
    ------
    CatalogueError
        If the table breaks a rule of its description; the message names file, row, column, rule and remedy.
    """
    check([name], data)
    resource = describe(name, data)
    path = data / resource["path"]
    fields = resource["schema"]["fields"]
    frame = pd.read_csv(
        path,
        dtype={f["name"]: _dtype(f) for f in fields},
        parse_dates=[f["name"] for f in fields if f["type"] == "date"],
        true_values=["true"],
        false_values=["false"],
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    frame.attrs["table"] = name
    _loaded.add(name)
    return frame


def _dtype(field: dict[str, Any]) -> str:
    if field["type"] == "integer":
        return "int64" if field.get("constraints", {}).get("required") else "Int64"
    return _PANDAS.get(field["type"], "string")


_loaded: set[str] = set()


def loaded() -> list[str]:
    """Names of the tables that this process has loaded, in the order of the descriptor."""
    return [name for name in names() if name in _loaded]


def sources(name: str) -> list[dict[str, str]]:
    """Sources of a table: ``title``, ``path`` (web address), ``citation``, ``key`` (in references.bib)."""
    return describe(name)["sources"]


def licences(name: str) -> list[dict[str, str]]:
    """Licences of a table: ``name``, ``title`` and, where there is one, ``path`` (web address)."""
    return describe(name)["licenses"]
