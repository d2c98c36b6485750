import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings

from wardmote.evidence.analyses.density import (
    BandwidthTooSmall,
    Density,
    NoEvents,
    NoGround,
    density,
)

GROUND = shapely.Polygon([(0, 0), (2000, 0), (2000, 1000), (1000, 1000), (1000, 2000), (0, 2000)])
CELL_KM2 = 0.01


def told(points: list[tuple[float, float]] | np.ndarray, **more: object) -> Density:
    events = pd.DataFrame(np.reshape(points, (-1, 2)), columns=["easting", "northing"])
    return density(events, **{"ground": GROUND, "cell_m": 100, "bandwidth_m": 350, **more})


def even(count: int, seed: int) -> np.ndarray:
    """Points with no pattern on the ground."""
    points = np.random.default_rng(seed).uniform(0, 2000, (2 * count, 2))
    return points[shapely.intersects_xy(GROUND, points)][:count]


def plain(points: list[tuple[float, float]], cells: pd.DataFrame, radius: float) -> list[float]:
    """The plain twin: for every event, every cell; then every event is made to add up to one."""
    centres = list(zip(cells["easting"], cells["northing"], strict=True))
    surface = [0.0] * len(centres)
    for x, y in points:
        squared = [((cx - x) ** 2 + (cy - y) ** 2) / radius**2 for cx, cy in centres]
        kernel = [(1 - d) ** 2 if d < 1 else 0.0 for d in squared]
        surface = [s + k / sum(kernel) for s, k in zip(surface, kernel, strict=True)]
    return [s / CELL_KM2 for s in surface]


place = st.tuples(st.floats(0, 2000), st.floats(0, 1000))


@given(st.lists(place, min_size=1, max_size=8), st.sampled_from([101.0, 250.0, 900.0]))
@settings(max_examples=40, deadline=None)
def test_the_surface_is_what_the_plain_twin_works_out(points: list, radius: float) -> None:
    found = told(points, bandwidth_m=radius)
    twin = plain(points, found.cells, radius)
    assert found.cells["events_per_km2"].to_numpy() == pytest.approx(twin, rel=1e-9, abs=1e-9)


def test_corrected_it_adds_up_to_the_events_and_else_it_lacks_what_lies_beyond_the_edge() -> None:
    points = even(500, 1)
    whole = told(points).cells["events_per_km2"].sum() * CELL_KM2
    sunk = told(points, corrected=False).cells["events_per_km2"].sum() * CELL_KM2
    assert whole == pytest.approx(500)
    assert 400 < sunk < 480


def test_uncorrected_the_height_over_one_event_is_three_over_pi_times_the_radius_squared() -> None:
    found = told([(550, 550)], corrected=False).cells
    assert found["events_per_km2"].max() == pytest.approx(3 / (np.pi * 0.35**2))


def test_without_a_pattern_the_edge_keeps_most_of_its_height_where_half_would_be_lost() -> None:
    worlds = [even(2000, seed) for seed in range(20)]
    edge = told(worlds[0]).cells["easting"].to_numpy() < 100

    def height(corrected: bool) -> float:
        surfaces = [told(w, corrected=corrected).cells["events_per_km2"][edge] for w in worlds]
        return np.mean(surfaces) / (2000 / 3)

    assert height(corrected=True) == pytest.approx(0.84, abs=0.03)
    assert height(corrected=False) == pytest.approx(0.61, abs=0.03)


def test_cells_are_those_whose_centre_lies_on_the_ground_on_whole_multiples() -> None:
    moved = shapely.affinity.translate(GROUND, 30, 30)
    cells = told([(500, 500)], ground=moved).cells
    assert len(cells) == 300
    assert set(cells["easting"] % 100) == {50.0}


def test_of_a_ground_in_two_parts_with_a_hole_both_parts_are_covered() -> None:
    holed = shapely.box(0, 0, 1000, 1000) - shapely.box(300, 300, 700, 700)
    both = shapely.MultiPolygon([holed, shapely.box(3000, 0, 3500, 500)])
    found = told([(100, 100), (3100, 100)], ground=both)
    assert len(found.cells) == 84 + 25
    assert found.cells["events_per_km2"].sum() * CELL_KM2 == pytest.approx(2)


def test_what_has_no_place_or_lies_off_the_ground_is_left_out_and_counted() -> None:
    found = told([(500, 500), (np.nan, 500), (1500, 1500)])
    assert (found.events, found.left_out) == (1, 2)


def test_no_events_no_ground_and_a_bandwidth_of_one_cell_are_refused() -> None:
    with pytest.raises(NoEvents, match="None of 1 events"):
        told([(1500, 1500)])
    with pytest.raises(NoEvents, match="None of 0 events"):
        told([])
    with pytest.raises(NoGround, match="empty"):
        told([(500, 500)], ground=shapely.Polygon())
    with pytest.raises(NoGround, match="smaller cells"):
        told([(5, 5)], ground=shapely.box(0, 0, 10, 10))
    with pytest.raises(BandwidthTooSmall, match="Bandwidth 100 m on cells of 100 m"):
        told([(500, 500)], bandwidth_m=100)
