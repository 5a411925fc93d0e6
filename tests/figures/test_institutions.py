import pandas as pd
import pytest

from analysis.figures import institutions as figures
from analysis.figures import style


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
