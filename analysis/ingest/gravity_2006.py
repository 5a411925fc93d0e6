"""Head, Mayer and Ries (2010): the square gravity data of 2006, pairs of the book."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES, FORMER_ISO3

FOLDER = "gravity-2006"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``gravity_2006``: one row an ordered pair with Kazakhstan or Turkey on a side."""
    raw = pd.read_csv(folder / "gravity_zeros_TUR_KAZ_2006.csv")
    raw = raw.replace({"iso_o": FORMER_ISO3, "iso_d": FORMER_ISO3})
    raw = raw[raw["iso_o"].isin(COUNTRIES) & raw["iso_d"].isin(COUNTRIES) & raw["iso_o"].ne(raw["iso_d"])]
    frame = pd.DataFrame(
        {
            "exporter": raw["iso_o"],
            "importer": raw["iso_d"],
            "value": raw["flow"].round(6),
            "distance": raw["distw"].round(1),
            "exporter_gdp": raw["gdp_o"].round(3),
            "importer_gdp": raw["gdp_d"].round(3),
            "trade_agreement": raw["rta"].eq(1).map({True: "true", False: "false"}),
        }
    )
    return {"gravity_2006": frame.drop_duplicates(["exporter", "importer"])}
