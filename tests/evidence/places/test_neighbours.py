import numpy as np
import pytest
import shapely
from libpysal.weights import Queen

from wardmote.evidence.places import Kind, Outlines
from wardmote.evidence.places.drawing import drawn
from wardmote.evidence.places.neighbours import neighbours, touching_m


def outlines(*shapes: object) -> Outlines:
    held = np.empty(len(shapes), dtype=object)
    held[:] = shapes
    return Outlines(Kind("lsoa", 2021), tuple(f"Z{i:02d}" for i in range(len(shapes))), held)


def board(side: int, gap_m: float = 0.0) -> Outlines:
    squares = [
        shapely.box(x * 1000, y * 1000, x * 1000 + 1000 - gap_m, y * 1000 + 1000 - gap_m)
        for y in range(side)
        for x in range(side)
    ]
    return outlines(*squares)


def test_corners_and_edges_touch_as_a_queen_moves() -> None:
    found = neighbours(board(5), 1.0)
    queen = Queen.from_iterable(list(board(5).shapes), silence_warnings=True)
    expected = {(f"Z{i:02d}", f"Z{j:02d}") for i, some in queen.neighbors.items() for j in some}
    assert set(found.itertuples(index=False, name=None)) == expected


def test_an_island_is_given_its_nearest_area() -> None:
    found = neighbours(outlines(*board(2).shapes, shapely.box(9000, 0, 9500, 500)), 1.0)
    assert found[found["area"] == "Z04"]["neighbour"].tolist() == ["Z01"]
    assert "Z04" in found[found["area"] == "Z01"]["neighbour"].tolist()


@pytest.mark.parametrize(("gap_m", "near"), [(0.0, 5.0), (20.0, 30.0)])
def test_outlines_with_gaps_between_them_count_as_touching_from_farther(
    gap_m: float, near: float
) -> None:
    assert touching_m(board(6, gap_m)) == near
    assert len(neighbours(board(6, gap_m), near)) == len(neighbours(board(6), 1.0))


def test_one_area_alone_has_no_neighbours() -> None:
    assert neighbours(outlines(shapely.box(0, 0, 1, 1)), 1.0).empty


def test_drawn_outlines_are_small_and_neighbours_still_meet() -> None:
    wiggle = [(1000 + 3 * (-1) ** i, i) for i in range(1, 1000)]
    left = shapely.Polygon([(0, 0), (1000, 0), *wiggle, (1000, 1000), (0, 1000)])
    right = shapely.Polygon([(2000, 0), (1000, 0), *wiggle, (1000, 1000), (2000, 1000)])
    features = drawn(outlines(left, right), "area")["features"]
    rings = [feature["geometry"]["coordinates"][0] for feature in features]
    assert all(len(ring) < 300 for ring in rings)
    one, other = (shapely.Polygon(ring) for ring in rings)
    assert shapely.area(shapely.intersection(one, other)) == 0
    assert shapely.area(shapely.union(one, other)) == 2_000_000


def test_a_tiny_area_is_not_drawn_away() -> None:
    features = drawn(
        outlines(shapely.box(0, 0, 90_000, 90_000), shapely.box(95_000, 0, 95_020, 20)), "area"
    )
    assert len(features["features"][1]["geometry"]["coordinates"][0]) >= 4
