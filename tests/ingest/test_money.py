"""Output, prices, investment, aid and remittances."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import rows_of, write_raw

from analysis.ingest import dac, gapminder, pwt, remittances, unctad_bit, us_cpi, wdi, weo, wiiw

_LONG = "Country Name,Country Code,Year,Value\n"
_WIDE = "Country Name,Country Code,Indicator Name,Indicator Code,1990,1991,1992\n"
#: The seven files of the World Development Indicators, without rows.
_WDI = {
    "gdp_current_usd__NY.GDP.MKTP.CD": _LONG,
    "population__SP.POP.TOTL": _LONG,
    "ppp_conversion_factor__PA.NUS.PPP": "Country,Country ID,Year,PPP\n",
    "fdi_net_inflows_usd__BX.KLT.DINV.CD.WD__KAZ_TUR_KGZ_TKM": "economy,year,bx_klt_dinv_cd_wd\n",
    "tourism_arrivals__ST.INT.ARVL__KAZ_TUR_UZB_KGZ_TKM": "economy,year,st_int_arvl\n",
    "inflation_consumer_prices_pct__FP.CPI.TOTL.ZG": _WIDE,
    "inflation_gdp_deflator_pct__NY.GDP.DEFL.KD.ZG": _WIDE,
}
_DAC = "Recipient,Donor,Aid type,Amount type,Year,Value\n"
_DAC_FILES = [
    "dac2a_turkiye_donor_net_oda_all_recipients.csv",
    "dac2a_kazakhstan_recipient_all_donors.csv",
    "dac2a_kazakhstan_donor.csv",
]


def _wdi(folder: Path, rows: dict[str, str]) -> list[tuple]:
    """Rows of ``macro`` from raw rows by the first letters of their file."""
    for stem, head in _WDI.items():
        more = [text for start, text in rows.items() if stem.startswith(start)]
        write_raw(folder, f"{stem}.csv", head + "".join(more))
    frame = wdi.tidy(folder)["macro"]
    assert set(frame["dataset"]) == {"wdi"}
    return rows_of(frame, "country", "year", "indicator", "value", "flag")


def test_wdi_keeps_the_books_countries_and_years(tmp_path: Path) -> None:
    rows = {
        "gdp": "Kazakhstan,KAZ,1990,1\nKazakhstan,KAZ,1991,24.6\n",
        "population": "Aruba,ABW,1991,5\nWorld,WLD,1991,7\nWorld,WLD,2021,8\n",
        "ppp": "Turkiye,TR,1991,0.1234567\nWorld,1W,1991,1\n",
    }
    assert _wdi(tmp_path, rows) == [
        ("KAZ", 1991, "gdp", 25.0, ""),
        ("WLD", 1991, "population", 7.0, ""),
        ("TUR", 1991, "ppp_factor", 0.123457, ""),
        ("WLD", 1991, "ppp_factor", 1.0, ""),
    ]


def test_wdi_investment_of_zero_is_missing_and_visitors_are_flagged(tmp_path: Path) -> None:
    rows = {
        "fdi": "kaz,1991,0.0000000000\nkaz,1992,100000000.0\ntur,1991,-5\n",
        "tourism": "kaz,1996,202000\ntur,1996,0\n",
    }
    assert _wdi(tmp_path, rows) == [
        ("KAZ", 1992, "fdi_inflow", 100000000, ""),
        ("TUR", 1991, "fdi_inflow", -5, ""),
        ("KAZ", 1996, "arrivals", 202000, "all visitors, not tourists"),
        ("TUR", 1996, "arrivals", 0, ""),
    ]


def test_wdi_wide_files_give_a_row_a_year(tmp_path: Path) -> None:
    rows = {
        "inflation_consumer": 'Kazakhstan,KAZ,"Inflation, consumer",FP,1,,1381.12345678\n',
        "inflation_gdp": 'Turkiye,TUR,"Inflation, deflator",NY,58,59.2,\n',
    }
    assert _wdi(tmp_path, rows) == [
        ("KAZ", 1992, "consumer_inflation", 1381.123457, ""),
        ("TUR", 1991, "deflator_inflation", 59.2, ""),
    ]


def test_us_prices_are_yearly_means(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "cpiai_from_1985.csv",
        "Date,Index,Inflation\n1991-01-01,134,0\n1991-02-01,136.5,0\n1985-01-01,9,0\n2021-01-01,9,0\n",
    )
    assert rows_of(us_cpi.tidy(tmp_path)["macro"], "country", "year", "indicator", "value", "dataset", "flag") == [
        ("USA", 1991, "consumer_prices", 135.25, "bls", "")
    ]


def test_penn_exchange_rate_of_turkey_is_in_new_lira_before_2005(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "pwt10.01_extract.csv",
        "isocode,year,rgdpe,rgdpo,xr,pl_con,pl_gdpo\nTUR,2004,866,1,1.4,9,0.4\nTUR,2005,946,1,1.3,9,0.5\n"
        "KAZ,2004,200,1,136,9,\nABW,2004,1,1,1,1,1\nKAZ,1990,1,1,1,1,1\n",
    )
    macro = pwt.tidy(tmp_path)["macro"]
    assert rows_of(macro, "country", "year", "indicator", "value", "flag") == [
        ("TUR", 2004, "exchange_rate", 1.4, "in new lira"),
        ("TUR", 2005, "exchange_rate", 1.3, ""),
        ("KAZ", 2004, "exchange_rate", 136, ""),
        ("TUR", 2004, "price_level", 0.4, ""),
        ("TUR", 2005, "price_level", 0.5, ""),
        ("TUR", 2004, "gdp_ppp", 866, ""),
        ("TUR", 2005, "gdp_ppp", 946, ""),
        ("KAZ", 2004, "gdp_ppp", 200, ""),
    ]


def test_weo_flags_projections(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "weo_apr2019_long.csv",
        "indicator,country,year,value\nngdp_rpch,kaz,2017,4.1\nngdp_rpch,kaz,2018,4.2\ntm_rpch,tur,1999,-3\n"
        "tx_rpch,tur,1999,7\nngdpd,kaz,2017,160\nngdp_rpch,kaz,2021,3\nngdp_rpch,tur,1990,9\nngdp_d,kaz,2017,\n",
    )
    assert rows_of(weo.tidy(tmp_path)["macro"], "country", "year", "indicator", "value", "dataset", "flag") == [
        ("KAZ", 2017, "gdp_growth", 4.1, "weo", ""),
        ("KAZ", 2018, "gdp_growth", 4.2, "weo", "projection of April 2019"),
        ("TUR", 1999, "import_volume_growth", -3, "weo", ""),
        ("TUR", 1999, "export_volume_growth", 7, "weo", ""),
    ]


def test_gapminder_drops_zeros_of_investment_only(tmp_path: Path) -> None:
    inflow, outflow = (f"foreign_direct_investment_net_{way}flows_percent_of_gdp" for way in ("in", "out"))
    write_raw(
        tmp_path,
        "systema_globalis_long.csv",
        f"indicator,geo,time,value\n{inflow},kaz,1991,0\n{inflow},tur,1991,0.5363\n{outflow},kaz,1996,0\n"
        "internet_users,kaz,1991,0\nexports_percent_of_gdp,tur,1995,19.5\nimports_percent_of_gdp,tur,1995,24\n"
        "inflation_annual_percent,tur,1995,88\nexports_percent_of_gdp,tur,2021,35\n"
        "exports_percent_of_gdp,tur,1990,13\nexports_percent_of_gdp,tur,1996,\n",
    )
    assert rows_of(gapminder.tidy(tmp_path)["macro"], "country", "year", "indicator", "value", "dataset") == [
        ("TUR", 1991, "fdi_inflow_share", 0.5363, "gapminder"),
        ("KAZ", 1991, "internet_users", 0, "gapminder"),
        ("TUR", 1995, "exports_share", 19.5, "gapminder"),
        ("TUR", 1995, "imports_share", 24, "gapminder"),
    ]


def _treaties(folder: Path, *rows: str) -> list[tuple]:
    head = "Parties,Typeofagreement,Dateofsignature,Dateofentryintoforce\n"
    lines = [row.replace("|", ",Bilateral Investment Treaties,") for row in rows]
    write_raw(folder, "BIT-origin_KAZ_or_TUR.csv", head + "\n".join(lines) + "\n")
    return rows_of(unctad_bit.tidy(folder)["investment_treaties"], "party_a", "party_b", "signed", "in_force")


def test_investment_treaties_of_the_pairs_of_the_book(tmp_path: Path) -> None:
    assert _treaties(
        tmp_path,
        "Turkey; Kazakhstan;|01may1992,10aug1995",
        "Kazakhstan; Kuwait;|31aug1997,01may2000",
        "Kazakhstan; United States of America;|19may1992,",
        "Kazakhstan; Poland;|21sep1994,25may1995",
        "Poland; Turkey;|21aug1991,19aug1994",
        "Turkey; Russian Federation;|15dec1997,17may2000",
        "China; Turkey;|13nov1990,01may1994",
        "Japan; Kazakhstan;|01may2021,",
        "Kazakhstan; Turkey;,Other Investment Instruments,01may1999,",
    ) == [
        ("KAZ", "TUR", "1992-05-01", "1995-08-10"),
        ("KAZ", "USA", "1992-05-19", None),
        ("KAZ", "POL", "1994-09-21", "1995-05-25"),
        ("RUS", "TUR", "1997-12-15", "2000-05-17"),
    ]


def test_investment_treaty_of_the_belgian_union_is_belgiums(tmp_path: Path) -> None:
    union = "BLEU (Belgium-Luxembourg Economic Union); Kazakhstan;|16apr1998,06feb2001"
    assert _treaties(tmp_path, "Turkey; Kazakhstan;|01may1992,10aug1995", union) == [
        ("KAZ", "TUR", "1992-05-01", "1995-08-10"),
        ("BEL", "KAZ", "1998-04-16", "2001-02-06"),
    ]


def test_investment_in_kazakhstan_keeps_withdrawals_and_breaks(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "wiiw_partners_extract.csv",
        "Direction,Partner-Code,Unit,_2010,_2011,_2013,_2021\n"
        "FDI inflow,TR,EUR m,.,72.7727,-91.8994,366\nFDI inward stock,WORLD,EUR m,100,.,.,500\n"
        "FDI inflow,TR,in % of total,1,2,3,4\nFDI inflow,AZ,EUR m,5,6,7,8\n",
    )
    assert sorted(rows_of(wiiw.tidy(tmp_path)["investment"], "partner", "year", "measure", "value", "flag")) == [
        ("TUR", 2011, "inflow", 72.773, "not revised"),
        ("TUR", 2013, "inflow", -91.899, "new method (BPM6)"),
        ("WLD", 2010, "stock", 100.0, ""),
    ]


def test_aid_is_net_once_and_summed_over_all_partners(tmp_path: Path) -> None:
    net, price = "ODA: Total Net", "Constant Prices (2022 USD millions)"
    given, received, donor = _DAC_FILES
    write_raw(
        tmp_path,
        given,
        f"{_DAC}Kazakhstan,Türkiye,{net},{price},2010,9.5\nFiji,Türkiye,{net},{price},2010,0.25\n"
        f"Kazakhstan,Türkiye,{net},{price},2021,9\n",
    )
    write_raw(
        tmp_path,
        received,
        f"{_DAC}Kazakhstan,Türkiye,{net},{price},2010,9.5\nKazakhstan,Norway,{net},{price},2010,2\n"
        f'Kazakhstan,Germany,{net},{price},2010,-1\nKazakhstan,Norway,"Grants, Total",{price},2010,50\n',
    )
    write_raw(tmp_path, donor, f"{_DAC}Kyrgyzstan,Kazakhstan,{net},{price},2015,3\n")
    assert rows_of(dac.tidy(tmp_path)["aid"], "donor", "recipient", "year", "value", "flag") == [
        ("TUR", "KAZ", 2010, 9.5, ""),
        ("TUR", "WLD", 2010, 9.75, "sum over partners"),
        ("DEU", "KAZ", 2010, -1.0, ""),
        ("WLD", "KAZ", 2010, 10.5, "sum over partners"),
        ("KAZ", "KGZ", 2015, 3.0, ""),
        ("KAZ", "WLD", 2015, 3.0, "sum over partners"),
    ]


def _remittances(folder: Path, rows: str) -> list[tuple]:
    write_raw(folder, "bilateral_remittances_2017_KAZ_TUR.csv", "sending,receiving,usd_millions\n" + rows)
    return rows_of(remittances.tidy(folder)["remittances"], "sender", "receiver", "year", "value", "flag")


def test_remittances_go_from_sender_to_receiver(tmp_path: Path) -> None:
    rows = "Kazakhstan,Turkey,26.61234\nTurkey,Kazakhstan,1.1\nKazakhstan,Kazakhstan,0\nTurkey,Kyrgyz Republic,2\n"
    rows += "Turkey,Poland,9\nTurkey,Germany,4\nKazakhstan,WORLD,500\nThese estimates,,\n"
    assert _remittances(tmp_path, rows) == [
        ("KAZ", "TUR", 2017, 26.612, "modelled"),
        ("TUR", "KAZ", 2017, 1.1, "modelled"),
        ("TUR", "KGZ", 2017, 2.0, "modelled"),
        ("TUR", "DEU", 2017, 4.0, "modelled"),
    ]


@pytest.mark.parametrize(("name", "code"), [("Iran, Islamic Rep.", "IRN"), ("Korea, Rep.", "KOR")])
def test_remittances_know_the_world_banks_names(tmp_path: Path, name: str, code: str) -> None:
    assert _remittances(tmp_path, f'Kazakhstan,"{name}",44.68\n') == [("KAZ", code, 2017, 44.68, "modelled")]
