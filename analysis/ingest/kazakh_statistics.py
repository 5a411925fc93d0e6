"""Kazakhstan's trade through a published gravity panel: national statistics of 2020, and what WITS's extract lacks.

The panel repeats WITS up to 2019: only Kyrgyzstan and Italy, which the extract of ``wits.py`` does not hold,
and 2020, for which WITS is incomplete, are taken from it. Its description also gives Kazakhstan's tariff.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES

FOLDER = "kaz-partner-panel"
DATASET = "bns"
_NOT_IN_WITS_EXTRACT = ["KGZ", "ITA"]


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade`` (million current US dollars, six digits as published) and of ``tariffs``."""
    raw = pd.read_csv(folder / "panel_extract.csv")
    last = raw["year"].eq(2020) & raw["iso3"].isin(COUNTRIES)
    raw = raw[last | (raw["year"].lt(2020) & raw["iso3"].isin(_NOT_IN_WITS_EXTRACT))]
    exports = raw.assign(exporter="KAZ", importer=raw["iso3"], value=raw["exports"], reported_by="exporter")
    imports = raw.assign(exporter=raw["iso3"], importer="KAZ", value=raw["imports"], reported_by="importer")
    frame = pd.concat([exports, imports]).assign(flag="six significant digits")
    frame["dataset"] = frame["year"].eq(2020).map({True: DATASET, False: "wits"})
    note = re.search(r"tariff on Turkish goods: (.*?)\(per cent", (folder / "SOURCE.md").read_text(encoding="utf-8"))
    if not note:
        raise ValueError(f"{folder / 'SOURCE.md'}: no line on the tariff on Turkish goods. Remedy: restore it")
    rates = [(int(year), float(rate)) for year, rate in re.findall(r"(\d{4}) (\d+\.\d+)", note[1])]
    tariffs = pd.DataFrame(rates, columns=["year", "rate"]).assign(importer="KAZ", exporter="TUR")
    return {"trade": frame.dropna(subset=["value"]), "tariffs": tariffs}
