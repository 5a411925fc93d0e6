import pandas as pd
import pytest

from analysis.measures import schools


@pytest.fixture
def events() -> pd.DataFrame:
    rows = [("b", "2017-09", "Said later", "single-secondary"), ("a", "2016-07-29", "Said first", "corroborated")]
    return pd.DataFrame(rows, columns=["id", "date", "title", "confidence"])


@pytest.fixture
def quoted() -> pd.DataFrame:
    rows = [
        ("uzb", "2009", 65.0, "institutions (closed, by 2009)", "more than"),
        ("kaz", "2016", 27.0, "schools", pd.NA),
        ("kgz", "2016", 25.0, "institutions (kept; renamed)", "about"),
    ]
    return pd.DataFrame(rows, columns=["id", "ref_year", "value", "unit", "qualifier"])


def test_statements_stand_in_order_of_time_with_their_side(events):
    table = schools.statements(events, {"b": "Kazakhstan", "a": "Turkey"}, {"a": "In other words"})
    assert table["record"].tolist() == ["a", "b"]
    assert table["side"].tolist() == ["Turkey", "Kazakhstan"]
    assert table["evidence"].tolist() == ["several sources", "one source"]
    assert table["statement"].tolist() == ["In other words", "Said later"]
    with pytest.raises(KeyError, match="no record z"):
        schools.statements(events, {"z": "Turkey"}, {})


def test_fates_read_what_was_done_from_the_unit(quoted):
    acted = {"KAZ": "2016-10-17", "KGZ": "2016-12-01", "UZB": "2009-10-02"}
    records = {"KGZ": "kgz", "KAZ": "kaz", "UZB": "uzb"}
    table = schools.fates(quoted, records, acted, {"KAZ": "kept; renamed"})
    assert table["state"].tolist() == ["UZB", "KAZ", "KGZ"]
    assert table["kept"].tolist() == [False, True, True]
    assert table["what"].iloc[0] == "closed, by 2009"
    assert table["schools"].tolist() == [65, 27, 25]
    assert table["year"].iloc[1] == pytest.approx(2016.795, abs=0.001)
    with pytest.raises(ValueError, match="does not say what was done"):
        schools.fates(quoted, {"KAZ": "kaz"}, acted, {})
    with pytest.raises(ValueError, match="about 2016, not about 2015"):
        schools.fates(quoted, {"KGZ": "kgz"}, {"KGZ": "2015-01-01"}, {})
