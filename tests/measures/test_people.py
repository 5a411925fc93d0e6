import pandas as pd
import pytest

from analysis.measures import people


@pytest.fixture
def quoted() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("census-1989", "1989", 100.0, "persons"),
            ("census-1989-2", "1989", 110.0, "persons"),
            ("census-1999", "1999", 200.0, "persons"),
            ("born", "1999", 40.0, "persons"),
            ("born-men", "1999", 30.0, "persons"),
            ("empty", "1999", float("nan"), "persons"),
            ("returned", "1991-2008", 1000.0, "persons"),
            ("returned-2", "1991-2008", 61.0, "% (from A)"),
            ("returned-3", "1991-2008", 35.0, "% (from B)"),
        ],
        columns=["id", "ref_year", "value", "unit"],
    ).astype({"id": "string", "ref_year": "string", "unit": "string"})


def test_value_needs_a_number(quoted):
    assert people.value(quoted, "born") == 40
    for record in ("nowhere", "empty"):
        with pytest.raises(KeyError, match=record):
            people.value(quoted, record)


def test_census_series_shows_the_gap_between_rivals(quoted):
    table = people.census_series(quoted, "census-", 1980, 2000)
    assert table.index.tolist() == [1989, 1999]
    assert table.loc[1989, ["low", "high", "gap", "counts"]].tolist() == [100, 110, 10, 2]
    assert table.loc[1989, "gap_share"] == pytest.approx(0.1)
    assert table.loc[1999, "gap"] == 0


def test_populations_keep_order_and_span(quoted):
    table = people.populations(quoted, {"Born": ["born"], "Nationality": ["census-1989", "census-1989-2"]})
    assert table.to_dict("list") == {"counted": ["Born", "Nationality"], "low": [40, 100], "high": [40, 110]}


def test_share_of_men(quoted):
    assert people.share(quoted, "born-men", "born") == 0.75


def test_remainder_after_the_named_origins(quoted):
    assert people.remainder(quoted, "returned", "%") == pytest.approx(40)


def test_migrants_of_one_source_in_order_of_time():
    stocks = pd.DataFrame(
        {
            "origin": ["TUR", "TUR", "TUR"],
            "destination": "KAZ",
            "date": pd.to_datetime(["2019-07-01", "2010-07-01", "1999-02-26"]),
            "source": ["UN revision 2019", "UN revision 2019", "census 1999"],
            "value": [49003, 44108, 6346],
        }
    )
    assert people.migrants(stocks, "TUR", "KAZ", "UN revision 2019").tolist() == [44108, 49003]
    with pytest.raises(KeyError, match="census 1999"):
        people.migrants(stocks, "TUR", "KAZ", "register")


def test_directions_keep_what_is_not_counted():
    table = people.directions({"students": (30, 10), "visitors": (5, None)})
    assert table["back_share"].tolist()[0] == 0.25
    assert table["back"].isna().tolist() == [False, True]


def test_change_is_a_share_of_the_earlier():
    assert people.change(10, 7) == pytest.approx(-0.3)


def test_airports_are_linked_both_ways_on_that_day():
    rows = [("2009-10-14", "ALA", "IST"), ("2009-10-14", "IST", "ALA"), ("2009-10-14", "SCO", "IST")]
    rows += [("2010-01-14", "TSE", "IST"), ("2010-01-14", "IST", "TSE")]
    routes = pd.DataFrame(rows, columns=["snapshot", "origin", "destination"])
    assert people.airports(routes, "2009-10-14", "IST") == ["ALA"]


def test_channels_are_sorted_and_checked():
    rows = [("few", "KAZ", 10, 2015, "count"), ("many", "TUR", 1000, None, "claim")]
    table = people.channels(rows, new=["few"])
    assert table["channel"].tolist() == ["many", "few"]
    assert table["new"].tolist() == [False, True]
    assert pd.isna(table["year"][0])
    with pytest.raises(ValueError, match="positive"):
        people.channels([("none", "KAZ", 0, 2015, "count")])
    with pytest.raises(ValueError, match="kind"):
        people.channels([("one", "KAZ", 1, 2015, "guess")])
    with pytest.raises(ValueError, match="no such channel: other"):
        people.channels(rows, new=["other"])


def test_guests_beside_residents_takes_the_register_of_the_day():
    quoted = pd.DataFrame({"id": ["guests-kaz", "guests-uzb"], "value": [400.0, 90.0]})
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
    table = people.guests_and_residents(quoted, stocks, pairs, "TUR", "2018-12-31")
    assert table[["state", "ratio"]].to_numpy().tolist() == [["KAZ", 20.0], ["UZB", 3.0]]
    with pytest.raises(KeyError, match="does not count people from UZB"):
        people.guests_and_residents(quoted, stocks, pairs, "TUR", "2017-12-31")


def test_yearly_leaves_spans_out_and_refuses_two_values(quoted):
    rows = [("beach-2", "2016", 50.0), ("beach", "2015", 100.0), ("beach-3", "2015-2016", 150.0)]
    beach = pd.DataFrame(rows, columns=["id", "ref_year", "value"])
    assert people.yearly(beach, "beach").to_dict() == {2015: 100.0, 2016: 50.0}
    with pytest.raises(ValueError, match="more than one figure for 1989"):
        people.yearly(quoted, "census")
