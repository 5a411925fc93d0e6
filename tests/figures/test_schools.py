import pandas as pd
import pytest

from analysis.figures import schools as figures


@pytest.fixture
def fates() -> pd.DataFrame:
    rows = [
        ("UZB", "2009-10-02", 2009.75, 65, "more than", "closed, by 2009", False, "a"),
        ("KAZ", "2016-10-17", 2016.8, 27, "", "kept; renamed", True, "b"),
    ]
    return pd.DataFrame(rows, columns=["state", "acted", "year", "schools", "qualifier", "what", "kept", "record"])


def texts(axes) -> str:
    return " | ".join(text.get_text() for text in axes.texts)


def test_lines_of_kept_schools_go_on_and_others_end(fates):
    axes = figures.fates(fates, 2016.5, "July 2016", 2006, 2020).axes[0]
    ends = [line.get_xdata()[-1] for line in axes.lines if len(line.get_xdata()) == 2 and line.get_marker() == "None"]
    assert ends[:2] == [2009.75, 2020]
    dots = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"]
    assert dots[0] == "none" != dots[1]
    assert "Uzbekistan: more than 65" in texts(axes)
    assert "July 2016" in texts(axes)
    assert "Kazakhstan 27, 2016: kept; renamed" in figures.fates_alt(fates)
