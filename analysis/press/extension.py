"""Sphinx extension of the book: the roles ``fact``, ``n`` and ``uses``, generated pages, tables, stylesheet.

A record and the places that use it point at each other: while pages are read, each mark and each number taken
from the record notes its place (``env.fact_uses``); when a page of the register is written, ``uses`` becomes
the list of those places.
"""

from __future__ import annotations

import hashlib
import html
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from analysis import ROOT, catalogue
from analysis.press import facts, gate, numbers, pages, tables

logger = logging.getLogger(__name__)
_GENERATED = re.compile(r"^% generated: ([a-z]+)$", re.MULTILINE)


class FactMark(nodes.Inline, nodes.Element):
    """A small mark that leads to a record's evidence; attribute ``fact``: the record's id."""


class UsesMark(nodes.Inline, nodes.Element):
    """Where the book uses a record; attribute ``fact``: its id."""


class UsesRole(SphinxRole):
    """``{uses}`id```: links to every place that uses the record; filled in when the page is written."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The place of the list."""
        return [UsesMark(fact=self.text.strip())], []


class FactRole(SphinxRole):
    """``{fact}`id```: date, confidence and sources on hover or focus; the register on click."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The mark, or a warning that names the nearest ids."""
        name = self.text.strip()
        self.env.note_dependency(str(catalogue.DATA / "record" / "citations.csv"))
        if name not in facts.records():
            _unknown(name, _place(self))
            return [], []
        return [FactMark(fact=name)], []


def _unknown(name: str, place: str) -> None:
    near = ", ".join(facts.nearest(name)) or "none alike"
    logger.warning("%s: unknown fact %r; nearest ids: %s", place, name, near)


def _place(role: SphinxRole) -> str:
    """File and line of a role; in a notebook, the cell (counted from 1) and the line within it."""
    source, line = role.get_source_info()
    name = Path(source).relative_to(ROOT).as_posix() if Path(source).is_relative_to(ROOT) else source
    # myst-nb counts ten thousand lines a cell
    cell, within = divmod(line or 0, 10_000)
    return f"{name}, cell {cell}, line {within}" if name.endswith(".ipynb") else f"{name}, line {line}"


class NumberRole(SphinxRole):
    """``{n}`value = key```: a computed number; warns if the text shows another value than was computed."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The computed value, with its key as a title."""
        shown, key = numbers.split(self.text)
        path = Path(self.env.doc2path(self.env.docname))
        own = numbers.of_file(path) if path.suffix == ".ipynb" else {}
        chapter = key.rpartition("#")[0]
        if chapter:
            self.env.note_dependency(str(ROOT / "book" / f"{chapter}.ipynb"))
        try:
            computed = numbers.value(key, own, ROOT / "book")
        except numbers.UnknownNumber as error:
            logger.warning("%s: %s", _place(self), error)
            return [], []
        if shown != computed:
            logger.warning(
                "%s: the text shows %r for %s, the code computed %r; `make book` brings it up to date",
                _place(self), shown, key, computed,
            )  # fmt: skip
        node = nodes.inline(self.rawtext, computed, classes=["computed"])
        if key.startswith(numbers.QUOTED):
            node["fact"] = numbers.quoted_record(key)
        return [node], []


def _visit_fact_html(self: Any, node: FactMark) -> None:
    fact = facts.records()[node["fact"]]
    here = self.builder.current_docname
    link = self.builder.get_relative_uri(here, fact.document) + f"#fact-{fact.id}"
    escape = html.escape
    sources = "".join(
        f'<span class="fact-source"><a href="{escape(s.url)}">{escape(s.publisher or s.title)}</a>'
        f"{', ' + escape(s.year) if s.year and s.year != 'n.d.' else ''}</span>"
        for s in fact.sources[:4]
    )
    more = f'<span class="fact-source">and {len(fact.sources) - 4} more</span>' if len(fact.sources) > 4 else ""
    label = "What follows" if fact.table == "disputes" else "Conflict or doubt"
    conflict = f'<span class="fact-conflict">{label}: {escape(fact.conflict)}</span>' if fact.conflict else ""
    when = f"{escape(fact.date)} · " if fact.date else ""
    self.body.append(
        f'<span class="fact fact-{fact.confidence}" id="{node["ids"][0]}">'
        f'<a class="fact-mark" href="{link}" aria-label="Evidence: {escape(fact.title)}">◆</a>'
        f'<span class="fact-card"><strong>{escape(fact.title)}</strong>'
        f'<span class="fact-meta">{when}{escape(facts.CONFIDENCE[fact.confidence])}</span>'
        f'{sources}{more}{conflict}<span class="fact-more">'
        f'<a href="{link}" tabindex="-1">The whole record</a></span></span></span>'
    )
    raise nodes.SkipNode


def _visit_fact_other(self: Any, node: FactMark) -> None:
    raise nodes.SkipNode


