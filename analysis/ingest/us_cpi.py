"""Consumer prices of the United States, to express dollars of different years in one year's prices."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "us-cpi"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Rows of ``macro``: yearly means of the monthly index (1982–84 = 100)."""
    raw = pd.read_csv(folder / "cpiai_from_1985.csv", parse_dates=["Date"])
    yearly = raw.groupby(raw["Date"].dt.year)["Index"].mean().loc[1991:2020].round(4)
    frame = pd.DataFrame({"year": yearly.index, "value": yearly.to_numpy()})
    frame = frame.assign(country="USA", indicator="consumer_prices", unit="index, 1982–84 = 100")
    return {"macro": frame.assign(dataset="bls", flag="")}
