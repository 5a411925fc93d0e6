"""Gravity against worlds of a few states whose law is known."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis.measures import gravity

STATES = ["KAZ", "TUR", "RUS", "UZB", "DEU", "ITA", "CHN", "USA"]


def world(factors: dict[tuple[str, str], float] | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Flows of 2006 and distances: size times size by distance, times a factor for some flows."""
    generator = np.random.default_rng(7)
    size = dict(zip(STATES, generator.uniform(1, 9, len(STATES)), strict=True))
    place = dict(zip(STATES, generator.uniform(0, 5000, (len(STATES), 2)), strict=True))
    flows, distances = [], []
    for one, other in itertools.permutations(STATES, 2):
        far = float(np.hypot(*(place[one] - place[other])))
        value = 1e6 * size[one] * size[other] ** 0.5 / far * (factors or {}).get((one, other), 1)
        flows.append((one, other, 2006, value))
        distances.append((one, other, far, far * 2))
    between = pd.DataFrame(distances, columns=["origin", "destination", "weighted", "capitals"])
    between = between.assign(**dict.fromkeys(gravity.EXPLAINING[1:-1], False))
    return pd.DataFrame(flows, columns=["exporter", "importer", "year", "value"]), between


LAW = ["distance"]
PAIR = [("KAZ", "TUR"), ("TUR", "KAZ")]


def test_pairs_square_the_world_and_add_years_up():
    flows, distances = world()
    more = pd.concat([flows[1:], flows[1:].assign(year=2007)])
    table = gravity.pairs(more, distances, [2006, 2007])
    assert len(table) == 8 * 7
    first = table.set_index(["exporter", "importer"])
    assert first.loc[("KAZ", "TUR"), "value"] == 0  # no row: no trade
    assert first.loc[("KAZ", "RUS"), "value"] == pytest.approx(2 * flows.loc[1, "value"])
    assert first.loc[("KAZ", "RUS"), "soviet"] == 1
    assert first.loc[("KAZ", "TUR"), "soviet"] == 0
    assert first.loc[("KAZ", "RUS"), "distance"] == pytest.approx(np.log(distances.loc[1, "weighted"]))
    assert len(gravity.pairs(more, distances, [2006], zeros=False)) == 8 * 7 - 1
    assert len(gravity.pairs(more, distances, [2006, 2007], yearly=True)) == 2 * 8 * 7
    assert set(gravity.pairs(more, distances, [2006], states=["KAZ", "TUR", "USA"])["importer"]) == {
        "KAZ",
        "TUR",
        "USA",
    }


def test_pairs_refuse_empty_years_and_unknown_distances():
    flows, distances = world()
    with pytest.raises(ValueError, match="no state both sells and buys"):
        gravity.pairs(flows, distances, [1999])
    with pytest.raises(ValueError, match="no distance between KAZ and TUR"):
        gravity.pairs(flows, distances[1:], [2006])


def test_between_knows_both_directions_and_not_the_rest():
    table = pd.DataFrame({"exporter": ["TUR", "KAZ", "KAZ"], "importer": ["KAZ", "TUR", "RUS"]})
    assert gravity.between(table, ["TUR"], ["KAZ", "UZB"]).tolist() == [True, True, False]


def test_fit_finds_the_law_and_the_excess_of_a_flow_that_it_did_not_see():
    flows, distances = world({("KAZ", "TUR"): 3, ("TUR", "KAZ"): 0.5})
    judged, coefficients = gravity.fit(gravity.pairs(flows, distances, [2006]), PAIR, LAW)
    assert coefficients.loc["distance", "estimate"] == pytest.approx(-1, abs=1e-4)
    ratio = judged.set_index(["exporter", "importer"])["ratio"]
    assert ratio["KAZ", "TUR"] == pytest.approx(3, rel=1e-4)
    assert ratio["TUR", "KAZ"] == pytest.approx(0.5, rel=1e-4)
    assert ratio.drop(PAIR).to_numpy() == pytest.approx(1, rel=1e-4)
    assert judged["error"].notna().sum() == 2


@pytest.mark.parametrize("factor", [0, 1, 50])
def test_what_a_pair_kept_apart_traded_does_not_change_its_expectation(factor):
    flows, distances = world({("KAZ", "TUR"): factor})
    judged = gravity.fit(gravity.pairs(flows, distances, [2006]), PAIR, LAW).pairs
    expected = judged.set_index(["exporter", "importer"])["expected"]
    plain = world()[0].set_index(["exporter", "importer"])["value"]
    assert expected["KAZ", "TUR"] == pytest.approx(plain["KAZ", "TUR"], rel=1e-4)