def _generate(app: Sphinx, docname: str, source: list[str]) -> None:
    """Replace ``% generated: name`` by the page part of that name."""

    def text(match: re.Match[str]) -> str:
        for path in pages.DEPENDS[match[1]]:
            app.env.note_dependency(str(path))
        return pages.PARTS[match[1]](docname)

    if docname.startswith("book/") and _GENERATED.search(source[0]):
        source[0] = _GENERATED.sub(text, source[0])


def _attach_marks(app: Sphinx, doctree: nodes.document) -> None:
    """Draw each mark to the word before it: prose leaves a space there, which reads better in a notebook."""
    for mark in list(doctree.findall(FactMark)):
        if mark["fact"] not in facts.records():  # a table of a notebook may name it
            _unknown(mark["fact"], app.env.doc2path(app.env.docname, base=False))
            mark.parent.remove(mark)
            continue
        index = mark.parent.index(mark)
        before = mark.parent[index - 1] if index else None
        if isinstance(before, nodes.Text):
            mark.parent[index - 1] = nodes.Text(before.rstrip())


# --- code --------------------------------------------------------------------------------------------------


class OneToggle(SphinxPostTransform):
    """Cells in a row that show nothing, such as those that load and compute, stand behind one toggle."""

    default_priority = 198  # before myst-nb gives each cell a toggle of its own
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        cells = [node for node in self.document.findall(nodes.container) if _shows_nothing(node)]
        rows = [[cells[0]]] if cells else []
        for before, cell in itertools.pairwise(cells):
            if before.next_node(descend=False, siblings=True) is cell:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        for row in rows:
            if len(row) > 1:
                self._join(row)

    def _join(self, row: list[nodes.container]) -> None:
        words = f"{row[0]['prompt_show']} ({len(row)} cells)"
        toggle = HideCodeCellNode(prompt_show=words, prompt_hide=words, classes=["above-input"])
        group = nodes.container("", toggle, classes=["cell"])
        row[0].parent.insert(row[0].parent.index(row[0]), group)
        for cell in row:
            cell.parent.remove(cell)
            cell["hide_mode"] = None
            toggle.append(cell)


def _shows_nothing(node: nodes.container) -> bool:
    """Whether a cell's code is hidden and nothing of its output is to be seen."""
    if node.get("nb_element") != "cell_code" or not node.children:
        return False
    output = node.children[-1].get("nb_element") == "cell_code_output"
    return node.get("hide_mode") == "all" or (node.get("hide_mode") == "input" and not output)


# --- uses of records ---------------------------------------------------------------------------------------


def _users(doctree: nodes.document) -> Iterator[nodes.Element]:
    """Nodes that use a record, in the order of the page."""
    for node in doctree.findall(nodes.Element):
        if isinstance(node, FactMark) or (isinstance(node, nodes.inline) and "fact" in node):
            yield node


def _section(node: nodes.Node) -> str:
    """Title of the nearest section around a node."""
    while node is not None:
        if isinstance(node, nodes.section):
            return node.next_node(nodes.title).astext()
        node = node.parent
    return ""


def _note_uses(app: Sphinx, doctree: nodes.document) -> None:
    """Give each use of a record an anchor, and note it."""
    noted: list[tuple[str, str, str]] = []
    counts: dict[str, int] = {}
    for node in _users(doctree):
        name = node["fact"]
        counts[name] = counts.get(name, 0) + 1
        anchor = f"use-{name}" if counts[name] == 1 else f"use-{name}--{counts[name]}"
        node["ids"] = [anchor]
        noted.append((name, anchor, _section(node)))
    _uses(app.env)[app.env.docname] = noted


def _uses(env: Any) -> dict[str, list[tuple[str, str, str]]]:
    if not hasattr(env, "fact_uses"):
        env.fact_uses = {}
    return env.fact_uses


def _forget_uses(app: Sphinx, env: Any, docname: str) -> None:
    _uses(env).pop(docname, None)


def _merge_uses(app: Sphinx, env: Any, docnames: list[str], other: Any) -> None:
    _uses(env).update({name: _uses(other)[name] for name in docnames if name in _uses(other)})


def _pages_with_new_uses(app: Sphinx, env: Any) -> list[str]:
    """Pages of the register to be written again because other places use their records now."""
    mine: dict[str, list] = {f"{facts.REGISTER}/{page}": [] for page in facts.PAGES}
    for document, uses in sorted(_uses(env).items()):
        for name, anchor, section in uses:
            if name in facts.records():
                mine[facts.records()[name].document].append((document, name, anchor, section))
    digests = {page: hashlib.sha256(repr(uses).encode()).hexdigest() for page, uses in mine.items()}
    before, env.fact_uses_written = getattr(env, "fact_uses_written", {}), digests
    return [page for page, digest in digests.items() if before.get(page) != digest and page in env.found_docs]


