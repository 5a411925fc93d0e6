"""Passport Index: who may enter Kazakhstan and Turkey without a visa, snapshots of 2019 and 2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME

FOLDER = "passport-index"
_WORDS = {"VF": "visa free", "3": "visa free", "VR": "visa required", "ETA": "eta"}
_OLD = {"2", "1", "0"}  # codes of 2019 whose meaning the files do not give


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``visa_rules``: one row a snapshot, passport and destination."""
    raw = pd.read_csv(folder / "passport_index_kaz_tur_history.csv", dtype="string")
    raw = raw[raw["snapshot"].lt("2021") & raw["Passport"].ne(raw["Destination"])]
    days = raw["Requirement"].where(raw["Requirement"].str.fullmatch(r"\d{2,3}|[5-9]"))
    words = raw["Requirement"].map(lambda text: _WORDS.get(text, text))
    unclear = raw["Requirement"].isin(_OLD)
    frame = pd.DataFrame(
        {
            "snapshot": raw["snapshot"],
            "passport": raw["Passport"].map(FROM_NAME),
            "destination": raw["Destination"].map(FROM_NAME),
            "requirement": words.mask(days.notna(), "visa free").mask(unclear, "code " + raw["Requirement"]),
            "days": days,
            "flag": unclear.map({True: "older code, meaning not given", False: ""}),
        }
    )
    return {"visa_rules": frame.drop_duplicates(["snapshot", "passport", "destination"])}
