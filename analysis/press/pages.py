"""Reference pages generated from the data: evidence register, glossary and data catalogue, as MyST Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis import catalogue, countries
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


#: Kinds of entries and the headings over them, in the order of the page.
_KINDS = {
    "body": "Councils, commissions, organisations",
    "programme": "Agencies, schools, programmes, media",
    "firm": "Firms and their associations",
    "route": "Routes and pipelines",
    "place": "Places and their names",
    "people": "Peoples, languages, scripts",
    "office": "Offices of the two states",
    "document": "Documents and what becomes of them",
    "trade": "Trade and money",
    "measure": "Measures and marks of this book",
    "dataset": "Datasets",
}
_LANGUAGES = ("kazakh", "turkish", "russian")


def glossary(docname: str) -> str:
    """Names and terms by kind, in order of the alphabet, then the people; each entry has an anchor."""
    rows = catalogue.load("glossary").fillna("")
    rows = rows.assign(order=rows["term"].map(_order))
    lines = [f"{len(rows)} entries. Forms in other languages stand as a source spells them.", ""]
    for kind, heading in _KINDS.items():
        mine = rows[rows["kind"].eq(kind)].sort_values("order")
        lines += [f"(terms-{kind})=", f"## {heading}", "", *map(_entry, mine.to_dict("records"))]
    return "\n".join([*lines, "(terms-person)=", "## People", "", *_people(), ""])


def _order(name: str) -> str:
    """Place of a name in the alphabet: a letter with a mark stands with the letter."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _entry(row: dict[str, str]) -> str:
    short = f" ({escaped(row['abbreviation'])})" if row["abbreviation"] else ""
    forms = [f"{name.title()}: {escaped(row[name])}" for name in _LANGUAGES if row[name]]
    about = [f"*See* {_reference(row['record'])}"] if row["record"] else []
    sources = map(facts.source, filter(None, row["sources"].split("; ")))
    about += [_linked(source.publisher, source.url) for source in sources]
    meta = [f"[{' · '.join(forms)}]{{.meta}}", ""] if forms else []
    more = [f"[{' · '.join(about)}]{{.meta}}", ""] if about else []
    body = [f"**{escaped(row['term'])}**{short}. {escaped(row['explanation'])}", "", *meta, *more]
    return "\n".join([f"(term-{row['id']})=", "::::{div} record", *body, "::::", ""])


def _people() -> list[str]:
    """A list of those who held offices, by name, with the form in Cyrillic and the offices in order of time."""
    terms = catalogue.load("terms").sort_values("start", na_position="first").groupby("person")
    held = {
        person: "; ".join(
            f"[{escaped(row.office)}](#fact-{row.id}) {_years(row.start, row.end)}" for row in group.itertuples()
        )
        for person, group in terms
    }
    people = catalogue.load("people").fillna("")
    people = people.assign(order=people["name"].map(_order)).sort_values("order")
    lines = []
    for row in people.itertuples():
        also = f" ({escaped(row.name_original)})" if row.name_original else ""
        lines.append(f"- **{escaped(row.name)}**{also}, {countries.name(row.state)}: {held[row.name]}")
    return lines


def _years(start: object, end: object) -> str:
    first, last = ("" if pd.isna(day) else day[:4] for day in (start, end))
    return first if first == last else f"{first}–{last}"


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
    "glossary": glossary,
    "catalogue": data_catalogue,
}
DEPENDS: dict[str, list[Path]] = {
    "register": [*_RECORD, facts.BIBLIOGRAPHY],
    "contents": _RECORD,
    "evidence": _RECORD,
    "webpages": [facts.BIBLIOGRAPHY],
    "glossary": [*_RECORD, facts.BIBLIOGRAPHY],
    "unused": [*_RECORD, facts.BIBLIOGRAPHY, *claims.texts()],
    "catalogue": [catalogue.DATA / "datapackage.json", *sorted(catalogue.DATA.rglob("*.csv"))],
}
