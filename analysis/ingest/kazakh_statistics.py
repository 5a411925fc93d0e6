"""Bureau of National Statistics of Kazakhstan, through a published gravity panel: 2020 only.

The panel repeats WITS up to 2019; only the year that WITS lacks is taken from it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES

FOLDER = "kaz-partner-panel"
DATASET = "bns"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade`` for 2020, in million current US dollars, six significant digits as published."""
    raw = pd.read_csv(folder / "panel_extract.csv")
    raw = raw[raw["year"].eq(2020) & raw["iso3"].isin(COUNTRIES)]
    exports = raw.assign(exporter="KAZ", importer=raw["iso3"], value=raw["exports"], reported_by="exporter")
    imports = raw.assign(exporter=raw["iso3"], importer="KAZ", value=raw["imports"], reported_by="importer")
    frame = pd.concat([exports, imports]).assign(dataset=DATASET, flag="six significant digits")
    return {"trade": frame.dropna(subset=["value"])}
