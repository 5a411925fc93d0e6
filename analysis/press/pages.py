"""Reference pages generated from the data: register, chronology, agreements, glossary, catalogue, in MyST."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis import catalogue, countries
from analysis.measures import agreements
from analysis.periods import PERIODS, period_of
from analysis.press import claims, facts, timeline

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


_BEFORE, _AFTER = f"Before {timeline.FIRST}", f"After {timeline.LAST}"


def _period(date: str) -> str:
    """Years of the period of a date, or that it lies outside the book."""
    year = int(date[:4])
    if year < timeline.FIRST:
        return _BEFORE
    return _AFTER if year > timeline.LAST else period_of(year).replace("-", "–")


def _interactive(title: str, options: dict[str, str], columns: list[str], rows: list[list[str]]) -> str:
    """A table as :mod:`analysis.press.tables` takes it."""
    head = [*(f":{name}: {value}" for name, value in options.items()), ""]
    lines = [f"| {' | '.join(cells)} |" for cells in (columns, ["---"] * len(columns), *rows)]
    return "\n".join([f"::::{{interactive}} {title}", *head, *lines, "::::", ""])


def _dated_events() -> pd.DataFrame:
    events = catalogue.load("events")
    return events.dropna(subset="date").sort_values(["date", "id"], ignore_index=True)


def chronology(docname: str) -> str:
    """The dated events as a time line and as a table, with a sentence on how dense the sources are."""
    events = _dated_events()
    undated = len(catalogue.load("events")) - len(events)
    years = events["date"].str[:4].astype(int)
    spans = [(key.replace("-", "–"), years.between(p.first, p.last).sum(), p.last - p.first + 1)
             for key, p in PERIODS.items()]  # fmt: skip
    density = ", ".join(f"{count / length:.0f} in {span}" for span, count, length in spans)
    said = (
        f"{len(events)} events have a date, and {undated} more have none (in the [register]"
        f"(register/events-other.md)). Dated events a year: {density}. The height of a pile is a measure of sources "
        "that could be read, above all of news pages since about 2010; it is no measure of what happened."
    )
    lonely = events["confidence"].eq("single-secondary").sum()
    said += (
        f" {lonely} of the events rest on one secondary source, {events['retrospective'].sum()} only on sources that "
        f"look back, and {events['date_inferred'].sum()} dates follow from a context and are stated nowhere; the "
        "register says which."
    )
    rows = [
        [
            _period(row.date),
            escaped(facts.records()[row.id].date),
            _reference(row.id),
            row.theme,
            row.kind,
            "" if pd.isna(row.place) else escaped(row.place),
            row.confidence,
        ]
        for row in events.itertuples()
    ]
    columns = ["Period", "Date", "Event", "Theme", "Kind", "Place", "Confidence"]
    options = {"name": "tab-events", "filters": "Theme, Kind, Confidence", "group": "Period"}
    table = _interactive("Dated events of the record", options, columns, rows)
    line = ["::::{only} builder_html", "```{raw} html", timeline.html(events), "```", "::::", ""]
    return "\n".join([said, "", *line, table])


#: How the page names what was found of a document's text.
_FOUND = {"text": "located", "published": "print known", "draft": "draft only", "none": "not located"}


def agreement_list(docname: str) -> str:
    """All documents with their way into force, and where their texts can be found."""
    texts = catalogue.load("texts")
    rows = agreements.located(catalogue.load("agreements"), texts).sort_values(["date", "id"], na_position="last")
    columns = ["Period", "Date", "Document", "Field", "Way into force", "Text", "Kind", "Scope", "Text found"]
    cells = [
        [
            "Without a date" if pd.isna(row.date) else _period(row.date),
            "–" if pd.isna(row.date) else row.date,
            f"{_reference(row.id)}. {_what(row)}",
            row.field,
            _way(row),
            "; ".join(_where(one) for one in texts[texts["agreement"] == row.id].itertuples()) or _clue(row),
            row.kind,
            row.scope,
            _FOUND[row.found],
        ]
        for row in rows.itertuples()
    ]
    options = {"name": "tab-agreements", "filters": "Field", "group": "Period", "hidden": "Kind, Scope, Text found"}
    return _interactive("Documents, their way into force and their texts", options, columns, cells)


def _what(row) -> str:
    """Kind of document, whose it is, and where it was signed."""
    kind = "document" if row.kind == "other" else row.kind
    return f"{row.scope.capitalize()} {kind}" + ("" if pd.isna(row.place) else f", {escaped(row.place)}")


def _way(row) -> str:
    """What is known of signature, approvals and entry into force."""
    steps = {"approved KAZ": row.ratified_kaz, "approved TUR": row.ratified_tur, "in force": row.in_force}
    known = [f"{name} {date}" for name, date in steps.items() if not pd.isna(date)]
    if pd.isna(row.signed):
        known.insert(0, "signature not seen")
    return "; ".join(known) or "not known"


def _where(text) -> str:
    """A page with the text, or the print that a page names."""
    source = facts.source(text.source)
    label = source.publisher if pd.isna(text.reference) else text.reference
    if text.state == "published":
        return f"print known: {escaped(text.reference)} (named by {_linked(source.publisher, source.url)})"
    note = "" if pd.isna(text.note) else f". {escaped(text.note)}"
    draft = "draft: " if text.state == "draft" else ""
    return f"{draft}{_linked(label, source.url)} ({text.language}){note}"


def _clue(row) -> str:
    return "not located" + ("" if pd.isna(row.registry) else f"; known from: {escaped(row.registry)}")


_RECORD = sorted((catalogue.DATA / "record").glob("*.csv"))
PARTS: dict[str, Callable[[str], str]] = {
    "register": register,
    "contents": contents,
    "evidence": evidence,
    "unused": unused,
    "webpages": web_pages,
    "glossary": glossary,
    "catalogue": data_catalogue,
    "chronology": chronology,
    "agreements": agreement_list,
}
DEPENDS: dict[str, list[Path]] = {
    "register": [*_RECORD, facts.BIBLIOGRAPHY],
    "contents": _RECORD,
    "evidence": _RECORD,
    "webpages": [facts.BIBLIOGRAPHY],
    "glossary": [*_RECORD, facts.BIBLIOGRAPHY],
    "unused": [*_RECORD, facts.BIBLIOGRAPHY, *claims.texts()],
    "chronology": _RECORD,
    "agreements": [*_RECORD, facts.BIBLIOGRAPHY],
    "catalogue": [catalogue.DATA / "datapackage.json", *sorted(catalogue.DATA.rglob("*.csv"))],
}
