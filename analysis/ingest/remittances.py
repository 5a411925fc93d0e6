"""World Bank bilateral remittance estimates for 2017: modelled, not measured."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME
from analysis.ingest._pairs import of_the_book

FOLDER = "wb-bilateral-remittances-2017"
YEAR = 2017


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``remittances``: one row a sending and a receiving state of the book."""
    raw = pd.read_csv(folder / "bilateral_remittances_2017_KAZ_TUR.csv")
    frame = pd.DataFrame(
        {
            "sender": raw["sending"].map(FROM_NAME),
            "receiver": raw["receiving"].map(FROM_NAME),
            "year": YEAR,
            "value": raw["usd_millions"].round(3),
            "flag": "modelled",
        }
    ).drop_duplicates(["sender", "receiver"])
    return {"remittances": frame[of_the_book(frame["sender"], frame["receiver"])]}
