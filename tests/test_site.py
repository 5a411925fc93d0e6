"""The built pages in a real browser: they open, show their figures, and ask nobody else for anything."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect, sync_playwright

from analysis import ROOT
from analysis.press import facts, site

pytestmark = pytest.mark.browser


def _documents() -> list[str]:
    """All pages of the table of contents."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter for part in toc["parts"] for chapter in part["chapters"]]
    sections = [section for chapter in chapters for section in chapter.get("sections", [])]
    return [toc["root"], *(page["file"] for page in [*chapters, *sections])]


PAGES = _documents()
#: The chapters of the story stand in folders of periods, those that compare in one of their own.
CHAPTERS = [page for page in PAGES if re.fullmatch(r"book/(?:\d{4}-\d{4}|comparison)/\w+", page)]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A plain file server in a subfolder, as a static host would have it."""
    assert (site.HTML / "index.html").exists(), "the book is not built: make book"
    handler = functools.partial(_Quiet, directory=str(site.HTML.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/html"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        yield chrome
        chrome.close()


class Visit:
    """A page that was opened, with everything that went wrong or abroad."""

    def __init__(self, browser: Browser, **options: object) -> None:
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, url: str, until: str = "load") -> Page:
        """Open an address; a page that is not there fails."""
        answer = self.page.goto(url, wait_until=until)
        assert url.startswith("file:") or (answer is not None and answer.ok), url
        return self.page


@pytest.fixture
def visit(browser: Browser):
    """Visits that are closed after the test."""
    made: list[Visit] = []

    def make(**options: object) -> Visit:
        made.append(Visit(browser, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Each chapter, opened once for all tests that only look and click."""
    one = Visit(browser, viewport=DESKTOP)
    yield one.open(f"{address}/{request.param}.html")
    one.context.close()


_LIGHT_DARK = [(DESKTOP, "light"), (PHONE, "dark")]
_DARK_LIGHT = [(DESKTOP, "dark"), (PHONE, "light")]
#: Pages are made alike: one is opened in two ways, the next in the two others.
_VISITS = [
    pytest.param(page, size, scheme, id=f"{page}-{size['width']}-{scheme}")
    for number, page in enumerate(PAGES)
    for size, scheme in (_DARK_LIGHT if number % 2 else _LIGHT_DARK)
]


@pytest.mark.parametrize(("document", "size", "scheme"), _VISITS)
def test_page_opens_quietly_and_asks_no_third_party(visit, address: str, document: str, size, scheme: str) -> None:
    one = visit(viewport=size, color_scheme=scheme)
    page = one.open(f"{address}/{document}.html", until="networkidle")
    assert one.errors == []
    assert [url for url in one.requests if not url.startswith((address, "data:"))] == []
    assert page.locator("h1:visible").count() == 1
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], "the page scrolls sideways"


def test_chapter_shows_its_figures(chapter: Page) -> None:
    figures = chapter.locator("figure.exhibit")
    assert figures.count() >= 2
    for number in range(figures.count()):
        figure = figures.nth(number)
        picture = figure.locator("svg.figure-svg")
        box = picture.bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert box["height"] > 100
        assert len(picture.get_attribute("aria-label") or "") > 40
        assert picture.locator("path").count() > 3
        assert figure.locator("figcaption").inner_text().startswith("Figure")
        assert figure.locator("details table tbody tr").count() > 0
        behind = figure.locator("details", has_text="Sources and licences").locator("li")
        assert behind.count() == figure.locator(".provenance a.internal:not(.download)").count() > 0
        assert "Licence: " in behind.first.text_content()
        assert behind.first.locator("a.download").count() == 1
        with chapter.expect_download() as download:
            figure.locator("a.download", has_text="data (CSV)").click()
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert len(text.splitlines()) == figure.locator("details table tbody tr").count() + 1
    assert chapter.locator(".exhibit .download", has_text="figure (SVG)").count() == figures.count()


def test_code_before_the_abstract_stands_behind_one_toggle(chapter: Page) -> None:
    toggles = chapter.locator("article section > .cell > details.hide > summary").filter(has_text="cells)")
    assert toggles.first.inner_text().startswith("Code (")
    before = chapter.locator("article > section > .cell, article > section > h1, article > section > section").all()
    kinds = [one.evaluate("node => node.className.includes('cell') ? 'code' : node.tagName") for one in before]
    assert kinds[: kinds.index("SECTION")].count("code") == 1
    toggles.first.click()
    assert chapter.locator("details.hide .cell_input").first.is_visible()


