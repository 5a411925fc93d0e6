"""CEPII GeoDist: distances, borders, languages and empires of the states that the gravity model takes in."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FORMER_ISO3
from analysis.ingest._pairs import WORLD_STATES

FOLDER = "cepii-geodist"
_COLUMNS = {
    "iso_o": "origin", "iso_d": "destination", "dist": "main_cities", "distcap": "capitals", "distw": "weighted",
    "contig": "contiguous", "comlang_off": "common_official_language", "comlang_ethno": "common_spoken_language",
    "colony": "colony", "comcol": "common_coloniser",
}  # fmt: skip


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``distances``: one row an ordered pair of two different states."""
    raw = pd.read_csv(folder / "dist_cepii_all.csv.gz").replace({"iso_o": FORMER_ISO3, "iso_d": FORMER_ISO3})
    raw = raw[raw["iso_o"].isin(WORLD_STATES) & raw["iso_d"].isin(WORLD_STATES) & raw["iso_o"].ne(raw["iso_d"])]
    frame = raw[list(_COLUMNS)].rename(columns=_COLUMNS)
    for column in ("main_cities", "capitals", "weighted"):
        frame[column] = pd.to_numeric(frame[column]).round(1)
    for column in ("contiguous", "common_official_language", "common_spoken_language", "colony", "common_coloniser"):
        frame[column] = frame[column].map({1: "true", 0: "false"})
    return {"distances": frame}
