"""Aims for trade against values computed by hand."""

import math

import pandas as pd
import pytest

from analysis.measures import targets


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [
        ("dated", "Someone", "2012-10-11", "2015", 10e9),
        ("open", "Someone else", "2010-05", "open", 5e9),
        ("undated", "A third", None, "within three years", 5e9),
    ]
    return pd.DataFrame(rows, columns=["id", "said_by", "said_on", "ref_year", "value"]).astype(
        {"said_on": "string", "ref_year": "string"}
    )


def test_aims_take_their_term_from_the_year_and_their_order_from_the_caller(quoted):
    aims = targets.aims(quoted, ["open", "dated"])
    assert list(aims["id"]) == ["open", "dated"]
    assert aims["due"].isna().tolist() == [True, False]
    assert aims["due"][1] == 2015
    assert aims["value"].tolist() == [5, 10]
    assert 2012.7 < aims["said"][1] < 2012.85


def test_an_aim_without_a_date_is_refused_until_one_is_given(quoted):
    with pytest.raises(ValueError, match="undated"):
        targets.aims(quoted, ["undated"])
    with pytest.raises(KeyError):
        targets.aims(quoted, ["nowhere"])
    aims = targets.aims(quoted, ["undated"], said={"undated": "2011"}, due={"undated": 2014})
    assert (aims["said"][0], aims["due"][0]) == (2011.5, 2014)


def test_required_growth_starts_from_the_last_full_year(quoted):
    aims = targets.aims(quoted, ["dated", "open"])
    needed = targets.required(aims, pd.Series({2011: 2500.0, 2012: 9000.0}))
    assert needed[0] == pytest.approx(4 ** (1 / 4) - 1)  # 2.5 to 10 billion in four years
    assert math.isnan(needed[1])
    assert math.isnan(targets.required(aims, pd.Series({2014: 1.0}))[0])


def test_fulfilled_gives_the_first_year_after_the_promise():
    aims = pd.DataFrame({"value": [10.0, 50.0], "year": [2001, 2000]})
    turnover = pd.DataFrame({"wits": [20.0, 5.0, 12.0, 60.0]}, index=range(2000, 2004))
    assert targets.fulfilled(aims, turnover, 2003)["wits"].tolist() == [2002, 2003]
    assert targets.fulfilled(aims, turnover, 2002)["wits"].isna().tolist() == [False, True]
