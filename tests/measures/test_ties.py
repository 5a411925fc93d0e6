"""Ties and votes: measures against values computed by hand on a few texts, pairs and years."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures import ties

SPANS = {"early": (2001, 2002), "late": (2003, 2004)}


def rows(cells: list[tuple[str, str, int, int]]) -> pd.DataFrame:
    """Roll calls from (text, span, how many alike, how many not)."""
    out = [(text, span, same) for text, span, yes, no in cells for same in [True] * yes + [False] * no]
    frame = pd.DataFrame(out, columns=["text", "span", "same"])
    return frame.assign(rcid=range(len(frame)), partner="TUR", home_vote="yes", partner_vote="no")


def test_key_ignores_capitals_punctuation_and_short_names():
    titles = pd.Series(["Cooperation between the UN and the OPCW", "COOPERATION, BETWEEN THE U.N. AND THE OPCW."])
    assert set(ties.key(titles)) == {"cooperation between the united nations and the opcw"}


def test_placed_keeps_whole_texts_of_the_years():
    calls = pd.DataFrame({"rcid": [1, 2, 3, 4], "year": [2001, 2003, 2003, 2009]})
    texts = pd.DataFrame({"rcid": [1, 2, 3, 4], "part": ["whole", "whole", "paragraph", "whole"]})
    out = ties.placed(calls, texts.assign(text=["Golan", "Golan", None, "Golan"]), SPANS)
    assert out[["rcid", "text", "title", "span"]].to_numpy().tolist() == [
        [1, "golan", "Golan", "early"],
        [2, "golan", "Golan", "late"],
    ]


def test_families_join_titles_by_the_words_they_share():
    titles = pd.Series(["nuclear arms race", "arms race in space", "the nuclear arms race", "fish"])
    exact = ties.families(titles, 1)
    assert exact["the nuclear arms race"] == exact["nuclear arms race"] != exact["arms race in space"]
    # "arms race" of nuclear, arms, race, space: two of four
    assert len(set(ties.families(titles, 0.5).values())) == 2
    assert ties.families(titles, 0.51)["arms race in space"] == "arms race in space"


def test_families_are_joined_through_a_title_between_them():
    titles = pd.Series(["one two", "one two three four", "three four"])
    assert set(ties.families(titles, 0.5).values()) == {"one two"}


def test_own_votes_leave_absences_out():
    votes = pd.DataFrame({"rcid": [1, 2, 3], "country": "KAZ", "vote": ["yes", "absent", "no"]})
    calls = pd.DataFrame({"rcid": [1, 2, 3], "date": pd.to_datetime(["2001-12-01"] * 3)})
    out = ties.own(votes, calls, "KAZ")
    assert out[["rcid", "year", "yes", "abstain", "no"]].to_numpy().tolist() == [
        [1, 2001, 1, 0, 0],
        [3, 2001, 0, 0, 1],
    ]
    with pytest.raises(ValueError, match="no votes of TUR"):
        ties.own(votes, calls, "TUR")


def test_held_compares_each_text_with_itself():
    # text a: 1/2 then 2/2, text b: 0/2 then 1/2: each gains a half; text c, all apart, comes late and says nothing
    table = rows([("a", "early", 1, 1), ("a", "late", 2, 0), ("b", "early", 0, 2), ("b", "late", 1, 1)])
    table = pd.concat([table, rows([("c", "late", 0, 8)])])
    late = ties.held(table, ["early", "late"], draws=50).set_index("span").loc["late"]
    assert late["held"] == pytest.approx(0.5)
    assert late["share"] == pytest.approx(3 / 12)
    assert late["change"] == pytest.approx(0)
    assert (late["texts"], late["roll_calls"]) == (2, 8)
    # every text gains the same, so that every resample does
    assert (late["low"], late["high"]) == (0.5, 0.5)


def test_held_can_let_each_text_count_once():
    # text a gains a half in 8 roll calls, text b loses a half in 4
    table = rows([("a", "early", 2, 2), ("a", "late", 4, 0), ("b", "early", 2, 0), ("b", "late", 1, 1)])
    by_vote, by_text = (ties.held(table, ["early", "late"], even=even)["held"].iloc[1] for even in (False, True))
    assert by_vote == pytest.approx((2 * 0.5 - 1 * 0.5) / 3, abs=1e-4)
    assert by_text == pytest.approx(0)


def test_held_needs_a_returning_text():
    with pytest.raises(ValueError, match="no returning text in late"):
        ties.held(rows([("a", "early", 1, 0), ("b", "late", 1, 0)]).pipe(_with_pair), ["early", "mid", "late"])


def _with_pair(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, rows([("p", "early", 1, 0), ("p", "mid", 1, 0)])])


def test_held_does_not_depend_on_the_mix_of_texts():
    """Property: if no text changes, nothing is held to have changed, whatever comes and goes."""
    rng = np.random.default_rng(4)
    cells = [(f"t{i}", span, n if i % 2 else 0, 0 if i % 2 else n) for i in range(9) for span, n in zip(
        ("early", "mid", "late"), rng.integers(1, 9, 3), strict=True)]  # fmt: skip
    out = ties.held(rows(cells), ["early", "mid", "late"], draws=20)
    assert out["change"].abs().max() > 0
    assert out[["held", "low", "high"]].abs().max().max() == 0


def test_turnover_splits_what_stayed_from_what_came_and_went():
    table = rows([("a", "early", 1, 1), ("a", "late", 1, 3), ("b", "early", 2, 0), ("c", "late", 4, 0)])
    out = ties.turnover(table, "early", "late")
    assert (out["old"], out["new"]) == (0.75, 0.625)
    assert (out["stayed_old"], out["stayed_new"], out["gone"], out["came"]) == (0.5, 0.25, 1, 1)
    assert (out["gone_share"], out["came_share"], out["texts"]) == (0.5, 0.5, 1)


def test_vintages_add_up_to_the_difference():
    table = rows([("a", "early", 3, 1), ("a", "late", 1, 1), ("b", "late", 1, 5)])
    out = ties.vintages(table, ["early", "late"]).set_index(["first", "span"])
    assert out.loc[("early", "late"), ["roll_calls", "agreement"]].tolist() == [2, 0.5]
    assert out.loc[("late", "late"), "agreement"] == pytest.approx(1 / 6)
    assert out.xs("late", level="span")["part"].sum() == pytest.approx(2 / 8 - 3 / 4, abs=1e-4)


def test_settled_texts_need_enough_votes():
    table = rows([("a", "early", 3, 0), ("b", "early", 0, 3), ("c", "early", 2, 1), ("d", "early", 2, 0)])
    assert ties.settled(table, 3).to_dict() == {"texts": 3, "always": 1, "never": 1}


def test_contrast_of_new_and_old_texts():
    table = rows([("a", "early", 1, 3), ("b", "early", 3, 1), ("c", "early", 3, 1)])
    out = ties.contrast(table, table["text"].eq("a"))
    assert out["difference"] == pytest.approx(-0.5)
    assert np.isnan(out["low"])
    drawn = ties.contrast(
        pd.concat([table, table.assign(text="z" + table["text"])]),
        pd.Series([True] * 12 + [False] * 12).to_numpy(),
        200,
    )
    assert drawn["low"] < 0 < drawn["high"]


def test_dividers_are_new_and_the_most_divisive_come_first():
    table = rows([("old", "late", 0, 3), ("calm", "late", 3, 0), ("hot", "late", 1, 3), ("rare", "late", 0, 2)])
    years = {"old": 2001, "calm": 2003, "hot": 2004, "rare": 2004}
    out = ties.dividers(table.assign(year=table["text"].map(years), title=table["text"].str.upper()), 2002, 3)
    assert out[["title", "roll_calls", "alike"]].to_numpy().tolist() == [["HOT", 4, 1], ["CALM", 3, 3]]
    assert out["home"].tolist() == ["yes 4", "yes 3"]


def test_premium_takes_the_roll_calls_of_both_pairs():
    first = rows([("a", "early", 2, 0), ("b", "early", 1, 0)])
    second = first.assign(same=[True, False, False]).query("rcid != 2")
    out = ties.premium(first, second, ["early", "late"], draws=20)
    assert out.loc[0, ["roll_calls", "difference"]].tolist() == [2, 0.5]
    assert out.loc[1, "roll_calls"] == 0
    assert np.isnan(out.loc[1, "difference"])


def test_bounds_of_absences():
    votes = pd.DataFrame({"rcid": [1, 2, 3, 4] * 2, "country": ["KAZ"] * 4 + ["TUR"] * 4})
    votes["vote"] = ["yes", "yes", "absent", "no", "yes", "no", "yes", "no"]
    calls = pd.DataFrame({"rcid": [1, 2, 3, 4], "date": pd.to_datetime(["2001-12-01"] * 4)})
    texts = pd.DataFrame({"rcid": [1, 2, 3, 4], "part": "whole", "text": "x"})
    row = ties.bounds(votes, calls, texts, ("KAZ", "TUR"), {"early": (2001, 2001)}).iloc[0]
    assert (row["held"], row["both"], row["share"]) == (4, 3, pytest.approx(2 / 3))
    assert (row["low"], row["high"]) == (0.5, 0.75)


def test_bonds_are_means_and_missing_without_data():
    trade = pd.DataFrame(
        {"exporter": ["KAZ", "TUR", "KAZ", "WLD"], "importer": ["TUR", "KAZ", "WLD", "KAZ"], "value": [7, 3, 60, 40]}
    ).assign(dataset="baci", year=2001, flag=pd.NA)
    igos = pd.DataFrame({"country_a": "TUR", "country_b": "KAZ", "year": [2001, 2002], "organisations": [30, 40]})
    regimes = pd.DataFrame({"country": ["KAZ", "TUR", "IRN"], "year": 2001, "value": [0.2, 0.5, 0.1]})
    regimes["index"] = "vdem_electoral"
    out = ties.bonds(trade, igos, regimes, "KAZ", ["TUR", "IRN"], {"early": (2001, 2002)}).set_index("partner")
    assert out.loc["TUR", ["trade", "organisations", "regime"]].tolist() == [0.1, 35, pytest.approx(0.3)]
    assert out.loc["IRN", ["trade", "organisations"]].isna().all()


def test_rank_correlation_knows_order_and_chance():
    x = pd.Series([1, 2, 3, 4, 5, 6, np.nan])
    up = ties.rank_correlation(x, x**3)
    assert (up["pairs"], up["correlation"]) == (6, 1)
    assert up["chance"] < 0.02  # two orders of 720
    assert ties.rank_correlation(x, -x)["correlation"] == -1
    with pytest.raises(ValueError, match="too few to rank"):
        ties.rank_correlation(x[:4], x[:4])


def test_movements_keep_gaps_and_lose_trends():
    series = pd.Series({2001: 1.0, 2002: 3.0, 2004: 7.0})
    assert ties.changes(series).dropna().to_dict() == {2002: 2.0}
    assert ties.detrended(series).abs().max() < 1e-9


def test_lagged_finds_a_tie_that_comes_first():
    rng = np.random.default_rng(3)
    tie = pd.Series(rng.normal(size=24), index=range(1990, 2014))
    votes = tie.rename(index=lambda year: year + 1)  # the votes follow a year later
    out = ties.lagged({"tie": tie}, votes, [0, 1], draws=200).set_index("lag")
    assert out.loc[1, "correlation"] == pytest.approx(1)
    assert out["outside"].tolist() == [False, True]
    assert out["years"].tolist() == [23, 24]


def test_in_step_compares_changes():
    yearly = pd.DataFrame({"KAZ": [0.5, 0.6, 0.4, 0.7], "AZE": [0.6, 0.7, 0.5, 0.8], "UZB": [0.4, 0.5, 0.3, 0.6]})
    out = ties.in_step(yearly, "KAZ", ["AZE", "UZB"])
    assert out["years"] == 3
    assert out["correlation"] == pytest.approx(1)
    assert out["spread"] == pytest.approx(0)


def test_levels_need_half_of_the_years():
    series = {"half": pd.Series({2001: 2.0, 2003: 4.0, 2004: 6.0})}
    assert ties.levels(series, SPANS).loc["half"].tolist() == [2, 5]
    assert np.isnan(ties.levels(series, SPANS, least=0.6).loc["half", "early"])


def test_apart_counts_years_without_overlap():
    points = pd.DataFrame({"country": ["KAZ", "TUR"] * 2, "year": [2001, 2001, 2002, 2002]})
    points = points.assign(ideal_point=[0, 1, 0, 2], low=[-0.6, 0.5, -0.6, 1.5], high=[0.6, 1.5, 0.6, 2.5])
    out = ties.apart(points, "KAZ", "TUR", SPANS).set_index("span")
    assert out.loc["early"].tolist() == [2, 1.5, 1]
    assert out.loc["late", "years"] == 0


def test_a_thin_year_is_missing():
    table = rows([("a", "early", 1, 1), ("b", "late", 1, 0)]).assign(year=[2001, 2001, 2002])
    out = ties.agreement_by_year(table, least=2)
    assert out[2001] == 0.5
    assert np.isnan(out[2002])
