from itertools import combinations, pairwise
from math import inf

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from wardmote.evidence.analyses.near_repeats import (
    AllOnOneDay,
    BandsNotRising,
    NearRepeats,
    TooFewEvents,
    near_repeats,
    roles,
)

METRES, DAYS = [0, 1, 101, 201], [0, 8, 15]
FIRST = pd.Timestamp("2024-01-01")


def events(rows: list[tuple[float, float, float]]) -> pd.DataFrame:
    """One row per (day, easting, northing)."""
    table = pd.DataFrame(rows, columns=["happened_on", "easting", "northing"], dtype=float)
    return table.assign(happened_on=FIRST + pd.to_timedelta(table["happened_on"], unit="D"))


def told(rows: list[tuple[float, float, float]] | pd.DataFrame, **more: object) -> NearRepeats:
    asked = {
        "metres": METRES, "days": DAYS, "metric": "euclidean", "permutations": 99, "seed": 1,
        "fewest_events": 2, **more,
    }  # fmt: skip
    return near_repeats(rows if isinstance(rows, pd.DataFrame) else events(rows), **asked)


def observed(found: NearRepeats) -> dict[tuple[str, str], int]:
    cells = found.cells[found.cells["observed"] > 0]
    return dict(
        zip(zip(cells["metres"], cells["days"], strict=True), cells["observed"], strict=True)
    )


def slowly(
    rows: list[tuple[float, float, float]], metric: str, metres: list = METRES, days: list = DAYS
) -> list[int]:
    """The plain twin: every pair held against every cell."""
    counts = []
    for a, b in pairwise(metres):
        for c, d in pairwise(days):
            found = 0
            for (t, x, y), (s, u, v) in combinations(rows, 2):
                across, up = abs(x - u), abs(y - v)
                far = across + up if metric == "manhattan" else (across**2 + up**2) ** 0.5
                found += a <= far < b and c <= abs(t - s) < d
            counts.append(found)
    return counts


def chance(size: int, seed: int) -> pd.DataFrame:
    """Events strewn over a square kilometre and a year, each for itself."""
    rng = np.random.default_rng(seed)
    days, x, y = rng.integers(0, 365, size), *rng.uniform(0, 1000, (2, size))
    return events(list(zip(days, x, y, strict=True)))


def test_a_pair_on_an_edge_is_in_the_upper_band() -> None:
    assert observed(told([(0, 0, 0), (8, 101, 0)])) == {("[101, 201)", "[8, 15)"): 1}


def test_a_pair_at_the_last_edge_is_in_no_band() -> None:
    assert observed(told([(0, 0, 0), (1, 201, 0), (400, 0, 0)])) == {}
    assert observed(told([(0, 0, 0), (15, 0, 0)])) == {}


def test_the_order_in_time_does_not_matter() -> None:
    assert observed(told([(3, 50, 0), (0, 0, 0)])) == {("[1, 101)", "[0, 8)"): 1}


def test_manhattan_goes_round_the_corner() -> None:
    corner = [(0.0, 0.0, 0.0), (1.0, 60.0, 60.0)]
    assert observed(told(corner, metric="manhattan")) == {("[101, 201)", "[0, 8)"): 1}
    assert observed(told(corner, metric="euclidean")) == {("[1, 101)", "[0, 8)"): 1}


def test_an_open_last_band_holds_all_the_rest() -> None:
    rows = [(0.0, 0.0, 0.0), (300.0, 9000.0, 0.0), (301.0, 9000.0, 0.0)]
    found = told(rows, metres=[0, 100, float("inf")], days=[0, 8, float("inf")])
    assert found.cells["observed"].tolist() == [1, 0, 0, 2]
    assert found.cells["days"].tolist()[-1] == "[8, inf)"


place = st.integers(0, 6).map(lambda step: step * 50.5)
row = st.tuples(st.integers(0, 20).map(float), place, place)


@given(st.lists(row, min_size=2, max_size=25), st.sampled_from(["manhattan", "euclidean"]))
@settings(max_examples=60, deadline=None)
def test_pairs_are_those_that_a_double_loop_counts(
    rows: list[tuple[float, float, float]], metric: str
) -> None:
    rows = [*rows, (99.0, 0.0, 0.0)]  # so that they are not all of one day
    found = told(rows, metric=metric)
    assert found.cells["observed"].tolist() == slowly(rows, metric)


@given(
    st.lists(row, min_size=2, max_size=25),
    st.sampled_from([[50, inf], [0, 101, inf], [0, inf]]),
    st.sampled_from([[0, inf], [0, 1.5, 4], [0.25, 7, inf]]),
)
@settings(max_examples=60, deadline=None)
def test_open_bands_and_parts_of_days_are_those_that_a_double_loop_counts(
    rows: list[tuple[float, float, float]], metres: list[float], days: list[float]
) -> None:
    rows = [(t / 4, x, y) for t, x, y in rows] + [(99.0, 0.0, 0.0)]
    found = told(rows, metres=metres, days=days)
    assert found.cells["observed"].tolist() == slowly(rows, "euclidean", metres, days)


def test_expected_is_what_ties_of_chance_alone_would_give() -> None:
    rows = chance(150, seed=4)
    found = told(rows, permutations=2999).cells
    plain = [(t / pd.Timedelta(days=1), x, y) for t, x, y in zip(
        rows["happened_on"] - FIRST, rows["easting"], rows["northing"], strict=True)]  # fmt: skip
    near = [np.hypot(a[1] - b[1], a[2] - b[2]) for a, b in combinations(plain, 2)]
    soon = [abs(a[0] - b[0]) for a, b in combinations(plain, 2)]
    in_place = np.histogram(near, METRES)[0]
    in_time = [sum(c <= gap < d for gap in soon) for c, d in pairwise(DAYS)]
    exact = np.outer(in_place, in_time).ravel() / len(near)
    assert found["expected"].to_numpy() == pytest.approx(exact, rel=0.05, abs=0.05)


