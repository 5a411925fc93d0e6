"""World Development Indicators: gross domestic product and population."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES, WORLD

FOLDER = "worldbank-wdi"
_FILES = {
    "gdp": ("gdp_current_usd__NY.GDP.MKTP.CD.csv", "current US dollars"),
    "population": ("population__SP.POP.TOTL.csv", "persons"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``: one a country, year and indicator."""
    parts = []
    for indicator, (file, unit) in _FILES.items():
        raw = pd.read_csv(folder / file)
        raw = raw[raw["Country Code"].isin([*COUNTRIES, WORLD]) & raw["Year"].between(1991, 2020)]
        parts.append(
            pd.DataFrame(
                {
                    "country": raw["Country Code"],
                    "year": raw["Year"],
                    "indicator": indicator,
                    "value": raw["Value"].round(0),
                    "unit": unit,
                }
            )
        )
    return {"macro": pd.concat(parts)}
