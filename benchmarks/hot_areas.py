"""Hot areas and local Moran, side by side in one run: ours and esda's, and touching areas.

python -m benchmarks.hot_areas --areas 35000
"""

import argparse
import warnings

import numpy as np
import pandas as pd

from benchmarks.timing import peak_gib, tell_where_time_goes, timed, told
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.local_moran import local_moran

RATE = 0.05


def ground(areas: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Square areas with counts, a tenth of them in hot quarters; and who touches whom."""
    side = int(areas**0.5)
    chance = np.random.default_rng(seed)
    mean = np.full((side, side), 8.0)
    for x, y in chance.integers(0, side - 6, (areas // 250, 2)):
        mean[x : x + 5, y : y + 5] += 4
    names = [f"a{n:06d}" for n in range(side * side)]
    at = np.arange(side * side).reshape(side, side)
    pairs = [
        (at[max(-dx, 0) : side - max(dx, 0), max(-dy, 0) : side - max(dy, 0)].ravel(),
         at[max(dx, 0) : side + min(dx, 0), max(dy, 0) : side + min(dy, 0)].ravel())
        for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)
    ]  # fmt: skip
    table = pd.DataFrame(np.concatenate([np.column_stack(p) for p in pairs]))
    neighbours = table.set_axis(["area", "neighbour"], axis=1).map(names.__getitem__)
    counts = chance.poisson(mean).ravel().astype(float)
    return pd.DataFrame({"area": names, "count": counts}), neighbours


def gi_star(table: pd.DataFrame, neighbours: pd.DataFrame, draws: int, seed: int) -> pd.DataFrame:
    """Ours, with as many draws for each area as asked and no more."""
    return hotspots(
        table.assign(dataset="d", category="c"), areas=table[["area"]], neighbours=neighbours,
        per={}, draws=draws, seed=seed, false_discovery_rate=1.0, fewest_areas=1, fewest_events=1,
    )  # fmt: skip


def moran(table: pd.DataFrame, neighbours: pd.DataFrame, draws: int, seed: int) -> pd.DataFrame:
    """Ours."""
    return local_moran(
        table.set_index("area")["count"], neighbours=neighbours, draws=draws, seed=seed,
        false_discovery_rate=RATE, fewest_areas=3,
    )  # fmt: skip


def swing(shares: list[int]) -> str:
    """How far the number of areas below 0.05 swings with the seed."""
    return f"{min(shares):,} to {max(shares):,}"


def main() -> None:
    """Print times, ratios and how the areas told swing with the seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=int, default=35_000)
    parser.add_argument("--draws", type=int, default=999)
    asked = parser.parse_args()
    table, neighbours = ground(asked.areas, 1)
    small = ground(100, 1)
    first, _ = timed(lambda: (gi_star(*small, 9, 1), moran(*small, 9, 1)), 1)
    print(f"{len(table):,} areas × {asked.draws} draws; first calls {first:.2f} s")
    compare(table, neighbours, asked.draws)


def compare(table: pd.DataFrame, neighbours: pd.DataFrame, draws: int) -> None:
    """Each of ours beside esda's, warm."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import esda
        from libpysal.weights import W

        near = neighbours.groupby("area")["neighbour"].apply(list).to_dict()
        weights = W(near, id_order=table["area"].tolist(), silence_warnings=True)
        values = table["count"].to_numpy()
        theirs = {
            "Gi*": lambda seed: esda.G_Local(
                values, weights, star=True, permutations=draws, seed=seed, n_jobs=1
            ),
            "local Moran": lambda seed: esda.Moran_Local(
                values, weights, permutations=draws, seed=seed, n_jobs=1
            ),
        }
        for name, way in (("Gi*", gi_star), ("local Moran", moran)):
            cold, _ = timed(lambda n=name: theirs[n](1), 1)
            warm, _ = timed(lambda n=name: theirs[n](1), 2)
            ours, _ = timed(lambda w=way: w(table, neighbours, draws, 1), 2)
            mine = [int((way(table, neighbours, draws, s)["p"] <= RATE).sum()) for s in (1, 2, 3)]
            other = [int((theirs[name](s).p_sim <= RATE).sum()) for s in (1, 2, 3)]
            print(f"  ours, {name:<38}{ours:9.3f} s   p ≤ 0.05 in {swing(mine)} areas")
            tell_where_time_goes(lambda w=way: w(table, neighbours, draws, 1))
            print(told(f"esda, {name}, first call", cold, ours))
            print(told(f"esda, {name}, warm", warm, ours) + f"   {swing(other)} areas")
    print(f"  peak {peak_gib():.2f} GiB")


if __name__ == "__main__":
    main()
