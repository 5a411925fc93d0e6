"""Tables that a reader can search, sort and filter, and parts made from the data inside any page.

Both directives work in Markdown pages and in notebooks. A table is static HTML, whole and in order; where
scripts run, ``tables.js`` adds search, filters and sorting. Its scripts are loaded only on pages that have one::

    :::{interactive} Events of the record
    :name: tab-events
    :filters: Theme, Kind
    :group: Period

    | Period | Date | Event | Theme | Kind |
    |---|---|---|---|---|
    | 1991–2000 | 1991-12-16 | … | political | recognition |
    :::

    ```{generated} agreements
    ```
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from analysis.press import pages

CLASS = "interactive"
FILES = ("vendor/datatables-3.1.5.min.js", "tables.js")


def _names(argument: str | None) -> list[str]:
    return [name.strip() for name in (argument or "").split(",") if name.strip()]


class Interactive(SphinxDirective):
    """A Markdown table with a caption, made interactive.

    Options: ``name`` (permanent anchor, which is also the table's name in the address of a filtered view),
    ``filters`` (columns with a menu), ``hidden`` (columns that are there for their menu only: what they say stands
    in another column too), ``group`` (a hidden column with a menu, whose values stand as headings between the
    rows for readers without scripts).
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {
        "name": directives.unchanged_required,
        "filters": _names,
        "hidden": _names,
        "group": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """The table in a box."""
        box = nodes.container(classes=["exhibit", f"{CLASS}-box"])
        self.state.nested_parse(self.content, self.content_offset, box)
        table = box.next_node(nodes.table)
        if table is None or "name" not in self.options:
            raise self.error("an interactive table needs a :name: and a Markdown table as its content")
        table["classes"] = ["data", CLASS]
        table.insert(0, nodes.title(self.arguments[0], self.arguments[0]))
        self.add_name(table)
        columns = [head.astext() for head in table.next_node(nodes.thead).findall(nodes.entry)]
        group = _names(self.options.get("group"))
        hidden = [*self.options.get("hidden", []), *group]
        named = {"filter": [*self.options.get("filters", []), *hidden], "hidden-column": hidden}
        for kind, names in named.items():
            for name in names:
                if name not in columns:
                    raise self.error(f"no column {name!r} in the table; there are: {', '.join(columns)}")
                _mark(table, columns.index(name), kind)
        for name in group:
            _set_headings(table, columns.index(name))
        return [box]


def enlist(table: nodes.table, columns: list[list[str]]) -> None:
    """Make a table that a chapter computed interactive: menus for the columns in which few values come again.

    Parameters
    ----------
    table : table
        Of docutils.
    columns : list of list of str
        The cells of each column.
    """
    table["classes"].append(CLASS)
    for at, cells in enumerate(columns):
        if len(set(cells)) * 3 <= len(cells):
            _mark(table, at, "filter")


def _mark(table: nodes.table, column: int, kind: str) -> None:
    """Give the cells of a column a class; ``filter`` concerns its head only."""
    rows = list(table.findall(nodes.row))
    for row in rows[:1] if kind == "filter" else rows:
        if kind not in row[column]["classes"]:
            row[column]["classes"].append(kind)


def _set_headings(table: nodes.table, column: int) -> None:
    """Put each new value of a column above its rows, as a heading."""
    body, last = table.next_node(nodes.tbody), None
    width = len(list(table.findall(nodes.colspec)))
    for row in list(body.findall(nodes.row)):
        value = row[column].astext()
        if value != last:
            heading = nodes.row(classes=["group"])
            heading += nodes.entry("", nodes.paragraph("", value), morecols=width - 1)
            body.insert(body.index(row), heading)
            last = value


class Generated(SphinxDirective):
    """A part that :mod:`analysis.press.pages` makes from the data; parts with sections stand in pages instead."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """What the part's Markdown comes to."""
        name = self.arguments[0]
        if name not in pages.PARTS:
            raise self.error(f"no generated part {name!r}; there are: {', '.join(pages.PARTS)}")
        for path in pages.DEPENDS[name]:
            self.env.note_dependency(str(path))
        text = pages.PARTS[name](self.env.docname)
        part = nodes.container()
        self.state.nested_parse(StringList(text.splitlines(), source=f"generated: {name}"), 0, part)
        return part.children


def _scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Load scripts and style sheet on pages that have such a table."""
    if doctree is not None and any(CLASS in table["classes"] for table in doctree.findall(nodes.table)):
        for file in FILES:
            app.add_js_file(file, loading_method="defer")
        app.add_css_file("tables.css")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("interactive", Interactive)
    app.add_directive("generated", Generated)
    app.connect("html-page-context", _scripts)
