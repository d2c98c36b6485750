from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.tables import table
from wardmote.evidence.analyses.cells import Cells, NoSide, cells
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.persistence import persistence

MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]
POINT = st.tuples(
    st.sampled_from(MONTHS[:3]), st.integers(0, 1200), st.integers(0, 1200), st.integers(1, 4)
)


def told(rows: list[tuple[str, float, float, int]], metres: int = 250) -> Cells:
    return cells(
        pd.DataFrame(rows, columns=["month", "easting", "northing", "count"]), metres=metres
    )


def test_an_event_is_counted_in_its_square_and_month() -> None:
    events = table("""
        month   | easting | northing | count
        2025-01 | 429300  | 433600   | 2
        2025-01 | 429499  | 433749   | 1
        2025-02 | 429300  | 433600   | 1
        2025-01 | 429600  | 433600   | 5
        2025-01 |         |          | 7
    """)
    found = cells(events, metres=250)
    assert found.by_month.to_dict("list") == {
        "area": ["429250 433500", "429250 433500", "429500 433500"],
        "month": ["2025-01", "2025-02", "2025-01"],
        "count": [3, 1, 5],
    }
    assert found.areas[["easting", "northing"]].to_numpy().tolist() == [
        [429375.0, 433625.0], [429625.0, 433625.0]
    ]  # fmt: skip


def test_an_event_on_an_edge_belongs_to_the_square_north_or_east_of_it() -> None:
    found = told([("2025-01", 250, 499, 1), ("2025-01", 249.99, 500, 1)])
    assert found.areas["area"].tolist() == ["0 500", "250 250"]


@settings(deadline=None, max_examples=30)
@given(st.lists(POINT, max_size=40), st.sampled_from([100, 250, 400]))
def test_counts_and_neighbours_are_what_a_plain_count_finds(
    rows: list[tuple[str, int, int, int]], metres: int
) -> None:
    found, plain = told(rows, metres), Counter()
    for month, east, north, count in rows:
        plain[f"{east // metres * metres} {north // metres * metres}", month] += count
    counted = found.by_month.itertuples(index=False)
    assert {(row.area, row.month): row.count for row in counted} == plain
    squares = {name: tuple(map(int, name.split())) for name, _ in plain}
    beside = {
        (one, other)
        for one, (east, north) in squares.items()
        for other, (x, y) in squares.items()
        if max(abs(east - x), abs(north - y)) == metres
    }
    pairs = list(found.neighbours.itertuples(index=False, name=None))
    assert len(pairs) == len(beside)
    assert set(pairs) == beside


def quiet(seed: int) -> list[tuple[str, float, float, int]]:
    """Eight events a month in each of a hundred squares."""
    chance = np.random.default_rng(seed)
    return [
        (month, east * 250 + 100, north * 250 + 100, int(chance.poisson(8)))
        for month in MONTHS for east in range(10) for north in range(10)
    ]  # fmt: skip


def test_a_square_that_rose_of_late_is_emerging_and_one_that_sank_is_fading() -> None:
    rows = quiet(1)
    rows += [(month, 1100, 600, 30) for month in MONTHS[-3:]]
    rows += [(month, 100, 2100, 30) for month in MONTHS[:-3]]
    found = told(rows)
    kinds = persistence(
        found.by_month, areas=found.areas, months=MONTHS, recent=3, most=0.75,
        false_discovery_rate=0.05,
    ).set_index("area")["kind"]  # fmt: skip
    assert kinds[["1000 500", "0 2000"]].tolist() == ["emerging", "fading"]
    assert kinds.isin(["persistent", "emerging", "fading"]).sum() == 2


def test_a_hot_patch_of_squares_is_hot_and_nothing_else() -> None:
    patch = [("2025-01", 600 + 250 * k, 600 + 250 * j, 60) for k in range(2) for j in range(2)]
    found = told(quiet(2) + patch)
    counts = found.by_month.groupby("area", as_index=False)["count"].sum()
    spots = hotspots(
        counts.assign(dataset="calls", category="all"), areas=found.areas,
        neighbours=found.neighbours, per={}, draws=999, seed=1, false_discovery_rate=0.05,
        fewest_areas=20, fewest_events=50,
    )  # fmt: skip
    hot = set(spots.loc[spots["hot"], "area"])
    inner = {"500 500", "500 750", "750 500", "750 750"}
    around = {f"{x} {y}" for x in range(250, 1001, 250) for y in range(250, 1001, 250)}
    assert inner <= hot <= around


def test_without_events_there_are_no_squares() -> None:
    found = told([])
    assert (len(found.by_month), len(found.areas), len(found.neighbours)) == (0, 0, 0)


def test_a_square_without_a_side_is_refused() -> None:
    with pytest.raises(NoSide, match="side of 0 metres"):
        told([], metres=0)
