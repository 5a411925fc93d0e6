"""Statements and counts: what digits allow, which count is taken, who lies above."""

import math

import pandas as pd
import pytest

from analysis import catalogue
from analysis.measures import said


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ((2e9, None, None), (1.5e9, 2.5e9)),
        ((1.9e9, None, "about"), (1.85e9, 1.95e9)),
        ((27.0, None, None), (26.5, 27.5)),
        ((250e6, 260e6, None), (245e6, 265e6)),
        ((1600.0, None, "more than"), (1600, math.inf)),
        ((4e6, None, "up to"), (0, 4e6)),
        ((3.9e9, None, "almost"), (3.8e9, 3.9e9)),
    ],
)
def test_a_statement_may_mean_what_its_digits_and_words_allow(statement, expected):
    assert said.span(*statement) == pytest.approx(expected)


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [
        ("a", 2e9, None, "TUR", "2012-05-23", "trade_turnover", "USD"),
        ("b", 3.9e9, None, "KAZ", "2013", "trade_turnover", "USD"),
        ("c", 50.0, "more than", "KAZ", None, "firms", "firms"),
        ("n", 40.0, None, "KAZ", "2010", "firms", "firms"),
        ("aim", 10e9, None, "TUR", "2012-05-23", "trade_target", "USD"),
        ("theirs", 5e9, None, "TUR", "2012-05-23", "trade_target", "USD (trade of Turkey and Uzbekistan)"),
    ]
    columns = ["id", "value", "qualifier", "side", "said_on", "indicator", "unit"]
    table = pd.DataFrame(rows, columns=columns).astype({"said_on": "string", "qualifier": "string"})
    return table.assign(value_high=math.nan, said_by="X")


@pytest.fixture
def comparisons() -> pd.DataFrame:
    rows = [
        ("b", "turnover", "B", "leader", 2012, 2013, None, None),
        ("a", "turnover", "A", "press", 2011, 2011, None, None),
        ("c", "firms", "C", "leader", 2010, 2010, "n", None),
        ("n", "firms", "N", "statistics", None, None, None, "is itself the count"),
    ]
    columns = ["figure", "topic", "speaker", "office", "first", "last", "counts", "left_out"]
    return pd.DataFrame(rows, columns=columns).astype({"first": "Int64", "last": "Int64", "counts": "string"})


SERIES = {"turnover": pd.DataFrame({"low": [2e9, 1e9, 3e9], "high": [3e9, 2e9, 3.4e9]}, index=[2011, 2012, 2013])}


def test_statements_stand_in_the_order_of_the_years_that_they_are_about(comparisons, quoted):
    assert said.statements(comparisons, quoted)["figure"].tolist() == ["n", "c", "a", "b"]


def test_the_count_reaches_over_all_books_and_years(comparisons, quoted):
    table = said.counted(said.statements(comparisons, quoted), SERIES, quoted).set_index("figure")
    assert table.loc["b", ["low", "high"]].tolist() == [1e9, 3.4e9]
    assert table["verdict"].dropna().to_dict() == {"c": "above", "a": "agrees", "b": "above"}
    assert table.loc["b", "times"] == pytest.approx(3.9 / 3.4)
    assert table.loc["a", "times"] == 1
    assert (
        table.loc["c", "times"] == 50 / 40
    )  # a number above the count, which “more than 50” need not be … it is not
    assert table.loc["a", "times_middle"] == pytest.approx(2 / 6**0.5)


def test_revisions_are_forgiven_as_far_as_asked(comparisons, quoted):
    statements = said.statements(comparisons, quoted)
    close = {"turnover": SERIES["turnover"].assign(high=[3e9, 2e9, 3.8e9])}
    assert said.counted(statements, close, quoted).set_index("figure")["verdict"]["b"] == "agrees"
    assert said.counted(statements, close, quoted, revision=0).set_index("figure")["verdict"]["b"] == "above"


def test_a_missing_series_or_year_is_named(comparisons, quoted):
    statements = said.statements(comparisons, quoted)
    with pytest.raises(KeyError, match="no series for the topic 'turnover' of a"):
        said.counted(statements, {}, quoted)
    with pytest.raises(KeyError, match="no count of turnover in 2011–2011 for a"):
        said.counted(statements, {"turnover": SERIES["turnover"].loc[2012:]}, quoted)