def test_p_counts_the_true_table_among_the_permuted() -> None:
    rows = [(10.0 * n, 5000.0 * n, 0.0) for n in range(40)]
    series = [(200.0 + n, 50.0 * n, 9e6) for n in range(4)]
    found = told(rows + series, permutations=199).cells
    first = found[(found["metres"] == "[1, 101)") & (found["days"] == "[0, 8)")].iloc[0]
    assert first["observed"] == 5
    assert first["p"] == pytest.approx(1 / 200)
    assert found["p"].between(1 / 200, 1).all()


def test_a_planted_series_is_found_where_it_lies() -> None:
    world = chance(300, seed=7)
    start = world.sample(40, random_state=1)
    after = start.assign(
        happened_on=start["happened_on"] + pd.Timedelta(days=3), easting=start["easting"] + 40
    )
    found = told(pd.concat([world, after], ignore_index=True), permutations=999)
    unlikely = found.cells[found.cells["adjusted_p"] <= 0.05]
    assert found.p <= 0.01
    assert unlikely[["metres", "days"]].to_numpy().tolist() == [["[1, 101)", "[0, 8)"]]
    assert unlikely["ratio"].iloc[0] > 1.5


def test_a_busy_street_and_a_busy_week_are_no_series() -> None:
    rng = np.random.default_rng(3)
    days = np.where(rng.random(300) < 0.3, rng.integers(0, 7, 300), rng.integers(0, 365, 300))
    x = np.where(rng.random(300) < 0.3, 500.0, rng.uniform(0, 5000, 300))
    rows = list(zip(days.astype(float), x, np.zeros(300), strict=True))
    assert told(rows, permutations=499).p > 0.05


def test_the_same_seed_gives_the_same_answer_and_another_another() -> None:
    world = chance(80, seed=1)
    same, again, other = (told(world, seed=seed).cells for seed in (5, 5, 6))
    pd.testing.assert_frame_equal(same, again)
    assert not same["expected"].equals(other["expected"])


@pytest.mark.parametrize("edges", [[0, 100, 100], [0, 200, 100], [0]])
def test_bands_that_do_not_rise_are_refused(edges: list[float]) -> None:
    with pytest.raises(BandsNotRising, match="metres"):
        told([(0, 0, 0), (1, 0, 0)], metres=edges)
    with pytest.raises(BandsNotRising, match="days"):
        told([(0, 0, 0), (1, 0, 0)], days=edges)


def test_too_few_events_are_refused() -> None:
    with pytest.raises(TooFewEvents, match=r"2 events .* where 3 are needed"):
        told([(0, 0, 0), (1, 0, 0)], fewest_events=3)
    with pytest.raises(TooFewEvents):
        told([], fewest_events=0)


def test_events_of_one_date_are_refused() -> None:
    with pytest.raises(AllOnOneDay, match="one date"):
        told([(4, 0, 0), (4, 10, 0), (4, 20, 0)])


def parts(rows: list[tuple[float, float, float]]) -> list[str]:
    return roles(events(rows), metres=101, days=8, metric="euclidean")["role"].tolist()


def test_the_first_of_a_series_sets_it_off_and_the_rest_follow() -> None:
    assert parts([(0, 0, 0), (3, 50, 0), (5, 100, 0), (5, 900, 0)]) == [
        "originator", "both", "follow-on", "alone"
    ]  # fmt: skip


def test_what_lies_at_the_edge_of_place_or_time_is_not_tied() -> None:
    assert parts([(0, 0, 0), (8, 0, 0), (0, 101, 0), (30, 0, 0)]) == ["alone"] * 4


def test_of_two_at_one_moment_neither_follows_and_both_are_of_one_series() -> None:
    found = roles(
        events([(4, 0, 0), (4, 50, 0), (0, 9e5, 0)]), metres=101, days=8, metric="euclidean"
    )
    assert found["role"].tolist() == ["alone"] * 3
    assert found["series"].tolist() == [1, 1, 0]


@given(st.lists(row, min_size=2, max_size=25))
@settings(max_examples=60, deadline=None)
def test_a_series_is_all_that_are_tied_at_one_remove_or_more(
    rows: list[tuple[float, float, float]],
) -> None:
    rows = [*rows, (99.0, 0.0, 0.0)]
    found = roles(events(rows), metres=101, days=8, metric="manhattan")["series"].tolist()
    tied = {
        (a, b)
        for a, (t, x, y) in enumerate(rows)
        for b, (s, u, v) in enumerate(rows)
        if abs(x - u) + abs(y - v) < 101 and abs(t - s) < 8
    }
    reach = {a: {a} for a in range(len(rows))}
    for _ in rows:
        reach = {a: {c for b in held for (d, c) in tied if d == b} for a, held in reach.items()}
    assert [[found[b] == found[a] for b in range(len(rows))] for a in reach] == [
        [b in reach[a] for b in range(len(rows))] for a in reach
    ]
    firsts = [
        min(t for (t, _, _), s in zip(rows, found, strict=True) if s == n) for n in sorted({*found})
    ]
    assert firsts == sorted(firsts)
