"""ATOP 5.1: obligations of alliance between Kazakhstan or Turkey and the states of the book, 1991–2018."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import states_in_order

FOLDER = "atop"
_DUTIES = {"defense": "defence", "offense": "offence", "neutral": "neutrality", "nonagg": "non_aggression"}
_DUTIES["consul"] = "consultation"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``alliances``: one row a pair and year that an alliance binds, with the duties that it lays down."""
    raw = states_in_order(pd.read_csv(folder / "atop_alliance_dyad_year_subset.csv"))
    raw = raw.drop_duplicates(["country_a", "country_b", "year"])
    duties = raw[[f"atop_{duty}" for duty in _DUTIES]].fillna(0).gt(0)
    duties.columns = list(_DUTIES.values())
    frame = pd.concat([raw[["country_a", "country_b", "year"]], duties], axis=1)[duties.any(axis=1)]
    names = list(_DUTIES.values())
    frame[names] = frame[names].astype(str).apply(lambda column: column.str.lower())
    return {"alliances": frame}
