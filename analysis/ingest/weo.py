"""IMF World Economic Outlook, April 2019: growth, deflator, trade volumes, current account."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "imf-weo-2019-04"
#: Figures of this year and later were forecasts when the edition appeared.
FIRST_PROJECTION = 2018
_INDICATORS = {
    "ngdp_rpch": ("gdp_growth", "per cent a year, constant prices"),
    "ngdp_d": ("gdp_deflator", "index, each country's own base year"),
    "tm_rpch": ("import_volume_growth", "per cent a year"),
    "tx_rpch": ("export_volume_growth", "per cent a year"),
    "bca_ngdpd": ("current_account_share", "per cent of GDP"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``; projections are flagged."""
    raw = pd.read_csv(folder / "weo_apr2019_long.csv")
    raw = raw[raw["indicator"].isin(_INDICATORS) & raw["year"].between(1991, 2020)].dropna(subset=["value"])
    return {
        "macro": pd.DataFrame(
            {
                "country": raw["country"].str.upper(),
                "year": raw["year"],
                "indicator": raw["indicator"].map(lambda code: _INDICATORS[code][0]),
                "value": raw["value"].round(6),
                "unit": raw["indicator"].map(lambda code: _INDICATORS[code][1]),
                "dataset": "weo",
                "flag": raw["year"].ge(FIRST_PROJECTION).map({True: "projection of April 2019", False: ""}),
            }
        )
    }
