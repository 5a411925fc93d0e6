"""Breaks: borders and gains against values worked out by hand, worlds against what they promise."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures import breaks

YEARS = pd.RangeIndex(2001, 2013)


@pytest.fixture
def step() -> pd.Series:
    """Six years near 0, six near 10."""
    return pd.Series([0, 1, 0, 1, 0, 1, 10, 11, 10, 11, 10, 11], index=YEARS, dtype=float)


@pytest.fixture
def bend() -> pd.Series:
    """Level for six years, then 2 more each year, with a little that the lines do not explain."""
    noise = [0.1, -0.1, 0.0, 0.1, -0.1, 0.0] * 2
    return pd.Series([0, 0, 0, 0, 0, 0, 2, 4, 6, 8, 10, 12], index=YEARS, dtype=float) + noise


def test_borders_leave_every_spell_its_years():
    # 8 years, spells of at least 3: the second begins in the fourth, fifth or sixth year
    assert breaks.borders(2001, 2008, 1, 3) == [(2004,), (2005,), (2006,)]
    assert breaks.borders(2001, 2009, 2, 3) == [(2004, 2007)]


def test_the_books_borders_are_among_those_tried():
    assert (2001, 2009, 2016) in breaks.borders(1991, 2020, 3, 5)


def test_a_level_of_its_own_explains_all_but_the_scatter(step):
    # within each half 6 × 0.25; in all 12 × (25 + 0.25)
    table = breaks.explained({"step": step}, [(2007,), (2006,)], "steps")
    assert table.loc[[(2007,)], "step"].item() == pytest.approx(1 - 3 / 303)
    assert table["step"].iloc[1] < table["step"].iloc[0]


def test_a_border_that_leaves_too_few_values_does_not_divide(step):
    late = step.loc[2004:]
    table = breaks.explained({"late": late}, [(2006,), (2009,)], "steps")
    assert table["late"].iloc[0] == pytest.approx(0)  # two values before it
    assert table["late"].iloc[1] > 0


def test_a_gap_is_left_out_and_not_filled(step):
    gap = step.drop(2004)
    # six and five values: means 0.4 and 10.5
    left, right = step.loc[[2001, 2002, 2003, 2005, 2006]], step.loc[2007:]
    inside = ((left - left.mean()) ** 2).sum() + ((right - right.mean()) ** 2).sum()
    whole = ((gap - gap.mean()) ** 2).sum()
    assert breaks.explained({"gap": gap}, [(2007,)], "steps").iloc[0, 0] == pytest.approx(1 - inside / whole)


def test_own_slopes_explain_a_bend_better_than_own_levels(bend):
    cut = [(2007,)]
    assert breaks.explained({"b": bend}, cut, "lines").iloc[0, 0] > 0.99
    assert breaks.explained({"b": bend}, cut, "steps").iloc[0, 0] < 0.8


def test_unknown_shape_is_named(step):
    with pytest.raises(ValueError, match="curves"):
        breaks.explained({"step": step}, [(2007,)], "curves")


def test_too_short_a_series_is_refused(step):
    with pytest.raises(ValueError, match="7 years"):
        breaks.noise(step.iloc[:7])


def test_noise_keeps_line_and_shocks():
    years = pd.RangeIndex(1991, 2021)
    rest = np.random.default_rng(1).normal(size=30)
    model = breaks.noise(pd.Series(2 * np.arange(30) + rest, index=years))
    assert model.line[-1] - model.line[0] == pytest.approx(58, abs=2)
    assert model.carry < 0.4
    assert model.shocks.mean() == pytest.approx(0)


def test_noise_of_a_wandering_series_is_carried_on():
    wander = pd.Series(np.random.default_rng(3).normal(size=200).cumsum(), index=range(1800, 2000))
    assert 0.85 < breaks.noise(wander).carry <= 0.99


def test_a_break_that_is_known_of_is_not_taken_for_persistence():
    years = pd.RangeIndex(1991, 2021)
    jump = pd.Series(np.random.default_rng(5).normal(size=30) + 10 * (years >= 2006), index=years)
    blind, seeing = breaks.noise(jump), breaks.noise(jump, 2006)
    assert seeing.carry < 0.4 < blind.carry
    # the line of the world is the same: nothing breaks in it
    assert seeing.line == pytest.approx(blind.line)
    assert breaks.worlds({"jump": jump}, 5, 1, {"jump": 2006})["jump"].shape == (5, 30)


def test_worlds_are_repeatable_and_keep_the_years(step, bend):
    series = {"step": step.drop(2004), "bend": bend}
    one, two = (breaks.worlds(series, 20, 5) for _ in range(2))
    assert one["step"].shape == (20, 11) and one["bend"].shape == (20, 12)
    assert all((one[name] == two[name]).all() for name in series)
    assert (breaks.worlds(series, 20, 6)["step"] != one["step"]).any()


def test_series_that_share_shocks_share_them_in_the_worlds():
    shocks = np.random.default_rng(2).normal(size=30)
    series = {name: pd.Series(shocks * size, index=range(1991, 2021)) for name, size in (("a", 1), ("b", 3))}
    world = breaks.worlds(series, 200, 1)
    assert np.corrcoef(world["a"].ravel(), world["b"].ravel())[0, 1] > 0.99


def test_the_strongest_break_is_found_and_dated(bend):
    found = breaks.strongest({"bend": bend}, breaks.worlds({"bend": bend}, 200, 1), 1).iloc[0]
    assert found["year"] == 2007 or found["year"] == 2006  # the last level year lies on both lines
    assert found["gain"] > 0.9
    assert found["low"] <= found["year"] <= found["high"]
    assert (found["from"], found["to"]) == (2005, 2009)


def test_chance_is_about_right_where_nothing_breaks():
    worlds = {}
    for seed in range(40):
        rest = np.random.default_rng(seed).normal(size=30)
        worlds[str(seed)] = pd.Series(0.1 * np.arange(30) + rest, index=range(1991, 2021))
    found = breaks.strongest(worlds, breaks.worlds(worlds, 100, 1), 1)
    assert 0.3 < found["p"].mean() < 0.7
    assert (found["p"] < 0.05).sum() <= 6


def test_knowing_of_a_break_makes_more_false_alarms():
    found = breaks.false_alarms(0.6, 20, 30, 60, 1)
    assert found["strict"] < 0.1
    assert found["strict"] < found["lenient"] < 0.5


def test_the_penalised_search_agrees(bend):
    chance = breaks.worlds({"bend": bend}, 200, 1)["bend"]
    years = breaks.number(bend, chance)
    assert len(years) <= 1 and set(years) <= {2006, 2007}
    straight = pd.Series(np.random.default_rng(4).normal(size=12), index=YEARS)
    assert breaks.number(straight, breaks.worlds({"s": straight}, 200, 1)["s"]) == []


def test_a_given_year_is_tested_only_where_it_can_be(bend):
    rows = breaks.at({"bend": bend}, breaks.worlds({"bend": bend}, 100, 1), [2003, 2007]).set_index("year")["p"]
    assert np.isnan(rows[2003])
    assert rows[2007] < 0.2


def test_profile_of_worlds_is_half_and_of_a_common_break_is_high(bend):
    series = {"one": bend, "two": bend * 3}
    table = breaks.profile(series, breaks.worlds(series, 200, 1))
    assert table.index.tolist() == [2005, 2006, 2007, 2008, 2009]
    assert table.loc[2007, "strength"] > 0.9
    assert (table["low"] < 0.5).all() and (table["high"] > 0.5).all()
    assert (table["series"] == 2).all()


def test_standing_ranks_the_right_borders_first(step):
    series, cuts = {"step": step}, breaks.borders(2001, 2012, 1, 4)
    chance = breaks.worlds(series, 100, 1)
    best = breaks.standing(series, chance, cuts, (2007,), "steps")
    assert best["rank"] == 1 and best["best"] == (2007,) and best["sets"] == len(cuts) == 5
    assert best["own"] == best["best_share"] == pytest.approx(1 - 3 / 303, abs=1e-4)
    assert breaks.standing(series, chance, cuts, (2005,), "steps")["rank"] > 1


def test_standing_needs_borders_that_were_tried(step):
    with pytest.raises(ValueError, match="2003"):
        breaks.standing({"s": step}, breaks.worlds({"s": step}, 10, 1), [(2007,)], (2003,), "steps")


def test_borders_of_the_others_are_carried_over(step):
    early = pd.Series([0.0] * 4 + [9.0] * 8, index=YEARS)
    groups = {"late": {"one": step, "two": step * 2}, "early": {"three": early}}
    table = breaks.carried_over(groups, breaks.borders(2001, 2012, 1, 4), (2005,), "steps").set_index("series")
    # the group's own series do not choose for it
    assert table["borders"].to_dict() == {"one": (2005,), "two": (2005,), "three": (2007,)}
    assert table.loc[["one", "two"], "gain"].tolist() == [0, 0]
    assert table.loc["three", "gain"] < 0


def test_near_counts_only_series_that_could_show_it(bend):
    series = {"bend": bend}
    chance = breaks.worlds(series, 200, 1)
    assert breaks.near(series, chance, [2007], 1)["breaks"] == 1
    assert breaks.near(series, chance, [1991], 1) == {"series": 0, "breaks": 0, "expected": 0}
    assert breaks.near(series, chance, [2005, 2007, 2009], 1)["expected"] == pytest.approx(1)


def test_a_greater_jump_is_seen_more_often():
    noisy = pd.Series(np.random.default_rng(7).normal(size=30), index=range(1991, 2021))
    chance = breaks.worlds({"s": noisy}, 200, 1)
    small, great = (breaks.power({"s": noisy}, chance, 2009, size) for size in (0, 6))
    assert small <= 0.06
    assert great > 0.9


def test_counted_takes_a_year_without_events_as_none():
    series = breaks.counted(pd.Series([2001, 2001, 2003]), 2001, 2003)
    assert series.tolist() == pytest.approx([(2 + 3 / 8) ** 0.5, (3 / 8) ** 0.5, (1 + 3 / 8) ** 0.5])