def _fill_uses(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each ``uses`` by links; a record that nothing uses says so."""
    marks = list(doctree.findall(UsesMark))
    if not marks:
        return
    places: dict[str, list[tuple[str, str, str]]] = {}
    for document in _in_toc_order(app.env):
        for name, anchor, section in _uses(app.env).get(document, []):
            places.setdefault(name, []).append((document, anchor, section))
    for mark in marks:
        line = nodes.inline(classes=["meta", "uses"])
        used = places.get(mark["fact"], [])
        line += nodes.Text("Used in: " if used else "No chapter uses this record yet.")
        for number, (document, anchor, section) in enumerate(used):
            if number:
                line += nodes.Text(" · ")
            title = app.env.titles[document].astext()
            text = title if section == title else f"{title}: {section}"
            uri = f"{app.builder.get_relative_uri(docname, document)}#{anchor}"
            link = nodes.reference("", "", internal=True, refuri=uri)
            link += nodes.inline(text, text)
            line += link
        mark.replace_self(line)


def _in_toc_order(env: Any) -> list[str]:
    """Documents as the table of contents has them, level by level."""
    order = [env.config.root_doc]
    for document in order:
        order += [child for child in env.toctree_includes.get(document, []) if child not in order]
    return [*order, *sorted(set(_uses(env)) - set(order))]


def _await_what_changed(app: Sphinx) -> None:
    """Where pages stand already, chapters decide which of them are read again."""
    if app.env.all_docs:
        gate.wait()


def _chapters_last(app: Sphinx, env: Any, docnames: list[str]) -> None:
    """Read first what need not wait for chapters; read the record once for all processes that read pages."""
    facts.related()
    docnames.sort(key=lambda name: (_rests_on_chapters(env.doc2path(name)), name))


def _rests_on_chapters(path: str) -> bool:
    return path.endswith(".ipynb") or "{n}`" in Path(path).read_text(encoding="utf-8")


def _await_chapters(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take a page that rests on chapters as it is when all chapters stand."""
    path = app.env.doc2path(docname)
    if gate.is_closed() and _rests_on_chapters(path):
        gate.wait()
        source[0] = Path(path).read_text(encoding="utf-8")


def _with_all_assets(app: Sphinx) -> None:
    """Have the stylesheet of myst-nb from the start: pages name its digest only if it is there."""
    if app.builder.format == "html":
        Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
        add_global_html_resources(app, None)


def _forget_lost_words(app: Sphinx) -> list:
    """Drop words from the search index that no page has any more, as if it had been made anew."""
    for words in (app.builder.indexer._mapping, app.builder.indexer._title_mapping):
        for word in [word for word, documents in words.items() if not documents]:
            del words[word]
    return []


def _without_thebe(app: Sphinx, config: Any) -> None:
    """Jupyter Book loads sphinx-thebe in any case; its scripts name a third-party host and declare names twice."""
    for name, listeners in app.events.listeners.items():
        app.events.listeners[name] = [one for one in listeners if one.handler.__module__ != "sphinx_thebe"]
    app.registry.css_files = [file for file in app.registry.css_files if "thebe" not in file[0]]


def _side_by_side(app: Sphinx) -> None:
    """Let Sphinx read pages on all cores: two extensions of Jupyter Book do not say that this is safe.

    One numbers the entries of a numbered table of contents, after all pages are read, and this book has none;
    the other acts on LaTeX only.
    """
    for name in ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex"):
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the roles, the generated pages and the stylesheet."""
    app.add_role("fact", FactRole())
    app.add_role("n", NumberRole())
    app.add_role("uses", UsesRole())
    app.add_node(UsesMark)
    app.add_node(
        FactMark,
        html=(_visit_fact_html, None),
        epub=(_visit_fact_html, None),
        latex=(_visit_fact_other, None),
        text=(_visit_fact_other, None),
    )
    app.add_post_transform(OneToggle)
    app.connect("config-inited", _without_thebe)
    app.connect("builder-inited", _side_by_side)
    app.connect("builder-inited", _with_all_assets)
    app.connect("builder-inited", _await_what_changed, priority=900)
    app.connect("env-before-read-docs", _chapters_last)
    app.connect("source-read", _await_chapters, priority=0)
    app.connect("source-read", _generate)
    app.connect("doctree-read", _attach_marks)
    app.connect("doctree-read", _note_uses)
    app.connect("env-purge-doc", _forget_uses)
    app.connect("env-merge-info", _merge_uses)
    app.connect("env-updated", _pages_with_new_uses)
    app.connect("doctree-resolved", _fill_uses)
    app.connect("html-collect-pages", _forget_lost_words)
    tables.setup(app)
    app.add_css_file("book.css")
    app.add_js_file("facts.js", loading_method="defer")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
