"""Interactive tables: headings of groups, menus, and the software of others."""

from __future__ import annotations

import hashlib
import re

import pytest
from docutils import nodes

from analysis import ROOT
from analysis.press import tables

STATIC = ROOT / "book/_static"


def _table(rows: list[list[str]]) -> nodes.table:
    def line(cells: list[str]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))

    group = nodes.tgroup("", *(nodes.colspec() for _ in rows[0]), cols=len(rows[0]))
    group += [nodes.thead("", line(rows[0])), nodes.tbody("", *map(line, rows[1:]))]
    return nodes.table("", group)


def test_each_new_value_of_a_group_stands_above_its_rows() -> None:
    table = _table([["Period", "Event"], ["1991–2000", "a"], ["1991–2000", "b"], ["2001–2008", "c"]])
    tables._set_headings(table, 0)
    body = [row.astext().split("\n\n") for row in table.next_node(nodes.tbody).findall(nodes.row)]
    assert body == [["1991–2000"], ["1991–2000", "a"], ["1991–2000", "b"], ["2001–2008"], ["2001–2008", "c"]]
    heading = table.next_node(nodes.tbody).next_node(nodes.row)
    assert heading["classes"] == ["group"]
    assert heading[0]["morecols"] == 1


def test_a_computed_table_gets_menus_where_few_values_come_again() -> None:
    rows = [["Statement", "Test"], *(["a" if at < 4 else "b", f"test {at}"] for at in range(6))]
    table = _table(rows)
    tables.enlist(table, [list(column) for column in zip(*rows[1:], strict=True)])
    assert tables.CLASS in table["classes"]
    assert [cell["classes"] for cell in table.next_node(nodes.row)] == [["filter"], []]


def test_a_filter_marks_the_head_and_a_hidden_column_all_its_cells() -> None:
    table = _table([["Kind", "Event"], ["visit", "a"]])
    tables._mark(table, 0, "filter")
    tables._mark(table, 0, "hidden-column")
    classes = [[cell["classes"] for cell in row] for row in table.findall(nodes.row)]
    assert classes == [[["filter", "hidden-column"], []], [["hidden-column"], []]]


@pytest.mark.parametrize("file", tables.FILES)
def test_scripts_are_there_and_evaluate_no_text(file: str) -> None:
    text = (STATIC / file).read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function|\bFunction\(", text)


def test_software_of_others_is_what_its_list_says() -> None:
    listed = re.findall(
        r"^\| `([^`]+)` .* `([0-9a-f]{64})` \|$", (STATIC / "vendor/README.md").read_text(), re.MULTILINE
    )
    assert {name for name, _ in listed} == {path.name for path in (STATIC / "vendor").glob("*.js")}
    for name, digest in listed:
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == digest
    assert "MIT License" in (STATIC / "vendor/datatables-LICENSE.txt").read_text()
