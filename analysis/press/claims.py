"""What chapters claim, and on what: the checks of prose, and which records and works the book uses.

Four rules hold in every chapter, with exceptions that ``book/claims.toml`` names and gives reasons for:

1. a number is computed (role ``n``), or it is a date, an ordinal, part of a name or of a quotation; a word up to
   ten may stand in a sentence with a source (it counts what the source tells);
2. each paragraph of the story has a fact or a citation (in the comparison, which argues from series, a computed
   number will do);
3. a fact that rests on one secondary source is attributed in its sentence;
4. every fact and every work that the text names exists.
"""

from __future__ import annotations

import ast
import difflib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat

from analysis import ROOT, catalogue
from analysis.exhibits import KEY
from analysis.press import facts, numbers

BOOK = ROOT / "book"
EXCEPTIONS = BOOK / "claims.toml"
#: Sections that frame the story: they argue from what the story has shown.
FRAME = {
    "Abstract",
    "Findings",
    "Setting",
    "The historian's doubt",
    "What the period changed",
    "What the comparison shows",
}


class Passage(NamedTuple):
    """A piece of Markdown and where it stands."""

    path: Path
    cell: str  # id of the notebook's cell; empty in a Markdown file
    line: int  # first line, within the cell or file
    text: str


class Problem(NamedTuple):
    """A broken rule: which one, where, and the words that break it."""

    rule: str  # number | paragraph | attribution | unknown
    passage: Passage
    what: str
    sentence: str

    def __str__(self) -> str:
        place = [str(self.passage.path.relative_to(ROOT))]
        place += [f"cell {self.passage.cell}"] if self.passage.cell else []
        return f"{', '.join(place)}, line {self.passage.line}: {self.what}\n    {self.sentence.strip()}"


def texts() -> list[Path]:
    """Chapters and pages that people wrote, in order of name."""
    files = [*BOOK.rglob("*.ipynb"), *BOOK.rglob("*.md")]
    return sorted(path for path in files if ".ipynb_checkpoints" not in path.parts)


def chapters() -> list[Path]:
    """The notebooks among them."""
    return [path for path in texts() if path.suffix == ".ipynb"]


def passages(path: Path) -> Iterator[Passage]:
    """The Markdown of a chapter or page."""
    if path.suffix == ".md":
        yield Passage(path, "", 1, path.read_text(encoding="utf-8"))
        return
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            yield Passage(path, cell.get("id", ""), 1, cell.source)


