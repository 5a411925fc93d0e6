"""UNESCO Institute for Statistics: tertiary students abroad, the ten largest partners of each year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_NAME, WORLD

FOLDER = "uis-student-flows"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``students``: one row an origin, destination and year.

    Totals over all partners have the partner ``WLD``. A pair that is not among the ten largest of the year is
    missing, which does not mean zero.
    """
    by_origin = pd.read_csv(folder / "popular-destinations-by-origin__KAZ_TUR.csv").rename(
        columns={"origin_country_name": "origin", "dest_country_lumped": "destination", "value_lumped": "students"}
    )
    by_destination = pd.read_csv(folder / "popular-origins-by-destination__KAZ_TUR.csv").rename(
        columns={"dest_country_name": "destination", "origin_country_lumped": "origin", "value_lumped": "students"}
    )
    columns = ["origin", "destination", "year", "students"]
    pairs = pd.concat([by_origin, by_destination])[columns].dropna(subset=["students"]).drop_duplicates(columns[:3])
    pairs["origin"], pairs["destination"] = pairs["origin"].map(FROM_NAME), pairs["destination"].map(FROM_NAME)
    to_world = by_origin.groupby(["origin", "year"], as_index=False)["students"].sum()
    from_world = by_destination.groupby(["destination", "year"], as_index=False)["students"].sum()
    totals = pd.concat(
        [
            to_world.assign(origin=to_world["origin"].map(FROM_NAME), destination=WORLD),
            from_world.assign(destination=from_world["destination"].map(FROM_NAME), origin=WORLD),
        ]
    )
    frame = pd.concat([pairs.dropna().assign(flag=""), totals.assign(flag="sum over partners")])
    frame = frame[frame["year"].between(1991, 2020)].astype({"students": int})
    return {"students": frame}