def test_signs_count_and_test():
    rows = pd.DataFrame({"verdict": ["above"] * 5 + ["agrees"] * 3, "side": ["KAZ"] * 5 + ["TUR"] * 3})
    whole = said.signs(rows).iloc[0]
    assert whole[["n", "above", "agrees", "below", "share"]].tolist() == [8, 5, 3, 0, 1]
    assert whole["p"] == 0.062  # 2 × 0.5⁵ = 0.0625
    assert whole["share_low"] == 0.478  # 0.025^(1/5)
    by_side = said.signs(rows, "side").set_index("group")
    assert pd.isna(by_side.loc["TUR", "p"])


def test_who_repeats_himself_counts_once():
    rows = pd.DataFrame({"topic": "t", "side": "KAZ", "office": "leader", "speaker": list("AAAB")})
    voices = said.one_voice(rows.assign(verdict=["above", "above", "agrees", "below"]))
    assert voices.set_index("speaker")["verdict"].to_dict() == {"A": "above", "B": "below"}
    assert voices["statements"].tolist() == [3, 1]


def test_the_nearer_book_is_that_of_the_smaller_factor():
    rows = pd.DataFrame({"first": [2010, 2010, 2011], "last": [2010, 2011, 2011], "value": [3.0, 3.0, 3.0]})
    own, others = pd.Series({2010: 2.0, 2011: 2.0}, name="own"), pd.Series({2010: 4.0}, name="others")
    assert said.nearer(rows, own, others).tolist() == ["others", pd.NA, pd.NA]  # 4/3 < 3/2


def test_statements_near_a_journey():
    found = said.at_a_visit(pd.Series(["2012-05-25", "2012-05-26", "2012-05"]), pd.Series(["2012-05-22", "2012"]))
    assert found.tolist() == [True, False, pd.NA]


def test_aims_stand_beside_the_trade_of_the_year_before(quoted):
    (row,) = said.aims(quoted, SERIES["turnover"], 2020).itertuples()
    assert (row.id, row.times_low, row.times_high) == ("aim", pytest.approx(10 / 3), 5)


def test_books_and_papers():
    columns = ["dataset", "exporter", "importer", "year", "value", "flag"]
    rows = [("x", "KAZ", "TUR", 2000, 1.0, None), ("x", "TUR", "KAZ", 2000, 2.0, None)]
    rows += [("y", "KAZ", "TUR", 2000, 5.0, None)]
    books = said.books(pd.DataFrame(rows, columns=columns), "KAZ", "TUR", 1999, 2000)
    assert books["turnover"].to_dict("index") == {2000: {"low": 3e6, "high": 3e6}}  # y has one direction only
    assert books["sales"].to_dict("index") == {2000: {"low": 1e6, "high": 5e6}}
    papers = pd.DataFrame(
        {"scope": ["bilateral"] * 3 + ["multilateral"], "date": ["2005", "2005-12-31", "2006", "2005"]}
    )
    assert said.papers(papers, "1991", "2005") == 2
    assert said.papers(papers, "2005-12-01", "2005-12-31") == 1


def test_each_quoted_figure_of_the_topics_is_compared_or_left_out_with_a_reason():
    comparisons, quoted = catalogue.load("comparisons"), catalogue.load("quoted_figures")
    compared = comparisons["first"].notna()
    assert (compared == comparisons["left_out"].isna()).all()
    assert (comparisons["first"].notna() == comparisons["last"].notna()).all()
    whole = [
        "trade_turnover",
        "exports",
        "imports",
        "investment_total",
        "fdi_flow",
        "firms",
        "contractors_value",
        "students_kaz_in_tur",
    ]
    expected = set(quoted.loc[quoted["indicator"].isin([*whole, "students_tur_in_kaz", "schools"]), "id"])
    assert expected - set(comparisons["figure"]) == set()


def test_chance_agreement_holds_each_statement_against_the_counts_of_the_others():
    rows = [(9, 11, 10, 10), (10, 10, 20, 21), (20, 20, 15, 15)]
    compared = pd.DataFrame(rows, columns=["value_low", "value_high", "low", "high"], dtype=float)
    assert said.by_chance(compared) == round(2 / 6, 3)  # the second with the first count, the third with the second
    assert said.by_chance(compared, revision=0.5) == round(5 / 6, 3)  # all but the third with the first count
