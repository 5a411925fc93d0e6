"""Correlates of War National Material Capabilities: armed forces and the composite index."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_COW

FOLDER = "cow-nmc"
_INDICATORS = {
    "milex": ("military_expenditure", "thousand current US dollars"),
    "milper": ("military_personnel", "thousand persons"),
    "cinc": ("capability_index", "share of the world"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``; negative codes of the source are missing values."""
    raw = pd.read_csv(folder / "cow_nmc_subset.csv")
    raw = raw[raw["year"].between(1991, 2020)].assign(country=lambda d: d["ccode"].map(FROM_COW))
    parts = [
        pd.DataFrame({"country": raw["country"], "year": raw["year"], "value": raw[column].where(raw[column] >= 0)})
        .assign(indicator=name, unit=unit, dataset="nmc", flag="")
        .dropna()
        for column, (name, unit) in _INDICATORS.items()
    ]
    return {"macro": pd.concat(parts)}
