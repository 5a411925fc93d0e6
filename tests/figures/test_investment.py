"""Figures of investment show what they were given."""

import pandas as pd

from analysis.figures import investment


def texts(axis) -> set[str]:
    return {text.get_text() for text in axis.texts}


def test_promises_stand_above_what_was_measured():
    rows = [("a", "total", "Minister", 2016, 2.0), ("b", "papers", "list", 2017, 5.0)]
    said = pd.DataFrame(rows, columns=["id", "kind", "label", "year", "value"])
    measured = {"total": pd.Series({2016: 0.5, 2017: 0.6}), "papers": pd.Series({2016: 0.1, 2017: -0.2})}
    heads = {"total": "Claimed", "papers": "Signed"}
    figure = investment.promises(said, measured, heads, {"total": "stock", "papers": "inflow"})
    total, papers = figure.axes
    assert [bar.get_height() for bar in total.patches] == [0.5, 0.6]
    assert {"Minister 2", "stock 0.60"} <= texts(total)
    assert {"list 5", "inflow -0.20"} <= texts(papers)
    assert papers.get_ylim()[0] < -0.2
    alt = investment.promises_alt(said, measured, heads)
    assert "Claimed: said Minister 2016: 2; measured 2016 0.50, 2017 0.60" in alt
