"""Migrants in Kazakhstan and in Turkey by origin: every census, register and estimate kept apart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import WORLD

FOLDER = "migrantstock-empirical"
LAST_YEAR = 2022
#: Turkey's register begins at the end of 2014; OECD gives its numbers for the first day of the same year.
FIRST_REGISTER = "2014"
#: ISO 3166 numeric codes of the states kept: the two, the Turkic republics, Russia, China, Germany, all origins.
_CODES = {
    398: "KAZ", 792: "TUR", 31: "AZE", 860: "UZB", 417: "KGZ", 795: "TKM", 643: "RUS", 156: "CHN", 276: "DEU",
    0: WORLD,
}  # fmt: skip
_POPULATIONS = {2: "refugees", 3: "foreign-born", 4: "foreign citizens", 6: "asylum seekers", 9: "estimate"}
_SOURCES = {
    "NSO_Census1999": "census 1999", "UNSDDYB_B62_CJC": "census 1999 (UN yearbook)",
    "Census2009_report": "census 2009", "NSO_Census2021": "census 2021", "Census_2000": "census 2000",
    "Census_1990": "census 1990", "Census_2021": "register 2021 (published as a census)", "NSO": "register",
    "OECD": "OECD", "Eurostat": "Eurostat", "UNHCR": "UNHCR", "UNPD_2020": "UN revision 2020",
    "UNPD_2024": "UN revision 2024", "WorldBank": "World Bank matrix",
}  # fmt: skip


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``migrants``: both sexes, all ages; doubtful rows are flagged."""
    pair = pd.read_csv(folder / "kaz_tur_pair_all_sources.csv").query("sex == 0 and age == 0 and agelength == 0")
    raw = pd.concat([pair, pd.read_csv(folder / "kaz_and_tur_totals_by_origin_both_sexes_all_ages.csv")])
    frame = pd.DataFrame(
        {
            "origin": raw["LocIDorg"].map(_CODES),
            "destination": raw["LocID"].map(_CODES),
            "date": raw["yearref"].map(day),
            "source": raw["source"].map(_SOURCES),
            "population": raw["PopulationUniverse"].map(_POPULATIONS),
            "value": raw["value"],
        }
    ).dropna()
    frame = frame[frame["date"].between("1990", str(LAST_YEAR + 1))].drop_duplicates()
    early = frame["source"].eq("OECD") & frame["population"].eq("foreign-born") & frame["date"].str.endswith("-01-01")
    early &= frame["destination"].eq("TUR") & frame["date"].gt(FIRST_REGISTER)
    frame["flag"] = ""
    frame["flag"] = frame["flag"].mask(early, "register of the end of that year")
    frame["flag"] = frame["flag"].mask(frame["source"].eq("World Bank matrix"), "modelled")
    frame["flag"] = frame["flag"].mask(
        frame["source"].eq("World Bank matrix") & frame["value"].eq(0), "zero, probably missing"
    )
    return {"migrants": frame.assign(value=frame["value"].astype(int))}


def day(decimal: float) -> str:
    """The day of a decimal year: 2014.997 is 2014-12-31; the middle of a year is 1 July, as the UN has it."""
    if decimal % 1 == 0.5:
        return f"{int(decimal)}-07-01"
    start = pd.Timestamp(int(decimal), 1, 1)
    length = 366 if start.is_leap_year else 365
    return str((start + pd.Timedelta(days=round((decimal - int(decimal)) * length))).date())
