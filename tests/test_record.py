"""The historical record: every fact has a source, every reference leads somewhere, dates and offices are in order."""

from __future__ import annotations

import csv
import itertools
import json
import unicodedata
from collections import defaultdict

import pandas as pd
import pytest
from pybtex.database import parse_string

from analysis import ROOT, catalogue
from analysis.periods import PERIODS
from analysis.press import facts

TABLES = ["events", "agreements", "quoted_figures", "terms"]
EVIDENCE = ROOT.parent / "shared" / "evidence"


@pytest.fixture(scope="module")
def record() -> dict[str, pd.DataFrame]:
    names = [
        *TABLES,
        "visits",
        "institutions",
        "sessions",
        "people",
        "disputes",
        "positions",
        "citations",
        "evidence",
    ]
    return {name: catalogue.load(name) for name in names}


@pytest.fixture(scope="module")
def ids(record) -> set[str]:
    return set(pd.concat([record[name]["id"] for name in TABLES]))


def earliest(date: str) -> str:
    """First day that a date of any precision may mean."""
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def latest(date: str) -> str:
    """Last day that a date of any precision may mean."""
    return f"{date}-12-31"[:10] if len(date) == 4 else f"{date}-31"[:10]


def test_ids_are_unique_across_tables(record) -> None:
    every = pd.concat([record[name]["id"] for name in [*TABLES, "disputes"]])
    assert every[every.duplicated()].tolist() == []


def test_every_record_has_a_source_and_every_citation_a_record(record, ids) -> None:
    cited = set(record["citations"]["record"])
    assert ids - cited == set()
    assert cited - ids == set()


def test_every_source_stands_in_the_bibliography(record) -> None:
    keys = set(facts.bibliography().entries)
    assert set(record["citations"]["source"]) - keys == set()
    assert record["positions"]["sources"].notna().all()
    assert set(record["positions"]["sources"].str.split("; ").explode()) - keys == set()
    tables = {source["key"] for name in catalogue.names() for source in catalogue.sources(name) if source["key"]}
    assert tables - keys == set()


@pytest.mark.parametrize(("table", "column"), [("assertions", "sources"), ("opinions", "source")])
def test_sources_of_assertions_and_polls_stand_in_the_bibliography(table: str, column: str) -> None:
    named = catalogue.load(table)[column].str.split("; ").explode()
    assert set(named) - set(facts.bibliography().entries) == set()


def test_the_bibliography_can_be_set() -> None:
    assert facts.faults() == []


def test_a_source_that_cannot_be_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = parse_string("@misc{web-percent, title = {{Trade up 6.5% in July}}}", "bibtex")
    monkeypatch.setattr(facts, "bibliography", lambda: broken)
    (problem,) = facts.faults()
    assert problem.startswith("data/references.bib, entry web-percent, field title: ")
    assert "Remedy: " in problem


def test_addresses_have_the_form_of_addresses() -> None:
    for key, entry in facts.bibliography().entries.items():
        url = entry.fields.get("url", "")
        assert not url or url.startswith(("http://", "https://")), key
        assert " " not in url, key
        assert not url or entry.fields.get("urldate"), f"{key}: no date of retrieval"


def test_every_dispute_has_at_least_two_positions_and_records_that_exist(record, ids) -> None:
    counts = record["positions"].groupby("dispute")["number"].agg(["count", "max"])
    assert set(counts.index) == set(record["disputes"]["id"])
    assert counts["count"].min() >= 2
    assert (counts["count"] == counts["max"]).all(), "positions are numbered from 1 without a gap"
    assert set(record["disputes"]["records"].str.split("; ").explode()) - ids == set()
    assert len(counts) >= 40


def test_every_entry_of_the_glossary_is_borne_by_a_record_or_a_source(record) -> None:
    rows = catalogue.load("glossary")
    assert set(rows["record"].dropna()) - set(facts.records()) == set()
    assert set(rows["sources"].dropna().str.split("; ").explode()) - set(facts.bibliography().entries) == set()
    bare = rows[rows["record"].isna() & rows["sources"].isna()]
    assert set(bare["kind"]) <= {"measure"}, "only what the book itself defines needs no other source"


@pytest.mark.parametrize(
    ("column", "script"), [("kazakh", "CYRILLIC"), ("russian", "CYRILLIC"), ("turkish", "LATIN")]
)
def test_names_in_the_glossary_stand_in_the_column_of_their_script(column: str, script: str) -> None:
    rows = catalogue.load("glossary").dropna(subset=column)
    odd = [
        row["term"]
        for row in rows.to_dict("records")
        if any(letter.isalpha() and script not in unicodedata.name(letter) for letter in row[column])
    ]
    assert odd == []