def test_expectations_of_the_others_add_up_to_what_each_state_sells():
    flows, distances = world({("RUS", "DEU"): 4, ("ITA", "CHN"): 0.2})
    judged = gravity.fit(gravity.pairs(flows, distances, [2006]), PAIR, LAW).pairs
    others = judged[judged["error"].isna()].groupby("exporter")[["value", "expected"]].sum()
    assert others["expected"].to_numpy() == pytest.approx(others["value"].to_numpy(), rel=1e-3)


def test_fit_says_which_flow_it_lacks():
    flows, distances = world()
    with pytest.raises(KeyError, match="no flow KAZ–IRN"):
        gravity.fit(gravity.pairs(flows, distances, [2006]), [("KAZ", "IRN")], LAW)


def test_flow_stands_among_flows_of_similar_expectation():
    ratios = [0.5, 1, 2, 4, 100]
    expected = [9, 10, 11, 12, 5000]  # the last is no match for a flow expected at 10
    judged = pd.DataFrame({"ratio": ratios, "expected": expected, "exporter": "DEU", "importer": "ITA"})
    judged = judged.assign(value=judged["ratio"] * judged["expected"], error=np.nan)
    judged.loc[5] = {
        "exporter": "KAZ", "importer": "TUR", "value": 30, "expected": 10, "ratio": 3, "error": np.log(2) / 1.96,
    }  # fmt: skip
    found = gravity.flow(judged, "KAZ", "TUR", similar=4)
    assert found[["low", "ratio", "high"]].tolist() == pytest.approx([1.5, 3, 6])
    assert found["below"] == 0.75
    assert found["usual_middle"] == 1.5
    with pytest.raises(KeyError, match="keeps DEU–ITA apart"):
        gravity.flow(judged, "DEU", "ITA")


def test_course_gives_both_directions_of_each_span():
    flows, distances = world({("KAZ", "TUR"): 3})
    flows = pd.concat([flows, flows.assign(year=2007)])
    for yearly in (False, True):
        table = gravity.course(flows, distances, "KAZ", "TUR", [2006, (2006, 2007)], LAW, yearly=yearly)
        assert table["exporter"].tolist() == ["KAZ", "TUR"] * 2
        assert table["ratio"].tolist() == pytest.approx([3, 1, 3, 1], rel=1e-3)
        assert table["value"][2] == pytest.approx(2 * table["value"][0], rel=1e-3)


def test_change_divides_the_ratios_of_two_spans():
    before, distances = world({("TUR", "KAZ"): 4, ("KAZ", "TUR"): 0.5})
    after, _ = world({("TUR", "KAZ"): 3, ("KAZ", "TUR"): 2})
    flows = pd.concat([before, after.assign(year=2016)])
    found = gravity.change(flows, distances, "KAZ", "TUR", [(2006, 2006), (2016, 2016)], LAW)
    assert found.loc["TUR", "factor"] == pytest.approx(0.75, rel=1e-3)
    assert found.loc["KAZ", "factor"] == pytest.approx(4, rel=1e-3)


def test_a_change_is_surer_than_a_level():
    """What all other pairs do in the same way in both spans does not blur the change."""
    odd = {("RUS", "DEU"): 3, ("CHN", "KAZ"): 0.3, ("ITA", "TUR"): 2, ("USA", "UZB"): 0.4}
    before, distances = world(odd)
    after, _ = world({pair: factor**1.1 for pair, factor in odd.items()})
    flows = pd.concat([before, after.assign(year=2016)])
    change = gravity.change(flows, distances, "KAZ", "TUR", [(2006, 2006), (2016, 2016)], LAW)
    levels = gravity.course(flows, distances, "KAZ", "TUR", [2006, 2016], LAW)
    widest = (change["high"] / change["low"]).max()
    assert 1 < widest < (levels["high"] / levels["low"]).min() ** 0.5


def test_partners_are_all_kept_apart():
    flows, distances = world({("TUR", "KAZ"): 3, ("TUR", "UZB"): 5, ("UZB", "TUR"): 0.5})
    table = gravity.pairs(flows, distances, [2006])
    found = gravity.partners(table, "TUR", ["KAZ", "UZB"], LAW)
    assert found["sold"].tolist() == pytest.approx([3, 5], rel=1e-3)
    assert found["bought"].tolist() == pytest.approx([1, 0.5], rel=1e-3)
    assert (found["sold_low"] <= found["sold"]).all()


