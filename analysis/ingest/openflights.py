"""OpenFlights: airports and routes between Kazakhstan and Turkey, snapshots 2009–2017."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "openflights"
_FLAGS = {
    "2011-11-28": "charters and doubles in this snapshot",
    "2017-02-02": "unchanged since August 2014",
}


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Tables ``air_routes`` (one row a snapshot, airline and direction) and ``airports`` (those on a route)."""
    raw = pd.read_csv(folder / "routes_KZ_TR_by_snapshot.csv")
    routes = pd.DataFrame(
        {
            "snapshot": raw["snapshot_date"],
            "airline": raw["Airline"],
            "origin": raw["Source airport"],
            "destination": raw["Destination airport"],
            "codeshare": raw["Codeshare"].eq("Y").map({True: "true", False: "false"}),
            "flag": raw["snapshot_date"].map(_FLAGS).fillna(""),
        }
    ).drop_duplicates(["snapshot", "airline", "origin", "destination"])
    ports = pd.read_csv(folder / "airports_KZ_TR.csv")
    ports = ports[ports["IATA"].isin({*routes["origin"], *routes["destination"]})]
    airports = pd.DataFrame(
        {
            "iata": ports["IATA"],
            "name": ports["Name"],
            "country": ports["Country"].map({"Kazakhstan": "KAZ", "Turkey": "TUR"}),
            "latitude": ports["Latitude"].round(4),
            "longitude": ports["Longitude"].round(4),
        }
    )
    return {"air_routes": routes, "airports": airports}
