"""The national pass against DuckDB's bare scan and the pandas + geopandas way.

python -m benchmarks.national --rows 6000000
python -m benchmarks.national --rows 18000000 --few 1000000 --times 1 --without-pandas

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
        work: the seconds that processors worked for it; others on the machine change it little.
    """

    seconds: float
    imports: float
    memory: float
    work: float


@dataclass
class Watched:
    """What was seen of a running process and its children: `Run.memory` in bytes, `Run.work`."""

    memory: float = 0.0
    work: float = 0.0


def timed(way: str, csv: Path) -> Run:
    """One way's run, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ways", way, str(csv)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=_surroundings(csv))
    seen = Watched()
    watch = threading.Thread(target=_watch, args=(process.pid, seen), daemon=True)
    watch.start()
    out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{way} failed on {csv}")
    told = json.loads(out)
    return Run(float(told["seconds"]), float(told["imports"]), seen.memory / 2**30, seen.work)


def _surroundings(csv: Path) -> dict[str, str]:
    """The environment, with compiled Python kept beside the made-up countries."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(csv.parent.parent / "compiled")}


def _watch(pid: int, seen: Watched) -> None:
    try:
        process = psutil.Process(pid)
        while True:
            family = [process, *process.children(recursive=True)]
            memory, work = (sum(each) for each in zip(*map(_used, family), strict=True))
            seen.memory, seen.work = max(seen.memory, memory), max(seen.work, work)
            threading.Event().wait(0.02)
    except psutil.Error:
        return


def _used(process: psutil.Process) -> tuple[float, float]:
    """What a process holds, and how long it worked; nothing if it has just ended."""
    try:
        times = process.cpu_times()
        return float(process.memory_info().rss), float(times.user + times.system)
    except psutil.Error:
        return 0.0, 0.0


def compare(csv: Path, ways: tuple[str, ...], times: int) -> dict[str, Run]:
    """Median seconds and work, and greatest memory, of each way, run in turn."""
    runs: dict[str, list[Run]] = {way: [] for way in ways}
    for _ in range(times):
        for way in ways:
            runs[way].append(timed(way, csv))
    return {
        way: Run(
            median(run.seconds for run in found),
            median(run.imports for run in found),
            max(run.memory for run in found),
            median(run.work for run in found),
        )
        for way, found in runs.items()
    }


def main() -> None:
    """Make a country up, run every way on it, print ratios, memory and the slope."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--few", type=int, default=0, help="the slope is from so many rows on")
    parser.add_argument("--without-pandas", action="store_true", help="it may not fit in memory")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    few = asked.few or asked.rows // 6
    ways = WAYS[:2] if asked.without_pandas else WAYS
    with tempfile.TemporaryDirectory() as folder:
        tiny, small, large = (Path(folder) / name / "police.csv" for name in ("t", "s", "l"))
        madeup.national(tiny, rows=9_000, areas=696, seed=asked.seed)
        madeup.national(small, rows=few, areas=AREAS, seed=asked.seed)
        nation = madeup.national(large, rows=asked.rows, areas=AREAS, seed=asked.seed)
        compare(tiny, WAYS, 1)
        check_alike(tiny)
        load = os.getloadavg()[0]
        first = compare(small, ("ours",), asked.times)["ours"]
        told = compare(large, ways, asked.times)
        if "pandas" in ways:
            check_alike(large)
    print(
        f"{asked.rows:,} rows, {AREAS:,} areas, {nation.partnerships} partnerships; median of "
        f"{asked.times}; load of the machine {load:.1f} before, {os.getloadavg()[0]:.1f} after"
    )
    tell(told)
    times, ours = math.log(asked.rows / few), told["ours"]
    print(
        f"  slope of log time on log rows, {few:,} to {asked.rows:,}: "
        f"{math.log(ours.seconds / first.seconds) / times:.2f}"
        f" (of the processors' work {math.log(ours.work / first.work) / times:.2f})"
    )


def tell(told: dict[str, Run]) -> None:
    """Print every way's run, and what ours is beside the others."""
    for way, run in told.items():
        print(
            f"  {way:<8}{run.seconds:8.2f} s{run.memory:8.2f} GiB"
            f"   (imports {run.imports:.2f} s of these; processors worked {run.work:.1f} s)"
        )
    bare, ours = (told[way] for way in WAYS[:2])
    print(
        f"  ours / bare scan {ours.seconds / bare.seconds:.2f} (aim: at most 3; of the processors'"
        f" work {ours.work / bare.work:.2f})"
    )
    if "pandas" in told:
        print("  ours and pandas agree in every cell of the cube, every rate and every change")
        print(f"  pandas / ours    {told['pandas'].seconds / ours.seconds:.2f} (aim: at least 5)")


if __name__ == "__main__":
    main()
