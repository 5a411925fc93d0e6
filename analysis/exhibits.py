"""Figures and tables as a chapter shows them: with message, caption, alternative text, sources and data.

The notebook keeps the exhibit itself (SVG, HTML, text) and, in the output's metadata, what the site needs to
number it, describe it and offer its data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from IPython.display import display
from matplotlib.figure import Figure

from analysis import catalogue
from analysis.countries import COUNTRIES, WORLD
from analysis.figures import style

#: Key of the output metadata that :mod:`analysis.press.render` reads.
KEY = "exhibit"
#: Tables by name, or by name with a query for the rows used.
Tables = Sequence[str] | Mapping[str, str]
#: Columns of tables that name the state or states of a row.
_STATES = ("country", "exporter", "importer", "origin", "destination", "donor", "recipient", "supplier", "partner")


def _made_of(tables: Tables, data: pd.DataFrame) -> list[dict[str, Any]]:
    """The tables, each with its title and the flags of the rows that the exhibit may rest on."""
    found = []
    for name in tables:
        flags = flagged(name, data, tables[name] if isinstance(tables, Mapping) else "")
        found.append({"table": name, "title": catalogue.describe(name)["title"], "flags": flags})
    return found


def flagged(table: str, data: pd.DataFrame, rows: str = "") -> dict[str, int]:
    """Flags in the rows of a table that an exhibit may rest on, and how many rows bear each.

    Parameters
    ----------
    table : str
        Name in the catalogue.
    data : DataFrame
        What the exhibit shows: its years (column ``year``) and the states that it names bound the rows, with
        Kazakhstan, Turkey and the totals always among them.
    rows : str, optional
        A query that says exactly which rows, instead.
    """
    there = catalogue.load(table)
    if "flag" not in there:
        return {}
    there = there[there["flag"].notna()]
    if rows:
        return there.query(rows)["flag"].value_counts(sort=False).sort_index().to_dict()
    names = {str(column) for column in data} | {value for value in data.to_numpy().ravel() if isinstance(value, str)}
    states = {"KAZ", "TUR", WORLD} | names & set(COUNTRIES)
    for field in catalogue.describe(table)["schema"]["fields"]:
        if field.get("constraints", {}).get("pattern") == "[A-Z]{3}" and field["name"] in _STATES:
            there = there[there[field["name"]].isin(states)]
    if "dataset" in there and names & set(there["dataset"]):
        there = there[there["dataset"].isin(names)]
    if "year" in data and "year" in there:
        there = there[there["year"].between(data["year"].astype(int).min(), data["year"].astype(int).max())]
    return there["flag"].value_counts(sort=False).sort_index().to_dict()


def _check(name: str, title: str, caption: str) -> None:
    for what, text in (("name", name), ("title", title), ("caption", caption)):
        if not text.strip():
            raise ValueError(f"exhibit {name!r} has no {what}")


def figure(
    figure: Figure,
    name: str,
    *,
    title: str,
    caption: str,
    alt: str,
    data: pd.DataFrame,
    tables: Tables,
) -> None:
    """Show a figure of the chapter.

    Parameters
    ----------
    figure : Figure
        Made by :mod:`analysis.figures`.
    name : str
        Permanent anchor, such as ``fig-sides-1990s``.
    title : str
        The one message; written above the figure.
    caption : str
        Units, coverage and what the reader must know to read it; Markdown.
    alt : str
        For readers who do not see it: the message and the main numbers.
    data : DataFrame
        What the figure shows, offered for download and as a table.
    tables : sequence or mapping of str
        Names of the catalogue's tables that it was made of. A mapping gives for a table the query that says
        which of its rows were used: only their flags are shown. Without it, see :func:`flagged`.
    """
    _check(name, title, caption)
    if not alt.strip():
        raise ValueError(f"figure {name!r} has no alternative text")
    content: dict[str, Any] = {"kind": "figure", "name": name, "title": title, "caption": caption, "alt": alt}
    content |= {"made_of": _made_of(tables, data), "data": _records(data)}
    _heading(title)
    bundle = {"image/svg+xml": style.svg(figure), "text/plain": f"{title}\n{alt}"}
    display(bundle, metadata={KEY: content}, raw=True)


def table(
    data: pd.DataFrame,
    name: str,
    *,
    title: str,
    caption: str,
    tables: Tables,
    facts: str | None = None,
) -> None:
    """Show a table of the chapter: the columns of ``data`` as they are named, its index left out.

    Parameters
    ----------
    data : DataFrame
        Ready to print: numbers already rounded, missing values as ``NA`` (printed as an en dash).
    name : str
        Permanent anchor, such as ``tab-credits-1990s``.
    title, caption : str
        Message, and what the reader must know.
    tables : sequence or mapping of str
        As for :func:`figure`.
    facts : str, optional
        A column that holds record ids: printed not as text but as the mark of its evidence.
    """
    _check(name, title, caption)
    records = _records(data)
    shown = data.drop(columns=[facts] if facts else [])
    content: dict[str, Any] = {"kind": "table", "name": name, "title": title, "caption": caption, "facts": facts}
    content |= {"made_of": _made_of(tables, data), "data": records}
    _heading(title)
    html = shown.to_html(index=False, border=0, na_rep="–")
    bundle = {"text/html": html, "text/plain": shown.to_string(index=False, na_rep="–")}
    display(bundle, metadata={KEY: content}, raw=True)


def _heading(title: str) -> None:
    """The message above the exhibit, for readers of the plain notebook; the site sets its own heading."""
    display({"text/markdown": f"**{title}**", "text/plain": title}, metadata={KEY: {"kind": "heading"}}, raw=True)


def _records(data: pd.DataFrame) -> dict[str, list]:
    """Columns and rows as JSON values; missing stays missing."""
    plain = data.astype(object).where(data.notna(), None)
    rows = [[_plain(value) for value in row] for row in plain.itertuples(index=False)]
    numeric = [bool(pd.api.types.is_numeric_dtype(data[column])) for column in data]
    return {"columns": [str(column) for column in data], "numeric": numeric, "rows": rows}


def _plain(value: object) -> object:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def colophon(chapter: str) -> None:
    """The chapter's footer: the data that it loaded, with sources, licences and files, and how to run it again.

    Parameters
    ----------
    chapter : str
        Path of the chapter below ``book/``, without its ending, such as ``1991-2000/political``.
    """
    tables = [_colophon_row(name) for name in catalogue.loaded()]
    lines = [f"- {row['title']}: `data/{row['path']}`; {row['sources']}; {row['licences']}" for row in tables]
    command = f".venv/bin/python -m analysis run {chapter}"
    lines += ["", f"To run this chapter again: `{command}`"]
    content = {"kind": "colophon", "chapter": chapter, "tables": tables, "command": command}
    text = "\n".join(lines)
    display({"text/markdown": text, "text/plain": text}, metadata={KEY: content}, raw=True)


def _colophon_row(name: str) -> dict[str, str]:
    resource = catalogue.describe(name)
    return {
        "table": name,
        "title": resource["title"],
        "path": resource["path"],
        "sources": "; ".join(source["title"] for source in resource["sources"]),
        "licences": "; ".join(licence["title"] for licence in resource["licenses"]),
    }
