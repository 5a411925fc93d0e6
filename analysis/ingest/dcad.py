"""Defense Cooperation Agreement Dataset 1.0: bilateral defence agreements of the pairs of the book, 1991–2010."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import COUNTRIES, FROM_COW
from analysis.ingest._pairs import of_the_book

FOLDER = "dcad"
_KINDS = {
    "DCA": "general cooperation", "DIC": "defence industry", "PROCUREMENT": "procurement",
    "TREX": "training and exercises", "COMMISSION": "joint commission", "RESEARCH": "research", "INFO": "information",
    "PEACEKEEPING": "peacekeeping", "NONAGG": "non-aggression", "WMD": "weapons of mass destruction",
}  # fmt: skip


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``defence_agreements``: one row an agreement; dates as exact as the source gives them."""
    raw = pd.read_csv(folder / "DCAD-v1.0-main_KAZ_or_TUR.csv")
    raw = raw[raw["signYear"].ge(1991)].assign(one=raw["ccode1"].map(FROM_COW), two=raw["ccode2"].map(FROM_COW))
    raw = raw[of_the_book(raw["one"], raw["two"])]
    order = [sorted(pair, key=list(COUNTRIES).index) for pair in zip(raw["one"], raw["two"], strict=True)]
    kinds = raw[["category1", "category2", "category3"]].apply(
        lambda row: "; ".join(_KINDS.get(code, code.lower()) for code in row.dropna()), axis=1
    )
    frame = pd.DataFrame(
        {
            "id": raw["DCAid"].to_numpy(),
            "party_a": [pair[0] for pair in order],
            "party_b": [pair[1] for pair in order],
            "signed": _dates(raw, "sign"),
            "in_force": _dates(raw, "EIF"),
            "subjects": kinds.to_numpy(),
        }
    )
    return {"defence_agreements": frame}


def _dates(raw: pd.DataFrame, stem: str) -> list[str]:
    """Year, month and day as far as they are known (negative codes are not)."""
    dates = []
    for year, month, day in raw[[f"{stem}Year", f"{stem}Month", f"{stem}Day"]].fillna(-1).astype(int).to_numpy():
        parts = [f"{year:04d}"] if year > 0 else []
        if parts and month > 0:
            parts += [f"{month:02d}"] + ([f"{day:02d}"] if day > 0 else [])
        dates.append("-".join(parts))
    return dates
