"""SIPRI Arms Transfers as yearly matrices (to 2018), with decimals."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest.sipri import keep

FOLDER = "sipri-tiv"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``arms_transfers``."""
    raw = pd.read_csv(folder / "sipri_tiv_TUR_KAZ_1950_2018.csv")
    frame = pd.DataFrame(
        {
            "dataset": "sipri-matrix",
            "supplier": raw["from_iso3"],
            "recipient": raw["to_iso3"],
            "year": raw["year"],
            "tiv": raw["tiv"],
            "flag": "",
        }
    )
    return {"arms_transfers": keep(frame)}
