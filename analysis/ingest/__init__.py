"""Raw source to tidy table: one module a source; never imported by a chapter.

Each module names the folder of its source and offers ``tidy(folder)``, which returns ``{table: DataFrame}``.
Several sources may feed one table, each with its own value in the column ``dataset``: nothing is merged or
averaged between them. ``run`` writes ``data/series`` so that the same raw files give the same bytes.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pandas as pd

from analysis import ROOT, catalogue

#: Modules of this package, each with ``FOLDER`` and ``tidy(folder) -> {table: DataFrame}``.
MODULES = [
    "wits",
    "kazakh_statistics",
    "cow_trade",
    "oec",
    "baci",
    "unctad_matrix",
    "unga_votes",
    "ideal_points",
    "uis_students",
    "wdi",
    "us_cpi",
    "unctad_bit",
    "itpd",
    "wto",
    "geodist",
    "cow_igo",
    "cow_diplomacy",
    "cow_capabilities",
    "atop",
    "dcad",
    "desta",
    "sipri",
    "sipri_matrix",
    "exercises",
    "leaders",
    "colt",
    "regimes",
    "vdem",
    "wiiw",
    "dac",
    "remittances",
    "migrant_stocks",
    "un_migrants",
    "unhcr",
    "pwt",
    "weo",
    "gapminder",
    "openflights",
    "passport_index",
    "glottolog",
    "heritage",
    "natural_earth",
]
#: Raw sources that no table is made from, and why.
LEFT_OUT = {
    "icews-kg-samples": "machine-coded news, a random fifth of an incomplete subset: no series can be made of it",
    "gravity-2006": "one year, licence not seen; the gravity model rests on BACI and GeoDist, which have all years",
}
DEFAULT_SOURCES = ROOT.parent / "shared" / "sources"


class SourceMissing(Exception):
    """A raw source is not where it was looked for."""


def collect(sources: Path = DEFAULT_SOURCES) -> dict[str, pd.DataFrame]:
    """All tables that the raw sources give, sorted by their primary keys, columns as the catalogue has them.

    Raises
    ------
    SourceMissing
        If a source's folder is not below ``sources``; the message names the folder and the remedy.
    """
    parts: dict[str, list[pd.DataFrame]] = {}
    for name in MODULES:
        module = importlib.import_module(f"analysis.ingest.{name}")
        folder = sources / module.FOLDER
        if not folder.is_dir():
            raise SourceMissing(
                f"{folder}: the raw source of analysis/ingest/{name}.py is not there. "
                "Remedy: give the folder that holds the raw sources with --sources DIR."
            )
        for table, frame in module.tidy(folder).items():
            parts.setdefault(table, []).append(frame)
    return {table: _in_order(table, pd.concat(frames)) for table, frames in parts.items()}


def _in_order(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    schema = catalogue.describe(table)["schema"]
    columns = [field["name"] for field in schema["fields"]]
    return frame[columns].sort_values(schema["primaryKey"]).reset_index(drop=True)


def run(sources: Path = DEFAULT_SOURCES, data: Path = catalogue.DATA) -> dict[str, int]:
    """Write every table of ``data/series`` from the raw sources; returns the number of rows of each."""
    tables = collect(sources)
    for table, frame in tables.items():
        path = data / catalogue.describe(table)["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    return {table: len(frame) for table, frame in tables.items()}
