"""The grammar of figures: labels at the ends of lines stand apart."""

import pytest

from analysis.figures import style


def test_labels_keep_their_distance_and_stay_where_there_is_room():
    assert style.stacked([10, 9.5, 4], gap=1) == [10, 9, 4]
    assert style.stacked([10, 9.5, 9], gap=1) == [10, 9, 8]
    assert style.stacked([], gap=1) == []


def test_on_a_logarithmic_axis_the_distance_is_a_factor():
    assert style.stacked(iter([8, 7, 1]), ratio=2) == pytest.approx([8, 4, 1])
