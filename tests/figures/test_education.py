import pandas as pd
import pytest

from analysis.figures import education as figures
from analysis.figures import style
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


@pytest.fixture
def panels() -> pd.DataFrame:
    rows = [("AZE", 2001, 20, None), ("AZE", 2002, 30, 40), ("KAZ", 2001, 10, 7), ("KAZ", 2002, 9, 5)]
    table = pd.DataFrame(rows, columns=["state", "year", "sent", "received"])
    return table.astype({"sent": "Int64", "received": "Int64"})


def test_exchange_panels_have_one_scale(panels):
    figure = figures.exchange_panels(panels, "TUR", 2001, 2002)
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["Azerbaijan", "Kazakhstan"]
    assert len({axes.get_ylim() for axes in figure.axes}) == 1
    assert "from Turkey" in texts(figure.axes[1])


def test_exchange_panels_alt_gives_the_ends(panels):
    text = figures.exchange_panels_alt(panels, "TUR")
    assert "Azerbaijan, from Turkey: 40 in 2002, 40 in 2002" in text
    assert "Kazakhstan, in Turkey: 10 in 2001, 9 in 2002" in text


def test_hosts_over_time_names_each_host():
    flows = {"TUR": pd.Series({2001: 10, 2002: 7}), "GBR": pd.Series({2001: 2, 2002: 12})}
    axes = figures.hosts_over_time(flows, 2001, 2002).axes[0]
    assert texts(axes) == "Turkey | United Kingdom"
    assert axes.get_ylim()[0] == 0
    assert "United Kingdom 2 in 2001, 12 in 2002" in figures.hosts_over_time_alt(flows, "KAZ")


@pytest.fixture
def shares() -> pd.DataFrame:
    rows = [("KAZ", 2009, 0.36), ("KAZ", 2010, None), ("KAZ", 2011, 0.24), ("AZE", 2009, 0.63), ("AZE", 2011, 0.45)]
    return pd.DataFrame(rows, columns=["state", "year", "share"]).astype({"share": "Float64"})


def test_shares_leave_gaps_and_mark_half(shares):
    axes = figures.shares_received(shares, "TUR", 2011).axes[0]
    kazakh = [line for line in axes.lines if line.get_color() == style.colour("KAZ") and len(line.get_xdata()) == 3]
    assert pd.isna(kazakh[0].get_ydata()[1])
    assert axes.lines[0].get_ydata()[0] == 0.5
    assert {"Kazakhstan", "Azerbaijan", "as many each way"} <= set(texts(axes).split(" | "))
    text = figures.shares_received_alt(shares, "TUR")
    assert "Kazakhstan: 36% in 2009, 24% in 2011" in text
    assert "Turkey" in text


@pytest.fixture
def growth() -> pd.DataFrame:
    rows = [("TKM", 10, 50, 5.0), ("WLD", 100, 300, 3.0), ("KAZ", 100, 250, 2.5)]
    return pd.DataFrame(rows, columns=["origin", "first", "last", "times"])


def test_multiples_draw_all_but_the_whole_as_bars(growth):
    axes = figures.multiples(growth, "WLD", "KAZ").axes[0]
    assert [bar.get_width() for bar in axes.patches] == [5.0, 2.5]
    assert axes.lines[0].get_xdata()[0] == 3.0
    assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == [400, 600]
    assert "all foreign students ×3.0" in texts(axes)
    assert "×2.5  (100 → 250)" in texts(axes)
    assert "all foreign students 3.0 times, from 100 to 300" in figures.multiples_alt(growth, "WLD", "TUR")


def test_indexed_names_each_line_once_and_marks_the_base():
    series = {
        "KAZ": pd.Series({2015: 0.9, 2016: 1.0, 2019: 1.1}),
        "all foreigners": pd.Series({2016: 1.0, 2019: 1.8}),
    }
    axes = figures.indexed(series, 2016, ["KAZ"], 2016.5, "July 2016").axes[0]
    assert texts(axes).count("Kazakhstan") == texts(axes).count("all foreigners") == 1
    assert any(list(line.get_ydata()) == [1, 1] for line in axes.lines)
    assert "2016 = 1" in axes.get_ylabel()
    assert "Kazakhstan 0.90 in 2015, 1.10 in 2019" in figures.indexed_alt(series, 2016)
