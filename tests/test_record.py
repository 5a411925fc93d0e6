"""The historical record: every fact has a source, every reference leads somewhere, dates are in order."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import catalogue
from analysis.press import facts

TABLES = ["events", "agreements", "quoted_figures"]


@pytest.fixture(scope="module")
def record() -> dict[str, pd.DataFrame]:
    return {name: catalogue.load(name) for name in [*TABLES, "visits", "disputes", "positions", "citations"]}


def test_ids_are_unique_across_tables(record) -> None:
    ids = pd.concat([record[name]["id"] for name in [*TABLES, "disputes"]])
    assert ids[ids.duplicated()].tolist() == []


def test_every_record_has_a_source_and_every_citation_a_record(record) -> None:
    ids = set(pd.concat([record[name]["id"] for name in TABLES]))
    cited = set(record["citations"]["record"])
    assert ids - cited == set()
    assert cited - ids == set()


def test_every_source_stands_in_the_bibliography(record) -> None:
    keys = set(facts.bibliography().entries)
    assert set(record["citations"]["source"]) - keys == set()
    named = record["positions"]["sources"].dropna().str.split("; ").explode()
    assert set(named) - keys == set()
    tables = {source["key"] for name in catalogue.names() for source in catalogue.sources(name) if source["key"]}
    assert tables - keys == set()


def test_addresses_have_the_form_of_addresses() -> None:
    for key, entry in facts.bibliography().entries.items():
        url = entry.fields.get("url", "")
        assert not url or url.startswith(("http://", "https://")), key
        assert " " not in url, key


def test_every_dispute_has_at_least_two_positions_and_records_that_exist(record) -> None:
    counts = record["positions"].groupby("dispute")["number"].count()
    assert set(counts.index) == set(record["disputes"]["id"])
    assert counts.min() >= 2
    ids = set(pd.concat([record[name]["id"] for name in TABLES]))
    named = record["disputes"]["records"].str.split("; ").explode()
    assert set(named) - ids == set()


#: Documents whose sources really give dates in another order, with the reason.
DATE_ORDER_EXCEPTIONS: dict[str, str] = {}


def test_agreements_are_signed_before_they_are_ratified_and_in_force(record) -> None:
    """Dates may be years or months only: they are compared as far as both are known."""
    wrong = []
    for row in record["agreements"].to_dict("records"):
        for earlier, later in (("signed", "ratified_kaz"), ("signed", "ratified_tur"), ("signed", "in_force")):
            a, b = row[earlier], row[later]
            if pd.isna(a) or pd.isna(b):
                continue
            length = min(len(a), len(b))
            if a[:length] > b[:length] and row["id"] not in DATE_ORDER_EXCEPTIONS:
                wrong.append((row["id"], earlier, a, later, b))
    assert wrong == []


def test_events_end_after_they_begin(record) -> None:
    events = record["events"].dropna(subset=["date", "date_end"])
    length = [min(len(a), len(b)) for a, b in zip(events["date"], events["date_end"], strict=True)]
    ends = zip(events["id"], events["date"], events["date_end"], length, strict=True)
    assert [name for name, a, b, n in ends if a[:n] > b[:n]] == []


def test_visitors_come_from_one_state_to_another(record) -> None:
    visits = record["visits"]
    assert visits[visits["sender"].eq(visits["host"])].empty
    assert set(visits["sender"]) <= {"KAZ", "TUR", "UZB", "AZE", "KGZ", "TKM"}


def test_a_fact_shows_its_sources() -> None:
    fact = facts.records()["recognition-by-turkey-1991-12-16"]
    assert fact.date == "1991-12-16"
    assert fact.confidence == "primary"
    assert len(fact.sources) >= 5
    assert all(source.supports for source in fact.sources)


def test_an_unknown_fact_has_near_ones() -> None:
    assert "recognition-by-turkey-1991-12-16" in facts.nearest("recognition-by-turkey-1991")
