import pandas as pd
import pytest

from analysis.figures import institutions as figures
from analysis.figures import style
from analysis.measures import institutions as measures


@pytest.fixture
def founders() -> pd.DataFrame:
    groups = ["Turkey", "Kazakhstan", "in common", "others"]
    rows = [("1991–2000", g, c, min(c, 1), 3, "") for g, c in zip(groups, (2, 1, 0, 0), strict=True)]
    rows += [("2009–2015", g, c, 0, 2, "") for g, c in zip(groups, (0, 0, 1, 1), strict=True)]
    return pd.DataFrame(rows, columns=["span", "group", "count", "there", "of", "names"])


@pytest.fixture
def steps() -> pd.DataFrame:
    rows = [
        ("Council", "Paper", "2009-10-03", 2009.75),
        ("Council", "Rules", "2012-08-23", 2012.64),
        ("Academy", "Paper", "2012-08-23", 2012.64),
        ("Academy", "Rules", "2020-11-28", 2020.91),
    ]
    return pd.DataFrame(rows, columns=["body", "step", "date", "when"])


@pytest.fixture
def shares() -> pd.DataFrame:
    rows = [("KAZ", 2009, 0.36), ("KAZ", 2010, None), ("KAZ", 2011, 0.24), ("AZE", 2009, 0.63), ("AZE", 2011, 0.45)]
    return pd.DataFrame(rows, columns=["state", "year", "share"]).astype({"share": "Float64"})


@pytest.fixture
def growth() -> pd.DataFrame:
    rows = [("TKM", 10, 50, 5.0), ("WLD", 100, 300, 3.0), ("KAZ", 100, 250, 2.5)]
    return pd.DataFrame(rows, columns=["origin", "first", "last", "times"])


@pytest.fixture
def channels() -> pd.DataFrame:
    rows = [
        ("Visitors", "KAZ", 268459, 2015, "claim"),
        ("Students", "KAZ", 1799, 2015, "count"),
        ("Back", "TUR", 173, 2015, "count"),
    ]
    return measures.channels(rows, new=["Students"])


def texts(axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_founders_has_one_mark_for_each_institution(founders):
    axes = figures.founders(founders).axes[0]
    marks = [line for line in axes.lines if line.get_markersize() == 10]
    assert sum(len(line.get_xdata()) for line in marks) == 5
    red = [line for line in marks if line.get_markeredgecolor() == style.colour("TUR")]
    assert [len(line.get_xdata()) for line in red] == [1, 1, 0, 0]
    assert [line.get_markerfacecolor() for line in red[:2]] == [style.colour("TUR"), "white"]
    assert {"3", "2", "Turkey", "others"} <= set(texts(axes))
    assert "1991–2000: 3 in all, Turkey 2 (1 filled), Kazakhstan 1 (1 filled)" in figures.founders_alt(founders)


def test_papers_dates_each_step_and_shades_the_period(steps):
    figure = figures.papers(steps, {"Council": style.INK, "Academy": style.colour("KAZ")}, 2009, 2015)
    axes = figure.axes[0]
    assert texts(axes) == ["Council, 2009", "Council, 2012", "Academy, 2012", "Academy, 2020"]
    assert axes.texts[-1].get_ha() == "right"  # a late mark has its name on the left, inside the figure
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Paper", "Rules"]
    band = axes.patches[0].get_extents().transformed(axes.transData.inverted())
    assert (round(band.x0), round(band.x1)) == (2009, 2016)
    assert "Academy: paper 2012-08-23, rules 2020-11-28" in figures.papers_alt(steps)


def test_shares_leave_gaps_and_mark_half(shares):
    axes = figures.shares(shares, "TUR", 2011).axes[0]
    kazakh = [line for line in axes.lines if line.get_color() == style.colour("KAZ") and len(line.get_xdata()) == 3]
    assert pd.isna(kazakh[0].get_ydata()[1])
    assert axes.lines[0].get_ydata()[0] == 0.5
    assert {"Kazakhstan", "Azerbaijan", "as many each way"} <= set(texts(axes))
    text = figures.shares_alt(shares, "TUR")
    assert "Kazakhstan: 36% in 2009, 24% in 2011" in text
    assert "Turkey" in text


def test_growth_draws_all_but_the_whole_as_bars(growth):
    axes = figures.growth(growth, "WLD", "KAZ").axes[0]
    assert [bar.get_width() for bar in axes.patches] == [5.0, 2.5]
    assert axes.lines[0].get_xdata()[0] == 3.0
    assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == [400, 600]
    assert "all foreign students ×3.0" in texts(axes)
    assert "×2.5  (100 → 250)" in texts(axes)
    assert "all foreign students 3.0 times, from 100 to 300" in figures.growth_alt(growth, "WLD", "TUR")


def test_channels_show_claims_hollow_and_new_ones_bold(channels):
    axes = figures.channels(channels, ["KAZ", "TUR"]).axes[0]
    points = [line for line in axes.lines if line.get_markersize() == 8]
    assert [line.get_markerfacecolor() for line in points] == [
        "white",
        style.colour("KAZ"),
        style.colour("TUR"),
    ]
    assert axes.get_xscale() == "log"
    assert [tick.get_fontweight() for tick in axes.get_yticklabels()] == [400, 600, 400]
    assert "268,459" in texts(axes)
    assert "Back, from Turkey: 173" in figures.channels_alt(channels)
