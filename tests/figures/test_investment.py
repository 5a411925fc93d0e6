"""Figures of investment show what they were given."""

import numpy as np
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


def test_claims_stand_beside_the_stock():
    claims = pd.DataFrame({"year": [2004], "value": [1.5], "label": ["Someone"]})
    axis = investment.claims_and_stock(pd.Series({2003: 0.3, 2005: 0.4}), claims, "TUR", "Stock:").axes[0]
    np.testing.assert_array_equal(axis.lines[0].get_ydata(), [0.3, np.nan, 0.4])
    assert {"Someone 1.5", "Stock: 0.40"} <= texts(axis)
