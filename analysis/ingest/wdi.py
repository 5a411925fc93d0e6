"""World Development Indicators: output, population, prices, direct investment, visitors."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES, FROM_ISO2, WORLD

FOLDER = "worldbank-wdi"
#: Files in long form: code, year and value under these column names.
_LONG = {
    "gdp": ("gdp_current_usd__NY.GDP.MKTP.CD.csv", "current US dollars", ("Country Code", "Year", "Value"), 0),
    "population": ("population__SP.POP.TOTL.csv", "persons", ("Country Code", "Year", "Value"), 0),
    "ppp_factor": (
        "ppp_conversion_factor__PA.NUS.PPP.csv",
        "national currency per international dollar",
        ("Country ID", "Year", "PPP"),
        6,
    ),
    "fdi_inflow": (
        "fdi_net_inflows_usd__BX.KLT.DINV.CD.WD__KAZ_TUR_KGZ_TKM.csv",
        "current US dollars, net",
        ("economy", "year", "bx_klt_dinv_cd_wd"),
        0,
    ),
    "arrivals": (
        "tourism_arrivals__ST.INT.ARVL__KAZ_TUR_UZB_KGZ_TKM.csv",
        "visitors",
        ("economy", "year", "st_int_arvl"),
        0,
    ),
}
#: Files with a column for each year.
_WIDE = {
    "consumer_inflation": ("inflation_consumer_prices_pct__FP.CPI.TOTL.ZG.csv", "per cent a year"),
    "deflator_inflation": ("inflation_gdp_deflator_pct__NY.GDP.DEFL.KD.ZG.csv", "per cent a year"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``: one a country, year and indicator."""
    parts = []
    for indicator, (file, unit, columns, digits) in _LONG.items():
        raw = pd.read_csv(folder / file)[list(columns)].set_axis(["country", "year", "value"], axis=1)
        raw["country"] = raw["country"].str.upper().replace(FROM_ISO2 | {"1W": WORLD})
        parts.append(raw.assign(indicator=indicator, unit=unit, value=raw["value"].round(digits)))
    for indicator, (file, unit) in _WIDE.items():
        raw = pd.read_csv(folder / file)
        years = [column for column in raw if column.isdigit()]
        long = raw.melt("Country Code", years, "year", "value").rename(columns={"Country Code": "country"})
        parts.append(long.assign(year=long["year"].astype(int), indicator=indicator, unit=unit).round({"value": 6}))
    frame = pd.concat(parts).dropna(subset=["value"])
    frame = frame[frame["country"].isin([*COUNTRIES, WORLD]) & frame["year"].between(1991, 2020)]
    # zeros before Kazakhstan's first balance of payments are missing values
    frame = frame[~(frame["indicator"].eq("fdi_inflow") & frame["value"].eq(0))]
    every_visitor = frame["indicator"].eq("arrivals") & frame["country"].eq("KAZ")
    flag = every_visitor.map({True: "all visitors, not tourists", False: ""})
    return {"macro": frame.assign(dataset="wdi", flag=flag)}
