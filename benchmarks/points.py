"""Points to areas, side by side in one run: our cell index, geopandas, shapely and DuckDB spatial.

The peers get a million points at most, and their time is told for all: it grows with their
number. Their own indexes are built outside the time. From ten million points on ours counts: as
read back from disk, where it is kept beside the boundaries, and as built the first time.

python -m benchmarks.points --points 1000000 10000000 --areas 35000
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely

from benchmarks.timing import peak_gib, timed, told
from wardmote.evidence.places import Kind, Outlines, PointIndex

SIDE_M = 400_000
PEERS_AT_MOST = 1_000_000
BUILD_COUNTS_FROM = 10_000_000
Points = tuple[np.ndarray, np.ndarray]


def areas_at_random(count: int, chance: np.random.Generator) -> Any:
    """Voronoi cells over England's extent, half of them crowded into fifty towns."""
    towns = chance.uniform(0.1, 0.9, (50, 2)) * SIDE_M
    crowd = towns[chance.integers(50, size=count // 2)] + chance.normal(0, 4000, (count // 2, 2))
    seeds = np.vstack([crowd, chance.uniform(0, SIDE_M, (count - len(crowd), 2))])
    square = shapely.box(0, 0, SIDE_M, SIDE_M)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=square)
    )
    cells = shapely.intersection(cells, square)
    return cells[~shapely.is_empty(cells)], seeds


def points_at_random(count: int, seeds: np.ndarray, chance: np.random.Generator) -> Points:
    """Points about a kilometre from where the areas are."""
    near = seeds[chance.integers(len(seeds), size=count)]
    x, y = np.clip(near + chance.normal(0, 1000, near.shape), 1, SIDE_M - 1).T.copy()
    return x, y


def by_geopandas(shapes: Any) -> Callable[[Points], Any]:
    """The lowest area that each point is in, or −1."""
    frame = geopandas.GeoDataFrame({"area": np.arange(len(shapes))}, geometry=shapes)
    frame.sindex  # noqa: B018  (its index is built once, outside the time)

    def join(points: Points) -> np.ndarray:
        left = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(*points))
        area = left.sjoin(frame, predicate="intersects")["area"]
        lowest = np.full(len(left), len(shapes))
        np.minimum.at(lowest, area.index.to_numpy(), area.to_numpy())
        return np.where(lowest < len(shapes), lowest, -1)

    return join


def by_shapely(shapes: Any) -> Callable[[Points], Any]:
    """Pairs of point and area."""
    tree = shapely.STRtree(shapes)
    return lambda points: tree.query(shapely.points(*points), predicate="intersects")


def by_duckdb(shapes: Any) -> Callable[[Points], Any]:
    """The same by DuckDB's spatial extension.

    Raises:
        duckdb.Error: the extension is not on this machine.
    """
    import duckdb
    import pandas as pd

    connection = duckdb.connect()
    connection.execute("LOAD spatial")
    areas = pd.DataFrame({"area": np.arange(len(shapes)), "wkb": shapely.to_wkb(shapes)})
    connection.register("given", areas)
    connection.execute("CREATE TABLE areas AS SELECT area, ST_GeomFromWKB(wkb) AS geom FROM given")

    def join(points: Points) -> Any:
        connection.register("points", pd.DataFrame({"x": points[0], "y": points[1]}))
        return connection.execute(
            "SELECT count(area) FROM points JOIN areas ON ST_Intersects(geom, ST_Point(x, y))"
        ).fetchall()

    return join


PEERS = {
    "geopandas sjoin": by_geopandas, "shapely STRtree": by_shapely, "DuckDB spatial": by_duckdb,
}  # fmt: skip


def ours(outlines: Outlines) -> tuple[PointIndex, dict[str, float]]:
    """Build the index, keep it on disk and read it back; print how long each takes."""
    build, index = timed(lambda: PointIndex(outlines), 2)
    with tempfile.TemporaryDirectory() as folder:
        PointIndex(outlines, Path(folder))
        read, _ = timed(lambda: PointIndex(outlines, Path(folder)), 2)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 2**20
    print(f"  the index: built {build:.3f} s, read back from disk {read:.3f} s, {size:.0f} MiB")
    return index, {"read from disk": read, "built first": build}


def by_an_edge(index: PointIndex, points: Points) -> np.ndarray:
    """Which points lie in a cell that an edge touches, and so are tested against outlines."""
    _, _, _, _, (left, low, cell), tile, offsets, *_ = index._parts
    column, row = (((at - least) / cell).astype(int) for at, least in zip(points, (left, low)))  # noqa: B905
    block = tile[row // 8, column // 8]
    here = np.where(block < 0, 0, block * 64 + row % 8 * 8 + column % 8)
    return (block >= 0) & (offsets[here + 1] > offsets[here])


def tell_where_time_goes(index: PointIndex, points: Points) -> None:
    """Print what points within a cell of one area take, and what those by an edge take."""
    edge = by_an_edge(index, points)
    for name, chosen in (("in cells of one area", ~edge), ("in cells with an edge", edge)):
        some = tuple(at[chosen] for at in points)
        seconds, _ = timed(lambda some=some: index.place(*some))
        print(f"  of these {name:<22}{chosen.mean():7.1%} of points, {seconds:9.3f} s")


def compare(
    index: PointIndex, before: dict[str, float], peers: dict[str, Any], points: Points
) -> None:
    """Print times, ratios and whether the answers agree."""
    count = len(points[0])
    seconds, placed = timed(lambda: index.place(*points))
    print(f"{count:,} points in {len(index.codes):,} areas; this machine")
    print(f"  {'cell index':<44}{seconds:9.3f} s   peak {peak_gib():.2f} GiB")
    tell_where_time_goes(index, points)
    few = tuple(at[:PEERS_AT_MOST] for at in points)
    times = count / len(few[0])
    share = f", {len(few[0]):,} × {times:g}" if times > 1 else ""
    for name, join in peers.items():
        once, found = timed(lambda j=join: j(few), 1)
        print(told(name + share, once * times, seconds))
        for how, more in before.items() if count >= BUILD_COUNTS_FROM else ():
            print(told(f"  our index {how}, {more:.2f} s", once * times, seconds + more))
        if name == "geopandas sjoin":
            differ = int((found != placed[: len(found)]).sum())
            print(f"  answers that differ from geopandas: {differ}")


def prepared(shapes: Any) -> dict[str, Any]:
    """The peers that can be had here, their indexes built; who is missing is told."""
    peers = {}
    for name, prepare in PEERS.items():
        try:
            peers[name] = prepare(shapes)
        except Exception as error:  # a peer that is not there stops nobody
            print(f"  {name}: not to be had offline ({type(error).__name__})")
    return peers


def main() -> None:
    """Print times, ratios, memory and where the time goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--areas", type=int, default=35_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = np.random.default_rng(asked.seed)
    shapes, seeds = areas_at_random(asked.areas, chance)
    outlines = Outlines(Kind("lsoa", 2021), tuple(f"Z{i:08d}" for i in range(len(shapes))), shapes)
    warm = points_at_random(200_000, seeds, chance)
    PointIndex(outlines).place(*warm)  # compiled once, kept on disk after
    index, before = ours(outlines)
    peers = prepared(shapes)
    for count in asked.points:
        compare(index, before, peers, points_at_random(count, seeds, chance))


if __name__ == "__main__":
    main()
