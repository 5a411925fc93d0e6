"""ITPD-E: trade of all industries, services included, in dollars of 2010, 2000–2016."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import keep_pairs

FOLDER = "itpd-e"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``trade_real``: million US dollars of 2010; domestic flows are dropped."""
    raw = pd.read_csv(folder / "itpd_agg_TUR_KAZ_2000_2016.csv")
    frame = raw.rename(columns={"exporter_iso3": "exporter", "importer_iso3": "importer"})
    frame = keep_pairs(frame.assign(value=frame["trade_2010USD"] / 1e6)[["exporter", "importer", "year", "value"]])
    return {"trade_real": frame.assign(value=frame["value"].round(6))}
