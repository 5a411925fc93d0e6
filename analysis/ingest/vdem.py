"""Varieties of Democracy: electoral and liberal democracy with their intervals."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "vdem"
_INDICES = {"vdem_electoral": "v2x_polyarchy", "vdem_liberal": "v2x_libdem"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``regimes``; the bounds are the source's own (about one standard deviation)."""
    raw = pd.read_csv(folder / "vdem_simple_subset.csv")
    raw = raw[raw["year"].between(1991, 2020)]
    parts = [
        pd.DataFrame(
            {
                "country": raw["country_text_id"],
                "year": raw["year"],
                "index": index,
                "value": raw[column],
                "low": raw[f"{column}_codelow"],
                "high": raw[f"{column}_codehigh"],
            }
        )
        for index, column in _INDICES.items()
    ]
    return {"regimes": pd.concat(parts).dropna(subset=["value"])}
