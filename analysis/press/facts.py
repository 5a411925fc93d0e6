"""Every fact has an address: records of the book by id, with their sources."""

from __future__ import annotations

import difflib
from functools import cache
from typing import NamedTuple

import pandas as pd
from pybtex.database import BibliographyData, parse_file
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from analysis import ROOT, catalogue
from analysis.periods import PERIODS
from analysis.press.numbers import exact

BIBLIOGRAPHY = catalogue.DATA / "references.bib"
#: Folder of the pages of the evidence register.
REGISTER = "book/sources/register"
#: Pages of the register and what they hold, in the order of the book.
PAGES = {
    **{f"events-{key}": f"Events {period.first}–{period.last}" for key, period in PERIODS.items()},
    "events-other": "Events later or without a date",
    "agreements": "Agreements",
    "figures-trade": "Quoted figures: trade",
    "figures-economic": "Quoted figures: economy",
    "figures-cultural": "Quoted figures: people and culture",
    "figures-political": "Quoted figures: politics",
    "terms": "Terms of office",
    "disputes": "Disputes",
}
_TRADE = ("trade_turnover", "trade_target", "exports", "imports")
CONFIDENCE = {
    "primary": "primary: the issuer's own document or page",
    "corroborated": "corroborated: two or more independent sources",
    "single-secondary": "one secondary source",
    "disputed": "sources disagree",
}


class Source(NamedTuple):
    """A source of a record, and what it says about it."""

    key: str
    publisher: str
    title: str
    url: str
    year: str
    supports: str


class Fact(NamedTuple):
    """A record of the historical record, whatever its table."""

    id: str
    table: str
    date: str
    title: str
    summary: str
    confidence: str
    retrospective: bool
    conflict: str
    sources: tuple[Source, ...]
    page: str  # page of the register that holds it, a key of PAGES

    @property
    def document(self) -> str:
        """The page's document, as Sphinx names it."""
        return f"{REGISTER}/{self.page}"


@cache
def bibliography() -> BibliographyData:
    """All entries of ``data/references.bib``."""
    return parse_file(str(BIBLIOGRAPHY), bib_format="bibtex")


def faults() -> list[str]:
    """Fields of the bibliography that cannot be set, each with entry, field and remedy."""
    found = []
    for key, entry in bibliography().entries.items():
        for field, value in entry.fields.items():
            try:
                Text.from_latex(value)
            except PybtexSyntaxError as error:
                place = f"{BIBLIOGRAPHY.relative_to(ROOT)}, entry {key}, field {field}"
                found.append(f"{place}: {error}. Remedy: close each brace, and write \\% for a percent sign")
    return found


def plain(text: str) -> str:
    """BibTeX text without braces and escapes."""
    for escaped, letter in ((r"\&", "&"), (r"\%", "%"), (r"\#", "#"), (r"\_", "_"), ("{", ""), ("}", "")):
        text = text.replace(escaped, letter)
    return text


def source(key: str, supports: str = "") -> Source:
    """A bibliography entry as a source; KeyError if there is none."""
    entry = bibliography().entries[key]
    people = entry.persons.get("author", [])
    names = ", ".join(plain(" ".join(person.last_names or person.first_names)) for person in people)
    fields = entry.fields
    year = fields.get("year", "")
    return Source(key, names, plain(fields.get("title", "")), plain(fields.get("url", "")), year, supports)


@cache
def records() -> dict[str, Fact]:
    """All records by id: events, agreements, quoted figures, terms of office, disputes."""
    citations: dict[str, list[Source]] = {}
    for row in catalogue.load("citations").itertuples():
        citations.setdefault(row.record, []).append(source(row.source, row.supports))
    found: dict[str, Fact] = {}
    for table in ("events", "agreements", "quoted_figures"):
        for row in catalogue.load(table).to_dict("records"):
            date = row.get("date", row.get("said_on"))
            found[row["id"]] = Fact(
                id=row["id"],
                table=table,
                date="" if pd.isna(date) else _span(date, row.get("date_end")),
                title=_figure_title(row) if table == "quoted_figures" else row["title"],
                summary=row["summary"],
                confidence=row["confidence"],
                retrospective=bool(row["retrospective"]),
                conflict="" if pd.isna(row["conflict"]) else row["conflict"],
                sources=tuple(citations.get(row["id"], [])),
                page=_page(table, row),
            )
    return found | _terms(citations) | _disputes()


