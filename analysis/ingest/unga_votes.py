"""UN General Assembly roll calls: two renderings of Voeten's data, joined by roll-call id.

The states' own votes come from un-project (1991–2020, absences kept); Russia, the United States, France and
the United Kingdom, which it lacks, come from the R package unvotes (to 2019, absences dropped). The full title
of a resolution, by which the same text is known again in another year, makes a table of its own.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.countries import FROM_COW, FROM_ISO2

FOLDER = "unga-votes"
_VOTES = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}  # 9, not a member, is no vote
_TOPICS = {"me": "middle_east", "nu": "nuclear", "di": "disarmament", "hr": "human_rights", "co": "colonialism"}
_TOPICS["ec"] = "development"
LAST_YEAR_WITHOUT_DAYS = 1996
#: Resolutions whose stored votes are in doubt, with what the flag says of them.
DOUBTFUL_VOTES = {"A/RES/74/169": "Turkey's vote doubtful"}
_EXTRA = {"RU", "US", "FR", "GB"}
#: From this session on the full title stands in the source's column of short titles.
_LONG_SHORT_TITLES = 71
#: What library records add to a title, and what tells minutes of the sitting from a title.
_ADDED = r"\s*:\s*(?:draft )?resolution\s*/?\s*adopted.*$"
_MINUTES = r"President:|Chairman:|recorded vote|separate vote"


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Tables ``roll_calls``, ``roll_call_texts`` (one row a roll call) and ``votes`` (one a state and roll call)."""
    raw = pd.read_csv(folder / "un-project_own_votes_1991_2020.csv")
    calls = raw[["rcid", "session", "date", "unres", "short", "yes", "no", "abstain"]].rename(
        columns={"unres": "resolution", "short": "title"}
    )
    counts = ["yes", "no", "abstain"]
    calls[counts] = calls[counts].astype("Int64")  # unknown in a few roll calls
    # a few cells of the source hold line breaks or doubled blanks
    calls["title"] = calls["title"].str.split().str.join(" ")
    for code, name in _TOPICS.items():
        calls[name] = raw[code].fillna(0).astype(int).map({0: "false", 1: "true"})
    # the source's days of these years run from 2 to 7 only: they cannot be days of a month
    doubtful = calls["date"].str[:4].astype(int) <= LAST_YEAR_WITHOUT_DAYS
    calls["flag"] = calls["resolution"].map(DOUBTFUL_VOTES).fillna("").mask(doubtful, "day not known")
    own = raw.melt("rcid", [c for c in raw.columns if c.isdigit()], "cow", "code")
    own = own[own["code"].isin(_VOTES)]
    votes = pd.DataFrame(
        {
            "rcid": own["rcid"],
            "country": own["cow"].astype(int).map(FROM_COW),
            "vote": own["code"].map(_VOTES),
            "dataset": "un-project",
        }
    )
    more = pd.read_csv(folder / "un_votes_1992_2020.csv", keep_default_na=False)
    more = more[more["country_code"].isin(_EXTRA)]
    more = more.assign(country=more["country_code"].map(FROM_ISO2), dataset="unvotes")
    more = more[more["rcid"].isin(calls["rcid"])]
    votes = pd.concat([votes, more[["rcid", "country", "vote", "dataset"]]])
    return {"roll_calls": calls, "roll_call_texts": _texts(raw), "votes": votes}


def _texts(raw: pd.DataFrame) -> pd.DataFrame:
    """``rcid``, ``part`` (what was voted on) and ``text`` (full title, empty unless a whole text was voted on)."""
    short, long = (raw[column].astype("string").str.split().str.join(" ") for column in ("short", "descr"))
    text = short.where(raw["session"].ge(_LONG_SHORT_TITLES) & short.notna(), long)
    # rows without a short title hold minutes of the sitting, but in the years that lack short titles altogether
    unknown = text.isna() | text.str.contains(_MINUTES, regex=True, na=False)
    parts = {"amendment": raw["amend"].eq(1), "paragraph": raw["para"].eq(1), "not known": unknown}
    part = np.select(list(parts.values()), list(parts), "whole")
    text = text.str.replace(_ADDED, "", regex=True, case=False)
    return pd.DataFrame({"rcid": raw["rcid"], "part": part, "text": text.where(part == "whole")})
