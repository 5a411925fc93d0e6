"""Generated pages: data never becomes markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from analysis import catalogue
from analysis.press import facts, pages, render


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


def test_the_register_holds_every_record_once() -> None:
    text = pages.register("book/sources/register")
    for name in facts.records():
        assert text.count(f"(fact-{name})=") == 1


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
