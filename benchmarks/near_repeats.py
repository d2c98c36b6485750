"""Near repeats, side by side in one run: ours over all bands, pointpats over one.

pointpats gets some of the permutations, and its time is told for all: it grows with their
number.

python -m benchmarks.near_repeats --events 5000 20000
"""

import argparse

import numpy as np
import pandas as pd

from benchmarks.timing import peak_gib, tell_where_time_goes, timed, told
from wardmote.evidence.analyses.near_repeats import near_repeats

METRES, DAYS = list(range(0, 1001, 100)), list(range(15))  # 10 × 14 bands
THEIRS = 49  # permutations
SIDE_M, PLACES, SPREAD_M = 20_000, 200, 900


def events_at_random(count: int, chance: np.random.Generator) -> pd.DataFrame:
    """A year's events, gathered about two hundred places of a city."""
    middles = chance.uniform(0, SIDE_M, (PLACES, 2))
    points = middles[chance.integers(PLACES, size=count)] + chance.normal(0, SPREAD_M, (count, 2))
    days = pd.Timestamp("2025-01-01") + pd.to_timedelta(chance.integers(0, 365, count), unit="D")
    return pd.DataFrame({"happened_on": days, "easting": points[:, 0], "northing": points[:, 1]})


def ours(events: pd.DataFrame, permutations: int) -> pd.DataFrame:
    """Every cell of the table."""
    return near_repeats(
        events, metres=METRES, days=DAYS, metric="euclidean", permutations=permutations, seed=1,
        fewest_events=2,
    ).cells  # fmt: skip


def theirs(events: pd.DataFrame, permutations: int) -> int:
    """The pairs of one cell: all less than a kilometre and a fortnight apart."""
    from pointpats.spacetime import Knox

    days = (events["happened_on"] - events["happened_on"].min()).dt.days.to_numpy()[:, None]
    points = events[["easting", "northing"]].to_numpy()
    return int(Knox(points, days, METRES[-1] - 1e-6, DAYS[-1] - 1, permutations).statistic_)


def compare(count: int, permutations: int, peers: bool) -> None:
    """Print times, ratio, memory and whether the pairs agree."""
    events = events_at_random(count, np.random.default_rng(1))
    seconds, cells = timed(lambda: ours(events, permutations), 1)
    print(f"{count:,} events × {permutations} permutations; this machine")
    print(f"  ours, {len(cells)} cells{'':<29}{seconds:9.3f} s   peak {peak_gib():.2f} GiB")
    tell_where_time_goes(lambda: ours(events, permutations))
    if peers:
        few = min(permutations, THEIRS)
        once, pairs = timed(lambda: theirs(events, few), 1)
        name = f"pointpats, one cell (1 km, 14 days), {few} × {permutations / few:.1f}"
        print(told(name, once * permutations / few, seconds))
        print(f"  pairs that differ: {abs(pairs - int(cells['observed'].sum()))}")


def main() -> None:
    """Compile, then compare at each size; beyond twenty thousand ours alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[5_000, 20_000, 100_000])
    parser.add_argument("--permutations", type=int, default=999)
    asked = parser.parse_args()
    small = events_at_random(100, np.random.default_rng(0))
    first, _ = timed(lambda: ours(small, 1), 1)
    print(f"First call, compiled or read from the cache: {first:.2f} s")
    theirs(small, 1)  # imported once, outside the time
    for count in asked.events:
        compare(count, asked.permutations, peers=count <= 20_000)


if __name__ == "__main__":
    main()
