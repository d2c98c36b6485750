"""Points to areas, side by side in one run: our cell index, geopandas and shapely.

python -m benchmarks.points --points 1000000 --areas 35000
"""

import argparse
from typing import Any

import geopandas
import numpy as np
import shapely

from benchmarks.timing import timed
from wardmote.evidence.places import Kind, Outlines, PointIndex

SIDE_M = 400_000


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


def main() -> None:
    """Print times, ratios and whether the answers agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--areas", type=int, default=35_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = np.random.default_rng(asked.seed)
    shapes, seeds = areas_at_random(asked.areas, chance)
    near = seeds[chance.integers(len(seeds), size=asked.points)]
    x, y = np.clip(near + chance.normal(0, 1000, near.shape), 1, SIDE_M - 1).T.copy()
    codes = tuple(f"Z{i:08d}" for i in range(len(shapes)))
    outlines = Outlines(Kind("lsoa", 2021), codes, shapes)

    PointIndex(outlines).place(x[:200_000], y[:200_000])  # compiled once, kept on disk after
    build, index = timed(lambda: PointIndex(outlines), 2)
    ours, placed = timed(lambda: index.place(x, y))

    frame = geopandas.GeoDataFrame({"area": np.arange(len(shapes))}, geometry=shapes)
    frame.sindex  # noqa: B018  (its index is built once too, outside the time)
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y))
    theirs, joined = timed(lambda: points.sjoin(frame, predicate="intersects"), 2)
    tree = shapely.STRtree(shapes)
    plain = shapely.points(x, y)
    shapelys, _ = timed(lambda: tree.query(plain, predicate="intersects"), 2)

    lowest = joined.groupby(level=0)["area"].min().reindex(range(len(x)), fill_value=-1)
    print(f"{asked.points:,} points in {len(shapes):,} areas; best times, this machine")
    print(f"  cell index        {ours:8.3f} s   (built in {build:.2f} s)")
    print(f"  geopandas sjoin   {theirs:8.3f} s   {theirs / ours:6.1f} × ours")
    print(f"  shapely STRtree   {shapelys:8.3f} s   {shapelys / ours:6.1f} × ours")
    print(f"  answers that differ from geopandas: {int((lowest.to_numpy() != placed).sum())}")


if __name__ == "__main__":
    main()
