import pandas as pd
import pytest

from analysis.figures import education as figures
from analysis.measures import education as measures


@pytest.fixture
def exchange() -> pd.DataFrame:
    index = pd.RangeIndex(1996, 2001, name="year")
    table = pd.DataFrame(
        {"outward": [None, None, 1245, None, 1142], "inward": [None, None, None, 717, 876]}, index=index
    ).astype("Int64")
    return table.assign(inward_share=table["inward"] / (table["outward"] + table["inward"]))


@pytest.fixture
def claims() -> pd.DataFrame:
    return pd.DataFrame(
        {"year": [1996], "value": [2000.0], "qualifier": ["about"], "said_by": ["Monitor"], "id": ["a"]}
    )


@pytest.fixture
def hosts() -> pd.DataFrame:
    table = pd.DataFrame({"partner": ["RUS", "TUR", "OTH"], "students": [800, 199, 1]})
    return table.assign(share=table["students"] / 1000)


def texts(axes) -> str:
    return " | ".join(text.get_text() for text in axes.texts)


def widths(axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches]


def test_claims_stand_apart_and_missing_years_are_gaps(exchange, claims):
    axes = figures.claims_and_counts(exchange, claims, "KAZ", "TUR", 1996, 2000).axes[0]
    lines = [line for line in axes.lines if len(line.get_xdata()) == 3]
    assert pd.isna(lines[0].get_ydata()[1])  # 1999 has no count
    diamonds = [line for line in axes.lines if line.get_marker() == "D"]
    assert diamonds[0].get_ydata().tolist() == [2000]
    assert "claimed: about 2,000" in texts(axes)
    assert "no count known" in texts(axes)
    assert not axes.get_title()


def test_claims_and_counts_alt_gives_each_number(exchange, claims):
    text = figures.claims_and_counts_alt(exchange, claims, "KAZ", "TUR")
    assert all(number in text for number in ("1,245 in 1998", "717 in 1999", "2,000 in 1996 (Monitor)"))


def test_both_sides_draws_each_partner(hosts):
    figure = figures.both_sides(hosts, hosts.head(2), "KAZ", 2000)
    assert [widths(axes) for axes in figure.axes] == [[800, 199, 1], [800, 199]]
    assert "1 (under 1%)" in texts(figure.axes[0])
    names = [tick.get_text() for tick in figure.axes[0].get_yticklabels()]
    assert names == ["Russia", "Turkey", measures.label("OTH")]
    assert "Russia 800 (80%)" in figures.both_sides_alt(hosts, hosts, "KAZ", 2000)


def test_for_their_size_says_what_is_missing():
    table = pd.DataFrame(
        {
            "origin": ["TKM", "UZB"],
            "students": [10, None],
            "population": [1e5, 1e6],
            "per_million": [100, None],
        }
    )
    axes = figures.for_their_size(table).axes[0]
    assert widths(axes) == [100, 0]
    assert "not named" in texts(axes)
    assert figures.for_their_size_alt(table, "TUR", 2000).endswith("Not named in the data: Uzbekistan.")
