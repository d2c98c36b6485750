"""The national pass against DuckDB's bare scan and the pandas + geopandas way.

python -m benchmarks.national --rows 6000000
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median

import psutil

from wardmote.evidence import madeup

AREAS = 35_000


def timed(way: str, csv: Path) -> tuple[float, float]:
    """Seconds of the work and peak memory [GiB] of one way, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ways", way, str(csv)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watch.start()
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{way} failed on {csv}")
    return float(json.loads(out)["seconds"]), peak[0] / 2**30


def _watch(pid: int, peak: list[float]) -> None:
    try:
        process = psutil.Process(pid)
        while True:
            peak[0] = max(peak[0], process.memory_info().rss)
            threading.Event().wait(0.02)
    except psutil.Error:
        return


def compare(csv: Path, ways: tuple[str, ...], times: int) -> dict[str, tuple[float, float]]:
    """Median seconds and greatest memory of each way, run in turn."""
    runs: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            runs[way].append(timed(way, csv))
    return {
        way: (median(s for s, _ in found), max(m for _, m in found)) for way, found in runs.items()
    }


def main() -> None:
    """Make a country up, run every way on it, print ratios, memory and the slope."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small" / "police.csv", Path(folder) / "large" / "police.csv"
        few = asked.rows // 6
        madeup.national(small, rows=few, areas=AREAS, seed=asked.seed)
        nation = madeup.national(large, rows=asked.rows, areas=AREAS, seed=asked.seed)
        first = compare(small, ("ours",), asked.times)
        told = compare(large, ("bare", "ours", "pandas"), asked.times)
    print(f"{asked.rows:,} rows, {AREAS:,} areas, {nation.partnerships} partnerships")
    for way, (seconds, memory) in told.items():
        print(f"  {way:<8}{seconds:8.2f} s{memory:8.2f} GiB")
    bare, ours, usual = (told[way][0] for way in ("bare", "ours", "pandas"))
    slope = math.log(ours / first["ours"][0]) / math.log(asked.rows / few)
    print(f"  ours / bare scan {ours / bare:.2f} (aim: at most 3)")
    print(f"  pandas / ours    {usual / ours:.2f} (aim: at least 5)")
    print(f"  slope of log time on log rows, {few:,} to {asked.rows:,}: {slope:.2f}")


if __name__ == "__main__":
    main()
