"""Ideal points from UN General Assembly votes (Bailey, Strezhnev and Voeten), April 2020."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

FOLDER = "unga-ideal-points"
_BASES = {
    "all": "All",
    "important": "Important",
    "without nuclear": "NoNukes",
    "nuclear": "Nuclear",
    "human rights": "HumanRights",
    "middle east": "MiddleEast",
}
#: The source says that the votes of the last two sessions may still be adjusted.
LAST_SETTLED_SESSION = 72


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``ideal_points``: one row a basis, state and session; the interval is the middle 90 per cent.

    The basis is the set of votes that the estimate rests on: all, or one subject. Scales differ between bases.
    """
    parts = []
    for basis, stem in _BASES.items():
        raw = pd.read_csv(folder / f"Idealpointestimates{stem}_Apr2020_subset.csv")
        raw.columns = [column.removesuffix(stem) for column in raw.columns]  # NVotesNuclear, Q5%Nuclear …
        frame = pd.DataFrame(
            {
                "basis": basis,
                "country": raw["iso3c"],
                "session": raw["session"],
                "year": raw["session"] + 1945,  # session 47 opened in September 1992
                "votes": raw["NVotes"],
                "ideal_point": raw["IdealPoint"],
                "low": raw["Q5%"],
                "high": raw["Q95%"],
            }
        )
        frame["flag"] = frame["session"].gt(LAST_SETTLED_SESSION).map({True: "may be adjusted", False: ""})
        parts.append(frame)
    return {"ideal_points": pd.concat(parts)}
