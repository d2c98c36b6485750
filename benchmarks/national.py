"""The national pass against DuckDB's bare scan and the pandas + geopandas way.

python -m benchmarks.national --rows 6000000

Every way starts with nothing kept from a run before, but that its Python code is compiled, as it
is after `make setup`: each runs once on a small country, untimed.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks.alike import check_alike
from wardmote.evidence import madeup

AREAS = 35_000
WAYS = ("bare", "ours", "pandas")


@dataclass(frozen=True)
class Run:
    """One run of one way.

    Attributes:
        seconds: of all its work, imports and all.
        imports: the seconds of its imports alone.
        memory: the most that it and its children held [GiB].
    """

    seconds: float
    imports: float
    memory: float


def timed(way: str, csv: Path) -> Run:
    """One way's run, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ways", way, str(csv)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=_surroundings(csv))
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watch.start()
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{way} failed on {csv}")
    told = json.loads(out)
    return Run(float(told["seconds"]), float(told["imports"]), peak[0] / 2**30)


def _surroundings(csv: Path) -> dict[str, str]:
    """The environment, with compiled Python kept beside the made-up countries."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(csv.parent.parent / "compiled")}


def _watch(pid: int, peak: list[float]) -> None:
    try:
        process = psutil.Process(pid)
        while True:
            family = [process, *process.children(recursive=True)]
            peak[0] = max(peak[0], sum(each.memory_info().rss for each in family))
            threading.Event().wait(0.02)
    except psutil.Error:
        return


def compare(csv: Path, ways: tuple[str, ...], times: int) -> dict[str, Run]:
    """Median seconds and greatest memory of each way, run in turn."""
    runs: dict[str, list[Run]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            runs[way].append(timed(way, csv))
    return {
        way: Run(
            median(run.seconds for run in found),
            median(run.imports for run in found),
            max(run.memory for run in found),
        )
        for way, found in runs.items()
    }


def main() -> None:
    """Make a country up, run every way on it, print ratios, memory and the slope."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    few = asked.rows // 6
    with tempfile.TemporaryDirectory() as folder:
        tiny, small, large = (Path(folder) / name / "police.csv" for name in ("t", "s", "l"))
        madeup.national(tiny, rows=9_000, areas=696, seed=asked.seed)
        madeup.national(small, rows=few, areas=AREAS, seed=asked.seed)
        nation = madeup.national(large, rows=asked.rows, areas=AREAS, seed=asked.seed)
        compare(tiny, WAYS, 1)
        check_alike(tiny)
        load = os.getloadavg()[0]
        first = compare(small, ("ours",), asked.times)["ours"]
        told = compare(large, WAYS, asked.times)
        check_alike(large)
    print(
        f"{asked.rows:,} rows, {AREAS:,} areas, {nation.partnerships} partnerships; median of "
        f"{asked.times}; load of the machine {load:.1f} before, {os.getloadavg()[0]:.1f} after"
    )
    for way, run in told.items():
        print(
            f"  {way:<8}{run.seconds:8.2f} s{run.memory:8.2f} GiB"
            f"   (imports {run.imports:.2f} s of these)"
        )
    bare, ours, usual = (told[way].seconds for way in WAYS)
    slope = math.log(ours / first.seconds) / math.log(asked.rows / few)
    print("  ours and pandas agree in every cell of the cube, every rate and every change")
    print(f"  ours / bare scan {ours / bare:.2f} (aim: at most 3)")
    print(f"  pandas / ours    {usual / ours:.2f} (aim: at least 5)")
    print(f"  slope of log time on log rows, {few:,} to {asked.rows:,}: {slope:.2f}")


if __name__ == "__main__":
    main()