def test_figures_use_the_books_own_font(chapter: Page) -> None:
    fonts = chapter.evaluate(
        "[...new Set([...document.querySelectorAll('svg.figure-svg text')].map(t => getComputedStyle(t).fontFamily))]"
    )
    assert [font.replace('"', "") for font in fonts] == ["Source Sans 3"]
    loaded = chapter.evaluate(
        "document.fonts.load('12px \"Source Sans 3\"', 'Қазақстан Türkiye ğ ı ş').then(f => f.length)"
    )
    assert loaded == 4, "the font's subsets: Latin, Latin extended, Cyrillic, Cyrillic extended"


def test_abstract_stands_in_three_languages(chapter: Page) -> None:
    for label, language in (("Қазақша", "kk"), ("Türkçe", "tr")):
        chapter.locator(".sd-tab-set label", has_text=label).click()
        tab = chapter.locator(f".sd-tab-content[lang={language}]")
        assert tab.is_visible()
        assert len(tab.inner_text().split()) > 60


def test_evidence_shows_on_hover_and_focus_and_leads_to_the_register(visit, address: str) -> None:
    page = visit(viewport=DESKTOP).open(f"{address}/{CHAPTERS[0]}.html")
    mark = page.locator("article .fact").first
    card = mark.locator(".fact-card")
    assert not card.is_visible()
    mark.locator(".fact-mark").hover()
    assert card.is_visible()
    page.mouse.move(0, 0)
    assert not card.is_visible()
    mark.locator(".fact-mark").focus()
    assert card.is_visible()
    assert any(name in card.inner_text() for name in facts.CONFIDENCE.values())
    target = mark.locator(".fact-mark").get_attribute("href").split("#")[1]
    mark.locator(".fact-mark").click()
    page.wait_for_url("**/register/*.html#*")
    assert page.locator(f"#{target}").count() == 1


def test_evidence_shows_on_tap_and_opens_on_the_second(visit, address: str) -> None:
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True).open(f"{address}/{CHAPTERS[0]}.html")
    mark = page.locator("article .fact-mark").first
    card = page.locator("article .fact").first.locator(".fact-card")
    mark.tap()
    assert card.is_visible()
    assert page.url.endswith(f"{CHAPTERS[0]}.html")
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    page.locator("h1:visible").tap()
    assert not card.is_visible()
    mark.tap()
    mark.tap()
    page.wait_for_url("**/register/*.html#*")


