from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.evidence.places import Kind, Outlines, PointIndex

KIND = Kind("lsoa", 2021)


def index_of(*shapes: object, codes: tuple[str, ...] = (), cache: Path | None = None) -> PointIndex:
    held = np.empty(len(shapes), dtype=object)
    held[:] = shapes
    return PointIndex(Outlines(KIND, codes or tuple("ABCDEFGH"[: len(shapes)]), held), cache)


def where(index: PointIndex, *points: tuple[float, float]) -> list[str]:
    x, y = np.array(points, dtype=float).T
    return [index.codes[i] if i >= 0 else "" for i in index.place(x, y)]


def by_shapely(shapes: list[object], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The plain twin: the lowest area that intersects each point."""
    points, areas = shapely.STRtree(shapes).query(shapely.points(x, y), predicate="intersects")
    answer = np.full(len(x), len(shapes))
    np.minimum.at(answer, points, areas)
    return np.where(answer == len(shapes), -1, answer)


SQUARE = shapely.box(0, 0, 1000, 1000)


def test_a_point_inside_is_placed_and_one_outside_is_not() -> None:
    assert where(index_of(SQUARE), (500, 500), (-1, 500), (5e6, 5e6), (np.nan, 0)) == [
        "A",
        "",
        "",
        "",
    ]


def test_a_point_on_a_shared_edge_or_corner_goes_to_the_lowest_code() -> None:
    index = index_of(shapely.box(1000, 0, 2000, 1000), SQUARE, codes=("A2", "A1"))
    assert where(index, (1000, 500), (1000, 0), (1000, 1000)) == ["A1", "A1", "A1"]
    assert where(index, (1000.001, 500), (2000, 1000)) == ["A2", "A2"]


def test_a_hole_is_out_and_its_edge_is_in() -> None:
    ring = shapely.difference(SQUARE, shapely.box(400, 400, 600, 600))
    assert where(index_of(ring), (500, 500), (400, 500), (399, 500)) == ["", "A", "A"]


def test_every_part_of_a_multipolygon_is_in() -> None:
    islands = shapely.union(SQUARE, shapely.box(3000, 0, 4000, 1000))
    assert where(index_of(islands), (500, 500), (2000, 500), (3500, 500)) == ["A", "", "A"]


def test_where_areas_overlap_the_lowest_code_wins() -> None:
    index = index_of(shapely.box(-500, -500, 3000, 3000), SQUARE, codes=("B", "A"))
    assert where(index, (500, 500), (1000, 1000), (1500, 500)) == ["A", "A", "B"]


def test_an_index_without_outlines_places_nothing() -> None:
    assert where(index_of(), (1, 1)) == [""]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 30))
def test_every_point_is_where_shapely_finds_it(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    shapes = [_star(chance) for _ in range(count)]
    index = index_of(*shapes, codes=tuple(f"A{i:02d}" for i in range(count)))
    x, y = chance.uniform(-200, 5200, (2, 2000))
    # Some points stand on vertices, where ties are decided.
    vertices = shapely.get_coordinates(shapes)
    x[: len(vertices)], y[: len(vertices)] = vertices[:2000].T
    assert (index.place(x, y) == by_shapely(shapes, x, y)).all()


def _star(chance: np.random.Generator) -> object:
    """A star with whole-metre corners, now and then with a hole or a second part."""
    star = _ring(chance, 600)
    kind = chance.integers(3)
    if kind == 0:
        star = shapely.difference(star, _ring(chance, 300))
    elif kind == 1:
        star = shapely.union(star, _ring(chance, 300))
    star = shapely.set_precision(star, 1)
    return star if star.geom_type.endswith("Polygon") and not star.is_empty else SQUARE


def _ring(chance: np.random.Generator, radius: float) -> object:
    angles = np.sort(chance.uniform(0, 2 * np.pi, 9))
    away = chance.uniform(0.2, 1, 9) * radius
    centre = chance.uniform(500, 4500, 2)
    corners = centre + np.column_stack([np.cos(angles), np.sin(angles)]) * away[:, None]
    return shapely.make_valid(shapely.polygons(corners.round()), method="structure")


def test_many_points_on_two_threads_are_where_a_few_on_one_are() -> None:
    chance = np.random.default_rng(1)
    seeds = shapely.multipoints(chance.uniform(0, 20_000, (60, 2)))
    areas = list(shapely.get_parts(shapely.voronoi_polygons(seeds)))
    index = index_of(*areas, codes=tuple(f"A{i:02d}" for i in range(len(areas))))
    x, y = chance.uniform(0, 20_000, (2, 120_000))
    assert (index.place(x, y)[:500] == index.place(x[:500], y[:500])).all()
    assert (index.place(x, y) == by_shapely(areas, x, y)).all()


def test_an_index_kept_on_disk_answers_alike_and_is_not_built_anew(tmp_path: Path) -> None:
    first = index_of(SQUARE, cache=tmp_path)
    (kept,) = tmp_path.iterdir()
    stamp = kept.stat().st_mtime_ns
    again = index_of(SQUARE, cache=tmp_path)
    assert where(again, (500, 500), (1500, 500)) == where(first, (500, 500), (1500, 500))
    assert kept.stat().st_mtime_ns == stamp


def test_an_index_of_other_outlines_is_kept_apart(tmp_path: Path) -> None:
    index_of(SQUARE, cache=tmp_path)
    index_of(shapely.box(0, 0, 1, 1), cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("point", "nearest"),
    [((500, 500), "A"), ((1400, 500), "A"), ((2600, 500), "C"), ((2000, 500), "A")],
)
def test_among_some_areas_the_holder_or_the_nearest_is_found(
    point: tuple[float, float], nearest: str
) -> None:
    index = index_of(SQUARE, shapely.box(1200, 0, 1800, 1000), shapely.box(3000, 0, 4000, 1000))
    groups = index.grouped([("C", "A"), ("unknown",)])
    found = index.nearest([point[0]], [point[1]], [0], groups)
    assert index.codes[found[0]] == nearest
    assert index.nearest([point[0]], [point[1]], [1], groups)[0] == -1
