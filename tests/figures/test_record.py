import pandas as pd

from analysis.figures import record


def test_rates_stress_one_theme():
    table = pd.DataFrame(
        {"theme": ["a", "a", "b", "b"], "span": ["1991–2000", "2001–2008"] * 2, "a_year": [3.0, 1.5, 2.0, 4.0]}
    )
    axes = record.rates(table, "a").axes[0]
    assert axes.lines[0].get_linewidth() > axes.lines[1].get_linewidth()
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["1991–2000", "2001–2008"]
    assert "a 3.0 in 1991–2000, 1.5 in 2001–2008" in record.rates_alt(table)
