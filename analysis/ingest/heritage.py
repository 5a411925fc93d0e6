"""UNESCO World Heritage in Kazakhstan and in Turkey, list of July 2019."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.countries import FROM_ISO2

FOLDER = "unesco-world-heritage"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``heritage``: one row a property; serial properties without one place have no coordinates."""
    raw = pd.read_csv(folder / "whc_inscribed_KAZ_TUR.csv")
    codes = raw["iso_code"].str.upper().str.split(",")
    somewhere = raw["latitude"].abs().gt(0.001)
    frame = pd.DataFrame(
        {
            "id": raw["id_number"],
            "site": raw["site"],
            "category": raw["category"].str.lower(),
            "inscribed": raw["date_inscribed"],
            "countries": codes.map(lambda listed: "; ".join(FROM_ISO2.get(c.strip(), c.strip()) for c in listed)),
            "latitude": raw["latitude"].where(somewhere).round(4),
            "longitude": raw["longitude"].where(somewhere).round(4),
        }
    )
    return {"heritage": frame}