def _page(table: str, row: dict) -> str:
    """The page of the register for a record."""
    if table == "agreements":
        return "agreements"
    if table == "quoted_figures":
        return "figures-trade" if row["indicator"] in _TRADE else f"figures-{row['theme']}"
    if pd.isna(row["date"]):
        return "events-other"
    year = int(row["date"][:4])
    for key, period in PERIODS.items():
        if year <= period.last:  # what lies before the first period stands with it
            return f"events-{key}"
    return "events-other"


def _terms(citations: dict[str, list[Source]]) -> dict[str, Fact]:
    found = {}
    for row in catalogue.load("terms").to_dict("records"):
        start, end = ("?" if pd.isna(row[side]) else row[side] for side in ("start", "end"))
        found[row["id"]] = Fact(
            id=row["id"],
            table="terms",
            date=f"{start} – {end}",
            title=f"{row['person']}, {row['office']}",
            summary="" if pd.isna(row["note"]) else row["note"],
            confidence=row["confidence"],
            retrospective=False,
            conflict="" if pd.isna(row["conflict"]) else row["conflict"],
            sources=tuple(citations[row["id"]]),
            page="terms",
        )
    return found


def _span(date: str, end: object) -> str:
    return date if end is None or pd.isna(end) else f"{date} – {end}"


def _figure_title(row: dict) -> str:
    """A quoted figure in words: who said which number about what."""
    value = exact(row["value"])
    if not pd.isna(row["value_high"]):
        value += f"–{exact(row['value_high'])}"
    parts = [] if pd.isna(row["qualifier"]) else [row["qualifier"]]
    year = "" if pd.isna(row["ref_year"]) else f" ({row['ref_year']})"
    who = "" if pd.isna(row["said_by"]) else f"{row['said_by']}: "
    return f"{who}{' '.join([*parts, value])} {row['unit']}{year}"


@cache
def positions() -> dict[str, list[tuple[str, str]]]:
    """For each dispute who holds what, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in catalogue.load("positions").sort_values(["dispute", "number"]).itertuples():
        found.setdefault(row.dispute, []).append((row.held_by, row.position))
    return found


def _disputes() -> dict[str, Fact]:
    named = catalogue.load("positions").groupby("dispute")["sources"]
    sources = {dispute: "; ".join(cells.dropna()).split("; ") for dispute, cells in named}
    found = {}
    for row in catalogue.load("disputes").itertuples():
        keys = dict.fromkeys(sources[row.id])
        views = " ".join(f"({n}) {holder}: {view}" for n, (holder, view) in enumerate(positions()[row.id], 1))
        found[row.id] = Fact(
            id=row.id,
            table="disputes",
            date="",
            title=row.question,
            summary=views,
            confidence="disputed",
            retrospective=False,
            conflict=row.conclusion,
            sources=tuple(source(key) for key in keys),
            page="disputes",
        )
    return found


@cache
def related() -> dict[str, tuple[str, ...]]:
    """For each record the records that belong with it: figures of an event, documents signed at it, disputes."""
    found: dict[str, dict[str, None]] = {}

    def join(one: str, other: str) -> None:
        found.setdefault(one, {})[other] = None
        found.setdefault(other, {})[one] = None

    for row in catalogue.load("agreements").dropna(subset="event").itertuples():
        join(row.event, row.id)
    for row in catalogue.load("quoted_figures").dropna(subset="record").itertuples():
        join(row.record, row.id)
    for row in catalogue.load("disputes").itertuples():
        for record in row.records.split("; "):
            join(row.id, record)
    return {name: tuple(others) for name, others in found.items()}


def nearest(wanted: str) -> list[str]:
    """Ids most like one that does not exist."""
    return difflib.get_close_matches(wanted, records(), 3, cutoff=0.4)