_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]*)`")


def _names(text: str, role: str) -> list[tuple[int, str]]:
    """Lines (from 0) and contents of a role."""
    return [
        (text.count("\n", 0, match.start()), match[2].strip())
        for match in _ROLE.finditer(text)
        if match[1].split(":")[0] == role
    ]


def cited(text: str) -> list[tuple[int, str]]:
    """Works that a text cites, with the line (from 0)."""
    return [(line, key.strip()) for line, keys in _names(text, "cite") for key in keys.split(",")]


def exhibit_words(path: Path) -> Iterator[Passage]:
    """Titles, captions and alternative texts of a chapter's exhibits, as its code writes them: § for a value."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        for node in ast.walk(ast.parse(cell.source)):
            named = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "caption"
            if named or (isinstance(node, ast.keyword) and node.arg in ("title", "caption", "alt")):
                text = _literal(node.value)
                if text:
                    yield Passage(path, cell.get("id", ""), node.value.lineno, text)


def _literal(node: ast.expr) -> str:
    """The text of a string or f-string; what is computed becomes §."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) or "§" for part in node.values)
    return ""


# --- what is used ------------------------------------------------------------------------------------------


@cache
def _used(_changed: int) -> tuple[frozenset[str], frozenset[str]]:
    records, works = set(), set()
    for path in texts():
        for passage in passages(path):
            records |= {name for _, name in _names(passage.text, "fact")}
            works |= {key for _, key in cited(passage.text)}
            keys = (numbers.split(content)[1] for _, content in _names(passage.text, "n"))
            records |= {numbers.quoted_record(key) for key in keys if key.startswith(numbers.QUOTED)}
        if path.suffix == ".ipynb":
            records |= _in_code(path)
    return frozenset(records & set(facts.records())), frozenset(works)


def _in_code(path: Path) -> set[str]:
    """Records that a chapter's code names, and those that its tables show."""
    found = set()
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        found |= set(re.findall(r"[\"']([a-z0-9]+(?:-[a-z0-9]+)+)[\"']", cell.source))
        for output in cell.outputs:
            exhibit = output.get("metadata", {}).get(KEY, {})
            if exhibit.get("facts"):
                data = exhibit["data"]
                column = data["columns"].index(exhibit["facts"])
                found |= {row[column] for row in data["rows"] if row[column]}
            for caption in [exhibit.get("caption", "")]:
                found |= {name for _, name in _names(caption, "fact")}
    return found


def used() -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the records, and keys of the works, that the text, code or tables of the book name."""
    return _used(hash(tuple(path.stat().st_mtime_ns for path in texts())))


def unused() -> tuple[list[str], list[str]]:
    """Records that nothing in the book uses; works that neither the text nor a record nor a dataset cites."""
    records, works = used()
    behind = {source.key for fact in facts.records().values() for source in fact.sources}
    behind |= {source["key"] for name in catalogue.names() for source in catalogue.sources(name)}
    for table in ("recognitions", "glossary"):
        behind |= set(catalogue.load(table)["sources"].dropna().str.split("; ").explode())
    all_works = facts.bibliography().entries
    return [name for name in facts.records() if name not in records], [
        key for key in all_works if key not in works | behind
    ]


# --- the rules ---------------------------------------------------------------------------------------------

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS += "|Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"
_MONTHS += "|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ALLOWED = re.compile(
    "|".join(
        [
            rf"\b\d{{1,2}}(?:[–-]\d{{1,2}})? (?:{_MONTHS})\w*(?: {_YEAR})?",  # 16 December 1991
            rf"\b{_YEAR}\W?(?:ж\w*)?(?:ғы)? \d{{1,2}} (?:{_MONTHS})\w*",  # 1991 жылғы 16 желтоқсан
            rf"\b{_YEAR}(?:[–/-](?:{_YEAR}|\d\d))?(?:['’-]?\w+)?\b",  # 1991, 1991–2000, 1992/93, 1990s, 1990'larda
            r"\b\d+(?:st|nd|rd|th)\b",  # ordinals
            r"\b[A-Za-z]\w*-?\d[\w.]*",  # names: D-8, Strategy2050.kz
            r"\b(?:[Ss]ections?|[Aa]rticles?|[Rr]esolutions?|[Nn]o\.?) \d[\d/.]*",  # Article 5
            r"(?:^|(?<=[,;(] ))(?:[Tt]housand|[Mm]illion) (?:current |constant )?dollars",  # a unit, not a number
            r"(?:§|\b(?:an?|each|per)) (?:hundred|thousand|million|billion)\b",  # the scale of a computed number
            r"“[^”]*”|\"[^\"]*\"|«[^»]*»",  # quotations
        ]
    )
)
_SMALL = "three|four|five|six|seven|eight|nine|ten"
_LARGE = (
    "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety|hundred|thousand|million|billion|dozen"
)
_NUMBER = re.compile(rf"\d[\d,.]*|\b(?:{_SMALL}|{_LARGE})\b", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:{_SMALL})\b", re.IGNORECASE)
_DIRECTIVE = re.compile(r"^\s*(?:`{3,}|:{2,}|:[a-z-]+:).*$", re.MULTILINE)
_TARGET = re.compile(r"^\([\w-]+\)=$", re.MULTILINE)  # an anchor above a heading
_CODE = re.compile(r"^```[a-z]*\n.*?^```$", re.MULTILINE | re.DOTALL)  # a block of code, not a directive
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’)*]*\s+(?=[A-ZА-ЯӘҒҚҢӨҰҮІ“\"*({\[])")
_ATTRIBUTION = re.compile(
    r"\b(?:according to|reports?|reported|writes?|wrote|says?|said|tells?|told|gives?|gave|puts?|claims?|claimed|"
    r"counts?|counted|notes?|noted|recalls?|recalled|remembers?|states?|stated|quotes?|quoted|dates?|dated|names?|"
    r"named|describes?|described|mentions?|mentioned|credits?|credited|accounts?|lists?|listed|spoke|speaks|answers?|"
    r"answered|repeats?|repeated|thinks?|called|announced|estimates?|estimated|page|press|newspaper|agency|monitor|memoir|"
    r"by (?:its|his|her|their|the|one)|by [A-Z]\w+)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Sentences of a paragraph; abbreviations with a capital after them may be cut too often."""
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if part]


def paragraphs(passage: Passage) -> Iterator[tuple[int, str, str]]:
    """First line, nearest heading of the second level above (if in this passage), and text of each paragraph.

    Blocks of code and anchors are no paragraphs.
    """
    heading, line, start, block = "", passage.line, passage.line, []
    text = _CODE.sub(lambda code: "\n" * code[0].count("\n"), _TARGET.sub("", passage.text))
    for row in [*text.split("\n"), ""]:
        if row.startswith("#"):
            heading = row.lstrip("# ").strip() if row.startswith("## ") else heading
        elif row.strip():
            if not block:
                start = line
            block.append(row)
        if block and (not row.strip() or row.startswith("#")):
            yield start, heading, "\n".join(block)
            block = []
        line += 1


def _plain(text: str) -> str:
    """Prose without code, links' targets and directives: § for a computed number, ¶ for any other role."""
    text = _DIRECTIVE.sub("", text)
    text = _ROLE.sub(lambda match: "§" if match[1] == "n" else "¶", text)
    text = re.sub(r"`[^`]*`", " ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"^(?:\d+\.|-) ", "", text, flags=re.MULTILINE)


def _numbers(passage: Passage) -> Iterator[Problem]:
    """Numbers that are typed; the words of an exhibit are read like prose."""
    for line, _, text in paragraphs(passage):
        for sentence in sentences(_plain(text)):
            for match in _NUMBER.finditer(_ALLOWED.sub(" ", sentence)):
                if "¶" in sentence and _COUNTED.fullmatch(match[0]):
                    continue
                what = f"the number {match[0].rstrip('.,')!r} is typed, not computed"
                yield Problem("number", passage._replace(line=line), what, sentence)


def _story(path: Path) -> Iterator[Passage]:
    """Passages of the story sections: headings of the second level that frame nothing.

    The pages of ``book/sources`` are about the book, not about history: they have none.
    """
    if path.parent.name == "sources":
        return
    heading = ""
    for passage in passages(path):
        found = re.findall(r"^## (.*)$", passage.text, re.MULTILINE)
        heading = found[-1].strip() if found else heading
        if heading and heading not in FRAME:
            yield passage


def _paragraphs(passage: Passage) -> Iterator[Problem]:
    for line, _, text in paragraphs(passage):
        computed = passage.path.parent.name == "comparison" and _names(text, "n")
        if not _names(text, "fact") and not cited(text) and not computed:
            what = "a paragraph of the story without a fact or a citation"
            yield Problem("paragraph", passage._replace(line=line), what, sentences(text)[0])


def _attributions(passage: Passage) -> Iterator[Problem]:
    records = facts.records()
    for line, _, text in paragraphs(passage):
        for sentence in sentences(text):
            lone = [
                name
                for _, name in _names(sentence, "fact")
                if name in records and records[name].confidence == "single-secondary"
            ]
            if lone and not _ATTRIBUTION.search(_plain(sentence)) and "{cite:t}" not in sentence:
                what = f"{', '.join(lone)} rests on one secondary source, which the sentence does not name"
                yield Problem("attribution", passage._replace(line=line), what, sentence)


def _unknown(passage: Passage) -> Iterator[Problem]:
    known = {"fact": facts.records(), "cite": facts.bibliography().entries}
    for kind, there in known.items():
        named = _names(passage.text, "fact") if kind == "fact" else cited(passage.text)
        for line, name in named:
            if name not in there:
                near = ", ".join(difflib.get_close_matches(name, there, 3, cutoff=0.4)) or "none alike"
                what = f"unknown {'fact' if kind == 'fact' else 'work'} {name!r}; nearest: {near}"
                row = passage.text.split("\n")[line]
                yield Problem("unknown", passage._replace(line=passage.line + line), what, row)


def unknown() -> list[Problem]:
    """Facts and works that the book names and that do not exist."""
    return [problem for path in texts() for passage in passages(path) for problem in _unknown(passage)]


def problems(path: Path) -> list[Problem]:
    """Broken rules of a chapter, before exceptions."""
    found = [problem for passage in passages(path) for problem in (*_numbers(passage), *_attributions(passage))]
    found += [problem for passage in exhibit_words(path) for problem in _numbers(passage)]
    return [*found, *(problem for passage in _story(path) for problem in _paragraphs(passage))]


class Excuse(NamedTuple):
    """An exception: in a chapter, of a rule, for sentences that contain a text, for a reason."""

    rule: str
    chapter: str
    text: str
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Whether it excuses a problem."""
        here = problem.passage.path.relative_to(BOOK).with_suffix("").as_posix()
        words = f"{problem.what} {problem.sentence}"
        return self.rule == problem.rule and self.chapter in (here, "*") and self.text in " ".join(words.split())


def exceptions() -> list[Excuse]:
    """The exceptions of ``book/claims.toml``."""
    read = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return [
        Excuse(rule, chapter, row["text"], row["reason"])
        for rule, chapters in read.items()
        for chapter, rows in chapters.items()
        for row in rows
    ]


def check() -> tuple[list[Problem], list[Excuse]]:
    """Problems that no exception excuses, and exceptions that excuse nothing any more."""
    excuses = exceptions()
    found = [problem for path in chapters() for problem in problems(path)]
    open_ = [problem for problem in found if not any(excuse.covers(problem) for excuse in excuses)]
    idle = [excuse for excuse in excuses if not any(excuse.covers(problem) for problem in found)]
    return [*open_, *unknown()], idle
