import pandas as pd
import pytest

from analysis.measures import education


@pytest.fixture
def students() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("KAZ", "TUR", 1998, 100),
            ("KAZ", "TUR", 2000, 60),
            ("KAZ", "RUS", 2000, 300),
            ("KAZ", "WLD", 2000, 400),
            ("TUR", "KAZ", 2000, 40),
            ("AZE", "TUR", 2000, 90),
        ],
        columns=["origin", "destination", "year", "students"],
    ).astype({"origin": "string", "destination": "string"})


@pytest.fixture
def quoted() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("a", "kaz", "1996", 2000.0, "about", "Monitor"),
            ("b", "kaz", "1996", 2000.0, "about", "Monitor"),  # the same statement in a second record
            ("c", "kaz", "1998", 100.0, pd.NA, "UNESCO Institute"),
            ("d", "kaz", "1992-2000", 9.0, pd.NA, "Ministry"),
            ("e", "kaz", "2003", 3000.0, pd.NA, "President"),
            ("f", "tur", "1996", 5.0, pd.NA, "Monitor"),
        ],
        columns=["id", "indicator", "ref_year", "value", "qualifier", "said_by"],
    ).astype({"ref_year": "string", "said_by": "string"})


def test_flow_leaves_uncounted_years_out(students):
    assert education.flow(students, "KAZ", "TUR", 1991, 2000).to_dict() == {1998: 100, 2000: 60}
    assert education.flow(students, "KAZ", "TUR", 1999, 1999).empty


def test_two_way_has_every_year_and_no_zeros(students):
    table = education.two_way(students, "KAZ", "TUR", 1998, 2000)
    assert list(table.index) == [1998, 1999, 2000]
    assert table.loc[1999].isna().all()
    assert pd.isna(table.loc[1998, "inward_share"])
    assert table.loc[2000, "inward_share"] == pytest.approx(40 / 100)


def test_claims_without_measurements_spans_and_repetitions(quoted):
    table = education.claims(quoted, "kaz", 1991, 2000)
    assert table["id"].tolist() == ["a"]
    assert table.loc[0, "year"] == 1996


def test_partners_ends_with_the_remainder(students):
    table = education.partners(students, "KAZ", 2000)
    assert table["partner"].tolist() == ["RUS", "TUR", education.OTHERS]
    assert table["students"].tolist() == [300, 60, 40]
    assert table["share"].tolist() == pytest.approx([0.75, 0.15, 0.1])


def test_partners_without_a_total_has_no_remainder_and_no_share(students):
    table = education.partners(students, "TUR", 2000, side="origin")
    assert table["partner"].tolist() == ["AZE", "KAZ"]
    assert table["share"].isna().all()


def test_partners_refuses_an_unknown_side_or_year(students):
    with pytest.raises(ValueError, match="side"):
        education.partners(students, "KAZ", 2000, side="host")
    with pytest.raises(ValueError, match="1995"):
        education.partners(students, "KAZ", 1995)


def test_per_million_keeps_the_missing_last(students):
    macro = pd.DataFrame([("KAZ", 2e6), ("AZE", 1e6), ("UZB", 5e6)], columns=["country", "value"]).assign(
        year=2000, indicator="population"
    )
    table = education.per_million(students, macro, "TUR", 2000, ["UZB", "KAZ", "AZE"])
    assert table["origin"].tolist() == ["AZE", "KAZ", "UZB"]
    assert table["per_million"].tolist()[:2] == [90.0, 30.0]
    assert table["students"].isna().tolist() == [False, False, True]


def test_label_names_the_remainder():
    assert education.label(education.OTHERS) == "Other states"
    assert education.label("TUR") == "Turkey"


def test_exchanges_stand_one_below_the_other_with_gaps(students):
    table = education.exchanges(students, "TUR", ["KAZ", "UZB"], 1998, 2000)
    assert table["state"].tolist() == ["KAZ"] * 3 + ["UZB"] * 3
    both = education.two_way(students, "KAZ", "TUR", 1998, 2000)
    assert table.loc[table["state"] == "KAZ", "sent"].tolist() == both["outward"].tolist()
    assert table.loc[table["state"] == "UZB", "received"].isna().all()


def test_first_above_needs_both_counts():
    one, other = pd.Series({2001: 9, 2002: 1, 2003: 5}), pd.Series({2002: 3, 2003: 4})
    assert education.first_above(one, other) == 2003
    assert education.first_above(other, pd.Series({2002: 3})) is None


def test_rank_counts_only_those_named():
    table = pd.DataFrame({"partner": ["RUS", "TUR", education.OTHERS]})
    assert education.rank(table, "TUR") == 2
    with pytest.raises(KeyError, match="RUS, TUR"):
        education.rank(table, education.OTHERS)


def test_said_and_counted_side_by_side():
    students = pd.DataFrame([("KAZ", "TUR", 2003, 800)], columns=["origin", "destination", "year", "students"])
    quoted = pd.DataFrame(
        {"id": ["a", "b"], "ref_year": ["2003", "2003"], "value": [2400.0, 9.0], "said_by": ["N", "N"]}
    )
    table = education.said_and_counted(quoted, students, {"a": ("KAZ", "TUR"), "b": ("TUR", "KAZ")})
    assert table["times"].tolist()[0] == 3
    assert table["counted"].isna().tolist() == [False, True]


def test_shares_received_needs_both_counts():
    exchanges = pd.DataFrame(
        {"state": "KAZ", "year": [2009, 2010], "sent": [60, pd.NA], "received": [40, 10]}
    ).astype({"sent": "Int64", "received": "Int64"})
    shares = education.shares_received(exchanges)["share"]
    assert shares[0] == pytest.approx(0.4)
    assert pd.isna(shares[1])


def test_multiples_sort_by_times_and_names_a_missing_year():
    counts = {"KAZ": pd.Series({2009: 100, 2015: 250}), "TKM": pd.Series({2009: 10, 2015: 50})}
    table = education.multiples(counts, 2009, 2015)
    assert table["origin"].tolist() == ["TKM", "KAZ"]
    assert table["times"].tolist() == [5.0, 2.5]
    with pytest.raises(KeyError, match="no count of KAZ in 2013"):
        education.multiples(counts, 2009, 2013)


def test_expected_keeps_either_share():
    rows = [
        ("KAZ", "TUR", 2009, 100),
        ("KAZ", "TUR", 2015, 250),
        ("KAZ", "WLD", 2009, 1000),
        ("KAZ", "WLD", 2015, 2000),
        ("WLD", "TUR", 2009, 500),
        ("WLD", "TUR", 2015, 2000),
    ]
    students = pd.DataFrame(rows, columns=["origin", "destination", "year", "students"])
    expected = education.expected(students, "KAZ", "TUR", 2009, 2015)
    assert expected.to_dict() == {"counted": 250.0, "origin_share_kept": 200.0, "host_share_kept": 400.0}


def test_indexed_divides_by_the_base_and_names_who_lacks_it():
    flows = {"KAZ": pd.Series({2015: 50, 2016: 100}), "KGZ": pd.Series({2015: 10})}
    assert education.indexed({"KAZ": flows["KAZ"]}, 2016)["KAZ"].to_dict() == {2015: 0.5, 2016: 1.0}
    with pytest.raises(KeyError, match="no count in 2016: KGZ"):
        education.indexed(flows, 2016)
