"""Effective leaders: Archigos 4.1 (to 2015, by the day) and REIGN (to March 2021, by the month)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_COW

FOLDER = "leaders"
ARCHIGOS_ENDS = "2015-12-31"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``leaders``: one row a dataset, state and spell in power of the one leader that it codes."""
    first = pd.read_csv(folder / "archigos_4_1_subset.csv")
    archigos = pd.DataFrame(
        {
            "dataset": "archigos",
            "country": first["ccode"].map(FROM_COW),
            "leader": first["leader"],
            "start": first["startdate"],
            "end": first["enddate"].where(first["enddate"].ne(ARCHIGOS_ENDS), ""),
            "entry": first["entry"].str.lower(),
            "exit": first["exit"].str.lower(),
        }
    )
    second = pd.read_csv(folder / "REIGN_leaderlist_3_21_subset.csv")
    reign = pd.DataFrame(
        {
            "dataset": "reign",
            "country": second["ccode"].map(FROM_COW),
            "leader": second["leader"],
            "start": [f"{y}-{int(m):02d}" for y, m in zip(second["syear"], second["smonth"], strict=True)],
            "end": [
                "" if pd.isna(y) else f"{int(y)}-{int(m):02d}"
                for y, m in zip(second["eyear"], second["emonth"], strict=True)
            ],
            "entry": "",
            "exit": "",
        }
    )
    return {"leaders": pd.concat([archigos, reign])}
