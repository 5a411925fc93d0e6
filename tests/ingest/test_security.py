"""Armed forces, alliances, defence agreements, arms and exercises."""

from __future__ import annotations

from pathlib import Path

from helpers import rows_of, write_raw

from analysis.ingest import atop, cow_capabilities, dcad, exercises, sipri, sipri_matrix


def test_capabilities_leave_negative_codes_out(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "cow_nmc_subset.csv",
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n"
        "705,1992,1500,-9,7,7,7,7,0.005\n705,1990,1,1,1,1,1,1,0.1\n705,2021,1,1,1,1,1,1,0.1\n"
        "999,1992,1,1,1,1,1,1,0.1\n",
    )
    macro = cow_capabilities.tidy(tmp_path)["macro"]
    assert rows_of(macro, "country", "year", "indicator", "value", "unit", "dataset", "flag") == [
        ("KAZ", 1992, "military_expenditure", 1500, "thousand current US dollars", "nmc", ""),
        ("KAZ", 1992, "capability_index", 0.005, "share of the world", "nmc", ""),
    ]


def test_alliance_names_its_duties_and_binds_a_pair_once(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "atop_alliance_dyad_year_subset.csv",
        "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
        "705,640,1995,0,0,0,1,0\n640,705,1995,0,0,0,1,0\n365,705,1995,1,,1,0,1\n705,2,1995,0,0,0,0,0\n"
        "640,2,2018,1,1,0,0,0\n",
    )
    frame = atop.tidy(tmp_path)["alliances"]
    duties = ["defence", "offence", "neutrality", "non_aggression", "consultation"]
    assert rows_of(frame, "country_a", "country_b", "year", *duties) == [
        ("KAZ", "TUR", 1995, "false", "false", "false", "true", "false"),
        ("KAZ", "RUS", 1995, "true", "false", "true", "false", "true"),
        ("TUR", "USA", 2018, "true", "true", "false", "false", "false"),
    ]


def test_defence_agreement_has_dates_as_exact_as_known(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "DCAD-v1.0-main_KAZ_or_TUR.csv",
        "ccode1,ccode2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,category1,category2,category3,DCAid\n"
        "640,705,3,2,1993,11,2,1997,TREX,,,A-1\n373,640,-9,11,2010,,,,RESEARCH,DIC,PROCUREMENT,A-2\n"
        "2,705,9,-9,2001,-77,-77,-77,DCA,,,A-3\n290,640,1,1,1999,,,,DCA,,,A-4\n640,705,1,1,1990,,,,DCA,,,A-5\n"
        "705,999,1,1,1999,,,,DCA,,,A-6\n",
    )
    frame = dcad.tidy(tmp_path)["defence_agreements"]
    assert rows_of(frame, "id", "party_a", "party_b", "signed", "in_force", "subjects") == [
        ("A-1", "KAZ", "TUR", "1993-02-03", "1997-02-11", "training and exercises"),
        ("A-2", "TUR", "AZE", "2010-11", "", "research; defence industry; procurement"),
        ("A-3", "KAZ", "USA", "2001", "", "general cooperation"),
    ]


def test_sipri_keeps_what_kazakhstan_and_the_turkic_republics_bought(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "sipri-exports-processed_KAZ_or_TUR.csv",
        "supplier,recipient,year,value\nTurkey,Kazakhstan,2012,7\nRussia,Kazakhstan,2015,0\nUAE,Kazakhstan,2014,2\n"
        "Turkey,Azerbaijan,2012,20\nTurkey,Pakistan,2012,9\nKazakhstan,Turkey,2012,3\nRussia,Azerbaijan,2012,5\n"
        "Turkey,Kazakhstan,2021,6\n",
    )
    arms = sipri.tidy(tmp_path)["arms_transfers"]
    assert rows_of(arms, "dataset", "supplier", "recipient", "year", "tiv", "flag") == [
        ("sipri-2022", "TUR", "KAZ", 2012, 7, "rounded"),
        ("sipri-2022", "RUS", "KAZ", 2015, 0, "under half a million"),
        ("sipri-2022", "ARE", "KAZ", 2014, 2, "rounded"),
        ("sipri-2022", "TUR", "AZE", 2012, 20, "rounded"),
    ]


def test_sipri_matrix_goes_from_supplier_to_recipient(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "sipri_tiv_TUR_KAZ_1950_2018.csv",
        "year,from,to,from_iso3,to_iso3,tiv\n2001,Turkey,Kazakhstan,TUR,KAZ,3.4\n1990,Russia,Kazakhstan,RUS,KAZ,9\n"
        "2001,Canada,Turkey,CAN,TUR,20\n2017,Turkey,Rebels,TUR,0,0.96\n2017,Turkey,Uzbekistan,TUR,UZB,4.08\n",
    )
    arms = sipri_matrix.tidy(tmp_path)["arms_transfers"]
    assert rows_of(arms, "dataset", "supplier", "recipient", "year", "tiv", "flag") == [
        ("sipri-matrix", "TUR", "KAZ", 2001, 3.4, ""),
        ("sipri-matrix", "TUR", "UZB", 2017, 4.08, ""),
    ]


def test_exercises_of_kazakhstan_with_days_as_far_as_known(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "mme_v7_KAZ_or_TUR.csv",
        "MMEID,Ex_Name,Location,s.year,s.month,s.day,e.year,e.month,e.day,StateA,StateB,StateAA,StatesNote\n"
        "mme1,-9,Southern  range,1997,9,xx,1997,9,20,Kazakhstan,-9,Turkey ,x\n"
        "mme1758,Plan  99,-9,1999,3,1,1999,-9,4,Uzbekistan,Kazakhstan,,x\n"
        "mme5,Early,Coast,1990,3,1,1990,3,4,Kazakhstan,Turkey,,x\n"
        "mme3,Sea,Coast,1999,3,1,1999,3,4,Turkey,Georgia,,Kazakhstan\n"
        "mme4,Late,Coast,2011,3,1,2011,3,4,Kazakhstan,Turkey,,x\n",
    )
    frame = exercises.tidy(tmp_path)["exercises"]
    columns = ["id", "name", "start", "end", "place", "participants", "turkey", "flag"]
    assert rows_of(frame, *columns) == [
        ("mme1", None, "1997-09", "1997-09-20", "Southern range", "Kazakhstan; Turkey", "true", ""),
        ("mme1758", "Plan 99", "1999-03-01", "1999", None, "Uzbekistan; Kazakhstan", "false", "planning event"),
    ]
