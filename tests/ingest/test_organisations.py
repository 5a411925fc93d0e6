"""Organisations, embassies and trade agreements; and the pairs that the book keeps."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from helpers import rows_of, write_raw

from analysis.ingest import cow_diplomacy, cow_igo, desta
from analysis.ingest._pairs import of_the_book, states_in_order

_STATES = ["kazakhstan", "turkey", "azerbaijan", "uzbekistan", "kyrgyzstan", "turkmenistan", "tajikistan", "russia"]


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        ("KAZ", "POL", True),
        ("POL", "KAZ", True),
        ("TUR", "UZB", True),
        ("TJK", "TUR", True),
        ("TUR", "DEU", True),
        ("TUR", "POL", False),
        ("AZE", "UZB", False),
        ("KAZ", "KAZ", False),
        ("KAZ", None, False),
        ("KAZ", float("nan"), False),
    ],
)
def test_book_compares_all_of_kazakhstan_and_its_partners_with_turkey(one: object, two: object, kept: bool) -> None:
    assert of_the_book(pd.Series([one]), pd.Series([two])).tolist() == [kept]


def test_states_of_a_pair_stand_in_the_order_of_the_book() -> None:
    pairs = [(640, 705, 1995), (705, 2, 1995), (365, 640, 2020), (2, 200, 1995), (705, 999, 1995), (999, 640, 1995)]
    dyads = pd.DataFrame([*pairs, (705, 640, 1990), (705, 640, 2021)], columns=["ccode1", "ccode2", "year"])
    assert rows_of(states_in_order(dyads), "country_a", "country_b", "year") == [
        ("KAZ", "TUR", 1995),
        ("KAZ", "USA", 1995),
        ("TUR", "RUS", 2020),
    ]


def _memberships(folder: Path, rows: list[tuple[str, int, dict[str, int]]], shared: str = "705,640,2013,1\n") -> Path:
    """Organisation, year and codes of states (0 where not given)."""
    lines = [f"ioname,orgname,year,{','.join(_STATES)}"]
    for name, year, codes in rows:
        lines.append(f"{name},The  {name} Club,{year},{','.join(str(codes.get(state, 0)) for state in _STATES)}")
    write_raw(folder, "igo_year_format3_subset.csv", "\n".join(lines) + "\n")
    return write_raw(folder, "cow_igo_ndy_subset.csv", "ccode1,ccode2,year,dyadigos\n" + shared)


def test_membership_breaks_at_gaps_and_at_changes_of_status(tmp_path: Path) -> None:
    kaz = {2008: 1, 2009: 1, 2010: 0, 2011: 1, 2012: 2, 2013: 2, 2014: -9}
    rows = [("AAA", year, {"kazakhstan": code}) for year, code in kaz.items()]
    _memberships(tmp_path, [*reversed(rows), ("BBB", 2014, {"kazakhstan": 2, "turkey": 3})])
    spells = cow_igo.tidy(tmp_path)["igo_memberships"]
    assert rows_of(spells, "country", "organisation", "name", "status", "first_year", "last_year", "flag") == [
        ("KAZ", "AAA", "The AAA Club", "full", 2008, 2009, ""),
        ("KAZ", "AAA", "The AAA Club", "full", 2011, 2011, ""),
        ("KAZ", "AAA", "The AAA Club", "associate", 2012, 2013, "not known afterwards"),
        ("KAZ", "BBB", "The BBB Club", "associate", 2014, 2014, ""),
        ("TUR", "BBB", "The BBB Club", "observer", 2014, 2014, ""),
    ]


def test_shared_organisations_count_a_pair_once(tmp_path: Path) -> None:
    shared = "640,705,2013,44\n705,640,2013,44\n705,640,2014,42\n2,200,2013,60\n"
    _memberships(tmp_path, [("AAA", 2013, {"turkey": 1})], shared)
    assert rows_of(
        cow_igo.tidy(tmp_path)["shared_igos"], "country_a", "country_b", "year", "organisations", "flag"
    ) == [
        ("KAZ", "TUR", 2013, 44, ""),
        ("KAZ", "TUR", 2014, 42, "some memberships not known"),
    ]


def test_embassy_at_side_1_is_sent_by_side_2(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "Diplomatic_Exchange_2006v1_excerpt.csv",
        "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n"
        "705,640,1995,3,1,1,2006.1\n640,705,1995,1,3,1,2006.1\n640,630,2000,9,0,1,2006.1\n"
        "705,640,1990,3,3,1,2006.1\n705,999,1995,3,3,1,2006.1\n",
    )
    frame = cow_diplomacy.tidy(tmp_path)["diplomatic_exchange"]
    assert sorted(rows_of(frame, "sender", "host", "year", "level")) == [
        ("IRN", "TUR", 2000, "not known"),
        ("KAZ", "TUR", 1995, "chargé d'affaires"),
        ("TUR", "IRN", 2000, "none"),
        ("TUR", "KAZ", 1995, "ambassador"),
    ]


def test_trade_agreement_counts_parties_and_finds_the_two(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "DESTA_KAZ_or_TUR.csv",
        "number,name,entry_type,year,entryforceyear,c1,c2,c3,mc1\n"
        "371,Eastern  Trade,base_treaty,2003.0,2008.0,792,398,364,0\n"
        "372,EFTA Turkey,accession,1991.0,,756,792,,398\n"
        "373,Before,base_treaty,1990.0,1990.0,792,8,,0\n374,After,base_treaty,2021.0,,398,8,,0\n"
        "375,Talks,negotiation,,,398,8,,0\n",
    )
    frame = desta.tidy(tmp_path)["trade_agreements"]
    columns = ["id", "name", "kind", "signed", "in_force", "parties", "kazakhstan", "turkey"]
    assert rows_of(frame, *columns) == [
        ("371", "Eastern Trade", "base treaty", 2003, 2008, 3, "true", "true"),
        ("372", "EFTA Turkey", "accession", 1991, None, 2, "false", "true"),
    ]
