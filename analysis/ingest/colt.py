"""Country and Organization Leader Travel (COLT): trips of heads of state and government a year, all partners."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME

FOLDER = "colt-monadic"
_NAMES = FROM_NAME | {"Turkiye": "TUR"}
_FILES = {
    "sent": ("top_sent_subset.csv", "LeaderCountryOrIGO"),
    "received": ("top_received_subset.csv", "CountryVisited"),
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``leader_travel``: one row a state, year and direction. Who went where is not in the files."""
    parts = []
    for direction, (file, column) in _FILES.items():
        raw = pd.read_csv(folder / file)
        raw = raw[raw["TripYear"].between(1991, 2020)]
        frame = pd.DataFrame({"country": raw[column].map(_NAMES), "year": raw["TripYear"], "trips": raw["count"]})
        parts.append(frame.dropna().assign(direction=direction))
    return {"leader_travel": pd.concat(parts)}
