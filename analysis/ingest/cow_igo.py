"""Correlates of War Intergovernmental Organizations 3.0: memberships and shared memberships, 1991–2014."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.ingest._pairs import states_in_order

FOLDER = "cow-igo-v3"
LAST_YEAR = 2014
_STATES = {
    "kazakhstan": "KAZ", "turkey": "TUR", "azerbaijan": "AZE", "uzbekistan": "UZB", "kyrgyzstan": "KGZ",
    "turkmenistan": "TKM", "tajikistan": "TJK", "russia": "RUS",
}  # fmt: skip
_STATUS = {1: "full", 2: "associate", 3: "observer"}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Tables ``igo_memberships`` (spells of unbroken membership) and ``shared_igos`` (count of a pair and year)."""
    raw = pd.read_csv(folder / "igo_year_format3_subset.csv", usecols=["ioname", "orgname", "year", *_STATES])
    long = raw.melt(["ioname", "orgname", "year"], list(_STATES), "state", "code")
    missing = long[long["code"].eq(-9)].groupby(["ioname", "state"])["year"].apply(set)
    long = long[long["code"].isin(_STATUS)].sort_values(["ioname", "state", "year"])
    # a new spell where a year is left out or the status changes
    by = long.groupby(["ioname", "state"])
    spell = (by["year"].diff().ne(1) | by["code"].diff().ne(0)).cumsum()
    spells = long.groupby(spell).agg(
        organisation=("ioname", "first"),
        name=("orgname", "first"),
        state=("state", "first"),
        status=("code", "first"),
        first_year=("year", "min"),
        last_year=("year", "max"),
    )
    gaps = [
        "not known afterwards" if last + 1 in missing.get((org, state), ()) else ""
        for org, state, last in zip(spells["organisation"], spells["state"], spells["last_year"], strict=True)
    ]
    spells = spells.assign(
        country=spells["state"].map(_STATES),
        status=spells["status"].map(_STATUS),
        name=spells["name"].str.split().str.join(" "),
        flag=gaps,
    )
    shared = states_in_order(pd.read_csv(folder / "cow_igo_ndy_subset.csv"))
    shared = shared.rename(columns={"dyadigos": "organisations"}).drop_duplicates(["country_a", "country_b", "year"])
    shared["flag"] = shared["year"].eq(LAST_YEAR).map({True: "some memberships not known", False: ""})
    return {"igo_memberships": spells, "shared_igos": shared}