def test_quoted_figures_belong_to_records_that_exist(record, ids) -> None:
    assert set(record["quoted_figures"]["record"].dropna()) - ids == set()


def test_institutions_begin_with_a_record_and_use_all_of_it(record, ids) -> None:
    institutions, sessions = record["institutions"], record["sessions"]
    assert set(institutions["record"]) - ids == set()
    numbered = sessions.dropna(subset="number").merge(record["events"], left_on="event", right_on="id")
    numbered = numbered[numbered["kind"] != "other"].dropna(subset="date")
    for name, mine in numbered.groupby("institution"):
        dates = mine.groupby("number")["date"].min().sort_index()
        assert [a for a, b in itertools.pairwise(dates) if earliest(a) > latest(b)] == [], name


def test_texts_of_agreements_stand_on_pages_that_the_bibliography_knows() -> None:
    texts = catalogue.load("texts")
    assert set(texts["source"]) - set(facts.bibliography().entries) == set()
    published = texts["state"] == "published"
    assert texts[published]["reference"].notna().all(), "a print is named by its gazette or law"
    assert not texts[published]["read"].any(), "whoever read the words has the text"
    assert texts[~published]["source"].map(lambda key: bool(facts.source(key).url)).all()


#: Documents whose sources really give dates in another order, with the reason.
DATE_ORDER_EXCEPTIONS: dict[str, str] = {}


def test_agreements_are_signed_before_they_are_ratified_and_in_force(record) -> None:
    """Dates may be years or months only: they are compared as far as both are known."""
    wrong = []
    steps = ("signed", "ratified_kaz"), ("signed", "ratified_tur"), ("signed", "in_force")
    for row in record["agreements"].to_dict("records"):
        for earlier, later in (*steps, ("ratified_kaz", "in_force"), ("ratified_tur", "in_force")):
            a, b = row[earlier], row[later]
            if pd.isna(a) or pd.isna(b):
                continue
            if earliest(a) > latest(b) and row["id"] not in DATE_ORDER_EXCEPTIONS:
                wrong.append((row["id"], earlier, a, later, b))
    assert wrong == []


def test_events_end_after_they_begin(record) -> None:
    for name in ("events", "terms"):
        begin, end = ("date", "date_end") if name == "events" else ("start", "end")
        both = record[name].dropna(subset=[begin, end])
        assert [r.id for r in both.itertuples() if earliest(getattr(r, begin)) > latest(getattr(r, end))] == []


def test_visitors_come_from_one_state_to_another(record) -> None:
    visits = record["visits"]
    assert visits[visits["sender"].eq(visits["host"])].empty
    assert set(visits["sender"]) <= {"KAZ", "TUR", "UZB", "AZE", "KGZ", "TKM", "GEO"}


OFFICES = {
    "president": ("president", "acting president"),
    "prime minister": ("prime minister", "acting prime minister"),
    "foreign minister": ("foreign minister",),
    "speaker": tuple(f"{a}speaker ({b})" for a in ("", "acting ") for b in ("TBMM", "Mazhilis", "Senate")),
}
#: Visitors whose term ended before the list of terms begins.
BEFORE_THE_LIST = {("ozal-first-visit-almaty-1991", "Ahmet Kurtcebe Alptemoçin")}


def test_visitors_held_the_office_on_the_day(record) -> None:
    terms, visits = record["terms"], record["visits"].merge(record["events"], left_on="event", right_on="id")
    visits = visits[visits["office"].isin(OFFICES) & visits["sender"].isin(["KAZ", "TUR"])].dropna(subset="date")
    strangers = []
    for visit in visits.itertuples():
        mine = terms[terms["person"].eq(visit.visitor) & terms["office"].isin(OFFICES[visit.office])]
        held = any(
            (pd.isna(term.start) or earliest(term.start) <= latest(visit.date))
            and (pd.isna(term.end) or earliest(visit.date) <= latest(term.end))
            for term in mine.itertuples()
        )
        if not held and (visit.event, visit.visitor) not in BEFORE_THE_LIST:
            strangers.append((visit.event, visit.visitor, visit.office))
    assert strangers == []
    assert len(visits) > 60


SINGLE = [
    "president",
    "prime minister",
    "foreign minister",
    "speaker (TBMM)",
    "speaker (Mazhilis)",
    "speaker (Senate)",
]


