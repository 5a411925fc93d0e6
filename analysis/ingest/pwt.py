"""Penn World Table 10.01: exchange rates, price levels, output at purchasing power parity, to 2019."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES

FOLDER = "penn-world-table"
_INDICATORS = {
    "xr": ("exchange_rate", "national currency per US dollar (market)"),
    "pl_gdpo": ("price_level", "price level of output, United States in 2017 = 1"),
    "rgdpe": ("gdp_ppp", "million US dollars of 2017, purchasing power parity"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``; Turkey's exchange rate is in new lira in all years."""
    raw = pd.read_csv(folder / "pwt10.01_extract.csv")
    raw = raw[raw["isocode"].isin(COUNTRIES) & raw["year"].between(1991, 2020)]
    new_lira = raw["isocode"].eq("TUR") & raw["year"].lt(2005)
    parts = [
        pd.DataFrame({"country": raw["isocode"], "year": raw["year"], "value": raw[column].round(9)}).assign(
            indicator=name,
            unit=unit,
            dataset="pwt",
            flag=new_lira.map({True: "in new lira", False: ""}) if column == "xr" else "",
        )
        for column, (name, unit) in _INDICATORS.items()
    ]
    return {"macro": pd.concat(parts).dropna(subset=["value"])}
