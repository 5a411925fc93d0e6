"""Votes: measures against values computed by hand on tables of a few roll calls."""

import pandas as pd
import pytest

from analysis.measures import votes


@pytest.fixture
def roll_calls() -> pd.DataFrame:
    dates = ["1992-11-03", "1992-12-04", "1993-12-02", "1993-12-03", "1994-12-02"]
    frame = pd.DataFrame({"rcid": [1, 2, 3, 4, 5], "date": pd.to_datetime(dates)})
    frame["nuclear"] = [True, False, True, False, True]
    frame["colonialism"] = [True, False, False, False, False]
    return frame


@pytest.fixture
def table() -> pd.DataFrame:
    cast = {
        # state: votes in roll calls 1–5 (None: no row)
        "KAZ": ["yes", "yes", "absent", "abstain", "yes"],
        "TUR": ["yes", "no", "yes", "abstain", "no"],
        "RUS": ["no", "yes", "yes", None, "no"],
    }
    rows = [
        (rcid, country, vote, "unvotes" if country == "RUS" else "un-project")
        for country, row in cast.items()
        for rcid, vote in enumerate(row, start=1)
        if vote is not None
    ]
    return pd.DataFrame(rows, columns=["rcid", "country", "vote", "dataset"])


def test_agreement_leaves_absences_out(table, roll_calls):
    pairs = votes.pairs(table, roll_calls, "KAZ", ["TUR"], 1992, 1994)
    assert pairs["rcid"].tolist() == [1, 2, 4, 5]
    result = votes.agreement(pairs).set_index("year")
    assert result["agreement"].to_dict() == {1992: 0.5, 1993: 1.0, 1994: 0.0}
    assert result["roll_calls"].to_dict() == {1992: 2, 1993: 1, 1994: 1}


def test_a_year_without_a_common_roll_call_is_missing(table, roll_calls):
    pairs = votes.pairs(table, roll_calls, "KAZ", ["RUS"], 1992, 1994)
    assert votes.agreement(pairs)["year"].tolist() == [1992, 1994]


def test_years_bound_the_count(table, roll_calls):
    assert set(votes.pairs(table, roll_calls, "KAZ", ["TUR"], 1993, 1993)["year"]) == {1993}


def test_unknown_state_is_named(table, roll_calls):
    with pytest.raises(ValueError, match="no votes of CHN"):
        votes.pairs(table, roll_calls, "KAZ", ["CHN"], 1992, 1994)


def test_chance_corrected(table, roll_calls):
    pairs = votes.pairs(table, roll_calls, "KAZ", ["TUR"], 1992, 1994)
    row = votes.chance_corrected(pairs).iloc[0]
    # KAZ: yes 3/4, abstain 1/4; TUR: yes 1/4, no 2/4, abstain 1/4; expected 3/16 + 1/16
    assert row["agreement"] == 0.5
    assert row["expected"] == pytest.approx(0.25)
    assert row["kappa"] == pytest.approx(1 / 3)


def test_kappa_is_missing_where_chance_gives_full_agreement(table, roll_calls):
    pairs = votes.pairs(table, roll_calls, "KAZ", ["TUR"], 1992, 1994).query("rcid == 1")
    assert pd.isna(votes.chance_corrected(pairs)["kappa"].iloc[0])


def test_by_topic_counts_a_roll_call_under_each_topic(table, roll_calls):
    pairs = votes.pairs(table, roll_calls, "KAZ", ["TUR"], 1992, 1994)
    result = votes.by_topic(pairs, roll_calls, ["nuclear", "colonialism"]).set_index("topic")
    assert result["roll_calls"].to_dict() == {"nuclear": 2, "colonialism": 1}
    assert result["agreement"].to_dict() == {"nuclear": 0.5, "colonialism": 1.0}


def test_attendance(table, roll_calls):
    result = votes.attendance(table, roll_calls, ["KAZ", "RUS"], 1992, 1994).set_index(["country", "year"])
    assert result.loc[("KAZ", 1993), ["voted", "absent"]].tolist() == [1, 1]
    assert result.loc[("RUS", 1992), "voted"] == 2
    assert pd.isna(result.loc[("RUS", 1992), "absent"])  # this rendering drops absences: unknown, not zero


