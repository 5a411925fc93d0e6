"""Sphinx extension of the book: the roles ``fact`` and ``n``, generated pages, stylesheet."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from analysis import ROOT, catalogue
from analysis.press import facts, numbers, pages

logger = logging.getLogger(__name__)
_GENERATED = re.compile(r"^% generated: ([a-z]+)$", re.MULTILINE)


class FactMark(nodes.Inline, nodes.Element):
    """A small mark that leads to a record's evidence; attribute ``fact``: the record's id."""


class FactRole(SphinxRole):
    """``{fact}`id```: date, confidence and sources on hover or focus; the register on click."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The mark, or a warning that names the nearest ids."""
        name = self.text.strip()
        self.env.note_dependency(str(catalogue.DATA / "record" / "citations.csv"))
        if name not in facts.records():
            near = ", ".join(facts.nearest(name)) or "none alike"
            logger.warning("unknown fact %r; nearest ids: %s", name, near, location=self.get_location())
            return [], []
        return [FactMark(fact=name)], []


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
            logger.warning("%s", error, location=self.get_location())
            return [], []
        if shown != computed:
            logger.warning(
                "the text shows %r for %s, the code computed %r; `make book` brings it up to date",
                shown, key, computed, location=self.get_location(),
            )  # fmt: skip
        node = nodes.inline(self.rawtext, computed, classes=["computed"])
        return [node], []


def _visit_fact_html(self: Any, node: FactMark) -> None:
    fact = facts.records()[node["fact"]]
    here = self.builder.current_docname
    link = self.builder.get_relative_uri(here, facts.REGISTER) + f"#fact-{fact.id}"
    escape = html.escape
    sources = "".join(
        f'<span class="fact-source"><a href="{escape(s.url)}">{escape(s.publisher or s.title)}</a>'
        f"{', ' + escape(s.year) if s.year and s.year != 'n.d.' else ''}</span>"
        for s in fact.sources[:4]
    )
    more = f'<span class="fact-source">and {len(fact.sources) - 4} more</span>' if len(fact.sources) > 4 else ""
    conflict = '<span class="fact-conflict">Conflict or doubt: see the register.</span>' if fact.conflict else ""
    when = f"{escape(fact.date)} · " if fact.date else ""
    self.body.append(
        f'<span class="fact fact-{fact.confidence}">'
        f'<a class="fact-mark" href="{link}" aria-label="Evidence: {escape(fact.title)}">◆</a>'
        f'<span class="fact-card"><strong>{escape(fact.title)}</strong>'
        f'<span class="fact-meta">{when}{escape(facts.CONFIDENCE[fact.confidence])}</span>'
        f"{sources}{more}{conflict}</span></span>"
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
        index = mark.parent.index(mark)
        before = mark.parent[index - 1] if index else None
        if isinstance(before, nodes.Text):
            mark.parent[index - 1] = nodes.Text(before.rstrip())


def _without_thebe(app: Sphinx, config: Any) -> None:
    """Jupyter Book loads sphinx-thebe in any case; its scripts name a third-party host and declare names twice."""
    for name, listeners in app.events.listeners.items():
        app.events.listeners[name] = [one for one in listeners if one.handler.__module__ != "sphinx_thebe"]
    app.registry.css_files = [file for file in app.registry.css_files if "thebe" not in file[0]]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the roles, the generated pages and the stylesheet."""
    app.add_role("fact", FactRole())
    app.add_role("n", NumberRole())
    app.add_node(
        FactMark,
        html=(_visit_fact_html, None),
        epub=(_visit_fact_html, None),
        latex=(_visit_fact_other, None),
        text=(_visit_fact_other, None),
    )
    app.connect("config-inited", _without_thebe)
    app.connect("source-read", _generate)
    app.connect("doctree-read", _attach_marks)
    app.add_css_file("book.css")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
