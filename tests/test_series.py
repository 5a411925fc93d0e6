"""The series against themselves: mirror pairs, sums and totals, memberships counted twice, flags."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import catalogue
from analysis.countries import WORLD


@pytest.fixture(scope="module")
def trade() -> pd.DataFrame:
    return catalogue.load("trade")


@pytest.mark.parametrize(
    ("dataset", "first", "last"), [("wits", 1995, 2020), ("cow", 1993, 2014), ("baci", 2000, 2020)]
)
def test_both_directions_of_the_pair_are_there_for_every_year(trade, dataset: str, first: int, last: int) -> None:
    rows = trade[trade["dataset"].eq(dataset)]
    for exporter, importer in (("KAZ", "TUR"), ("TUR", "KAZ")):
        years = rows.query("exporter == @exporter and importer == @importer")["year"]
        assert set(range(first, last + 1)) <= set(years), (exporter, importer)


def test_each_flow_has_its_mirror(trade) -> None:
    """Kazakhstan's report (WITS) and the partner's (COW) of one flow, for every year that both cover."""
    exports = trade.query("exporter == 'KAZ' and importer == 'TUR'").pivot_table(
        index="year", columns="dataset", values="value"
    )
    both = exports[["wits", "cow"]].loc[1995:2014]
    assert both.notna().all().all()
    ratio = both["cow"] / both["wits"]
    assert ratio.loc[1999] > 5, "the importer recorded many times what the exporter did"
    assert ratio.loc[2012] < 1, "from 2011 it is the other way round"


@pytest.mark.parametrize(("table", "dataset"), [("world_trade", "baci"), ("world_imports", "cow")])
def test_the_world_has_the_book_s_own_flows_and_a_distance_for_each(trade, table: str, dataset: str) -> None:
    keys = ["exporter", "importer", "year"]
    world = catalogue.load(table).set_index(keys)["value"]
    own = trade[trade["dataset"].eq(dataset) & trade["exporter"].ne(WORLD) & trade["importer"].ne(WORLD)]
    own = own[own["value"].ge(1)].set_index(keys)["value"]
    both = pd.concat([world, own], axis="columns", keys=["world", "own"], join="inner")
    assert len(both) > 300
    assert ((both["world"] - both["own"]).abs() <= both["own"] * 0.0005 + 0.005).all()
    pairs = world.index.droplevel("year").unique()
    assert pairs.isin(catalogue.load("distances").set_index(["origin", "destination"]).index).all()


@pytest.mark.parametrize("dataset", ["wits", "cow", "baci"])
def test_partners_do_not_exceed_the_total(trade, dataset: str) -> None:
    rows = trade[trade["dataset"].eq(dataset)]
    for side, other in (("exporter", "importer"), ("importer", "exporter")):
        mine = rows[rows[side].eq("KAZ")]
        parts = mine[mine[other].ne(WORLD)].groupby("year")["value"].sum()
        total = mine[mine[other].eq(WORLD)].set_index("year")["value"]
        assert not total.empty
        # Kyrgyzstan and Italy are published with six digits only
        assert (parts.reindex(total.index) <= total * 1.0001).all()


def test_sections_make_up_the_total(trade) -> None:
    keys = ["dataset", "exporter", "importer", "year"]
    sections = catalogue.load("trade_sections").groupby(keys)["value"].sum()
    total = trade.set_index(keys)["value"].reindex(sections.index)
    assert total.notna().all()
    assert ((sections - total).abs() <= total * 0.001 + 0.01).all()


def test_known_defects_of_trade_are_flagged(trade) -> None:
    flags = trade.set_index(["dataset", "exporter", "importer", "year"])["flag"]
    assert flags["oec", "KAZ", "TUR", 1997] == "copy of 1998"
    assert flags["wits", "KAZ", "TUR", 2020] == "incomplete year"
    assert flags["cow", "KAZ", "TUR", 2001] == "outlier"
    assert flags["oec", "KAZ", "TUR", 2005] == "level break after 2010"
    for dataset in ("wits", "cow", "baci"):
        assert flags[dataset, "RUS", "KAZ", 2010] == flags[dataset, "KAZ", "RUS", 2010] == "about half missing"


@pytest.mark.parametrize(
    ("table", "column", "flag"),
    [
        ("macro", "flag", "projection of April 2019"),
        ("migrants", "flag", "superseded"),
        ("remittances", "flag", "modelled"),
        ("visa_rules", "flag", "older code, meaning not given"),
        ("air_routes", "flag", "unchanged since August 2014"),
        ("investment", "flag", "not revised"),
        ("roll_calls", "flag", "day not known"),
        ("ideal_points", "flag", "may be adjusted"),
        ("igo_memberships", "flag", "not known afterwards"),
    ],
)
def test_known_defects_are_flagged(table: str, column: str, flag: str) -> None:
    assert catalogue.load(table)[column].eq(flag).any()


def test_students_of_partners_do_not_exceed_the_total() -> None:
    students = catalogue.load("students")
    for side, other in (("origin", "destination"), ("destination", "origin")):
        parts = students[students[other].ne(WORLD) & students[side].isin(["KAZ", "TUR"])]
        parts = parts.groupby([side, "year"])["students"].sum()
        total = students[students[other].eq(WORLD)].set_index([side, "year"])["students"]
        common = parts.index.intersection(total.index)
        assert len(common) > 20
        assert (parts[common] <= total[common]).all()


def test_aid_of_partners_does_not_exceed_the_total() -> None:
    aid = catalogue.load("aid")
    total = aid.query("recipient == 'KAZ' and donor == @WORLD").set_index("year")["value"]
    parts = aid.query("recipient == 'KAZ' and donor != @WORLD and value > 0").groupby("year")["value"].sum()
    assert (parts <= total + 5).all(), "a few donors take back more than they give"
    turkish = aid.query("donor == 'TUR' and recipient == 'KAZ'")
    assert turkish["year"].tolist() == list(range(2009, 2021))


def test_migrants_of_one_origin_do_not_exceed_all() -> None:
    migrants = catalogue.load("migrants")
    keys = ["destination", "date", "source", "population"]
    total = migrants[migrants["origin"].eq(WORLD)].set_index(keys)["value"]
    parts = migrants[migrants["origin"].ne(WORLD)].groupby(keys)["value"].sum()
    common = parts.index.intersection(total.index)
    assert len(common) > 50
    assert (parts[common] <= total[common]).all()


def test_shared_organisations_are_those_of_which_both_are_full_members() -> None:
    memberships = catalogue.load("igo_memberships").query("status == 'full'")
    shared = catalogue.load("shared_igos").query("country_a == 'KAZ' and country_b == 'TUR'").set_index("year")
    for year, organisations in shared["organisations"].items():
        mine = memberships.query("first_year <= @year <= last_year")
        both = mine.groupby("organisation")["country"].apply(lambda states: {"KAZ", "TUR"} <= set(states))
        assert both.sum() == organisations, year


def test_votes_agree_with_the_count_of_the_roll_call() -> None:
    """No more of the book's states may have voted yes, no or abstained than the roll call counts in all."""
    votes, calls = catalogue.load("votes"), catalogue.load("roll_calls").set_index("rcid")
    counts = pd.crosstab(votes["rcid"], votes["vote"])
    for vote in ("yes", "no", "abstain"):
        column = calls[vote].dropna()
        there = counts[vote].reindex(column.index, fill_value=0)
        assert (there > column).mean() < 0.01, "single totals of the source are wrong, as its description says"


def test_intervals_hold_their_estimate() -> None:
    for table, value in (("ideal_points", "ideal_point"), ("regimes", "value")):
        rows = catalogue.load(table).dropna(subset=["low", "high"])
        assert (rows["low"] <= rows[value]).all()
        assert (rows[value] <= rows["high"]).all()


def test_languages_form_one_tree() -> None:
    parent = catalogue.load("languages").set_index("id")["parent"]
    roots = parent[parent.isna()].index.tolist()
    assert roots == ["turk1311"]
    for name in parent.index:
        steps, here = 0, name
        while pd.notna(parent[here]):
            here, steps = parent[here], steps + 1
            assert steps < 20, name
        assert here == "turk1311"


def test_shapes_hold_the_two_states() -> None:
    shapes = catalogue.load("shapes")
    assert {"KAZ", "TUR", "AZE", "UZB", "KGZ", "TKM"} <= set(shapes["code"].dropna())
    assert shapes["geometry"].str.startswith('{"type":').all()