def test_sides_count_only_where_the_poles_differ(table, roll_calls):
    # TUR and RUS voted apart in roll calls 1 (KAZ with TUR) and 2 (KAZ with RUS); alike in 3 and 5
    result = votes.sides(table, roll_calls, ["KAZ"], ("TUR", "RUS"), 1992, 1994)
    assert result.to_dict("records") == [
        {"country": "KAZ", "year": 1992, "roll_calls": 2, "with_first": 1, "with_second": 1, "neither": 0}
    ]
    shares = votes.side_shares(result).iloc[0]
    assert (shares["first_share"], shares["second_share"], shares["neither_share"]) == (0.5, 0.5, 0.0)


def test_side_shares_sum_years():
    years = pd.DataFrame(
        {"country": ["KAZ", "KAZ"], "year": [1992, 1993], "roll_calls": [3, 1], "with_first": [2, 0]}
    ).assign(with_second=[0, 1], neither=[1, 0])
    shares = votes.side_shares(years).iloc[0]
    assert shares["roll_calls"] == 4
    assert (shares["first_share"], shares["second_share"], shares["neither_share"]) == (0.5, 0.25, 0.25)


def test_positions_and_distance():
    points = pd.DataFrame({"country": ["TUR", "KAZ", "TUR"], "year": [1991, 1992, 1992], "session": [46, 47, 47]})
    points = points.assign(ideal_point=[0.7, 0.5, 0.75], low=0.0, high=1.0, votes=60, basis="all")
    nuclear = points.assign(ideal_point=9.0, basis="nuclear")
    assert votes.positions(nuclear, ["KAZ", "TUR"], 1991, 1992).empty
    points = pd.concat([points, nuclear])
    rows = votes.positions(points, ["KAZ", "TUR"], 1991, 1992)
    assert rows["country"].tolist() == ["KAZ", "TUR", "TUR"]
    distance = votes.distance(rows, "KAZ", "TUR")
    assert pd.isna(distance[1991])
    assert distance[1992] == pytest.approx(0.25)
    with pytest.raises(ValueError, match="RUS"):
        votes.distance(rows, "KAZ", "RUS")


def test_by_span_measures_each_span_alone(table, roll_calls):
    spans = {"early": (1992, 1992), "all": (1992, 1994)}
    result = votes.by_span(table, roll_calls, "KAZ", ["TUR"], spans).set_index("span")
    assert result["roll_calls"].to_dict() == {"early": 2, "all": 4}
    assert result["agreement"].to_dict() == {"early": 0.5, "all": 0.5}
    assert result["home"].unique().tolist() == ["KAZ"]


def test_naming_keeps_absences_and_missing_rows(table, roll_calls):
    titled = roll_calls.assign(resolution=["a", "b", "c", "d", "e"])
    titled["title"] = ["War", "Rights in Uzbekistan", None, "UZBEKISTAN again", "Uzbekistan"]
    result = votes.naming(table, titled, "uzbek", ["TUR", "RUS"], 1992, 1993)
    assert result["rcid"].tolist() == [2, 4]
    assert result["TUR"].tolist() == ["no", "abstain"]
    assert result["RUS"].isna().tolist() == [False, True]
    assert list(result) == ["rcid", "date", "resolution", "title", "TUR", "RUS"]


@pytest.fixture
def assembly() -> tuple[pd.DataFrame, pd.DataFrame]:
    cast = {"AZE": ["yes", "yes"], "KAZ": ["yes", "yes"], "KGZ": ["yes", "no"], "TUR": ["no", "yes"]}
    rows = [(rcid, state, vote, "x") for state, row in cast.items() for rcid, vote in enumerate(row)]
    votes = pd.DataFrame(rows, columns=["rcid", "country", "vote", "dataset"])
    roll_calls = pd.DataFrame({"rcid": [0, 1], "date": pd.to_datetime(["2010-12-01", "2011-12-01"])})
    for topic in ("middle_east", "nuclear", "disarmament", "human_rights", "colonialism", "development"):
        roll_calls[topic] = topic == "middle_east"
    return votes, roll_calls


def test_cohesion_by_year(assembly):
    table = votes.cohesion(*assembly, ["AZE", "KAZ", "KGZ"], "TUR", 2010, 2011)
    assert table["within"].tolist() == pytest.approx([1, 1 / 3])
    assert table["with outer"].tolist() == pytest.approx([0, 2 / 3])


