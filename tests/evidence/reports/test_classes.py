from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from wardmote.evidence.reports.charts.classes import breaks, class_of, colours, labels


def test_breaks_fall_in_the_gaps_and_are_round():
    values = [1, 2, 3, 41, 42, 43, 101, 102, 203, 204, 500, 501.0]
    assert breaks(values) == [40, 100, 200, 500]


def test_labels_say_where_a_bound_belongs():
    assert labels([20, 40]) == ["under 20", "20 to under 40", "40 and over"]
    assert class_of(20, [20, 40]) == 1
    assert class_of(19.9, [20, 40]) == 0


def test_one_value_alone_makes_one_class():
    assert breaks([5, 5, 5]) == []
    assert labels([]) == ["every value"]
    assert len(colours(1)) == 1


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=1, max_size=60))
def test_there_are_five_classes_at_most_in_order_and_none_is_empty(values):
    bounds = breaks(values)
    assert len(bounds) <= 4
    assert bounds == sorted(set(bounds))
    assert {class_of(value, bounds) for value in values} == set(range(len(bounds) + 1))


def _spread(groups):
    return sum(sum((value - sum(g) / len(g)) ** 2 for value in g) for g in groups if g)


@given(st.lists(st.integers(0, 300), min_size=6, max_size=14, unique=True))
def test_no_other_five_classes_have_less_spread_within_them(values):
    values = sorted(map(float, values))
    bounds = breaks(values)
    ours = _spread([[v for v in values if class_of(v, bounds) == k] for k in range(5)])
    cuts = combinations(range(1, len(values)), 4)
    edges = ([0, *cut, len(values)] for cut in cuts)
    best = min(_spread([values[a:b] for a, b in pairwise(edge)]) for edge in edges)
    assert ours <= best + 1e-6
