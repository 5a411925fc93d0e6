"""Exhibits to pages: the renderer that myst-nb calls for the outputs of :mod:`analysis.exhibits`."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx import addnodes

from analysis import catalogue
from analysis.exhibits import KEY
from analysis.figures import style
from analysis.press import tables
from analysis.press.extension import FactMark

_NAMES = {style.INK: "ink", style.MUTED: "muted", style.RULE: "rule", style.BAND: "band", style.GAP: "gap"}
_NAMES |= {"#ffffff": "on"}  # text on a coloured bar
_NAMES |= {colour: country.lower() for country, colour in style.PALETTE.items()}
#: A table of words with so many rows is made one that a reader can search and filter.
_LONG = 40
_DATE = re.compile(r"\d{4}(-\d\d){1,2}")


class ExhibitRenderer(MimeRenderPlugin):
    """Gives exhibits number, caption, alternative text, data and provenance; leaves other outputs alone."""

    mime_priority_overrides = ()

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Nodes for an output of ``analysis.exhibits``, None for any other."""
        content = data.output_metadata.get(KEY)
        if inline or not content:
            return None
        if content["kind"] == "heading":
            return []  # the page's exhibit has a heading of its own
        # Sphinx has every form of an output rendered and chooses later: one of them carries the exhibit
        maker = _MAKERS.get((content["kind"], data.mime_type))
        return maker(renderer, data, content) if maker else None


def _target(renderer: NbElementRenderer, node: nodes.Element, name: str) -> None:
    """A permanent anchor that ``numref`` can refer to."""
    node["names"].append(name)
    renderer.renderer.document.note_explicit_target(node, node)


def _figure(renderer: NbElementRenderer, data: MimeData, content: dict[str, Any]) -> list[nodes.Element]:
    name, title = content["name"], content["title"]
    figure = nodes.figure(classes=["exhibit"])
    picture = nodes.container(classes=["picture"])
    picture += nodes.raw("", themed(data.string, content["alt"]), format="html")
    path = renderer.write_file([f"{name}.svg"], data.content.encode(), overwrite=True)
    image = nodes.image(uri=path, alt=content["alt"])
    printed = addnodes.only(expr="latex")
    printed += image
    picture += printed
    figure += picture
    figure += nodes.caption(title, title)
    legend = nodes.legend()
    _caption(renderer, legend, content)
    legend += _provenance(renderer, content, _download("figure (SVG)", path))
    legend += _sources(renderer, content)
    legend += _data_behind(content)
    figure += legend
    _target(renderer, figure, name)
    return [figure]


def _table(renderer: NbElementRenderer, data: MimeData, content: dict[str, Any]) -> list[nodes.Element]:
    box = nodes.container(classes=["exhibit"])
    data = content["data"]
    table = _grid(data, content.get("facts"))
    if len(data["rows"]) >= _LONG and not any(data["numeric"]):
        box["classes"].append(f"{tables.CLASS}-box")
        tables.enlist(table, [[str(cell) for cell in column] for column in zip(*data["rows"], strict=True)])
    table.insert(0, nodes.title(content["title"], content["title"]))
    _target(renderer, table, content["name"])
    scroll = nodes.container(classes=["scroll"])
    scroll += table
    box += scroll
    legend = nodes.container(classes=["legend"])
    _caption(renderer, legend, content)
    legend += _provenance(renderer, content)
    legend += _sources(renderer, content)
    box += legend
    return [box]


def _caption(renderer: NbElementRenderer, parent: nodes.Element, content: dict[str, Any]) -> None:
    with renderer.renderer.current_node_context(parent):
        renderer.renderer.nested_render_text(content["caption"], 0)


def _download(text: str, target: str) -> nodes.Element:
    link = addnodes.download_reference("", "", reftarget=target, classes=["download"])
    link += nodes.Text(text)
    return link


def _provenance(renderer: NbElementRenderer, content: dict[str, Any], *downloads: nodes.Element) -> nodes.Element:
    """One line: tables it was made of (linked to the catalogue), data and ``downloads``, permanent link."""
    line = nodes.paragraph(classes=["provenance"])
    line += nodes.Text("Made of: ")
    for number, made in enumerate(content["made_of"]):
        if number:
            line += nodes.Text(", ")
        line += _catalogue_link(made["table"], made["title"])
    path = renderer.write_file([f"{content['name']}.csv"], as_csv(content["data"]).encode(), overwrite=True)
    for download in (_download("data (CSV)", path), *downloads):
        line += nodes.Text(" · ")
        line += download
    line += nodes.raw("", f' · <a href="#{content["name"]}">link</a>', format="html")
    flags = [
        f"{flag} ({rows:,} {'row' if rows == 1 else 'rows'} of {made['title']})"
        for made in content["made_of"]
        for flag, rows in made["flags"].items()
    ]
    if flags:
        line += nodes.Text(f" · Flagged in these data: {'; '.join(flags)}.")
    return line


def _sources(renderer: NbElementRenderer, content: dict[str, Any]) -> nodes.Element:
    """Sources, licence and file of each table behind an exhibit, folded away."""
    box = nodes.container(classes=["sources-behind"])
    box += nodes.raw("", "<details><summary>Sources and licences</summary>", format="html")
    items = nodes.bullet_list()
    for made in content["made_of"]:
        items += _table_item(renderer, made["table"])
    box += items
    box += nodes.raw("", "</details>", format="html")
    return box


