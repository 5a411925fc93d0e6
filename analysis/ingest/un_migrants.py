"""UN International Migrant Stock, revision of 2019: superseded, kept because it was much quoted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest.migrant_stocks import _CODES

FOLDER = "un-desa-migrant-stock-2019"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``migrants`` at mid-year, flagged as superseded."""
    raw = pd.read_csv(folder / "migrant_stock_kaz_tur_all_partners.csv")
    raw = raw.assign(origin=raw["origin"].str.upper(), destination=raw["destination"].str.upper())
    kept = set(_CODES.values())
    raw = raw[raw["origin"].isin(kept) & raw["destination"].isin(["KAZ", "TUR"])]
    return {
        "migrants": pd.DataFrame(
            {
                "origin": raw["origin"],
                "destination": raw["destination"],
                "date": raw["year"].astype(str) + "-07-01",
                "source": "UN revision 2019",
                "population": "estimate",
                "value": raw["migrant_stock"],
                "flag": "superseded",
            }
        )
    }
