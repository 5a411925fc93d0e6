"""Reference pages generated from the data: evidence register and data catalogue, as MyST Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from analysis import catalogue
from analysis.press import facts

_GROUPS = {
    "events": "Events",
    "agreements": "Agreements",
    "quoted_figures": "Quoted figures",
    "disputes": "Disputes",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~^@])")


def escaped(text: str) -> str:
    """Text from data, safe in Markdown: no character of it becomes markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _linked(text: str, url: str) -> str:
    url = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{escaped(text)}](<{url}>)" if url.startswith(("http://", "https://")) else escaped(text)


def _source(source: facts.Source) -> str:
    year = f", {source.year}" if source.year and source.year != "n.d." else ""
    said = f": {escaped(source.supports)}" if source.supports else ""
    return f"- {escaped(source.publisher)}, {_linked(source.title, source.url)}{year}{said}"


def _record(fact: facts.Fact) -> str:
    marks = [facts.CONFIDENCE[fact.confidence]] + (["retrospective"] if fact.retrospective else [])
    when = f"{escaped(fact.date)} · " if fact.date else ""
    lines = [
        f"(fact-{fact.id})=",
        "::::{div} record",
        f"**{escaped(fact.title)}**",
        "",
        f"[{when}{'; '.join(marks)} · `{fact.id}`]{{.meta}}",
        "",
        escaped(fact.summary),
        "",
    ]
    if fact.conflict:
        label = "Conclusion" if fact.table == "disputes" else "Conflict or doubt"
        lines += [f"*{label}:* {escaped(fact.conflict)}", ""]
    return "\n".join([*lines, *map(_source, fact.sources), "::::", ""])


def register(docname: str) -> str:
    """Every record with its sources, grouped by kind, in order of time."""
    parts = []
    for table, title in _GROUPS.items():
        mine = [fact for fact in facts.records().values() if fact.table == table]
        order = sorted(mine, key=lambda fact: (fact.date or "9999", fact.id))
        parts += [f"## {title} ({len(mine)})", "", *map(_record, order)]
    return "\n".join(parts)


def _field(field: dict) -> str:
    unit = field.get("unit", "")
    allowed = ", ".join(map(str, field.get("constraints", {}).get("enum", [])))
    cells = [f"`{field['name']}`", field["type"], escaped(unit), escaped(field["description"]), escaped(allowed)]
    return f"| {' | '.join(cells)} |"


def _table(name: str, up: str) -> str:
    resource = catalogue.describe(name)
    rows = len(catalogue.load(name))
    sources = [
        f"- {_linked(source['title'], source.get('path', ''))}. {escaped(source['citation'])}. "
        f"Read from: {escaped(source['read_from'])}."
        for source in resource["sources"]
    ]
    licences = "; ".join(_linked(lic["title"], lic.get("path", "")) for lic in resource["licenses"])
    return "\n".join(
        [
            f"(table-{name})=",
            f"## {resource['title']}",
            "",
            f"`{name}` · {rows:,} rows · {{download}}`{Path(resource['path']).name} <{up}data/{resource['path']}>`",
            "",
            escaped(resource["description"]),
            "",
            f"**Coverage.** {escaped(resource['coverage'])}.",
            "",
            f"**Known defects.** {escaped(resource['defects'])}",
            "",
            f"**Licence.** {licences}. **Retrieved.** {resource['retrieved']}.",
            "",
            "**Sources.**",
            "",
            *sources,
            "",
            "| Field | Type | Unit | Meaning | Values |",
            "|---|---|---|---|---|",
            *map(_field, resource["schema"]["fields"]),
            "",
        ]
    )


def data_catalogue(docname: str) -> str:
    """Every table: what it is, where it comes from, its fields, its defects, its file."""
    up = "../" * docname.count("/")
    return "\n".join(_table(name, up) for name in catalogue.names())


_RECORD = sorted((catalogue.DATA / "record").glob("*.csv"))
PARTS: dict[str, Callable[[str], str]] = {"register": register, "catalogue": data_catalogue}
DEPENDS: dict[str, list[Path]] = {
    "register": [*_RECORD, facts.BIBLIOGRAPHY],
    "catalogue": [catalogue.DATA / "datapackage.json", *_RECORD, *sorted((catalogue.DATA / "series").glob("*.csv"))],
}
