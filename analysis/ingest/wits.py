"""WITS TradeStats: Kazakhstan's own customs figures by partner, as reported to UN Comtrade."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import HALF, half_missing

FOLDER = "wits-kaz"
DATASET = "wits"
#: WITS holds only part of Kazakhstan's trade for these years; the national statistics stand beside it.
INCOMPLETE = [2020]


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade``, in million current US dollars; incomplete years are flagged, not dropped."""
    raw = pd.read_csv(folder / "wits_kaz_trade_by_partner_extract.csv")
    raw = raw[raw["TIME_PERIOD"].between(1991, 2020)]
    export = raw["FLOW"].eq("Export")
    frame = pd.DataFrame(
        {
            "dataset": DATASET,
            "exporter": raw["REPORTER"].where(export, raw["PARTNER"]),
            "importer": raw["PARTNER"].where(export, raw["REPORTER"]),
            "year": raw["TIME_PERIOD"],
            "value": (raw["OBS_VALUE_thousand_USD"] / 1000).round(6),
            "reported_by": export.map({True: "exporter", False: "importer"}),
            "flag": raw["TIME_PERIOD"].isin(INCOMPLETE).map({True: "incomplete year", False: ""}),
        }
    )
    return {"trade": frame.assign(flag=frame["flag"].mask(half_missing(frame), HALF))}
