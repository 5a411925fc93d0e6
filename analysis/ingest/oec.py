"""Observatory of Economic Complexity, SITC rev. 2: importer-side totals 1992–2014."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import PAIRS

FOLDER = "oec-sitc2"
DATASET = "oec"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade``, in million current US dollars.

    The source has 1997 as a copy of 1998, and figures about a tenth below the reported imports up to 2010
    only: both are flagged.
    """
    raw = pd.read_csv(folder / "oec_netwrk_TUR_KAZ_1990_2014.csv")
    raw = raw[raw["year"].between(1992, 2014)]
    frame = pd.DataFrame(
        {
            "dataset": DATASET,
            # import_val of `origin` from `dest`: goods move from dest to origin
            "exporter": raw["dest"].str.upper(),
            "importer": raw["origin"].str.upper(),
            "year": raw["year"],
            "value": (raw["import_val"] / 1e6).round(6),
            "reported_by": "importer",
        }
    )
    kept = [frozenset(pair) in PAIRS for pair in zip(frame["exporter"], frame["importer"], strict=True)]
    frame = frame[kept]
    flag = frame["year"].map(lambda year: "level break after 2010" if year <= 2010 else "")
    return {"trade": frame.assign(flag=flag.mask(frame["year"].eq(1997), "copy of 1998"))}
