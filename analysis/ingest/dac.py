"""OECD DAC table 2a: net official development assistance, 2009–2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME, WORLD

FOLDER = "oecd-dac2a-turkey"
_NET = "ODA: Total Net"
#: File, the side that is one state, the side that its total is over.
_FILES = [
    ("dac2a_turkiye_donor_net_oda_all_recipients.csv", "donor", "recipient"),
    ("dac2a_kazakhstan_recipient_all_donors.csv", "recipient", "donor"),
    ("dac2a_kazakhstan_donor.csv", "donor", "recipient"),
]


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``aid``: who gave to Kazakhstan, to whom Turkey and Kazakhstan gave; totals have the partner ``WLD``."""
    parts = []
    for file, fixed, other in _FILES:
        raw = pd.read_csv(folder / file)
        raw = raw[raw["Aid type"].eq(_NET) & raw["Year"].between(1991, 2020)]
        raw = raw.rename(columns={"Donor": "donor", "Recipient": "recipient", "Year": "year", "Value": "value"})
        total = raw.groupby([fixed, "year"], as_index=False)["value"].sum().round(2)
        total = total.assign(**{other: WORLD, fixed: total[fixed].map(FROM_NAME)}, flag="sum over partners")
        named = raw.assign(donor=raw["donor"].map(FROM_NAME), recipient=raw["recipient"].map(FROM_NAME), flag="")
        parts += [named.dropna(subset=["donor", "recipient"]), total]
    frame = pd.concat(parts)[["donor", "recipient", "year", "value", "flag"]]
    return {"aid": frame.drop_duplicates(["donor", "recipient", "year"])}
