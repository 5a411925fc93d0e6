"""UNCTAD Merchandise Trade Matrix: the exporter's figures, 1995, 2005 and 2015, total and by SITC section."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "unctad-trade-matrix"
DATASET = "unctad"
_CODES = {"Kazakhstan": "KAZ", "Turkey": "TUR"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade`` (totals) and of ``trade_sections``, in million current US dollars."""
    raw = pd.read_csv(folder / "unctad_KAZ_TUR_by_sitc_section.csv")
    frame = pd.DataFrame(
        {
            "dataset": DATASET,
            "exporter": raw["source"].map(_CODES),
            "importer": raw["target"].map(_CODES),
            "year": raw["year"],
            "section": raw["product"],
            "value": (raw["edgewidth"] / 1000).round(6),
            "reported_by": "exporter",
            "flag": "",
        }
    )
    estimated = frame["exporter"].eq("KAZ") & frame["year"].eq(2015)
    frame["flag"] = frame["flag"].mask(estimated, "estimated by UNCTAD")
    total = frame["section"].eq("All")
    sections = frame[~total].assign(section=frame["section"].str.extract(r"SITC(\d)", expand=False))
    return {"trade": frame[total], "trade_sections": sections}
