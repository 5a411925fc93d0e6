"""The ``n`` role: computed numbers in prose, as ``{n}`value = key```.

The key names a number that a chapter recorded with :func:`analysis.prose.numbers`. ``key@tr`` asks for it as
Turkish writes it; ``1991-2000/political#key`` takes it from another chapter. ``quoted:record-id`` is the number
of a quoted figure, straight from the record; ``quoted:record-id/million`` (or ``/billion``) counts in millions.
``quoted-high:record-id`` is the upper end of a range.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from analysis import catalogue, prose

SCALES = {"": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9}
#: What keys of quoted figures begin with, and the column that they ask for.
QUOTED = ("quoted:", "quoted-high:")
ROLE = re.compile(r"\{n\}`([^`]+)`")


class UnknownNumber(Exception):
    """Prose asks for a number that no cell recorded."""


def recorded(notebook: Any) -> dict[str, prose.Number]:
    """All numbers that the outputs of a notebook hold."""
    found: dict[str, prose.Number] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found |= output.get("data", {}).get(prose.MIME, {})
    return found


@cache
def _of_file(path: Path, _changed: int) -> dict[str, prose.Number]:
    return recorded(nbformat.read(path, as_version=4))


def of_file(path: Path) -> dict[str, prose.Number]:
    """Numbers of a chapter on disk."""
    return _of_file(path, path.stat().st_mtime_ns)


def split(content: str) -> tuple[str, str]:
    """Content of a role as shown value (empty if not yet filled in) and key."""
    shown, _, key = content.rpartition("=")
    return shown.strip(), key.strip()


def value(key: str, own: dict[str, prose.Number], book: Path) -> str:
    """The text for a key.

    Parameters
    ----------
    key : str
        ``name``, ``name@language``, ``chapter#name`` or ``quoted:id/scale``.
    own : dict
        Numbers of the page's own notebook.
    book : Path
        Folder of the chapters.

    Raises
    ------
    UnknownNumber
        With the nearest keys.
    """
    if key.startswith(QUOTED):
        return _quoted(key)
    chapter, _, rest = key.rpartition("#")
    name, _, language = rest.partition("@")
    numbers = own
    if chapter:
        path = book / f"{chapter}.ipynb"
        if not path.exists():
            raise UnknownNumber(f"number {key!r}: there is no chapter {chapter!r}")
        numbers = of_file(path)
    try:
        return numbers[name][language or "en"]
    except KeyError:
        near = ", ".join(difflib.get_close_matches(name, numbers, 3)) or "none alike"
        raise UnknownNumber(f"number {key!r} is not recorded; nearest keys: {near}") from None


def quoted_record(key: str) -> str:
    """The record that a key ``quoted:…`` or ``quoted-high:…`` asks."""
    return key.partition(":")[2].partition("/")[0]


def exact(number: float) -> str:
    """A number with all its digits and thousands separators."""
    return f"{number:,.15g}"


@cache
def _figures(column: str) -> dict[str, float]:
    return catalogue.load("quoted_figures").set_index("id")[column].dropna().to_dict()


def _quoted(key: str) -> str:
    """The number of a quoted figure; UnknownNumber if there is no such record or scale."""
    kind, _, rest = key.partition(":")
    record, _, scale = rest.partition("/")
    figures = _figures("value_high" if kind == "quoted-high" else "value")
    if record not in figures:
        near = ", ".join(difflib.get_close_matches(record, figures, 3)) or "none alike"
        raise UnknownNumber(f"no quoted figure {record!r}; nearest ids: {near}")
    if scale not in SCALES:
        raise UnknownNumber(f"unknown scale {scale!r} of {record!r}; known: thousand, million, billion")
    return exact(figures[record] / SCALES[scale])


def fill(text: str, own: dict[str, prose.Number], book: Path) -> str:
    """Markdown with the value of every ``n`` role brought up to date."""

    def up_to_date(match: re.Match[str]) -> str:
        _, key = split(match[1])
        return f"{{n}}`{value(key, own, book)} = {key}`"

    return ROLE.sub(up_to_date, text)


def fill_notebook(notebook: Any, book: Path) -> None:
    """Fill the Markdown cells of an executed notebook, in place."""
    own = recorded(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = fill(cell.source, own, book)


def fill_book(book: Path) -> list[Path]:
    """Bring the numbers of all pages up to date; returns the files that changed."""
    changed = []
    for path in sorted([*book.rglob("*.ipynb"), *book.rglob("*.md")]):
        before = path.read_text(encoding="utf-8")
        if "{n}`" not in before or ".ipynb_checkpoints" in path.parts:
            continue
        try:
            if path.suffix == ".md":
                after = fill(before, {}, book)
            else:
                notebook = nbformat.reads(before, as_version=4)
                fill_notebook(notebook, book)
                after = dumps(notebook)
        except UnknownNumber as error:
            raise UnknownNumber(f"{path.relative_to(book.parent)}: {error}") from None
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


def dumps(notebook: Any) -> str:
    """A notebook as the book stores it: one space of indent, letters unescaped, a final line break."""
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT, indent=1).rstrip("\n") + "\n"
