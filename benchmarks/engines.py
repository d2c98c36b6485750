"""The national pass in memory, on DuckDB and on Spark, beside DuckDB's bare scan, in one run.

python -m benchmarks.engines --rows 1000000,3000000,6000000
python -m benchmarks.engines --rows 1000000,18000000 --ways bare,ours,duckdb
"""

import argparse
import math
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.alike import check_same
from benchmarks.national import AREAS, Run, compare
from wardmote.evidence import madeup

ENGINES = ("ours", "duckdb", "spark")
NAMES = {"bare": "bare", "ours": "memory", "duckdb": "duckdb", "spark": "spark"}


def slope(runs: dict[int, Run], measure: Callable[[Run], float]) -> float:
    """Of the log of a measure on log rows, from the fewest to the most rows."""
    few, many = min(runs), max(runs)
    return math.log(measure(runs[many]) / measure(runs[few])) / math.log(many / few)


def main() -> None:
    """Make countries up, count each on every engine, print ratios, memory and slopes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="1000000,6000000")
    parser.add_argument("--ways", default=",".join(("bare", *ENGINES)))
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked, _ = parser.parse_known_args()
    sizes = [int(rows) for rows in asked.rows.split(",")]
    ways = tuple(asked.ways.split(","))
    engines = tuple(way for way in ways if way in ENGINES)
    found: dict[str, dict[int, Run]] = {way: {} for way in ways}
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder) / "tiny" / "police.csv"
        madeup.national(tiny, rows=9_000, areas=696, seed=asked.seed)
        compare(tiny, ways, 1)
        check_same(tiny, engines)
        for rows in sizes:
            csv = Path(folder) / str(rows) / "police.csv"
            madeup.national(csv, rows=rows, areas=AREAS, seed=asked.seed)
            load = os.getloadavg()[0]
            for way, run in compare(csv, ways, asked.times).items():
                found[way][rows] = run
            check_same(csv, engines)
            csv.unlink()
            tell(rows, {way: runs[rows] for way, runs in found.items()}, load)
    print("  cubes, rates, changes and quality are the same to the last bit on every engine")
    if len(sizes) > 1:
        for way, runs in found.items():
            seconds = slope(runs, lambda run: run.seconds - run.imports)
            work = slope(runs, lambda run: run.work)
            print(
                f"  slope on log rows, {NAMES[way]}: of log time once started {seconds:.2f}, of the"
                f" processors' work {work:.2f}"
            )


def tell(rows: int, runs: dict[str, Run], load: float) -> None:
    """Print the engines' runs over so many rows."""
    print(f"{rows:,} rows, {AREAS:,} areas; load of the machine {load:.1f} before")
    least = next(iter(runs))
    print(f"  (times beside {NAMES[least]}'s: as waited for, and as processors worked)")
    for way, run in runs.items():
        print(
            f"  {NAMES[way]:<8}{run.seconds:8.2f} s{run.seconds / runs[least].seconds:7.2f} x"
            f"{run.work / runs[least].work:7.2f} x{run.memory:8.2f} GiB"
            f"   (imports and start {run.imports:.2f} s of these; processors worked"
            f" {run.work:.1f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
