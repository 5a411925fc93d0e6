"""BACI (CEPII): both sides' reports reconciled, summed over products, 2000–2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import keep_pairs, world_pairs

FOLDER = "baci"
DATASET = "baci"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade``, and table ``world_trade``, in million current US dollars."""
    frame = keep_pairs(_read(folder / "baci_agg_TUR_KAZ_2000_2020.csv"))
    return {
        "trade": frame.assign(dataset=DATASET, reported_by="reconciled", value=frame["value"].round(6)),
        "world_trade": world_pairs(_read(folder / "baci_agg_all_2000_2020.csv.gz")),
    }


def _read(path: Path) -> pd.DataFrame:
    """Flows of 2000–2020 in million dollars."""
    raw = pd.read_csv(path)
    frame = pd.DataFrame(
        {
            "exporter": raw["exporter_iso3"],
            "importer": raw["importer_iso3"],
            "year": raw["Anni"],
            "value": (raw["MatriceEx"] / 1000).round(6),
        }
    )
    return frame[frame["year"].between(2000, 2020)]
