"""The rules of prose: they hold in the book, and each finds what breaks it."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from analysis import catalogue
from analysis.press import claims, facts

LONE = "trt-avrasya-1992"  # rests on one secondary source


def _chapter(folder: Path, *cells: str) -> Path:
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_markdown_cell(text, id=f"cell-{n}") for n, text in enumerate(cells)]
    path = folder / "chapter.ipynb"
    nbformat.write(notebook, path)
    return path


def _found(folder: Path, *cells: str) -> list[tuple[str, str]]:
    """Rules that a chapter breaks, with the cell."""
    return [(problem.rule, problem.passage.cell) for problem in claims.problems(_chapter(folder, *cells))]


def test_every_claim_of_the_book_is_borne_out() -> None:
    problems, idle = claims.check()
    assert [str(problem) for problem in problems] == []
    assert idle == [], "exceptions in book/claims.toml that excuse nothing any more"
    assert all(exception.reason.strip() for exception in claims.exceptions())


@pytest.mark.parametrize(("folder", "rules"), [("1991-2000", ["paragraph"]), ("comparison", [])])
def test_in_the_comparison_a_computed_number_is_a_source(tmp_path: Path, folder: str, rules: list[str]) -> None:
    place = tmp_path / folder
    place.mkdir()
    assert [rule for rule, _ in _found(place, "## Shares", "Turkey's was {n}`3% = share`.")] == rules
    assert ("paragraph", "cell-1") in _found(place, "## Shares", "Turkey's was the smaller.")


def test_an_anchor_above_a_heading_is_no_paragraph(tmp_path: Path) -> None:
    assert _found(tmp_path, "## Ties", "(assertion-speed)=\n### Very rapid") == []
    assert _found(tmp_path, "## Ties", "(assertion speed)=\n### Very rapid") == [("paragraph", "cell-1")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade grew by 12 per cent.",
        "Trade grew by 1,250 million dollars.",
        "Twelve ministers came.",
        "Trade came to two billion.",
        "Five ministers came.",
        "It was § 17 of them.",
        "2,160 people.",
    ],
)
def test_a_typed_number_is_found(tmp_path: Path, sentence: str) -> None:
    assert ("number", "cell-0") in _found(tmp_path, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 16 December 1991, or on 16–18 December, it happened in 1991–2000, in the 1990s, in 1992/93.",
        "Trade grew by {n}`12% = growth` to {n}`3 = level` million dollars; a billion was the aim.",
        "The 8th summit met, and the D-8 too, says Strategy2050.kz.",
        "He spoke of “100 schools in 15 countries”.",
        "Five ministers came {fact}`turksoy-founded-1993`.",
        "See [the page](page-12.md) and `code 12`.",
        "1990'larda, 2000'de; 1990-жылдары, 1995–2000 жылдары; 16 Aralık 1991; 1991 жылғы 16 желтоқсан.",
        "1. An ordered list begins with a number.",
    ],
)
def test_dates_names_quotations_and_computed_numbers_are_no_typed_numbers(tmp_path: Path, sentence: str) -> None:
    assert _found(tmp_path, sentence) == []


def test_a_paragraph_of_the_story_needs_a_source(tmp_path: Path) -> None:
    story = "## A claim\n\nSomething happened {fact}`turksoy-founded-1993`.\n\nSomething else happened."
    assert _found(tmp_path, story) == [("paragraph", "cell-0")]
    assert _found(tmp_path, "## Setting\n\nSomething happened.", "## A claim", "No source.") == [
        ("paragraph", "cell-2")
    ]
    assert _found(tmp_path, "## The historian's doubt\n\nWho says so?") == []


def test_a_block_of_code_is_no_prose(tmp_path: Path) -> None:
    code = "Run:\n\n```sh\nrun --jobs 4\n\nrun --jobs 5\n```"
    assert _found(tmp_path, code) == []
    assert _found(tmp_path, f"{code}\n\nThere were 12 of them.") == [("number", "cell-0")]


def test_the_pages_about_the_book_tell_no_story(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    assert _found(folder, "## How it works\n\nA paragraph without source.") == []


def test_a_single_source_is_named_in_its_sentence(tmp_path: Path) -> None:
    assert facts.records()[LONE].confidence == "single-secondary"
    assert _found(tmp_path, f"The channel went on air {{fact}}`{LONE}`.") == [("attribution", "cell-0")]
    assert _found(tmp_path, f"According to Wikipedia it went on air {{fact}}`{LONE}`.") == []
    assert _found(tmp_path, f"{{cite:t}}`Aslan2014Turkey` put it there {{fact}}`{LONE}`.") == []


def test_an_unknown_name_is_told_with_file_cell_line_and_near_ones() -> None:
    path = claims.BOOK / "1991-2000" / "cultural.ipynb"
    passage = claims.Passage(
        path, "cell-7", 1, "A line.\n\nAnother {fact}`trt-avrasya-1993` and {cite:p}`Aslan2014Turkish`."
    )
    fact, work = map(str, claims._unknown(passage))
    assert "book/1991-2000/cultural.ipynb, cell cell-7, line 3" in fact
    assert LONE in fact
    assert "Aslan2014Turkey" in work


def test_an_exception_excuses_its_sentence_only(tmp_path: Path) -> None:
    problem = claims.Problem(
        "number", claims.Passage(claims.BOOK / "a.ipynb", "c", 1, ""), "the number '12'", "Twelve, 12."
    )
    assert claims.Excuse("number", "a", "12", "a name").covers(problem)
    assert not claims.Excuse("number", "b", "12", "a name").covers(problem)
    assert not claims.Excuse("paragraph", "a", "12", "a name").covers(problem)
    assert claims.Excuse("number", "*", "Twelve", "a name").covers(problem)


def test_every_record_and_work_is_used_or_listed_as_unused() -> None:
    used_records, used_works = claims.used()
    records, works = claims.unused()
    assert set(records) | used_records == set(facts.records())
    assert set(records) & used_records == set()
    behind = {source.key for fact in facts.records().values() for source in fact.sources}
    behind |= {source["key"] for name in catalogue.names() for source in catalogue.sources(name) if source["key"]}
    assert set(facts.bibliography().entries) - behind - used_works >= set(works)
    assert LONE in used_records
    assert "Aslan2014Turkey" in used_works


def test_a_record_that_only_code_or_a_table_names_is_used() -> None:
    used, _ = claims.used()
    assert "katev-foundation-1997" in used  # a row of the table of institutions
    assert "turkish-fdi-1-8bn-1993-2012" in used  # drawn by the figure of claims


def test_words_of_an_exhibit_are_read_like_prose(tmp_path: Path) -> None:
    code = 'exhibits.figure(\n    figure,\n    title=f"Trade grew {growth:.0%} in 3 states",\n    alt="A line.",\n)'
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, id="fig-trade")])
    nbformat.write(notebook, tmp_path / "chapter.ipynb")
    problems = claims.problems(tmp_path / "chapter.ipynb")
    assert [(problem.rule, problem.passage.cell, problem.sentence) for problem in problems] == [
        ("number", "fig-trade", "Trade grew § in 3 states")
    ]
