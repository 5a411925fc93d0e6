"""Correlates of War Trade 4.0: what the importer's statistics record (ends 2014)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_COW
from analysis.ingest._pairs import keep_pairs, world_pairs

FOLDER = "cow-trade"
DATASET = "cow"
#: Rows that the source itself, or a comparison with the exporter's figures, makes doubtful.
FLAGS = {
    # 90 where the dataset's own smoothed series has 275
    ("KAZ", "TUR", 2001): "outlier",
    # more than Kazakhstan itself reports as imports
    ("TUR", "KAZ", 2013): "probably partner's figure",
    ("TUR", "KAZ", 2014): "probably partner's figure",
    # the sum lacks Russia and other neighbours
    **{(*pair, year): "partial sum" for pair in (("KAZ", "WLD"), ("WLD", "KAZ")) for year in (1992, 1993)},
    # Kazakhstan's own figure times 1.1, year after year
    **{("KAZ", "UZB", year): "probably exporter's figure plus a tenth" for year in range(1995, 2013)},
    **{("KAZ", "TKM", year): "probably exporter's figure plus a tenth" for year in range(2004, 2013)},
}
ZERO = "zero, probably missing"
#: Years of ``world_imports``: those before BACI that the gravity model needs, and a few beside it for comparison.
WORLD_YEARS = [*range(1994, 2001), 2004, 2008, 2012]


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``trade``, and table ``world_imports``, in million current US dollars; unknown flows are left out."""
    raw = pd.read_csv(folder / "cow_trade_ddy_TUR_KAZ_1990_2014.csv")
    raw = raw[raw["year"].between(1991, 2014)]
    code = {**FROM_COW}
    one, two = (raw[c].map(lambda x: code.get(x, str(x))) for c in ("ccode1", "ccode2"))
    # flow1 = imports of side 1 from side 2; the file holds both orders of a pair, so one column is enough
    frame = pd.DataFrame({"exporter": two, "importer": one, "year": raw["year"], "value": raw["flow1"]})
    back = pd.DataFrame({"exporter": one, "importer": two, "year": raw["year"], "value": raw["flow2"]})
    frame = pd.concat([frame, back]).query("value >= 0").drop_duplicates(["exporter", "importer", "year"])
    frame = keep_pairs(frame)
    keys = zip(frame["exporter"], frame["importer"], frame["year"], strict=True)
    flags = [FLAGS.get(key, flag) for key, flag in zip(keys, frame["flag"], strict=True)]
    frame["flag"] = pd.Series(flags, index=frame.index).mask(frame["value"].eq(0), ZERO)
    return {
        "trade": frame.assign(dataset=DATASET, reported_by="importer"),
        "world_imports": _world(folder),
    }


def _world(folder: Path) -> pd.DataFrame:
    """Imports of every state of the world from every other, in :data:`WORLD_YEARS`."""
    raw = pd.read_csv(folder / "cow_trade_ddy_all_1990_2014.csv.gz")
    raw = raw[raw["year"].isin(WORLD_YEARS)]
    codes = pd.read_csv(folder / "cow_iso3_codes_from_dennis-klein_country_list.csv")
    # former states (the Soviet Union, Yugoslavia) share the number of a successor: today's codes come last
    iso3 = codes[codes["COW"] > 0].set_index("COW")["iso3"].to_dict() | FROM_COW
    exporter, importer = raw["ccode2"].map(iso3), raw["ccode1"].map(iso3)
    return world_pairs(
        pd.DataFrame({"exporter": exporter, "importer": importer, "year": raw["year"], "value": raw["flow1"]})
    )
