import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.evidence.linking.candidates import near_pairs

ROW = st.tuples(
    st.integers(0, 12), st.integers(0, 3).map(lambda step: step * 40.0),
    st.sampled_from([0.0, 30.0]), st.integers(0, 1),
)  # fmt: skip


def pairs(rows, after=(0, 2), within_m=50.0):
    rows = sorted(rows, key=lambda row: row[0])
    told = np.array(rows, dtype=float).reshape(-1, 4)
    at, xy, side = told[:, 0].astype(np.int64), told[:, 1:3].copy(), told[:, 3].astype(np.int64)
    found = near_pairs(at, xy, side, after=after, within_m=within_m)
    return sorted(map(tuple, found.tolist()))


def plain_twin(rows, after=(0, 2), within_m=50.0):
    """Every record held against every one before it."""
    rows = sorted(rows, key=lambda row: row[0])
    across = len({row[3] for row in rows}) > 1
    found = []
    for later, (t, x, y, side) in enumerate(rows):
        for earlier, (s, u, v, other) in enumerate(rows[:later]):
            near = (x - u) ** 2 + (y - v) ** 2 <= within_m**2
            if near and after[0] <= t - s <= after[1] and not (across and side == other):
                found.append((earlier, later))
    return sorted(found)


@settings(max_examples=80, deadline=None)
@given(st.lists(ROW, max_size=14), st.sampled_from([(0, 0), (0, 2), (3, 7)]))
def test_pairs_are_those_of_a_plain_twin(rows, after):
    assert pairs(rows, after) == plain_twin(rows, after)


def test_two_records_of_one_hour_and_place_are_one_pair():
    assert pairs([(5, 0.0, 0.0, 0), (5, 0.0, 0.0, 0)]) == [(0, 1)]


def test_of_two_datasets_only_pairs_across_are_given():
    assert pairs([(5, 0.0, 0.0, 0), (5, 0.0, 0.0, 0), (6, 0.0, 0.0, 1)]) == [(0, 2), (1, 2)]


def test_looking_back_from_some_records_gives_their_pairs_alone():
    at, xy = np.zeros(6, np.int64), np.zeros((6, 2))
    found = near_pairs(at, xy, np.zeros(6, np.int64), after=(0, 1), within_m=1.0, every=2)
    assert sorted(set(found[:, 1].tolist())) == [2, 4]
