"""A density surface, side by side in one run: ours, and scikit-learn's with a kernel of its own.

scikit-learn has no quartic kernel and no edges: it is asked for its Epanechnikov kernel, of the
same radius. Ours is timed with the edges corrected, and checked against a plain sum.

python -m benchmarks.density --events 50000
"""

import argparse

import numpy as np
import pandas as pd
import shapely

from benchmarks.near_repeats import SIDE_M, events_at_random
from benchmarks.timing import peak_gib, tell_where_time_goes, timed, told
from wardmote.evidence.analyses.density import Density, density

CELL_M, BANDWIDTH_M, CHECKED = 100, 500, 50
GROUND = shapely.box(0, 0, SIDE_M, SIDE_M)


def ours(events: pd.DataFrame, corrected: bool = True) -> Density:
    """The surface on 40,000 cells."""
    return density(
        events, ground=GROUND, cell_m=CELL_M, bandwidth_m=BANDWIDTH_M, corrected=corrected
    )


def theirs(events: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """The same places, by another kernel."""
    from sklearn.neighbors import KernelDensity

    points, centres = (t[["easting", "northing"]].to_numpy() for t in (events, cells))
    fitted = KernelDensity(kernel="epanechnikov", bandwidth=BANDWIDTH_M).fit(points)
    return np.exp(fitted.score_samples(centres)) * len(points) * 1e6


def largest_error(events: pd.DataFrame, cells: pd.DataFrame) -> float:
    """How far some cells are, at most, from a plain sum of the quartic kernel [share]."""
    some = cells.sample(CHECKED, random_state=1)
    across = some["easting"].to_numpy()[:, None] - events["easting"].to_numpy()
    up = some["northing"].to_numpy()[:, None] - events["northing"].to_numpy()
    near = np.maximum(1 - (across**2 + up**2) / BANDWIDTH_M**2, 0)
    plain = (near**2).sum(axis=1) * 3 / (np.pi * BANDWIDTH_M**2) * 1e6
    found = some["events_per_km2"].to_numpy()
    return float(np.max(np.abs(found - plain)) / plain.max())


def events_on_the_ground(count: int) -> pd.DataFrame:
    """A year's events, gathered about places of a city, none beyond it."""
    events = events_at_random(2 * count, np.random.default_rng(1))
    places = events[["easting", "northing"]]
    return events[places.ge(0).all(axis=1) & places.le(SIDE_M).all(axis=1)].head(count)


def compare(count: int, peers: bool) -> None:
    """Print times, memory, and how far ours is from a plain sum."""
    events = events_on_the_ground(count)
    seconds, found = timed(lambda: ours(events), 5)
    name = f"ours, {len(found.cells):,} cells, edges corrected"
    print(f"{len(events):,} events; bandwidth {BANDWIDTH_M} m; this machine")
    print(f"  {name:<44}{seconds:9.3f} s   peak {peak_gib():.2f} GiB")
    tell_where_time_goes(lambda: ours(events))
    bare, flat = timed(lambda: ours(events, corrected=False), 5)
    print(told("ours, edges left as they are", bare, seconds))
    error = largest_error(events, flat.cells)
    print(f"  {CHECKED} cells' furthest from a plain sum: {error:.1e} of the highest")
    if peers:
        theirs(events[:2], found.cells[:2])  # imported once, outside the time
        once, surface = timed(lambda: theirs(events, found.cells), 1)
        print(told("scikit-learn, Epanechnikov, no edges", once, seconds))
        alike = np.corrcoef(surface, flat.cells["events_per_km2"])[0, 1]
        print(f"  correlation of the two surfaces, edges left: {alike:.4f}")


def main() -> None:
    """Compile, then compare; a million events ours alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[50_000, 1_000_000])
    first, _ = timed(lambda: ours(events_on_the_ground(100)), 1)
    print(f"First call, compiled or read from the cache: {first:.2f} s")
    for count in parser.parse_args().events:
        compare(count, peers=count <= 50_000)


if __name__ == "__main__":
    main()
