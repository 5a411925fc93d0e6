"""UNHCR: refugees, asylum seekers and returns between Kazakhstan and Turkey."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "unhcr-population"
_KINDS = {
    "refugees": "refugees",
    "asylum_seekers": "asylum seekers",
    "returned_refugees": "returned refugees",
    "ooc": "others of concern",
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``refugees``: one row an origin, asylum, year and kind, where the source has a number above zero."""
    raw = pd.read_csv(folder / "refugees_pkg_population_kaz_tur.csv")
    raw = raw[raw["year"].between(1991, 2020)]
    long = raw.melt(["coo_iso", "coa_iso", "year"], list(_KINDS), "kind", "persons").query("persons > 0")
    return {
        "refugees": pd.DataFrame(
            {
                "origin": long["coo_iso"],
                "asylum": long["coa_iso"],
                "year": long["year"].astype(int),
                "kind": long["kind"].map(_KINDS),
                "persons": long["persons"].astype(int),
            }
        )
    }
