"""Reference pages generated from the data: evidence register and data catalogue, as MyST Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from analysis import catalogue
from analysis.press import claims, facts

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
    ]
    if fact.table == "disputes":
        views = enumerate(facts.positions()[fact.id], 1)
        lines += [*(f"{number}. {escaped(holder)}: {escaped(view)}" for number, (holder, view) in views), ""]
    elif fact.summary:
        lines += [escaped(fact.summary), ""]
    if fact.conflict:
        label = "Conclusion" if fact.table == "disputes" else "Conflict or doubt"
        lines += [f"*{label}:* {escaped(fact.conflict)}", ""]
    near = [f"{_reference(other)}" for other in facts.related().get(fact.id, ())]
    lines += [f"*See also:* {'; '.join(near)}", ""] if near else []
    used = f"{{uses}}`{fact.id}`"
    return "\n".join([*lines, *map(_source, fact.sources), "", used, "::::", ""])


def _reference(name: str) -> str:
    """A link to a record, by its title."""
    return f"[{escaped(facts.records()[name].title)}](#fact-{name})"


def register(docname: str) -> str:
    """The records of one page of the register with their sources, in order of time."""
    page = docname.rsplit("/", 1)[-1]
    mine = [fact for fact in facts.records().values() if fact.page == page]
    order = sorted(mine, key=lambda fact: (fact.date or "9999", fact.id))
    return "\n".join([f"{len(mine)} records.", "", *map(_record, order)])


def contents(docname: str) -> str:
    """The pages of the register with the number of their records."""
    counts = Counter(fact.page for fact in facts.records().values())
    return "\n".join(f"- [{title}](register/{page}.md) ({counts[page]})" for page, title in facts.PAGES.items())


def evidence(docname: str) -> str:
    """Where each piece of evidence went, as a table; first those that stand under another name."""
    rows = catalogue.load("evidence").sort_values("evidence")
    lines = ["| Evidence | Record | Why |", "|---|---|---|"]
    for row in rows.itertuples():
        known = isinstance(row.record, str)
        link = f"[`{row.record}`](#fact-{row.record})" if known else "–"
        why = "" if row.evidence == row.record else escaped(row.reason if isinstance(row.reason, str) else "")
        lines.append(f"| `{row.evidence}` | {link} | {why} |")
    return "\n".join([f"{len(rows)} pieces of evidence.", "", *lines, ""])


def unused(docname: str) -> str:
    """Records and works that no chapter uses yet."""
    records, works = claims.unused()
    lines = [f"## Records ({len(records)} of {len(facts.records())})", ""]
    for page, title in facts.PAGES.items():
        mine = [name for name in records if facts.records()[name].page == page]
        lines += [f"**{title}** ({len(mine)})", "", *(f"- {_reference(name)}" for name in mine), ""]
    lines += [f"## Works and pages ({len(works)} of {len(facts.bibliography().entries)})", ""]
    lines += ["Those that a record or a dataset cites are not in this list.", ""]
    lines += [
        f"- `{key}`: {escaped(facts.source(key).publisher)}, *{escaped(facts.source(key).title)}*" for key in works
    ]
    return "\n".join([*lines, ""])


def web_pages(docname: str) -> str:
    """Web pages and press reports behind the records, by publisher: half of the alphabet a page."""
    first = docname.endswith("pages-a-k")
    entries = facts.bibliography().entries
    keys = [key for key, entry in entries.items() if entry.fields.get("keywords") == "page"]
    mine = [facts.source(key) for key in keys if (key.removeprefix("web-")[0].lower() <= "k") == first]
    order = sorted(mine, key=lambda source: (source.publisher.lower(), source.year, source.title))
    return "\n".join([*map(_source, order), ""])


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
PARTS: dict[str, Callable[[str], str]] = {
    "register": register,
    "contents": contents,
    "evidence": evidence,
    "unused": unused,
    "webpages": web_pages,
    "catalogue": data_catalogue,
}
DEPENDS: dict[str, list[Path]] = {
    "register": [*_RECORD, facts.BIBLIOGRAPHY],
    "contents": _RECORD,
    "evidence": _RECORD,
    "webpages": [facts.BIBLIOGRAPHY],
    "unused": [*_RECORD, facts.BIBLIOGRAPHY, *claims.texts()],
    "catalogue": [catalogue.DATA / "datapackage.json", *sorted(catalogue.DATA.rglob("*.csv"))],
}
