"""Generated pages: data never becomes markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from analysis import ROOT, catalogue
from analysis.press import claims, facts, pages, render


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "*stars* and `code`", "[a](b)", "a | b", "{n}`x`", "$x$"]
)
def test_text_from_data_stays_text(text: str) -> None:
    html = MarkdownIt("commonmark").render(pages.escaped(text))
    for tag in ("<script", "<em", "<code", "<a "):
        assert tag not in html


def test_only_web_addresses_become_links() -> None:
    assert pages._linked("x", "javascript:alert(1)") == "x"
    assert pages._linked("x", "https://example.org/a b") == "[x](<https://example.org/a%20b>)"


def test_the_register_holds_every_record_once_on_its_page() -> None:
    texts = {page: pages.register(f"{facts.REGISTER}/{page}") for page in facts.PAGES}
    for name, fact in facts.records().items():
        assert texts[fact.page].count(f"(fact-{name})=") == 1
        assert f"{{uses}}`{name}`" in texts[fact.page]
    assert sum(text.count("(fact-") for text in texts.values()) == len(facts.records())


def test_each_page_of_the_register_stands_in_the_contents_and_in_the_book() -> None:
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    contents = pages.contents("book/sources/register")
    for page in facts.PAGES:
        assert f"(register/{page}.md)" in contents
        assert f"file: {facts.REGISTER}/{page}\n" in toc
        assert "% generated: register" in (ROOT / facts.REGISTER / f"{page}.md").read_text(encoding="utf-8")


def test_a_record_names_those_that_belong_with_it() -> None:
    text = pages.register(f"{facts.REGISTER}/events-1991-2000")
    start = text.index("(fact-recognition-by-turkey-1991-12-16)=")
    assert "(#fact-recognition-1991-form)" in text[start : text.index("::::\n", start)]


def test_the_page_of_the_evidence_holds_every_piece() -> None:
    text = pages.evidence(f"{facts.REGISTER}/evidence")
    rows = catalogue.load("evidence")
    for row in rows.itertuples():
        assert f"| `{row.evidence}` | [`{row.record}`](#fact-{row.record}) |" in text


def test_the_page_of_the_unused_lists_all_of_them_and_no_other() -> None:
    text = pages.unused(f"{facts.REGISTER}/unused")
    records, works = claims.unused()
    assert set(re.findall(r"\(#fact-([a-z0-9-]+)\)", text)) == set(records)
    assert set(re.findall(r"^- `([^`]+)`", text, re.MULTILINE)) == set(works)


def test_the_glossary_holds_every_entry_once_below_its_heading() -> None:
    text = pages.glossary("book/sources/glossary")
    rows = catalogue.load("glossary")
    assert sorted(re.findall(r"^\(term-([a-z0-9-]+)\)=$", text, re.MULTILINE)) == sorted(rows["id"])
    assert text.count("(term-") == len(rows)
    assert list(rows["kind"].unique()) == list(pages._KINDS)
    tika = text[text.index("(term-tika)=") :]
    assert "Turkish: Türk İşbirliği ve Koordinasyon Ajansı Başkanlığı" in tika[: tika.index("::::\n\n")]


def test_the_glossary_gives_a_person_their_offices_in_order_of_time() -> None:
    text = pages.glossary("book/sources/glossary")
    (line,) = [line for line in text.splitlines() if line.startswith("- **Darkhan Kydyrali**")]
    assert "(Дархан Қыдырәлі), Kazakhstan: " in line
    assert line.index("–2018;") < line.index("2018–2022")
    names = re.findall(r"^- \*\*([^*]+)\*\*.*\(#fact-term-", text, re.MULTILINE)
    assert names.index("Çetin Doğan") < names.index("Daniyal Akhmetov"), "a letter with a mark stands with the letter"


def test_the_catalogue_holds_every_table_with_its_file() -> None:
    text = pages.data_catalogue("book/sources/catalogue")
    for name in catalogue.names():
        assert f"(table-{name})=" in text
        assert f"../../data/{catalogue.describe(name)['path']}" in text


def test_downloads_are_safe_in_a_spreadsheet() -> None:
    data = {"columns": ["a", "b"], "rows": [["=1+1", None], ["@x", -5.0]]}
    assert render.as_csv(data) == "a,b\n'=1+1,\n'@x,-5.0\n"


def test_the_svg_of_a_page_is_described_and_follows_the_theme() -> None:
    path = '<path style="fill: #0072b2; stroke: #123456"/>'
    svg = f'<svg width="417.6pt" height="10pt" viewBox="0 0 417.6 10">{path}</svg>'
    themed = render.themed(svg, 'He said "up"')
    assert 'aria-label="He said &quot;up&quot;"' in themed
    assert "var(--fig-kaz, #0072b2)" in themed
    assert "#123456" in themed
    assert 'width="417.6pt"' not in themed


def _rows(text: str) -> list[list[str]]:
    """Cells of the rows of a part's table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def test_the_chronology_holds_every_dated_event_in_order() -> None:
    rows = _rows(pages.chronology("book/sources/chronology"))
    events = catalogue.load("events").dropna(subset="date")
    assert [re.search(r"#fact-([a-z0-9-]+)", row[2])[1] for row in rows] == pages._dated_events()["id"].tolist()
    assert len(rows) == len(events)
    dates = [row[1][:4] for row in rows]
    assert dates == sorted(dates)
    assert {row[0] for row in rows} == {
        "Before 1991", "1991–2000", "2001–2008", "2009–2015", "2016–2020", "After 2020",
    }  # fmt: skip


def test_the_chronology_says_how_dense_its_sources_are() -> None:
    text = pages.chronology("book/sources/chronology")
    events = catalogue.load("events")
    year = events["date"].str[:4].astype("Float64")
    assert f"{year.between(2016, 2020).sum() / 5:.0f} in 2016–2020" in text
    assert f"{events['date'].isna().sum()} more have none" in text


def test_the_list_of_agreements_says_of_each_where_its_text_is() -> None:
    rows = _rows(pages.agreement_list("book/sources/agreements"))
    texts = catalogue.load("texts")
    assert len(rows) == len(catalogue.load("agreements"))
    by_id = {re.search(r"#fact-([a-z0-9-]+)", row[2])[1]: row for row in rows}
    for name, row in by_id.items():
        mine = texts[texts["agreement"] == name]
        assert (row[8] == "not located") == mine.empty
        for text in mine.itertuples():
            assert facts.source(text.source).url in row[5]
        assert row[5].startswith("not located") or not mine.empty
    assert "Resmî Gazete no 23168" in by_id["civil-legal-assistance-agreement-1995"][5]
    assert "approved KAZ 1997-10-31" in by_id["civil-legal-assistance-agreement-1995"][4]
    assert by_id["military-grant-aid-agreement-2001"][4].startswith("signature not seen")
