"""Trade, real trade, tariffs and gravity: raw files of a few rows against rows worked out by hand."""

from __future__ import annotations

import gzip
from pathlib import Path

from helpers import rows_of, write_raw

from analysis.ingest import baci, cow_trade, itpd, kazakh_statistics, oec, unctad_matrix, wits, wto

_BACI = "Anni,exporter_iso3,importer_iso3,MatriceEx\n"
_WTO = "Reporting.Economy.ISO3A.Code,Partner.Economy.ISO3A.Code,Indicator.Code,Year,Value\n"


def test_wits_turns_flows_into_exporter_and_importer(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "wits_kaz_trade_by_partner_extract.csv",
        "REPORTER,PARTNER,FLOW,TIME_PERIOD,OBS_VALUE_thousand_USD\n"
        "KAZ,TUR,Export,1995,70437.275\nKAZ,TUR,Import,2020,1000\nKAZ,TUR,Import,2023,5\n"
        "KAZ,RUS,Import,2010,5475000\nKAZ,RUS,Import,2011,16269000\n",
    )
    trade = wits.tidy(tmp_path)["trade"]
    assert rows_of(trade, "exporter", "importer", "year", "value", "reported_by", "flag") == [
        ("KAZ", "TUR", 1995, 70.437275, "exporter", ""),
        ("TUR", "KAZ", 2020, 1.0, "importer", "incomplete year"),
        ("RUS", "KAZ", 2010, 5475.0, "importer", "about half missing"),
        ("RUS", "KAZ", 2011, 16269.0, "importer", ""),
    ]


