"""Measures of corridors against values computed by hand."""

import math

import pandas as pd
import pytest

from analysis.measures import corridors


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [("a", "2017", 100.0), ("b", "2019", 5.0), ("c", "2020", 20.0), ("d", "long term", 400.0)]
    return pd.DataFrame(rows, columns=["id", "ref_year", "value"]).astype({"id": "string", "ref_year": "string"})


def test_months_are_means_of_their_span(quoted):
    rows = {"a": ("IRN", "count", "2018-01", "2018-12"), "c": ("KAZ", "at most", "2019-02", "2019-02")}
    table = corridors.months(quoted, rows)
    assert table["value"].tolist() == pytest.approx([100 / 12 / 1000, 0.02])
    assert table.loc[0, ["begin", "end"]].tolist() == [2018, 2019]
    assert table.loc[1, "begin"] == table.loc[1, "end"] == pytest.approx(2019 + 1.5 / 12)
    with pytest.raises(KeyError, match="z"):
        corridors.months(quoted, {"z": ("IRN", "count", "2018-01", "2018-01")})


def test_plans_keep_the_order_and_name_what_is_unknown(quoted):
    table = corridors.plans(quoted, {"d": ("rail", "plan"), "b": ("rail", "count")})
    assert table["value"].tolist() == [400, 5]
    assert table["kind"].tolist() == ["plan", "count"]
    with pytest.raises(KeyError, match="z"):
        corridors.plans(quoted, {"z": ("rail", "plan")})
    with pytest.raises(ValueError, match="guess"):
        corridors.plans(quoted, {"a": ("rail", "guess")})


def test_reached_is_the_best_count_by_the_nearest_plan(quoted):
    rows = {"a": ("rail", "plan"), "d": ("rail", "plan"), "b": ("rail", "count"), "c": ("rail", "count")}
    table = corridors.plans(quoted, rows)
    assert corridors.reached(table, "rail") == pytest.approx(0.2)
    assert math.isnan(corridors.reached(table, "sea"))