@pytest.mark.parametrize("office", SINGLE)
@pytest.mark.parametrize("state", ["KAZ", "TUR"])
def test_an_office_has_one_holder_at_a_time(record, state: str, office: str) -> None:
    terms = record["terms"].query("state == @state and office == @office").dropna(subset=["start", "end"])
    spans = sorted((latest(t.start), earliest(t.end), t.person) for t in terms.itertuples())
    assert [(a[2], b[2]) for a, b in itertools.pairwise(spans) if a[1] > b[0]] == []


@pytest.mark.parametrize(("state", "office"), [(s, o) for s in ("KAZ", "TUR") for o in SINGLE[:3]])
def test_heads_are_known_for_every_year(record, state: str, office: str) -> None:
    terms = record["terms"]
    terms = terms[terms["state"].eq(state) & terms["office"].isin([office, f"acting {office}"])]
    last = 2017 if (state, office) == ("TUR", "prime minister") else 2020  # the office ended in July 2018
    for year in range(1992, last + 1):
        holders = [
            t.person
            for t in terms.itertuples()
            if earliest(t.start) <= f"{year}-12-31" and (pd.isna(t.end) or latest(t.end) >= f"{year}-01-01")
        ]
        assert holders, year


def test_each_piece_of_evidence_is_taken_up_or_left_out_with_a_reason(record) -> None:
    rows = record["evidence"]
    where = {name: set(record[name]["id"]) for name in ("events", "agreements", "quoted_figures")}
    lost = [r.evidence for r in rows.itertuples() if pd.notna(r.record) and r.record not in where[r.table]]
    assert lost == []
    assert rows[rows["record"].isna() & rows["reason"].isna()]["evidence"].tolist() == []
    renamed = rows[rows["record"].ne(rows["evidence"])]
    assert renamed[renamed["reason"].isna()]["evidence"].tolist() == []


@pytest.mark.skipif(not EVIDENCE.is_dir(), reason="the evidence is not beside this clone")
def test_no_piece_of_evidence_is_lost_in_silence(record) -> None:
    there: set[str] = set()
    for name in ("agreements", "political", "economic", "cultural"):
        lines = (EVIDENCE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        there |= {json.loads(line)["id"] for line in lines}
    for path in EVIDENCE.glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            # further numbers of a record are marked there with # and a number
            there |= {row["id"].partition("#")[0] for row in csv.DictReader(file)}
    assert there - set(record["evidence"]["evidence"]) == set()
    assert set(record["evidence"]["evidence"]) - there == set()


@pytest.mark.skipif(not EVIDENCE.is_dir(), reason="the evidence is not beside this clone")
def test_no_confidence_was_raised(record) -> None:
    """The record may be more careful than the evidence, or merge it; it never claims more than the best of it."""
    rank = {"single-secondary": 0, "corroborated": 1, "primary": 2}
    known = {
        row["id"]: row["confidence"]
        for name in ("agreements", "political", "economic", "cultural")
        for row in map(json.loads, (EVIDENCE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    }
    best: dict[str, int] = defaultdict(int)
    for row in record["evidence"].itertuples():
        if row.evidence in known and pd.notna(row.record):
            best[row.record] = max(best[row.record], rank[known[row.evidence]])
    kept = pd.concat([record[name] for name in ("events", "agreements", "quoted_figures")]).set_index("id")[
        "confidence"
    ]
    assert [name for name, limit in best.items() if rank[kept[name]] > limit] == []


@pytest.mark.parametrize("period", PERIODS)
def test_every_period_and_theme_has_a_record(record, period: str) -> None:
    first, last, _ = PERIODS[period]
    year = record["events"]["date"].str[:4].astype("Float64")
    themes = record["events"][year.between(first, last)]["theme"].value_counts()
    assert themes.reindex(["political", "economic", "cultural"], fill_value=0).min() >= 10


def test_a_fact_shows_its_sources() -> None:
    fact = facts.records()["recognition-by-turkey-1991-12-16"]
    assert fact.date == "1991-12-16"
    assert fact.confidence == "primary"
    assert fact.document == "book/sources/register/events-1991-2000"
    assert len(fact.sources) >= 5
    assert all(source.supports for source in fact.sources)


def test_records_that_belong_together_know_each_other() -> None:
    related = facts.related()
    assert "recognition-1991-form" in related["recognition-by-turkey-1991-12-16"]
    assert "recognition-by-turkey-1991-12-16" in related["recognition-1991-form"]


def test_an_unknown_fact_has_near_ones() -> None:
    assert "recognition-by-turkey-1991-12-16" in facts.nearest("recognition-by-turkey-1991")
