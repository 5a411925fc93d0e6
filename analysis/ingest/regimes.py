"""Indices of regime and governance beside V-Dem: Polity, Freedom House, BTI, EIU, WGI, LIED, SVMDI."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_COW, FROM_NAME

FOLDER = "regime-indices"
#: Index, file, column of the state, column of the value.
_INDICES = [
    ("polity2", "polity5_subset.csv", "cown", "polity2"),
    ("freedom_house", "fh_full_subset.csv", "cown", "total"),
    ("bti_democracy", "bti_subset.csv", "bti_country", "SI_Democracy_Status"),
    ("eiu_democracy", "eiu_subset.csv", "cown", "eiu"),
    ("wgi_voice", "wgi_subset.csv", "cown", "Estimate"),
    ("lexical", "LIED_subset.csv", "cown", "lexical_index"),
    ("svmdi", "svmdi_subset.csv", "cown", "csvmdi"),
]
_NORMAL_90 = 1.645


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``regimes``. Only WGI gives an error: its bounds are the estimate ± 1.645 standard errors."""
    parts = []
    for index, file, state, value in _INDICES:
        raw = pd.read_csv(folder / file)
        raw = raw[raw["year"].between(1991, 2020)]
        frame = pd.DataFrame(
            {
                "country": raw[state].map(FROM_NAME if state == "bti_country" else FROM_COW),
                "year": raw["year"].astype(int),
                "index": index,
                "value": raw[value].round(6),
            }
        )
        if index == "wgi_voice":
            frame["low"] = (raw["Estimate"] - _NORMAL_90 * raw["StdErr"]).round(6)
            frame["high"] = (raw["Estimate"] + _NORMAL_90 * raw["StdErr"]).round(6)
        parts.append(frame.dropna(subset=["country", "value"]))
    return {"regimes": pd.concat(parts)}