def _packed(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(gzip.compress(text.encode()))


def _panel(folder: Path, rows: str) -> Path:
    write_raw(folder, "panel_extract.csv", "iso3,year,exports,imports,gdp\n" + rows)
    return write_raw(
        folder,
        "SOURCE.md",
        "- dist 3418.03 km, wto_both 1 from 2016 1.5. Kazakhstan's applied weighted tariff on Turkish goods: "
        "2004 2.59; 2010 8.652 (per cent; blank in other years).\n- Read in 2025 3.25\n",
    )


def test_kazakh_statistics_give_2020_and_what_the_wits_extract_lacks(tmp_path: Path) -> None:
    _panel(
        tmp_path,
        "TUR,2019,1,2,3\nTUR,2020,2173.6,889.1,3\nKGZ,2019,10,20,3\nITA,2012,5,,3\nABW,2020,7,8,3\nKGZ,2021,7,8,3\n",
    )
    trade = kazakh_statistics.tidy(tmp_path)["trade"]
    assert sorted(rows_of(trade, "dataset", "exporter", "importer", "year", "value", "reported_by")) == [
        ("bns", "KAZ", "TUR", 2020, 2173.6, "exporter"),
        ("bns", "TUR", "KAZ", 2020, 889.1, "importer"),
        ("wits", "KAZ", "ITA", 2012, 5, "exporter"),
        ("wits", "KAZ", "KGZ", 2019, 10, "exporter"),
        ("wits", "KGZ", "KAZ", 2019, 20, "importer"),
    ]
    assert set(trade["flag"]) == {"six significant digits"}


def test_kazakh_tariff_is_read_from_the_description(tmp_path: Path) -> None:
    tariffs = kazakh_statistics.tidy(_panel(tmp_path, "TUR,2020,1,1,1\n"))["tariffs"]
    assert rows_of(tariffs, "importer", "exporter", "year", "rate") == [
        ("KAZ", "TUR", 2004, 2.59),
        ("KAZ", "TUR", 2010, 8.652),
    ]


def test_cow_reads_imports_of_each_side_and_sums_totals(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "cow_trade_ddy_TUR_KAZ_1990_2014.csv",
        "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n"
        "705,640,2001,137,90,137,275\n705,365,2001,1000,-9,0,0\n705,20,2001,3,4,0,0\n",
    )
    _packed(tmp_path, "cow_trade_ddy_all_1990_2014.csv.gz", "ccode1,ccode2,year,flow1,flow2\n")
    write_raw(tmp_path, "cow_iso3_codes_from_dennis-klein_country_list.csv", "COW,iso3\n2,USA\n")
    trade = cow_trade.tidy(tmp_path)["trade"].set_index(["exporter", "importer"])
    assert trade.loc[("TUR", "KAZ"), "value"] == 137
    assert trade.loc[("KAZ", "TUR"), "value"] == 90
    assert trade.loc[("KAZ", "TUR"), "flag"] == "outlier"
    assert ("KAZ", "RUS") not in trade.index  # -9 is missing, not a value
    assert trade.loc[("WLD", "KAZ"), "value"] == 137 + 1000 + 3
    assert trade.loc[("KAZ", "WLD"), "value"] == 90 + 4
    assert trade.loc[("KAZ", "WLD"), "flag"] == "sum over partners"


def test_oec_goods_move_from_dest_to_origin(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "oec_netwrk_TUR_KAZ_1990_2014.csv",
        "year,origin,dest,import_val\n1997,tur,kaz,230930000\n2011,tur,kaz,2000000\n1995,tur,aze,1000000\n"
        "1995,fra,tur,7\n",
    )
    trade = oec.tidy(tmp_path)["trade"]
    assert rows_of(trade, "exporter", "importer", "year", "value", "flag") == [
        ("KAZ", "TUR", 1997, 230.93, "copy of 1998"),
        ("KAZ", "TUR", 2011, 2.0, ""),
        ("AZE", "TUR", 1995, 1.0, "level break after 2010"),
    ]


def test_baci_drops_domestic_flows_and_sums_totals(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "baci_agg_TUR_KAZ_2000_2020.csv",
        "Anni,exporter_iso3,importer_iso3,MatriceEx\n2000,KAZ,TUR,183000\n2000,KAZ,KAZ,999\n2000,KAZ,ABW,1000\n",
    )
    _packed(tmp_path, "baci_agg_all_2000_2020.csv.gz", _BACI)
    trade = baci.tidy(tmp_path)["trade"].set_index(["exporter", "importer"])
    assert trade.loc[("KAZ", "TUR"), "value"] == 183.0
    assert trade.loc[("KAZ", "WLD"), "value"] == 184.0
    assert ("KAZ", "KAZ") not in trade.index


def test_baci_of_the_world_is_rounded_and_keeps_states_of_the_model_only(tmp_path: Path) -> None:
    write_raw(tmp_path, "baci_agg_TUR_KAZ_2000_2020.csv", _BACI)
    rows = "2000,CHN,USA,123456789\n2000,CHN,KEN,4\n2000,CHN,CHN,5\n2000,ABW,CHN,7000\n2021,CHN,USA,1000\n"
    _packed(tmp_path, "baci_agg_all_2000_2020.csv.gz", _BACI + rows + "2001,KAZ,TUR,16\n")
    world = baci.tidy(tmp_path)["world_trade"]
    assert rows_of(world, "exporter", "importer", "year", "value") == [
        ("CHN", "USA", 2000, 123500.0),
        ("KAZ", "TUR", 2001, 0.02),
    ]


def test_cow_of_the_world_reads_the_importer_in_chosen_years(tmp_path: Path) -> None:
    columns = "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n"
    write_raw(tmp_path, "cow_trade_ddy_TUR_KAZ_1990_2014.csv", columns + "705,640,2001,137,90,137,275\n")
    rows = "365,2,1996,50,7,0,0\n2,365,1996,7,50,0,0\n2,365,1995,0,-9,0,0\n2,365,2001,9,9,0,0\n"
    _packed(tmp_path, "cow_trade_ddy_all_1990_2014.csv.gz", columns + rows)
    codes = "COW,iso3\n365,RUS\n365,SOV\n2,USA\n0,0\n"
    write_raw(tmp_path, "cow_iso3_codes_from_dennis-klein_country_list.csv", codes)
    imports = cow_trade.tidy(tmp_path)["world_imports"]
    assert rows_of(imports, "exporter", "importer", "year", "value") == [
        ("USA", "RUS", 1996, 50.0),
        ("RUS", "USA", 1996, 7.0),
    ]


def test_unctad_parts_total_and_sections(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "unctad_KAZ_TUR_by_sitc_section.csv",
        "year,product,source,target,edgewidth\n1995,All,Kazakhstan,Turkey,70437.275\n"
        "1995,SITC6_Manuf,Kazakhstan,Turkey,50000\n2015,All,Kazakhstan,Turkey,1358042\n",
    )
    tables = unctad_matrix.tidy(tmp_path)
    assert rows_of(tables["trade"], "year", "value", "flag") == [
        (1995, 70.437275, ""),
        (2015, 1358.042, "estimated by UNCTAD"),
    ]
    assert rows_of(tables["trade_sections"], "section", "value") == [("6", 50.0)]


def test_itpd_is_in_millions_without_domestic_flows(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "itpd_agg_TUR_KAZ_2000_2016.csv",
        "year,exporter_iso3,importer_iso3,trade_2010USD\n"
        "2010,KAZ,TUR,3000000\n2010,KAZ,KAZ,9000000000\n2010,ABW,KAZ,500000\n2010,TUR,FRA,2000000\n",
    )
    real = itpd.tidy(tmp_path)["trade_real"]
    assert sorted(rows_of(real, "exporter", "importer", "year", "value", "flag")) == [
        ("KAZ", "TUR", 2010, 3.0, ""),
        ("KAZ", "WLD", 2010, 3.0, "sum over partners"),
        ("TUR", "WLD", 2010, 2.0, "sum over partners"),
        ("WLD", "KAZ", 2010, 0.5, "sum over partners"),
        ("WLD", "TUR", 2010, 3.0, "sum over partners"),
    ]


def test_wto_reporter_is_the_importer(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "wto_bilateral_imports_TUR_KAZ_2011_2022.csv",
        _WTO + "TUR,KAZ,HS_M_0020,2015,2500000\nTUR,KAZ,HS_M_0010,2015,10005\n"
        "AGO,KAZ,HS_M_0020,2015,1\nTUR,KAZ,HS_M_0020,2021,1\n",
    )
    imports = wto.tidy(tmp_path)["product_imports"]
    assert rows_of(imports, "exporter", "importer", "year", "product", "value") == [
        ("KAZ", "TUR", 2015, "minerals and metals", 2.5),
        ("KAZ", "TUR", 2015, "arms (HS 93)", 0.010005),
    ]
