"""DESTA: preferential trade agreements of Kazakhstan and of Turkey since 1991."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

FOLDER = "desta"
_NUMERIC = {398: "kazakhstan", 792: "turkey"}  # ISO 3166 numeric


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``trade_agreements``: one row a treaty, accession or withdrawal, and who of the two is a party."""
    raw = pd.read_csv(folder / "DESTA_KAZ_or_TUR.csv", dtype={"number": "string"})
    raw = raw[raw["year"].ge(1991)]
    parties = raw[[column for column in raw if re.fullmatch(r"c\d+", column)]]
    frame = pd.DataFrame(
        {
            "id": raw["number"],
            "name": raw["name"].str.split().str.join(" "),
            "kind": raw["entry_type"].str.replace("_", " "),
            "signed": raw["year"].astype("Int64"),
            "in_force": raw["entryforceyear"].astype("Int64"),
            "parties": parties.notna().sum(axis=1),
        }
    )
    for code, name in _NUMERIC.items():
        frame[name] = parties.eq(code).any(axis=1).map({True: "true", False: "false"})
    return {"trade_agreements": frame[frame["signed"].le(2020)]}
