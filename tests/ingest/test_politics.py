"""Votes, ideal points, leaders, their travel, and regimes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from helpers import rows_of, write_raw

from analysis.ingest import colt, ideal_points, leaders, regimes, unga_votes, vdem

_POINTS = ["NVotes", "IdealPoint", "QO%", "Q5%", "Q10%", "Q50%", "Q90%", "Q95%", "Q100%"]
#: One row of each file of regimes: 1999 where the index is that old.
_REGIMES = {
    "polity5": "cown,year,polity,polity2\n705,1999,-88,-4\n705,1990,1,1\n640,2000,-66,\n",
    "fh_full": "cown,year,edition,total\n705,2019,2020,23\n705,2021,2022,24\n",
    "bti": "bti_country,year,SI_Democracy_Status\nTurkey,2018,5.5\nNarnia,2018,9\n",
    "eiu": "cown,year,eiu\n703,2006,4.08\n",
    "wgi": "cown,year,Estimate,StdErr,Lower,Upper\n705,2000,-1,0.2,8,25\n",
    "LIED": "cown,lied_cow,year,lexical_index,lexical_index_plus\n705,2,1999,3,7\n",
    "svmdi": "cown,year,csvmdi,dsvmdi\n705,1999,0.209112559,1\n",
}


def test_votes_keep_absences_and_drop_non_members(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "un-project_own_votes_1991_2020.csv",
        "rcid,year,session,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec,ident,resid,705,640\n"
        '7,1992,47,3,100,,0,1992-12-01,R/47/1,NA,NA,"NUCLEAR  TESTS",x,0,1,0,0,0,0,0,1,8,1\n'
        "6,1991,46,3,100,2,0,1991-10-01,R/46/1,NA,NA,Y,x,0,0,0,0,0,0,0,1,9,2\n"
        "8,2019,74,57,106,15,0,2019-12-18,A/RES/74/169,NA,NA,SYRIA,x,0,0,0,1,0,0,0,1,9,9\n",
    )
    write_raw(
        tmp_path,
        "un_votes_1992_2020.csv",
        "rcid,country,country_code,vote\n7,Russia,RU,no\n7,Turkey,TR,yes\n99,Russia,RU,no\n",
    )
    tables = unga_votes.tidy(tmp_path)
    assert sorted(rows_of(tables["votes"], "rcid", "country", "vote", "dataset")) == [
        (6, "TUR", "abstain", "un-project"),
        (7, "KAZ", "absent", "un-project"),
        (7, "RUS", "no", "unvotes"),
        (7, "TUR", "yes", "un-project"),
    ]
    call = tables["roll_calls"].set_index("rcid").loc[7]
    assert (call["title"], call["nuclear"], call["human_rights"]) == ("NUCLEAR TESTS", "true", "false")
    assert pd.isna(call["no"])
    flags = rows_of(tables["roll_calls"], "rcid", "flag")
    assert sorted(flags) == [(6, "day not known"), (7, "day not known"), (8, "Turkey's vote doubtful")]


def test_texts_tell_whole_texts_from_paragraphs_and_minutes(tmp_path: Path) -> None:
    head = "rcid,session,abstain,yes,no,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec,705\n"
    tail = ",0,0,0,0,0,0,1\n"
    rows = [
        "1,60,1,2,3,2005-12-01,R/60/1,0,0,Short ti,Full  title : resolution / adopted by the General Assembly",
        "2,60,1,2,3,2005-12-01,R/60/2,0,1,,The President: I put paragraph four to the vote",
        "3,60,1,2,3,2005-12-01,R/60/3,1,0,,The President: I put the amendment to the vote",
        "4,60,1,2,3,2005-12-01,R/60/4,0,0,,The Acting President: A recorded vote has been requested",
        "5,72,1,2,3,2017-12-01,R/72/5,0,0,Long title : resolution / adopted by the General Assembly,A/72/251 - LONG",
    ]
    write_raw(tmp_path, "un-project_own_votes_1991_2020.csv", head + "".join(row + tail for row in rows))
    write_raw(tmp_path, "un_votes_1992_2020.csv", "rcid,country,country_code,vote\n")
    texts = unga_votes.tidy(tmp_path)["roll_call_texts"]
    assert texts["part"].tolist() == ["whole", "paragraph", "amendment", "not known", "whole"]
    assert texts["text"].dropna().tolist() == ["Full title", "Long title"]


def test_ideal_points_of_each_basis_name_the_year_in_which_the_session_opened(tmp_path: Path) -> None:
    for place, stem in enumerate(["All", "Important", "NoNukes", "Nuclear", "HumanRights", "MiddleEast"]):
        first, suffix = ("Row", "") if stem == "All" else ("Unnamed: 0", stem)
        head = ",".join([first, "ccode,session", *(column + suffix for column in _POINTS), "iso3c,Countryname"])
        rows = f"1,705,47,{60 + place},0.58,0,0.4,1,2,3,0.7,9,KAZ,Kazakhstan\n"
        rows += "1,705,72,5,0,0,0,1,2,3,0,9,KAZ,Kazakhstan\n1,705,73,5,0,0,0,1,2,3,0,9,KAZ,Kazakhstan\n"
        write_raw(tmp_path, f"Idealpointestimates{stem}_Apr2020_subset.csv", f"{head}\n{rows}")
    frame = ideal_points.tidy(tmp_path)["ideal_points"]
    early = frame[frame["session"].eq(47)]
    assert rows_of(early, "basis", "votes") == [
        ("all", 60),
        ("important", 61),
        ("without nuclear", 62),
        ("nuclear", 63),
        ("human rights", 64),
        ("middle east", 65),
    ]
    assert set(rows_of(early, "country", "year", "ideal_point", "low", "high")) == {("KAZ", 1992, 0.58, 0.4, 0.7)}
    assert set(rows_of(frame, "session", "flag")) == {(47, ""), (72, ""), (73, "may be adjusted")}


def test_leaders_in_power_at_the_end_of_a_dataset_have_no_end(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "archigos_4_1_subset.csv",
        "ccode,leader,startdate,enddate,entry,exit\n705,One,1990-04-24,2015-12-31,Regular,Still in Office\n"
        "640,Two,1993-06-25,1996-03-06,Irregular,Regular\n",
    )
    write_raw(
        tmp_path,
        "REIGN_leaderlist_3_21_subset.csv",
        "ccode,leader,sdate,smonth,syear,emonth,eyear\n705,One,24,4,1990,3.0,2019.0\n705,Three,20,3,2019,,\n",
    )
    frame = leaders.tidy(tmp_path)["leaders"]
    assert rows_of(frame, "dataset", "country", "leader", "start", "end", "entry", "exit") == [
        ("archigos", "KAZ", "One", "1990-04-24", "", "regular", "still in office"),
        ("archigos", "TUR", "Two", "1993-06-25", "1996-03-06", "irregular", "regular"),
        ("reign", "KAZ", "One", "1990-04", "2019-03", "", ""),
        ("reign", "KAZ", "Three", "2019-03", "", "", ""),
    ]


def test_leader_travel_tells_sent_from_received(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "top_sent_subset.csv",
        "TripYear,LeaderCountryOrIGO,count\n1992,Turkiye,30\n1990,Turkiye,9\n1992,EU,5\n",
    )
    write_raw(
        tmp_path, "top_received_subset.csv", "TripYear,CountryVisited,count\n1992,Kazakhstan,7\n2021,Turkiye,9\n"
    )
    assert rows_of(colt.tidy(tmp_path)["leader_travel"], "country", "direction", "year", "trips") == [
        ("TUR", "sent", 1992, 30),
        ("KAZ", "received", 1992, 7),
    ]


def test_regimes_take_the_right_column_of_each_index(tmp_path: Path) -> None:
    for stem, text in _REGIMES.items():
        write_raw(tmp_path, f"{stem}_subset.csv", text)
    frame = regimes.tidy(tmp_path)["regimes"]
    assert rows_of(frame, "country", "year", "index", "value") == [
        ("KAZ", 1999, "polity2", -4),
        ("KAZ", 2019, "freedom_house", 23),
        ("TUR", 2018, "bti_democracy", 5.5),
        ("KGZ", 2006, "eiu_democracy", 4.08),
        ("KAZ", 2000, "wgi_voice", -1),
        ("KAZ", 1999, "lexical", 3),
        ("KAZ", 1999, "svmdi", 0.209113),
    ]
    bounds = frame.dropna(subset=["low"])
    assert list(bounds["index"]) == ["wgi_voice"]
    assert rows_of(bounds, "low", "high") == [pytest.approx((-1.329, -0.671))]


def test_vdem_bounds_belong_to_their_index(tmp_path: Path) -> None:
    columns = [
        f"{index}{part}" for index in ("v2x_polyarchy", "v2x_libdem") for part in ("", "_codelow", "_codehigh")
    ]
    write_raw(
        tmp_path,
        "vdem_simple_subset.csv",
        f"country_text_id,year,{','.join(columns)}\nKAZ,1991,0.25,0.23,0.28,0.13,0.11,0.15\nKAZ,2021,1,1,1,1,1,1\n"
        "TUR,1991,0.6,0.5,0.7,,,\n",
    )
    assert rows_of(vdem.tidy(tmp_path)["regimes"], "country", "year", "index", "value", "low", "high") == [
        ("KAZ", 1991, "vdem_electoral", 0.25, 0.23, 0.28),
        ("TUR", 1991, "vdem_electoral", 0.6, 0.5, 0.7),
        ("KAZ", 1991, "vdem_liberal", 0.13, 0.11, 0.15),
    ]
