"""Ideal points from UN General Assembly votes (Bailey, Strezhnev and Voeten), April 2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "unga-ideal-points"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``ideal_points``: one row a state and session, all votes; the interval is the middle 90 per cent."""
    raw = pd.read_csv(folder / "IdealpointestimatesAll_Apr2020_subset.csv")
    frame = pd.DataFrame(
        {
            "country": raw["iso3c"],
            "session": raw["session"],
            "year": raw["session"] + 1945,  # session 47 opened in September 1992
            "votes": raw["NVotes"],
            "ideal_point": raw["IdealPoint"],
            "low": raw["Q5%"],
            "high": raw["Q95%"],
        }
    )
    return {"ideal_points": frame}
