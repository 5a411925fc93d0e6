"""wiiw: foreign direct investment in Kazakhstan from the partners that the book prints, 2003–2020.

The database is sold by subscription: the table holds six partners of some two hundred, cited.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "wiiw-fdi-kazakhstan-partners"
_PARTNERS = {"WORLD": "WLD", "TR": "TUR", "RU": "RUS", "CN": "CHN", "NL": "NLD", "US": "USA"}
_MEASURES = {"FDI inflow": "inflow", "FDI inward stock": "stock"}
UNREVISED = (2011, 2012)


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``investment``: million euros; negative flows are withdrawals."""
    raw = pd.read_csv(folder / "wiiw_partners_extract.csv", na_values=["."])
    raw = raw[raw["Unit"].eq("EUR m") & raw["Partner-Code"].isin(_PARTNERS)]
    years = [column for column in raw if column.startswith("_") and int(column[1:]) <= 2020]
    long = raw.melt(["Direction", "Partner-Code"], years, "year", "value").dropna(subset=["value"])
    year = long["year"].str[1:].astype(int)
    flag = year.isin(UNREVISED).map({True: "not revised", False: ""}).mask(year.gt(UNREVISED[1]), "new method (BPM6)")
    return {
        "investment": pd.DataFrame(
            {
                "partner": long["Partner-Code"].map(_PARTNERS),
                "year": year,
                "measure": long["Direction"].map(_MEASURES),
                "value": long["value"].astype(float).round(3),
                "flag": flag,
            }
        )
    }