def test_partners_one_at_a_time_leave_the_others_in_the_expectation():
    flows, distances = world({("TUR", "KAZ"): 3, ("TUR", "UZB"): 3})
    table = gravity.pairs(flows, distances, [2006])
    together = gravity.partners(table, "TUR", ["KAZ", "UZB"], LAW)["sold"]
    single = gravity.partners(table, "TUR", ["KAZ", "UZB"], LAW, together=False)["sold"]
    assert together.tolist() == pytest.approx([3, 3], rel=1e-3)
    assert (single < 2.9).all()  # what Turkey sells to the other raises what is expected of it
    alone = gravity.course(flows, distances, "TUR", "KAZ", [2006], LAW).set_index("exporter")["ratio"]
    assert single["KAZ"] == pytest.approx(alone["TUR"], rel=1e-3)


def test_groups_set_an_outsider_s_sales_beside_the_expectation():
    rows = [
        ("TUR", "KAZ", 6, 2),
        ("TUR", "UZB", 2, 2),
        ("TUR", "RUS", 5, 10),
        ("KAZ", "TUR", 9, 1),
        ("USA", "KAZ", 1, 1),
    ]
    judged = pd.DataFrame(rows, columns=["exporter", "importer", "value", "expected"])
    found = gravity.groups(judged, {"turkic": ["KAZ", "UZB"], "rest": ["RUS"]})
    assert found.loc["TUR"].tolist() == [2, 0.5]
    assert set(found.index) == {"TUR", "USA"}  # Kazakhstan is inside
    assert pd.isna(found.loc["USA", "rest"])
    few = gravity.groups(judged, {"turkic": ["KAZ", "UZB"], "rest": ["RUS"]}, least=3)
    assert few["turkic"].notna().tolist() == [True, False]
    assert gravity.groups(judged, {"turkic": ["KAZ"]}, side="bought").loc["TUR", "turkic"] == 9


def test_premia_multiply_where_links_overlap():
    factors = {pair: 2 for other in ("KAZ", "UZB", "RUS") for pair in (("TUR", other), (other, "TUR"))}
    factors |= {pair: 6 for other in ("KAZ", "UZB") for pair in (("TUR", other), (other, "TUR"))}
    flows, distances = world(factors)
    table = gravity.pairs(flows, distances, [2006]).drop(columns=gravity.EXPLAINING[1:])
    table = table.assign(**dict.fromkeys(gravity.EXPLAINING[1:], 0.0))
    found = gravity.premia(table, {"east": (["TUR"], ["KAZ", "UZB", "RUS"]), "turkic": (["TUR"], ["KAZ", "UZB"])})
    assert found["factor"].tolist() == pytest.approx([2, 3], rel=1e-3)
    assert (found["low"] <= found["factor"]).all()


def test_beyond_adds_both_directions_of_a_pair():
    rows = [("A", "B", 9, 1), ("B", "A", 1, 1), ("A", "C", 3, 1), ("C", "A", 1, 1), ("B", "C", 9, 0.5)]
    judged = pd.DataFrame(rows, columns=["exporter", "importer", "value", "expected"])
    assert gravity.beyond(judged, 4, least=2) == 0.5  # A and B trade five times, A and C twice
    assert gravity.beyond(judged, 4, least=0.5) == pytest.approx(2 / 3)
    with pytest.raises(ValueError, match="no pair"):
        gravity.beyond(judged, 4, least=50)


def test_books_divide_each_count_by_one_expectation_and_keep_gaps():
    columns = ["dataset", "exporter", "importer", "year", "value"]
    rows = [("wits", "KAZ", "TUR", 2000, 50.0), ("cow", "KAZ", "TUR", 2000, 150.0), ("cow", "KAZ", "TUR", 2002, 80.0)]
    trade = pd.DataFrame(rows, columns=columns).assign(flag=pd.array([None] * 3, dtype="string"))
    judged = pd.DataFrame({"first": [2000, 2002], "exporter": "KAZ", "importer": "TUR", "expected": [100.0, 40.0]})
    found = gravity.books(trade, judged, ["wits", "cow"])
    assert found.index.tolist() == [2000, 2001, 2002]
    assert found.loc[2000].tolist() == [0.5, 1.5]
    assert found["cow"][2002] == 2
    assert pd.isna(found.loc[2001, "cow"])
    assert pd.isna(found.loc[2002, "wits"])
