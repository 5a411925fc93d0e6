"""Alphabets and places of events against values known by hand."""

import pandas as pd

from analysis.measures import culture


def test_alphabets_stand_by_year():
    rows = [("second", "2018", 32.0, "Revised"), ("first", "2017-10", 42.0, "Decree")]
    quoted = pd.DataFrame(rows, columns=["id", "ref_year", "value", "title"])
    table = culture.alphabets(quoted, ["second", "first"])
    assert table[["year", "letters", "version"]].to_numpy().tolist() == [[2017, 42, "Decree"], [2018, 32, "Revised"]]


def test_held_in_counts_events_of_one_state_only():
    rows = [
        ("2016", "Ankara", "cultural-event", False),
        ("2018-05", "Ankara and Astana", "cultural-event", False),
        ("2010", "Astana", "cultural-event", False),
        ("2019", "Addis Ababa", "cultural-event", False),
        ("2019", "Astana", "cultural-event", True),
        ("2019", "Astana", "statement", False),
    ]
    events = pd.DataFrame(rows, columns=["date", "place", "kind", "retrospective"])
    towns = {"KAZ": ["Astana"], "TUR": ["Ankara"]}
    table = culture.held_in(events, towns, [(2009, 2015), (2016, 2020)], "cultural-event")
    assert table.loc["2016–2020"].to_dict() == {"KAZ": 0, "TUR": 1}
    assert table.loc["2009–2015"].to_dict() == {"KAZ": 1, "TUR": 0}
