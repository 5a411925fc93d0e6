"""Assertions judged: the rule, the thresholds, and the small measures behind the tests."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import catalogue
from analysis.measures import assertions

NAN = float("nan")


def table_of(*rows: tuple) -> pd.DataFrame:
    """A table of tests: id, assertion, direction, lax, threshold, strict, necessary."""
    columns = ["id", "assertion", "direction", "lax", "threshold", "strict", "necessary"]
    return pd.DataFrame(rows, columns=columns)


TABLE = table_of(
    ("a-one", "a", "at least", 1, 2, 3, False),
    ("a-two", "a", "at most", 30, 20, 10, False),
    ("b-one", "b", "at least", 1, 2, 3, False),
    ("b-two", "b", "at least", 1, 1, 1, True),
)


def verdict(**values: float) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return assertions.verdicts(assertions.judged(TABLE, named))["verdict"].to_dict()


def test_a_value_on_the_threshold_passes_in_either_direction() -> None:
    rows = assertions.judged(TABLE, {"a-one": 2, "a-two": 20, "b-one": 1.99, "b-two": NAN}).set_index("id")
    assert rows["passed"].dropna().to_dict() == {"a-one": True, "a-two": True, "b-one": False}
    assert rows["passed"].isna()["b-two"]


def test_bounds_leave_a_test_open_only_where_the_threshold_lies_between_them() -> None:
    values = {"a-one": (2, 9), "a-two": (5, 25), "b-one": (0.5, 1.5), "b-two": 1}
    rows = assertions.judged(TABLE, values).set_index("id")["passed"]
    assert rows.dropna().to_dict() == {"a-one": True, "b-one": False, "b-two": True}
    assert rows.isna()["a-two"]  # at most 20: five would pass, twenty-five would not


def test_the_rule_has_five_outcomes() -> None:
    three = pd.concat([TABLE, table_of(("b-three", "b", "at least", 1, 1, 1, False))], ignore_index=True)

    def of_b(*passed: float) -> str:
        values = {"a-one": 2, "a-two": 5} | dict(zip(("b-one", "b-two", "b-three"), passed, strict=True))
        return assertions.verdicts(assertions.judged(three, values))["verdict"]["b"]

    assert verdict(a_one=2, a_two=5, b_one=0, b_two=0) == {"a": "holds", "b": "does not hold"}
    assert verdict(a_one=2, a_two=50, b_one=9, b_two=NAN) == {"a": "holds in part", "b": "cannot be decided"}
    assert [of_b(2, 1, 0), of_b(0, 1, 0), of_b(NAN, 1, 0)] == ["mostly holds", "holds in part", "holds in part"]


def test_an_open_test_that_is_not_necessary_is_left_out_of_the_count() -> None:
    table = assertions.verdicts(assertions.judged(TABLE, {"a-one": NAN, "a-two": 5, "b-one": (1, 3), "b-two": 1}))
    assert table.loc["a"].to_dict() == {"tests": 2, "known": 1, "passed": 1, "verdict": "holds"}
    assert table.loc["b"].to_dict() == {"tests": 2, "known": 1, "passed": 1, "verdict": "holds"}


def test_reach_is_the_hardest_threshold_passed() -> None:
    found = assertions.reach(TABLE, {"a-one": 2.5, "a-two": 25, "b-one": 0, "b-two": NAN})
    assert found.tolist()[:3] == ["threshold", "lax", "none"]
    assert pd.isna(found.iloc[3])
    assert assertions.reach(TABLE, {"a-one": 3, "a-two": 10, "b-one": 9, "b-two": 1}).eq("strict").all()


def test_within_tries_both_answers_for_waits_that_are_not_known() -> None:
    waits = pd.Series([30, 365, 900, None], dtype="Int64")
    assert assertions.within(waits, 365) == (0.5, 0.75)
    with pytest.raises(ValueError, match="no wait to count"):
        assertions.within(waits.head(0), 365)


def test_sensitivity_gives_the_verdict_at_each_threshold() -> None:
    levels = assertions.sensitivity(TABLE, {"a-one": 1, "a-two": 25, "b-one": 3, "b-two": 1})
    assert levels.loc["a"].tolist() == ["holds", "does not hold", "does not hold"]
    assert levels.loc["b"].tolist() == ["holds", "holds", "holds"]


def test_easier_thresholds_never_pass_fewer_tests() -> None:
    table = catalogue.load("assertion_tests")
    for value in (-1, 0, 0.3, 0.5, 1, 2, 700):
        values = dict.fromkeys(table["id"], value)
        passed = [assertions.judged(table, values, level)["passed"].sum() for level in assertions.LEVELS]
        assert passed == sorted(passed, reverse=True), value


def test_values_and_tests_must_match() -> None:
    with pytest.raises(KeyError, match=r"without a value: \['b-two'\].*without a test: \['c-one'\]"):
        assertions.judged(TABLE, {"a-one": 1, "a-two": 1, "b-one": 1, "c-one": 1})


def test_ratios_divide_and_refuse_a_divisor_of_zero() -> None:
    assert assertions.ratios({"half": (1, 2), "minus": (-1, 4)}) == {"half": 0.5, "minus": -0.25}
    with pytest.raises(ValueError, match="above zero: none"):
        assertions.ratios({"none": (1, 0), "some": (1, 1)})


def test_approach_counts_only_the_own_move() -> None:
    home, model = pd.Series({1992: 0.3, 2020: 0.4}), pd.Series({1992: 0.5, 2020: 0.1})
    assert assertions.approach(home, model, 1992, 2020) == pytest.approx(0.5)
    assert assertions.approach(model, home, 1992, 2020) == pytest.approx(2.0)  # past where the other had been
    with pytest.raises(ValueError, match="no gap to close in 1992"):
        assertions.approach(home, home, 1992, 2020)


def test_led_leaves_out_rows_with_a_gap() -> None:
    table = pd.DataFrame({"KAZ": [3, 1, 9], "UZB": [2, 2, NAN]})
    assert assertions.led(table, "KAZ") == 0.5
    with pytest.raises(ValueError, match="every row has a gap"):
        assertions.led(table.tail(1), "KAZ")


def test_a_year_divides_by_the_years_of_the_span() -> None:
    assert assertions.a_year(pd.Series([1990, 1991, 1995, 1996]), 1991, 1995) == pytest.approx(0.4)


def test_days_to_the_earliest_or_to_none() -> None:
    assert assertions.days_to("1991-12-16", ["1991-12-25", "1991-12-20"]) == 4
    assert math.isnan(assertions.days_to("1991-12-16", []))


def test_thresholds_stand_in_order_and_every_assertion_has_a_test() -> None:
    table, claims = catalogue.load("assertion_tests"), catalogue.load("assertions")
    rising = table["direction"].eq("at least")
    easy, hard = table["lax"].where(rising, -table["lax"]), table["strict"].where(rising, -table["strict"])
    asked = table["threshold"].where(rising, -table["threshold"])
    assert table.loc[easy.gt(asked) | asked.gt(hard), "id"].tolist() == []
    assert set(table["assertion"]) == set(claims["id"])
    assert set(claims["deciding"]) <= set(table["id"])
