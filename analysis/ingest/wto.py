"""WTO: imports of two groups of goods as the importer reports them, 2011–2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import PAIRS

FOLDER = "wto-imports"
_PRODUCTS = {"HS_M_0010": "arms (HS 93)", "HS_M_0020": "minerals and metals"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``product_imports``: million current US dollars; a year that the importer did not report is missing."""
    raw = pd.read_csv(folder / "wto_bilateral_imports_TUR_KAZ_2011_2022.csv", low_memory=False)
    frame = pd.DataFrame(
        {
            "exporter": raw["Partner.Economy.ISO3A.Code"],
            "importer": raw["Reporting.Economy.ISO3A.Code"],
            "year": raw["Year"],
            "product": raw["Indicator.Code"].map(_PRODUCTS),
            "value": (raw["Value"] / 1e6).round(6),
        }
    )
    kept = [frozenset(pair) in PAIRS for pair in zip(frame["exporter"], frame["importer"], strict=True)]
    frame = frame[pd.Series(kept, index=frame.index) & frame["year"].between(1991, 2020)]
    return {"product_imports": frame.drop_duplicates(["exporter", "importer", "year", "product"])}
