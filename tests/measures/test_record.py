"""Rows of the record and their numbers against values known by hand."""

import pandas as pd
import pytest

from analysis.measures import record


def test_by_year_counts_an_agreement_of_a_counted_event_once():
    events = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "theme": ["cultural", "cultural", "political"],
            "date": ["1992", pd.NA, "1992"],
        }
    )
    agreements = pd.DataFrame(
        {"theme": ["cultural"] * 3, "date": ["1992-01", "1993-05-01", "1990"], "event": ["a", "c", pd.NA]}
    )
    table = record.by_year(events, agreements, "cultural", 1992, 1994)
    assert table.to_dict() == {1992: 1, 1993: 1, 1994: 0}


def test_rates_divide_by_the_years_of_the_span():
    events = pd.DataFrame({"id": ["a", "b", "c"], "theme": "cultural", "date": ["1991", "1992", "2001"]})
    agreements = pd.DataFrame({"theme": [], "date": [], "event": []}, dtype="object")
    table = record.rates(events, agreements, ["cultural"], [(1991, 1994), (2001, 2001)])
    assert table["a_year"].tolist() == [0.5, 1.0]
    assert table["span"].tolist() == ["1991–1994", "2001–2001"]


def test_rows_stand_in_the_order_asked_for_and_all_that_lack_are_named():
    table = pd.DataFrame({"id": ["a", "b"], "value": [1, 2]})
    assert record.rows(table, ["b", "a"])["value"].to_dict() == {"b": 2, "a": 1}
    with pytest.raises(KeyError, match="no record c, d"):
        record.rows(table, ["c", "a", "d"])
