import pandas as pd
import pytest

from analysis.measures import schools


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [
        ("b", "2017-09", "Said later", "single-secondary", "Astana", "statement", False),
        ("a", "2016-07-29", "Said first", "corroborated", "Ankara", "statement", False),
        ("c", "2016", "A park", "primary", "Ankara", "cultural-event", False),
        ("d", "2018-05", "A concert", "primary", "Ankara and Astana", "cultural-event", False),
        ("e", "2010", "A square", "primary", "Astana", "cultural-event", False),
        ("f", "2019", "A bust", "primary", "Addis Ababa", "cultural-event", False),
        ("g", "2019", "A book", "primary", "Astana", "cultural-event", True),
    ]
    return pd.DataFrame(rows, columns=["id", "date", "title", "confidence", "place", "kind", "retrospective"])


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [
        ("uzb", "2009", 65.0, "institutions (closed, by 2009)", "more than", "Closed"),
        ("kaz", "2016", 27.0, "schools", pd.NA, "Renamed"),
        ("kgz", "2016", 25.0, "institutions (kept; renamed)", "about", "Kept"),
        ("guests-kaz", "2018", 400.0, "persons", pd.NA, "Guests"),
        ("guests-uzb", "2018", 90.0, "persons", pd.NA, "Guests"),
        ("beach-2", "2016", 50.0, "persons", pd.NA, "Beach"),
        ("beach", "2015", 100.0, "persons", pd.NA, "Beach"),
        ("beach-3", "2015-2016", 150.0, "persons", pd.NA, "Beach"),
    ]
    return pd.DataFrame(rows, columns=["id", "ref_year", "value", "unit", "qualifier", "title"])


def test_day_is_no_more_exact_than_the_record():
    assert [schools.day(text) for text in ("2004", "2017-09", "2016-07-29")] == [
        "2004",
        "September 2017",
        "29 July 2016",
    ]


def test_statements_stand_in_order_of_time_with_their_side(events):
    table = schools.statements(events, {"b": "Kazakhstan", "a": "Turkey"}, {"a": "In other words"})
    assert table["record"].tolist() == ["a", "b"]
    assert table["side"].tolist() == ["Turkey", "Kazakhstan"]
    assert table["evidence"].tolist() == ["several sources", "one source"]
    assert table["statement"].tolist() == ["In other words", "Said later"]
    with pytest.raises(KeyError, match="no record z"):
        schools.statements(events, {"z": "Turkey"}, {})


def test_fates_read_what_was_done_from_the_unit(quoted):
    acted = {"KAZ": "2016-10-17", "KGZ": "2016-12-01", "UZB": "2009-10-02"}
    records = {"KGZ": "kgz", "KAZ": "kaz", "UZB": "uzb"}
    table = schools.fates(quoted, records, acted, {"KAZ": "kept; renamed"})
    assert table["state"].tolist() == ["UZB", "KAZ", "KGZ"]
    assert table["kept"].tolist() == [False, True, True]
    assert table["what"].iloc[0] == "closed, by 2009"
    assert table["schools"].tolist() == [65, 27, 25]
    assert table["year"].iloc[1] == pytest.approx(2016.795, abs=0.001)
    with pytest.raises(ValueError, match="does not say what was done"):
        schools.fates(quoted, {"KAZ": "kaz"}, acted, {})
    with pytest.raises(ValueError, match="about 2016, not about 2015"):
        schools.fates(quoted, {"KGZ": "kgz"}, {"KGZ": "2015-01-01"}, {})


def test_indexed_divides_by_the_base_and_names_who_lacks_it():
    flows = {"KAZ": pd.Series({2015: 50, 2016: 100}), "KGZ": pd.Series({2015: 10})}
    assert schools.indexed({"KAZ": flows["KAZ"]}, 2016)["KAZ"].to_dict() == {2015: 0.5, 2016: 1.0}
    with pytest.raises(KeyError, match="no count in 2016: KGZ"):
        schools.indexed(flows, 2016)


def test_guests_beside_residents_takes_the_register_of_the_day(quoted):
    columns = ["origin", "destination", "date", "source", "value"]
    stocks = pd.DataFrame(
        [
            ("KAZ", "TUR", "2018-12-31", "register", 20),
            ("KAZ", "TUR", "2018-12-31", "OECD", 1),
            ("KAZ", "TUR", "2017-12-31", "register", 2),
            ("UZB", "TUR", "2018-12-31", "register", 30),
        ],
        columns=columns,
    )
    pairs = {"UZB": "guests-uzb", "KAZ": "guests-kaz"}
    table = schools.guests_and_residents(quoted, stocks, pairs, "TUR", "2018-12-31")
    assert table[["state", "ratio"]].to_numpy().tolist() == [["KAZ", 20.0], ["UZB", 3.0]]
    with pytest.raises(KeyError, match="does not count people from UZB"):
        schools.guests_and_residents(quoted, stocks, pairs, "TUR", "2017-12-31")


def test_yearly_leaves_spans_out_and_refuses_two_values(quoted):
    assert schools.yearly(quoted, "beach").to_dict() == {2015: 100.0, 2016: 50.0}
    with pytest.raises(ValueError, match="more than one figure for 2018"):
        schools.yearly(quoted, "guests")


def test_alphabets_stand_by_year(quoted):
    table = schools.alphabets(quoted, ["kgz", "uzb"])
    assert table[["year", "letters", "version"]].to_numpy().tolist() == [[2009, 65, "Closed"], [2016, 25, "Kept"]]


def test_held_in_counts_events_of_one_state_only(events):
    towns = {"KAZ": ["Astana"], "TUR": ["Ankara"]}
    table = schools.held_in(events, towns, [(2009, 2015), (2016, 2020)], "cultural-event")
    assert table.loc["2016–2020"].to_dict() == {"KAZ": 0, "TUR": 1}
    assert table.loc["2009–2015"].to_dict() == {"KAZ": 1, "TUR": 0}