def test_topic_changes_between_two_spans(assembly):
    table = votes.topic_changes(*assembly, "KAZ", "TUR", {"old": (2010, 2010), "new": (2011, 2011)})
    assert table["topic"].tolist() == ["Middle East"]
    assert table[["old", "new", "roll_calls", "change"]].iloc[0].tolist() == [0, 1, 1, 1]


@pytest.fixture
def apart() -> tuple[pd.DataFrame, pd.DataFrame]:
    cast = {
        "TUR": ["yes", "yes", "yes", "yes", "no", "yes"],
        "RUS": ["no", "abstain", "yes", "no", "yes", None],
        "KAZ": ["no", "yes", "yes", "abstain", "absent", "no"],
    }
    rows = [(i, state, vote) for state, all_ in cast.items() for i, vote in enumerate(all_) if vote]
    dates = pd.to_datetime(["2016-01-01", "2017-01-01", "2017-02-01", "2018-01-01", "2019-01-01", "2020-01-01"])
    titles = pd.array(["CRIMEA", "Syria", None, "Crimea again", "Weapons", "CRIMEA"], dtype="string")
    roll_calls = pd.DataFrame({"rcid": range(6), "date": dates, "title": titles})
    return pd.DataFrame(rows, columns=["rcid", "country", "vote"]), roll_calls


def test_stances_count_absences_and_need_both_poles(apart):
    table = votes.stances(*apart, ["KAZ"], ("TUR", "RUS"), 2016, 2020).set_index("stance")
    assert table["roll_calls"].to_dict() == {"with first": 1, "with second": 1, "neither": 1, "absent": 1}
    assert table["share"].sum() == pytest.approx(1)
    crimea = votes.stances(*apart, ["KAZ"], ("TUR", "RUS"), 2016, 2020, "crimea").set_index("stance")
    assert crimea["roll_calls"].to_dict() == {"with first": 0, "with second": 1, "neither": 1, "absent": 0}
    with pytest.raises(ValueError, match="never voted apart in 2020–2020"):
        votes.stances(*apart, ["KAZ"], ("TUR", "RUS"), 2020, 2020)
    with pytest.raises(ValueError, match="no votes of AZE"):
        votes.stances(*apart, ["AZE"], ("TUR", "RUS"), 2016, 2020)


def test_pattern_counts_each_constellation(apart):
    table = votes.pattern(*apart, "KAZ", ("TUR", "RUS"), 2016, 2020)
    assert table["roll_calls"].sum() == 4
    assert table["share"].sum() == pytest.approx(1)
    rows = {tuple(row[:4]) for row in table.itertuples(index=False)}
    assert ("yes", "no", "no", 1) in rows
    assert ("no", "yes", "absent", 1) in rows


def test_subjects_name_each_vote_and_leave_out_absences():
    rows = pd.DataFrame({"KAZ": ["no", "abstain", "no"], "TUR": ["yes", "abstain", "absent"], "RUS": [pd.NA] * 3})
    table = votes.subjects({"war": rows, "rare": rows.head(1)}, ["KAZ", "TUR", "RUS"], ("KAZ", "TUR"), weak=2)
    assert table["subject"].tolist() == ["war"]
    line = table.iloc[0]
    assert line["KAZ"] == "no 2, abstain 1"
    assert line["TUR"] == "absent 1, abstain 1, yes 1"
    assert line["RUS"] is pd.NA
    assert (line["roll_calls"], line["both"], line["alike"]) == (3, 2, 1)


def test_kappa_draws_of_one_year_repeat_its_kappa(table, roll_calls):
    draws = votes.kappa_draws(table, roll_calls, "KAZ", ["TUR"], 1992, 1992, draws=3)
    # KAZ yes, yes; TUR yes, no: agreement 1/2, expected 1 · 1/2
    assert draws["TUR"].tolist() == [0.0, 0.0, 0.0]


def test_kappa_draws_take_whole_years_and_repeat_themselves(table, roll_calls):
    first, again = (votes.kappa_draws(table, roll_calls, "KAZ", ["TUR"], 1992, 1994, draws=50) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert first["TUR"].dropna().between(-1, 1).all()
    assert first["TUR"].max() > first["TUR"].min()


def test_cast_by_all_keeps_roll_calls_with_everyone(table):
    assert set(votes.cast_by_all(table, ["KAZ", "TUR"])["rcid"]) == {1, 2, 4, 5}
    assert set(votes.cast_by_all(table, ["KAZ", "TUR", "RUS"])["rcid"]) == {1, 2, 5}
