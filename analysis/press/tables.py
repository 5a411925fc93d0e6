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
    ``filters`` (columns with a menu), ``group`` (a column whose values stand as headings between the rows for
    readers without scripts, and as a menu for the others; the column itself is not shown).
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {"name": directives.unchanged_required, "filters": _names, "group": directives.unchanged}

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
        heads = list(table.next_node(nodes.thead).findall(nodes.entry))
        columns = [head.astext() for head in heads]
        group = self.options.get("group")
        for name in [*self.options.get("filters", []), *([group] if group else [])]:
            if name not in columns:
                raise self.error(f"no column {name!r} in the table; there are: {', '.join(columns)}")
            heads[columns.index(name)]["classes"].append("filter")
        if group:
            _set_headings(table, columns.index(group))
        return [box]


def _set_headings(table: nodes.table, column: int) -> None:
    """Put each new value of a column above its rows, as a heading; hide the column."""
    body, last = table.next_node(nodes.tbody), None
    width = len(list(table.findall(nodes.colspec)))
    for row in list(table.findall(nodes.row)):
        row[column]["classes"].append("grouped")
        value = row[column].astext()
        if row.parent is body and value != last:
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
    """Load the scripts on pages that have such a table."""
    if doctree is not None and any(CLASS in table["classes"] for table in doctree.findall(nodes.table)):
        for file in FILES:
            app.add_js_file(file, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("interactive", Interactive)
    app.add_directive("generated", Generated)
    app.connect("html-page-context", _scripts)
    app.add_css_file("tables.css")
