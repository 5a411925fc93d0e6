"""Multinational Military Exercises 7: exercises in which Kazakhstan took part, 1991–2010."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

FOLDER = "military-exercises"
_DOUBLE = {"mme3493": "same exercise as mme1559", "mme1758": "planning event"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``exercises``: one row an exercise; names and places as the source has them, blank where it has none."""
    raw = pd.read_csv(folder / "mme_v7_KAZ_or_TUR.csv").replace("-9", pd.NA)
    states = raw[[column for column in raw if re.fullmatch(r"State[A-Z]+", column)]]
    raw = raw.assign(participants=states.apply(lambda row: "; ".join(row.dropna().str.strip()), axis=1))
    raw = raw[raw["participants"].str.contains("Kazakhstan") & raw["s.year"].between(1991, 2010)]
    frame = pd.DataFrame(
        {
            "id": raw["MMEID"],
            "name": raw["Ex_Name"].str.split().str.join(" "),
            "start": _dates(raw, "s"),
            "end": _dates(raw, "e"),
            "place": raw["Location"].str.split().str.join(" "),
            "participants": raw["participants"],
            "turkey": raw["participants"].str.contains("Turkey").map({True: "true", False: "false"}),
            "flag": raw["MMEID"].map(_DOUBLE).fillna(""),
        }
    )
    return {"exercises": frame}


def _dates(raw: pd.DataFrame, stem: str) -> list[str]:
    """Year, month and day as far as they are known (the source writes ``xx`` or a negative number)."""
    dates = []
    for row in raw[[f"{stem}.year", f"{stem}.month", f"{stem}.day"]].astype(str).to_numpy():
        numbers = [int(float(part)) if re.fullmatch(r"\d+(\.0)?", part) else -1 for part in row]
        known = numbers[: next((i for i, n in enumerate(numbers) if n <= 0), 3)]
        dates.append("-".join(f"{n:02d}" for n in known))
    return dates
