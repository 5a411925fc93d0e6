"""Each ingest module on raw files of a few rows, against rows worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import catalogue, ingest
from analysis.ingest import (
    baci,
    cow_trade,
    ideal_points,
    kazakh_statistics,
    oec,
    uis_students,
    unctad_bit,
    unctad_matrix,
    unga_votes,
    us_cpi,
    wdi,
    wits,
)


def _write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def _rows(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_wits_turns_flows_into_exporter_and_importer(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "wits_kaz_trade_by_partner_extract.csv",
        "REPORTER,PARTNER,FLOW,TIME_PERIOD,OBS_VALUE_thousand_USD\n"
        "KAZ,TUR,Export,1995,70437.275\nKAZ,TUR,Import,2020,1000\nKAZ,TUR,Import,2023,5\n",
    )
    trade = wits.tidy(tmp_path)["trade"]
    assert _rows(trade, "exporter", "importer", "year", "value", "reported_by", "flag") == [
        ("KAZ", "TUR", 1995, 70.437275, "exporter", ""),
        ("TUR", "KAZ", 2020, 1.0, "importer", "incomplete year"),
    ]


def test_kazakh_statistics_gives_2020_only(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "panel_extract.csv",
        "iso3,year,exports,imports,gdp\nTUR,2019,1,2,3\nTUR,2020,2173.6,889.1,3\n",
    )
    trade = kazakh_statistics.tidy(tmp_path)["trade"]
    assert _rows(trade, "exporter", "importer", "year", "value", "reported_by") == [
        ("KAZ", "TUR", 2020, 2173.6, "exporter"),
        ("TUR", "KAZ", 2020, 889.1, "importer"),
    ]


def test_cow_reads_imports_of_each_side_and_sums_totals(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "cow_trade_ddy_TUR_KAZ_1990_2014.csv",
        "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n"
        "705,640,2001,137,90,137,275\n705,365,2001,1000,-9,0,0\n705,20,2001,3,4,0,0\n",
    )
    trade = cow_trade.tidy(tmp_path)["trade"].set_index(["exporter", "importer"])
    assert trade.loc[("TUR", "KAZ"), "value"] == 137
    assert trade.loc[("KAZ", "TUR"), "value"] == 90
    assert trade.loc[("KAZ", "TUR"), "flag"] == "outlier"
    assert ("KAZ", "RUS") not in trade.index  # -9 is missing, not a value
    assert trade.loc[("WLD", "KAZ"), "value"] == 137 + 1000 + 3
    assert trade.loc[("KAZ", "WLD"), "value"] == 90 + 4
    assert trade.loc[("KAZ", "WLD"), "flag"] == "sum over partners"


def test_oec_goods_move_from_dest_to_origin(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "oec_netwrk_TUR_KAZ_1990_2014.csv",
        "year,origin,dest,import_val\n1997,tur,kaz,230930000\n2011,tur,kaz,2000000\n1995,tur,aze,1000000\n"
        "1995,fra,tur,7\n",
    )
    trade = oec.tidy(tmp_path)["trade"]
    assert _rows(trade, "exporter", "importer", "year", "value", "flag") == [
        ("KAZ", "TUR", 1997, 230.93, "copy of 1998"),
        ("KAZ", "TUR", 2011, 2.0, ""),
        ("AZE", "TUR", 1995, 1.0, "level break after 2010"),
    ]


def test_baci_drops_domestic_flows_and_sums_totals(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "baci_agg_TUR_KAZ_2000_2020.csv",
        "Anni,exporter_iso3,importer_iso3,MatriceEx\n2000,KAZ,TUR,183000\n2000,KAZ,KAZ,999\n2000,KAZ,ABW,1000\n",
    )
    trade = baci.tidy(tmp_path)["trade"].set_index(["exporter", "importer"])
    assert trade.loc[("KAZ", "TUR"), "value"] == 183.0
    assert trade.loc[("KAZ", "WLD"), "value"] == 184.0
    assert ("KAZ", "KAZ") not in trade.index


def test_unctad_parts_total_and_sections(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "unctad_KAZ_TUR_by_sitc_section.csv",
        "year,product,source,target,edgewidth\n1995,All,Kazakhstan,Turkey,70437.275\n"
        "1995,SITC6_Manuf,Kazakhstan,Turkey,50000\n2015,All,Kazakhstan,Turkey,1358042\n",
    )
    tables = unctad_matrix.tidy(tmp_path)
    assert _rows(tables["trade"], "year", "value", "flag") == [
        (1995, 70.437275, ""),
        (2015, 1358.042, "estimated by UNCTAD"),
    ]
    assert _rows(tables["trade_sections"], "section", "value") == [("6", 50.0)]


def test_votes_keep_absences_and_drop_non_members(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "un-project_own_votes_1991_2020.csv",
        "rcid,year,session,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec,ident,resid,705,640\n"
        '7,1992,47,3,100,,0,1992-12-01,R/47/1,NA,NA,"NUCLEAR  TESTS",x,0,1,0,0,0,0,0,1,8,1\n'
        "6,1991,46,3,100,2,0,1991-10-01,R/46/1,NA,NA,Y,x,0,0,0,0,0,0,0,1,9,2\n",
    )
    _write(
        tmp_path,
        "un_votes_1992_2020.csv",
        "rcid,country,country_code,vote\n7,Russia,RU,no\n7,Turkey,TR,yes\n99,Russia,RU,no\n",
    )
    tables = unga_votes.tidy(tmp_path)
    assert sorted(_rows(tables["votes"], "rcid", "country", "vote", "dataset")) == [
        (6, "TUR", "abstain", "un-project"),
        (7, "KAZ", "absent", "un-project"),
        (7, "RUS", "no", "unvotes"),
        (7, "TUR", "yes", "un-project"),
    ]
    call = tables["roll_calls"].set_index("rcid").loc[7]
    assert (call["title"], call["nuclear"], call["human_rights"]) == ("NUCLEAR TESTS", "true", "false")
    assert pd.isna(call["no"])


def test_ideal_points_name_the_year_in_which_the_session_opened(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "IdealpointestimatesAll_Apr2020_subset.csv",
        "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname\n"
        "1,705,47,60,0.58,0,0.4,0,0,0,0.7,0,KAZ,Kazakhstan\n",
    )
    frame = ideal_points.tidy(tmp_path)["ideal_points"]
    assert _rows(frame, "country", "session", "year", "ideal_point", "low", "high") == [
        ("KAZ", 47, 1992, 0.58, 0.4, 0.7)
    ]


def test_students_total_includes_what_is_lumped_together(tmp_path: Path) -> None:
    head_origin = "year,origin_country_name,dest_country_lumped,value_lumped,cond_all\n"
    head_destination = "year,dest_country_name,origin_country_lumped,value_lumped,cond_all\n"
    _write(
        tmp_path,
        "popular-destinations-by-origin__KAZ_TUR.csv",
        head_origin
        + "1998,Kazakhstan,Turkey,1245,-\n1998,Kazakhstan,Other countries,55,-\n1998,Kazakhstan,Poland,,-\n",
    )
    _write(
        tmp_path,
        "popular-origins-by-destination__KAZ_TUR.csv",
        head_destination + "1998,Turkey,Kazakhstan,1245,-\n1998,Turkey,Greece,10,-\n",
    )
    frame = uis_students.tidy(tmp_path)["students"]
    assert sorted(_rows(frame, "origin", "destination", "students", "flag")) == [
        ("KAZ", "TUR", 1245, ""),
        ("KAZ", "WLD", 1300, "sum over partners"),
        ("WLD", "TUR", 1255, "sum over partners"),
    ]


def test_wdi_keeps_the_books_countries_and_years(tmp_path: Path) -> None:
    head = "Country Name,Country Code,Year,Value\n"
    _write(
        tmp_path, "gdp_current_usd__NY.GDP.MKTP.CD.csv", head + "Kazakhstan,KAZ,1990,1\nKazakhstan,KAZ,1991,24.6\n"
    )
    _write(tmp_path, "population__SP.POP.TOTL.csv", head + "Aruba,ABW,1991,5\nWorld,WLD,1991,7\n")
    frame = wdi.tidy(tmp_path)["macro"]
    assert _rows(frame, "country", "year", "indicator", "value") == [
        ("KAZ", 1991, "gdp", 25.0),
        ("WLD", 1991, "population", 7.0),
    ]


def test_us_prices_are_yearly_means(tmp_path: Path) -> None:
    _write(
        tmp_path, "cpiai_from_1985.csv", "Date,Index,Inflation\n1991-01-01,134,0\n1991-02-01,136,0\n1985-01-01,9,0\n"
    )
    assert _rows(us_cpi.tidy(tmp_path)["macro"], "year", "value") == [(1991, 135.0)]


def test_investment_treaties_between_states_of_the_book(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "BIT-origin_KAZ_or_TUR.csv",
        "Parties,Typeofagreement,Dateofsignature,Dateofentryintoforce\n"
        "Turkey; Kazakhstan;,Bilateral Investment Treaties,01may1992,10aug1995\n"
        "Kazakhstan; Kuwait;,Bilateral Investment Treaties,31aug1997,01may2000\n"
        "Kazakhstan; United States of America;,Bilateral Investment Treaties,19may1992,\n"
        "Kazakhstan; Japan;,Bilateral Investment Treaties,01may2014,\n",
    )
    frame = unctad_bit.tidy(tmp_path)["investment_treaties"]
    rows = [tuple(None if pd.isna(v) else v for v in row) for row in frame.itertuples(index=False)]
    assert rows == [("KAZ", "TUR", "1992-05-01", "1995-08-10"), ("KAZ", "USA", "1992-05-19", None)]


def test_missing_source_names_folder_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ingest.SourceMissing, match=r"wits-kaz.*--sources"):
        ingest.collect(tmp_path)


@pytest.mark.skipif(not ingest.DEFAULT_SOURCES.is_dir(), reason="the raw sources are not beside this clone")
def test_raw_sources_give_the_series_byte_for_byte(tmp_path: Path) -> None:
    written = ingest.run(data=tmp_path)
    assert written
    for table in written:
        path = catalogue.describe(table)["path"]
        assert (tmp_path / path).read_bytes() == (catalogue.DATA / path).read_bytes(), table