def test_evidence_without_scripts_is_a_plain_link_on_a_phone(visit, address: str) -> None:
    one = visit(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    page = one.open(f"{address}/{CHAPTERS[0]}.html")
    page.locator("article .fact-mark").first.tap()
    page.wait_for_url("**/register/*.html#*")


def test_the_escape_key_hides_the_card(visit, address: str) -> None:
    page = visit(viewport=DESKTOP).open(f"{address}/{CHAPTERS[0]}.html")
    mark = page.locator("article .fact").first
    mark.locator(".fact-mark").focus()
    assert mark.locator(".fact-card").is_visible()
    page.keyboard.press("Escape")
    assert not mark.locator(".fact-card").is_visible()


def _built(document: str, pattern: str) -> list[str]:
    """What a pattern finds in the bytes of a page, as they are served."""
    return re.findall(pattern, (site.HTML / f"{document}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", CHAPTERS)
def test_a_record_leads_back_to_every_place_that_uses_it(document: str) -> None:
    here = _built(document, r'id="(use-[^"]+)"')
    assert len(here) == len(set(here)) > (8 if "comparison" in document else 40)
    name = document.removeprefix("book/")
    back = [
        anchor
        for page in facts.PAGES
        for anchor in _built(f"{facts.REGISTER}/{page}", rf'href="[^"]*/{name}\.html#(use-[^"]+)"')
    ]
    assert sorted(back) == sorted(here)


def test_every_evidence_mark_leads_to_a_record() -> None:
    there = {
        f"{page}.html#{name}"
        for page in facts.PAGES
        for name in _built(f"{facts.REGISTER}/{page}", r'id="(fact-[^"]+)"')
    }
    assert len(there) >= len(facts.records())
    for document in CHAPTERS:
        links = _built(document, r'class="fact-mark" href="[^"]*/([^/"]+)"')
        assert links
        assert set(links) - there == set()


def test_without_scripts_the_text_and_figures_are_there(visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).open(f"{address}/{CHAPTERS[0]}.html")
    assert page.locator("figure.exhibit svg").first.is_visible()
    assert len(page.locator("article").inner_text().split()) > 1500


def test_the_book_opens_from_disk(visit) -> None:
    one = visit(viewport=DESKTOP)
    page = one.open((site.HTML / "index.html").as_uri())
    page.wait_for_url("**/book/index.html")
    page.locator("nav.bd-links a", has_text="Evidence register").first.click()
    page.wait_for_url("**/sources/register.html")
    assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []


def test_search_finds_a_name(visit, address: str) -> None:
    page = visit(viewport=DESKTOP).open(f"{address}/search.html?q=Nazarbayev")
    page.wait_for_selector("ul.search li")
    assert page.locator("ul.search li").count() >= 3


# --- tables that can be searched, and the time line ---------------------------------------------------------

CHRONOLOGY = "book/sources/chronology"


def _shown(page: Page) -> int:
    return page.locator("table.interactive tbody tr:has(a)").count()


def test_a_table_finds_names_without_their_marks_and_says_how_many(visit, address: str) -> None:
    one = visit(viewport=DESKTOP)
    page = one.open(f"{address}/{CHRONOLOGY}.html")
    page.get_by_label("Search the table").fill("ozal")
    rows = page.locator("table.interactive tbody tr")
    assert 3 <= rows.count() < 30
    assert all("Özal" in text or "Ozal" in text for text in rows.all_inner_texts())
    status = page.get_by_role("status")
    assert status.get_attribute("aria-live") == "polite"
    assert f"of {rows.count()} rows" in status.inner_text()
    assert one.errors == []


def test_a_filtered_table_can_be_shared_by_its_address_and_cleared(visit, address: str) -> None:
    page = visit(viewport=DESKTOP).open(f"{address}/{CHRONOLOGY}.html")
    page.get_by_role("combobox", name="Theme").select_option("economic")
    page.get_by_role("combobox", name="Period").select_option("1991–2000")
    count = _shown(page)
    assert 0 < count < 50
    other = visit(viewport=DESKTOP).open(page.url)
    assert _shown(other) == count
    assert set(other.locator("table.interactive tbody td:nth-child(3)").all_inner_texts()) == {"economic"}
    other.get_by_role("button", name="Clear").click()
    assert _shown(other) == 50  # a page of them
    assert "?" not in other.url


def test_a_table_is_sorted_by_keyboard(visit, address: str) -> None:
    page = visit(viewport=DESKTOP).open(f"{address}/book/sources/agreements.html")
    head = page.locator("table.interactive th", has_text="Date")
    for order in ("ascending", "descending"):
        head.locator("[role=button]").press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
    dates = [text for text in page.locator("table.interactive tbody td:first-child").all_inner_texts() if text != "–"]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) > 100


def test_without_scripts_the_table_is_whole_and_in_periods(visit, address: str) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).open(f"{address}/{CHRONOLOGY}.html")
    assert _shown(page) > 500
    heads = page.locator("table.interactive tr.group").all_inner_texts()
    assert [head.strip() for head in heads[1:5]] == ["1991–2000", "2001–2008", "2009–2015", "2016–2020"]
    page.locator("#zoom-months").check()
    assert page.locator(".time-line svg").bounding_box()["width"] > 20_000
    page.locator(".time-line svg a").nth(200).press("Enter")
    page.wait_for_url("**/register/*.html#fact-*")


@pytest.mark.parametrize("document", [CHRONOLOGY, "book/sources/agreements"])
def test_tables_and_time_line_fit_a_phone(visit, address: str, document: str) -> None:
    page = visit(viewport=PHONE).open(f"{address}/{document}.html")
    assert page.locator("table.interactive tbody tr").first.bounding_box()["width"] <= PHONE["width"]
    assert page.locator("table.interactive").get_attribute("role") == "table"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_scripts_of_tables_are_loaded_only_where_a_table_is() -> None:
    with_them = [page for page in PAGES if _built(page, r"<script[^>]*tables\.js")]
    assert with_them == [page for page in PAGES if _built(page, r'<table class="[^"]*\binteractive\b')]
    assert CHRONOLOGY in with_them
    assert CHAPTERS[0] not in with_them
    assert _built(CHRONOLOGY, r" style=") == []


def test_tables_work_under_a_policy_that_forbids_to_evaluate_text(visit, address: str) -> None:
    one = visit(viewport=DESKTOP)
    policy = "script-src 'self' 'unsafe-inline'"  # the theme's own scripts stand in the page
    one.page.route(
        "**/*.html",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), headers=answer.headers | {"content-security-policy": policy}
        ),
    )
    page = one.open(f"{address}/{CHRONOLOGY}.html")
    page.get_by_label("Search the table").fill("summit")
    assert 0 < _shown(page) <= 50
    assert one.errors == []
