"""SIPRI Arms Transfers, state of July 2022: what Kazakhstan and the Turkic republics bought from whom."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME, TURKIC_REPUBLICS

FOLDER = "sipri-arms"
DATASET = "sipri-2022"
_NAMES = FROM_NAME | {"UAE": "ARE"}


def keep(frame: pd.DataFrame) -> pd.DataFrame:
    """Deliveries to Kazakhstan from anyone, and from Turkey to the Turkic republics, 1991–2020.

    SIPRI allows use with its credit line of less than a tenth of the database: this is far less.
    """
    wanted = frame["recipient"].eq("KAZ") | (frame["supplier"].eq("TUR") & frame["recipient"].isin(TURKIC_REPUBLICS))
    return frame[wanted & frame["year"].between(1991, 2020)]


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``arms_transfers``; a year without a row is a year without a known delivery."""
    raw = pd.read_csv(folder / "sipri-exports-processed_KAZ_or_TUR.csv")
    frame = pd.DataFrame(
        {
            "dataset": DATASET,
            "supplier": raw["supplier"].map(_NAMES),
            "recipient": raw["recipient"].map(_NAMES),
            "year": raw["year"],
            "tiv": raw["value"],
            "flag": raw["value"].eq(0).map({True: "under half a million", False: "rounded"}),
        }
    )
    return {"arms_transfers": keep(frame)}
