"""Students, migrants and refugees."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import rows_of, write_raw

from analysis import ingest
from analysis.ingest import migrant_stocks, uis_students, un_migrants, unhcr


def _students(folder: Path, by_origin: str, by_destination: str) -> list[tuple]:
    write_raw(
        folder,
        "popular-destinations-by-origin__KAZ_TUR.csv",
        "year,origin_country_name,dest_country_lumped,value_lumped,cond_all\n" + by_origin,
    )
    write_raw(
        folder,
        "popular-origins-by-destination__KAZ_TUR.csv",
        "year,dest_country_name,origin_country_lumped,value_lumped,cond_all\n" + by_destination,
    )
    frame = uis_students.tidy(folder)["students"]
    return sorted(rows_of(frame, "origin", "destination", "year", "students", "flag"))


def test_students_total_includes_what_is_lumped_together(tmp_path: Path) -> None:
    by_origin = "1998,Kazakhstan,Turkey,1245,-\n1998,Kazakhstan,Other countries,55,-\n1998,Kazakhstan,Poland,,-\n"
    by_destination = "1998,Turkey,Kazakhstan,1245,-\n1998,Turkey,Somalia,10,-\n"
    assert _students(tmp_path, by_origin, by_destination) == [
        ("KAZ", "TUR", 1998, 1245, ""),
        ("KAZ", "WLD", 1998, 1300, "sum over partners"),
        ("WLD", "TUR", 1998, 1255, "sum over partners"),
    ]


def test_students_keep_every_state_of_the_book_by_name(tmp_path: Path) -> None:
    by_origin = "2010,Turkey,United States,12000,-\n2021,Turkey,Germany,5,-\n"
    by_destination = "2010,Kazakhstan,Mongolia,70,-\n2010,Turkey,Greece,1300,-\n"
    assert _students(tmp_path, by_origin, by_destination) == [
        ("GRC", "TUR", 2010, 1300, ""),
        ("MNG", "KAZ", 2010, 70, ""),
        ("TUR", "USA", 2010, 12000, ""),
        ("TUR", "WLD", 2010, 12000, "sum over partners"),
        ("WLD", "KAZ", 2010, 70, "sum over partners"),
        ("WLD", "TUR", 2010, 1300, "sum over partners"),
    ]


@pytest.mark.parametrize(
    ("decimal", "expected"),
    [
        (2014.9972602739726, "2014-12-31"),
        (2000.8060109289618, "2000-10-22"),  # a leap year
        (1999.1534246575343, "1999-02-26"),
        (2020.0, "2020-01-01"),
    ],
)
def test_day_of_a_decimal_year(decimal: float, expected: str) -> None:
    assert migrant_stocks.day(decimal) == expected


def _stocks(folder: Path, pair: str, totals: str = "") -> list[tuple]:
    head = "file,LocID,sex,LocIDorg,yearref,age,agelength,PopulationUniverse,source,value\n"
    write_raw(folder, "kaz_tur_pair_all_sources.csv", head + pair)
    write_raw(folder, "kaz_and_tur_totals_by_origin_both_sexes_all_ages.csv", head + totals)
    frame = migrant_stocks.tidy(folder)["migrants"]
    return rows_of(frame, "origin", "destination", "date", "source", "population", "value", "flag")


def test_migrant_stocks_of_both_sexes_and_all_ages_once(tmp_path: Path) -> None:
    census = "x,398.0,0.0,792.0,1999.1534246575343,0.0,0.0,3.0,NSO_Census1999,6346.0\n"
    pair = census + census.replace("398.0,0.0,792.0", "398.0,1.0,792.0")
    pair += census.replace("0.0,0.0,3.0", "75.0,0.0,3.0") + "x,792,0,398,2014.997260,0,0,3,NSO,19333\n"
    totals = census + "x,792,0,0,1990.802740,0,0,3,Census_1990,1137152\n"
    totals += "x,792,0,398,1985.8,0,0,3,NSO,5\nx,792,0,398,2023.0,0,0,3,OECD,5\nx,398,0,8,2000.0,0,0,3,OECD,5\n"
    totals += "x,398,0,792,2000.0,0,0,3,Unknown source,5\n"
    assert _stocks(tmp_path, pair, totals) == [
        ("TUR", "KAZ", "1999-02-26", "census 1999", "foreign-born", 6346, ""),
        ("KAZ", "TUR", "2014-12-31", "register", "foreign-born", 19333, ""),
        ("WLD", "TUR", "1990-10-21", "census 1990", "foreign-born", 1137152, ""),
    ]


def test_modelled_migrants_are_flagged(tmp_path: Path) -> None:
    rows = "x,398,0,792,2000.0,0,0,3,WorldBank,49000\nx,792,0,398,2000.0,0,0,3,WorldBank,0\n"
    rows += "x,792,0,398,2000.0,0,0,4,OECD,7\nx,792,0,398,1998.99726,0,0,2,UNHCR,3\n"
    assert [(row[3], row[4], row[6]) for row in _stocks(tmp_path, rows)] == [
        ("World Bank matrix", "foreign-born", "modelled"),
        ("World Bank matrix", "foreign-born", "zero, probably missing"),
        ("OECD", "foreign citizens", ""),
        ("UNHCR", "refugees", ""),
    ]


def test_mid_year_of_the_un_revisions_is_the_first_of_july(tmp_path: Path) -> None:
    rows = [
        f"x,792,0,398,{year}.5,0,0,9,{source},7" for source in ("UNPD_2020", "UNPD_2024") for year in (2019, 2020)
    ]
    assert [row[2] for row in _stocks(tmp_path, "\n".join(rows) + "\n")] == ["2019-07-01", "2020-07-01"] * 2


@pytest.mark.skipif(not ingest.DEFAULT_SOURCES.is_dir(), reason="the raw sources are not beside this clone")
def test_oecd_gives_the_register_of_the_end_of_a_year_for_its_first_day() -> None:
    frame = migrant_stocks.tidy(ingest.DEFAULT_SOURCES / migrant_stocks.FOLDER)["migrants"]
    register = frame[frame["source"].eq("register") & frame["population"].eq("foreign-born")]
    copies = frame[frame["flag"].eq("register of the end of that year")]
    both = copies.assign(date=copies["date"].str[:4] + "-12-31").merge(
        register, on=["origin", "destination", "date"], suffixes=("", "_there")
    )
    assert len(both) == len(copies) > 0
    assert (both["value"] == both["value_there"]).all()


def test_un_migrants_of_2019_are_superseded(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "migrant_stock_kaz_tur_all_partners.csv",
        "destination,origin,year,migrant_stock\n"
        "kaz,tur,2019,49003\ntur,kaz,1990,1000\nrus,kaz,2019,5\nkaz,nam,2019,5\n",
    )
    frame = un_migrants.tidy(tmp_path)["migrants"]
    assert rows_of(frame, "origin", "destination", "date", "source", "value", "flag") == [
        ("TUR", "KAZ", "2019-07-01", "UN revision 2019", 49003, "superseded"),
        ("KAZ", "TUR", "1990-07-01", "UN revision 2019", 1000, "superseded"),
    ]


def test_refugees_go_from_origin_to_asylum(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "refugees_pkg_population_kaz_tur.csv",
        "year,coo_iso,coa_iso,refugees,asylum_seekers,returned_refugees,idps,ooc\n"
        "1998.0,KAZ,TUR,0.0,0.0,1107.0,9.0,0.0\n2017.0,TUR,KAZ,2.0,14.0,0.0,0.0,\n2021.0,KAZ,TUR,5,5,5,5,5\n",
    )
    assert sorted(rows_of(unhcr.tidy(tmp_path)["refugees"], "origin", "asylum", "year", "kind", "persons")) == [
        ("KAZ", "TUR", 1998, "returned refugees", 1107),
        ("TUR", "KAZ", 2017, "asylum seekers", 14),
        ("TUR", "KAZ", 2017, "refugees", 2),
    ]
