"""The Turkic languages and the heritage list."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import rows_of, write_raw

from analysis.ingest import glottolog, heritage


@pytest.mark.parametrize(
    ("newick", "expected"),
    [
        ("(a:1,b:1)root:1;", {"a": "root", "b": "root"}),
        ("((a:1)in:1,b:1)root:1;", {"a": "in", "in": "root", "b": "root"}),
        (
            "(a:1,((b:1,c:1)low:1,d:1)mid:1,(e:1)other:1)root:1;\n",
            {
                "b": "low",
                "c": "low",
                "low": "mid",
                "d": "mid",
                "e": "other",
                "a": "root",
                "mid": "root",
                "other": "root",
            },
        ),
        ("lone:1;", {}),
    ],
)
def test_parents_of_a_nested_tree(newick: str, expected: dict[str, str]) -> None:
    assert glottolog.parents(newick) == expected


def test_languages_without_dialects_hang_on_their_groups(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "languages_turkic.csv",
        "ID,Name,Latitude,Longitude,Glottocode,ISO639P3code,Level,Countries\n"
        "turk1,Turkic,49.34185642,64.8,turk1,,family,\n"
        "kaza1,Kazakh,48.5,66.1,kaza1,kaz,language,CN;KZ\nnort1,Northern Kazakh,,,nort1,,dialect,\n",
    )
    write_raw(tmp_path, "turkic_tree.nwk", "((nort1:1)kaza1:1)turk1:1;\n")
    columns = ["id", "name", "level", "parent", "iso639_3", "countries", "latitude", "longitude"]
    assert rows_of(glottolog.tidy(tmp_path)["languages"], *columns) == [
        ("turk1", "Turkic", "group", None, None, None, 49.3419, 64.8),
        ("kaza1", "Kazakh", "language", "turk1", "kaz", "CN; KZ", 48.5, 66.1),
    ]


def test_heritage_of_several_states_and_without_one_place(tmp_path: Path) -> None:
    write_raw(
        tmp_path,
        "whc_inscribed_KAZ_TUR.csv",
        "id_number,unique_number,site,category,date_inscribed,states,iso_code,latitude,longitude\n"
        '1,11,Roads,Cultural,2014,"China,Kazakhstan","cn, kz",34.30444444,108.857222\n'
        "2,22,Mountains,Natural,2016,Kazakhstan,kz,0E-10,0E-10\n3,33,Ruins,Cultural,1985,Turkey,tr,-0.5,28\n",
    )
    columns = ["id", "site", "category", "inscribed", "countries", "latitude", "longitude"]
    assert rows_of(heritage.tidy(tmp_path)["heritage"], *columns) == [
        (1, "Roads", "cultural", 2014, "CHN; KAZ", 34.3044, 108.8572),
        (2, "Mountains", "natural", 2016, "KAZ", None, None),
        (3, "Ruins", "cultural", 1985, "TUR", -0.5, 28.0),
    ]