def _table_item(renderer: NbElementRenderer, table: str) -> nodes.list_item:
    """One table: title, makers, licence, download."""
    resource, env = catalogue.describe(table), renderer.renderer.sphinx_env
    env.note_dependency(str(catalogue.DATA / "datapackage.json"))
    depth = env.docname.count("/")
    line = nodes.paragraph()
    line += _catalogue_link(table, resource["title"])
    makers = "; ".join(source["title"] for source in resource["sources"])
    terms = "; ".join(licence["title"] for licence in resource["licenses"])
    line += nodes.Text(f". Source: {makers}. Licence: {terms}. ")
    line += _download(f"Download {Path(resource['path']).name}", "../" * depth + "data/" + resource["path"])
    item = nodes.list_item()
    item += line
    return item


def _catalogue_link(table: str, title: str) -> nodes.Element:
    link = addnodes.pending_xref(
        "", refdomain="std", reftype="ref", reftarget=f"table-{table}", refexplicit=True, refwarn=True
    )
    link += nodes.inline(title, title)
    return link


def _data_behind(content: dict[str, Any]) -> nodes.Element:
    """The figure's data as a table, folded away."""
    rows = content["data"]["rows"]
    box = nodes.container(classes=["data-behind"])
    box += nodes.raw("", f"<details><summary>The data as a table ({len(rows)} rows)</summary>", format="html")
    scroll = nodes.container(classes=["scroll"])
    scroll += _grid(content["data"], None)
    box += scroll
    box += nodes.raw("", "</details>", format="html")
    return box


def _grid(data: dict[str, Any], facts: str | None) -> nodes.table:
    """A docutils table; the column ``facts`` holds record ids and becomes evidence marks."""
    columns = data["columns"]
    table = nodes.table(classes=["data"])
    group = nodes.tgroup(cols=len(columns))
    table += group
    for _ in columns:
        group += nodes.colspec(colwidth=1)
    head = nodes.thead()
    group += head
    head += _row([nodes.Text("Evidence" if column == facts else column) for column in columns], data["numeric"])
    body = nodes.tbody()
    group += body
    for values in data["rows"]:
        cells = [
            FactMark(fact=value) if column == facts and value else nodes.Text(_shown(value))
            for column, value in zip(columns, values, strict=True)
        ]
        body += _row(cells, data["numeric"])
    return table


def _row(cells: list[nodes.Node], numeric: list[bool]) -> nodes.row:
    row = nodes.row()
    for cell, right in zip(cells, numeric, strict=True):
        entry = nodes.entry(classes=["number"] if right else [])
        paragraph = nodes.paragraph()
        paragraph += cell
        entry += paragraph
        row += entry
    return row


def _shown(value: object) -> str:
    """A value of a table as readers see it: an en dash for what is missing, dates that do not break."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 10_000 else f"{value:,.0f}"
    if isinstance(value, int):
        return str(value) if abs(value) < 10_000 else f"{value:,}"
    return re.sub(r"(?<=\d)-(?=\d)", "\u2011", str(value)) if _DATE.fullmatch(str(value)) else str(value)


def as_csv(data: dict[str, Any]) -> str:
    """Rows as CSV; text that a spreadsheet would take for a formula is made plain text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(data["columns"])
    for row in data["rows"]:
        writer.writerow(["" if v is None else f"'{v}" if str(v)[:1] in "=+@" else v for v in row])
    return buffer.getvalue()


def themed(svg: str, alt: str) -> str:
    """The SVG for a page: described for screen readers, scaled to its place, coloured by CSS variables."""
    svg = re.sub(r"#[0-9a-f]{6}", lambda m: f"var(--fig-{_NAMES[m[0]]}, {m[0]})" if m[0] in _NAMES else m[0], svg)
    width = re.search(r'viewBox="0 0 ([\d.]+)', svg)[1]
    svg = re.sub(r' (?:width|height)="[\d.]+pt"', "", svg, count=2)
    attributes = f'class="figure-svg" role="img" aria-label="{html.escape(alt, quote=True)}"'
    return svg.replace("<svg ", f'<svg {attributes} style="max-width:{float(width) * 1.85:.0f}px" ', 1)


def _colophon(renderer: NbElementRenderer, data: MimeData, content: dict[str, Any]) -> list[nodes.Element]:
    box = nodes.container(classes=["colophon"])
    items = nodes.bullet_list()
    for row in content["tables"]:
        items += _table_item(renderer, row["table"])
    box += nodes.rubric("", "Data used here")
    box += items
    box += nodes.rubric("", "Run it again")
    again = nodes.paragraph()
    again += nodes.Text("In a clone of the book, ")
    again += nodes.literal("", "make book")
    again += nodes.Text(" executes this chapter when anything that it used has changed, and ")
    again += nodes.literal("", content["command"])
    again += nodes.Text(" executes it in any case. The notebook: ")
    notebook = content["chapter"].rsplit("/", 1)[-1] + ".ipynb"
    again += _download(notebook, notebook)
    again += nodes.Text(".")
    box += again
    box += nodes.rubric("", "Cite this chapter")
    title = next((t.astext() for t in renderer.renderer.document.findall(nodes.title)), content["chapter"])
    cite = nodes.paragraph()
    cite += nodes.Text(f"The contributors, “{title}”, in ")
    cite += nodes.emphasis("", "Kazakhstan and Türkiye, 1991–2020: a reproducible history")
    cite += nodes.Text(f", version {catalogue.package()['version']}. Text and figures: CC BY 4.0; code: MIT.")
    box += cite
    return [box]


_MAKERS = {
    ("figure", "image/svg+xml"): _figure,
    ("table", "text/html"): _table,
    ("colophon", "text/markdown"): _colophon,
}
