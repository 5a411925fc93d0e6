"""Glottolog 5.1: the Turkic languages and their tree."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

FOLDER = "glottolog-turkic"


def parents(newick: str) -> dict[str, str]:
    """Parent of each node of a tree in Newick form whose groups all have names; the root has none."""
    found: dict[str, str] = {}
    open_groups: list[list[str]] = [[]]
    closed: list[str] = []
    for token in re.findall(r"[()]|[^(),;:]+(?=:)", newick):
        if token == "(":
            open_groups.append([])
        elif token == ")":
            closed = open_groups.pop()
        else:
            found |= dict.fromkeys(closed, token)
            closed = []
            open_groups[-1].append(token)
    return found


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``languages``: one row a language or group of the Turkic family (dialects are left out)."""
    raw = pd.read_csv(folder / "languages_turkic.csv")
    raw = raw[raw["Level"].isin(["family", "language"])]
    above = parents((folder / "turkic_tree.nwk").read_text(encoding="utf-8"))
    frame = pd.DataFrame(
        {
            "id": raw["Glottocode"],
            "name": raw["Name"],
            "level": raw["Level"].map({"family": "group", "language": "language"}),
            "parent": raw["Glottocode"].map(above),
            "iso639_3": raw["ISO639P3code"],
            "countries": raw["Countries"].str.replace(";", "; "),
            "latitude": raw["Latitude"].round(4),
            "longitude": raw["Longitude"].round(4),
        }
    )
    return {"languages": frame}
