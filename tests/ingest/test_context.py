"""Distances, outlines, air routes and visas."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from helpers import rows_of, write_raw

from analysis.ingest import geodist, natural_earth, openflights, passport_index


def test_distances_of_the_states_of_the_model(tmp_path: Path) -> None:
    text = (
        "iso_o,iso_d,contig,comlang_off,comlang_ethno,colony,comcol,dist,distcap,distw,distwces\n"
        "KAZ,TUR,0.0,0.0,1.0,0.0,0.0,3914.222,3213.871,3333.192,3198.366\n"
        "TUR,ROM,0.0,1.0,0.0,1.0,0.0,447.44,750.25,881.98,880\n"
        "KAZ,KAZ,0,0,0,0,0,1,1,1,1\nKAZ,ABW,0,0,0,0,0,1,1,.,.\n"
        "KAZ,ARM,1.0,0.0,0.0,0.0,1.0,3100,3100,2900,2800\n"
    )
    (tmp_path / "dist_cepii_all.csv.gz").write_bytes(gzip.compress(text.encode()))
    frame = geodist.tidy(tmp_path)["distances"]
    kilometres = ["main_cities", "capitals", "weighted"]
    assert rows_of(frame, "origin", "destination", *kilometres) == [
        ("KAZ", "TUR", 3914.2, 3213.9, 3333.2),
        ("TUR", "ROU", 447.4, 750.2, 882.0),
        ("KAZ", "ARM", 3100.0, 3100.0, 2900.0),
    ]
    assert rows_of(frame, "contiguous", "common_official_language", "common_spoken_language") == [
        ("false", "false", "true"),
        ("false", "true", "false"),
        ("true", "false", "false"),
    ]
    assert rows_of(frame, "colony", "common_coloniser") == [("false", "false"), ("true", "false"), ("false", "true")]


def test_outlines_are_rounded_and_named(tmp_path: Path) -> None:
    polygon = {"type": "Polygon", "coordinates": [[[61.2108, 35.6549], [62, 35.2]]]}
    several = {"type": "MultiPolygon", "coordinates": [[[[1.005, 2.999]]]]}
    country = {"NAME": "Türkiye", "NAME_LONG": "Turkey", "ADM0_A3": "TUR", "ISO_A3": "-99"}
    for file, properties, geometry in (
        ("ne_110m_admin_0_countries_eurasia.geojson", country, polygon),
        ("ne_110m_lakes.geojson", {"name": "Lake\rLadoga"}, several),
    ):
        features = [{"type": "Feature", "properties": properties, "geometry": geometry}]
        write_raw(tmp_path, file, json.dumps({"type": "FeatureCollection", "features": features}))
    assert rows_of(natural_earth.tidy(tmp_path)["shapes"], "kind", "code", "name", "geometry") == [
        ("country", "TUR", "Turkey", '{"type":"Polygon","coordinates":[[[61.21,35.65],[62,35.2]]]}'),
        ("lake", "", "Lake Ladoga", '{"type":"MultiPolygon","coordinates":[[[[1.0,3.0]]]]}'),
    ]


def test_air_routes_have_their_airports_and_flags(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "routes_KZ_TR_by_snapshot.csv",
        "snapshot_date,Airline,Source airport,Destination airport,Codeshare\n"
        "2017-02-02,KC,ALA,IST,\n2011-11-28,TK,IST,ALA,Y\n2011-11-28,TK,IST,ALA,\n2014-08-06,KC,ALA,AYT,\n",
    )
    write_raw(
        tmp_path,
        "airports_KZ_TR.csv",
        "Name,City,Country,IATA,ICAO,Latitude,Longitude\n"
        "Almaty,Alma-ata,Kazakhstan,ALA,UAAA,43.35210037,77.04049683\n"
        "Atatürk,Istanbul,Turkey,IST,LTBA,40.97689819,28.81459999\nEsenboğa,Ankara,Turkey,ESB,LTAC,40.1,32.9\n"
        "Antalya,Antalya,Turkey,AYT,LTAI,36.89870071,30.80050087\n",
    )
    tables = openflights.tidy(tmp_path)
    assert rows_of(tables["air_routes"], "snapshot", "airline", "origin", "destination", "codeshare", "flag") == [
        ("2017-02-02", "KC", "ALA", "IST", "false", "unchanged since August 2014"),
        ("2011-11-28", "TK", "IST", "ALA", "true", "charters and doubles in this snapshot"),
        ("2014-08-06", "KC", "ALA", "AYT", "false", ""),
    ]
    assert rows_of(tables["airports"], "iata", "name", "country", "latitude", "longitude") == [
        ("ALA", "Almaty", "KAZ", 43.3521, 77.0405),
        ("IST", "Atatürk", "TUR", 40.9769, 28.8146),
        ("AYT", "Antalya", "TUR", 36.8987, 30.8005),
    ]


def test_visa_rules_tell_days_words_and_old_codes(tmp_path: Path) -> None:
    unclear = "older code, meaning not given"
    write_raw(
        tmp_path,
        "passport_index_kaz_tur_history.csv",
        "snapshot,Passport,Destination,Requirement\n"
        "2020-02-07,Kazakhstan,Turkey,90\n2020-02-07,Turkey,Kazakhstan,VR\n"
        "2019-11-23,Azerbaijan,Turkey,3\n2019-11-23,China,Kazakhstan,0\n2020-02-07,Russia,Turkey,VF\n"
        "2020-11-19,Turkey,Turkey,-1\n2020-11-19,Turkey,Kazakhstan,covid ban\n2020-11-19,Iran,Turkey,7\n"
        "2021-02-24,Turkey,Kazakhstan,30\n",
    )
    frame = passport_index.tidy(tmp_path)["visa_rules"]
    assert rows_of(frame, "passport", "destination", "requirement", "days", "flag") == [
        ("KAZ", "TUR", "visa free", "90", ""),
        ("TUR", "KAZ", "visa required", None, ""),
        ("AZE", "TUR", "visa free", None, ""),
        ("CHN", "KAZ", "code 0", None, unclear),
        ("RUS", "TUR", "visa free", None, ""),
        ("TUR", "KAZ", "covid ban", None, ""),
        ("IRN", "TUR", "visa free", "7", ""),
    ]
