"""Correlates of War Diplomatic Exchange 2006.1: who was represented where, 1995, 2000 and 2005."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_COW

FOLDER = "cow-diplomatic-exchange"
_LEVELS = {0: "none", 1: "chargé d'affaires", 2: "minister", 3: "ambassador", 9: "not known"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``diplomatic_exchange``: one row a sending state, host and year."""
    raw = pd.read_csv(folder / "Diplomatic_Exchange_2006v1_excerpt.csv")
    one, two = raw["ccode1"].map(FROM_COW), raw["ccode2"].map(FROM_COW)
    # DR_at_1 is the representation of side 2 at side 1
    there = pd.DataFrame({"sender": two, "host": one, "year": raw["year"], "level": raw["DR_at_1"]})
    back = pd.DataFrame({"sender": one, "host": two, "year": raw["year"], "level": raw["DR_at_2"]})
    frame = pd.concat([there, back]).dropna(subset=["sender", "host"])
    frame = frame[frame["year"].ge(1991)].drop_duplicates()
    return {"diplomatic_exchange": frame.assign(level=frame["level"].map(_LEVELS))}
