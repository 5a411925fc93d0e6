"""Natural Earth: outlines of the states and lakes between the Balkans and China, 1:110 million."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

FOLDER = "natural-earth"
_DIGITS = 2  # a hundredth of a degree is about a kilometre, less than the map shows


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    """Table ``shapes``: one row an outline, its geometry as GeoJSON."""
    rows = []
    for kind, file, code, name in (
        ("country", "ne_110m_admin_0_countries_eurasia.geojson", "ADM0_A3", "NAME_LONG"),
        ("lake", "ne_110m_lakes.geojson", None, "name"),
    ):
        for feature in json.loads((folder / file).read_text(encoding="utf-8"))["features"]:
            known = feature["properties"]
            geometry = feature["geometry"] | {"coordinates": _rounded(feature["geometry"]["coordinates"])}
            rows.append(
                {
                    "kind": kind,
                    "code": known[code] if code else "",
                    "name": " ".join(known[name].split()),  # a few names hold line breaks
                    "geometry": json.dumps(geometry, separators=(",", ":")),
                }
            )
    return {"shapes": pd.DataFrame(rows)}


def _rounded(part: Any) -> Any:
    return round(part, _DIGITS) if isinstance(part, (int, float)) else [_rounded(inner) for inner in part]
