"""UNCTAD: bilateral investment treaties of Kazakhstan, and of Turkey with its partners, to 2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME
from analysis.ingest._pairs import of_the_book

FOLDER = "unctad-bit"
LAST_YEAR = 2020


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``investment_treaties``: one row a treaty between two states of the book.

    The source's licence is not known, so only the treaties that the book compares are kept.
    """
    raw = pd.read_csv(folder / "BIT-origin_KAZ_or_TUR.csv")
    raw = raw[raw["Typeofagreement"].eq("Bilateral Investment Treaties")]
    parties = raw["Parties"].str.strip(" ;").str.split(";")
    raw = raw.assign(
        one=parties.str[0].str.strip().map(FROM_NAME),
        two=parties.str[1].str.strip().map(FROM_NAME),
        signed=pd.to_datetime(raw["Dateofsignature"], format="%d%b%Y"),
        in_force=pd.to_datetime(raw["Dateofentryintoforce"], format="%d%b%Y"),
    ).dropna(subset=["one", "two"])
    raw = raw[raw["signed"].dt.year.between(1991, LAST_YEAR)]
    raw = raw[of_the_book(raw["one"], raw["two"])]
    pair = [sorted(p) for p in zip(raw["one"], raw["two"], strict=True)]
    frame = pd.DataFrame(
        {
            "party_a": [p[0] for p in pair],
            "party_b": [p[1] for p in pair],
            "signed": raw["signed"].dt.strftime("%Y-%m-%d").to_numpy(),
            "in_force": raw["in_force"].dt.strftime("%Y-%m-%d").to_numpy(),
        }
    )
    return {"investment_treaties": frame}
