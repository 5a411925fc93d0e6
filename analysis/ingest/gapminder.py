"""Gapminder Systema Globalis: openness, investment and communication, compiled from the World Bank."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "gapminder-systema-globalis"
_INDICATORS = {
    "exports_percent_of_gdp": ("exports_share", "per cent of GDP"),
    "imports_percent_of_gdp": ("imports_share", "per cent of GDP"),
    "foreign_direct_investment_net_inflows_percent_of_gdp": ("fdi_inflow_share", "per cent of GDP"),
    "foreign_direct_investment_net_outflows_percent_of_gdp": ("fdi_outflow_share", "per cent of GDP"),
    "internet_users": ("internet_users", "per cent of the population"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``; exact zeros of investment, which stand for missing data, are left out."""
    raw = pd.read_csv(folder / "systema_globalis_long.csv")
    raw = raw[raw["indicator"].isin(_INDICATORS) & raw["time"].between(1991, 2020)].dropna(subset=["value"])
    no_data = raw["indicator"].str.startswith("foreign_direct") & raw["value"].eq(0)
    raw = raw[~no_data]
    return {
        "macro": pd.DataFrame(
            {
                "country": raw["geo"].str.upper(),
                "year": raw["time"],
                "indicator": raw["indicator"].map(lambda name: _INDICATORS[name][0]),
                "value": raw["value"].astype(float).round(6),
                "unit": raw["indicator"].map(lambda name: _INDICATORS[name][1]),
                "dataset": "gapminder",
                "flag": "",
            }
        )
    }
