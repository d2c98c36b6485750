"""How long work takes, and how a comparison is told."""

import cProfile
import pstats
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LEAST, ALL = 0.04, 0.97  # shares of the time: less is left out, and what only calls the rest


def timed(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """The best of several runs, in seconds, and the answer."""
    best, answer = float("inf"), None
    for _ in range(times):
        started = time.perf_counter()
        answer = work()
        best = min(best, time.perf_counter() - started)
    return best, answer


def told(name: str, seconds: float, ours: float) -> str:
    """One line: a way, its time, and how many times ours that is."""
    return f"  {name:<44}{seconds:9.3f} s   {seconds / ours:7.1f} × ours"


def peak_gib() -> float:
    """The most memory that this process has held [GiB]."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def tell_where_time_goes(work: Callable[[], Any], most: int = 5) -> None:
    """Run once more, and print which of our functions the time is spent in, with what they call."""
    profile = cProfile.Profile()
    started = time.perf_counter()
    profile.runcall(work)
    whole = time.perf_counter() - started
    spent = {}
    for (file, _, name), (_, _, _, seconds, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if "wardmote" in file and LEAST <= seconds / whole <= ALL:
            spent[f"{Path(file).stem}.{name}"] = seconds / whole
    told = sorted(spent.items(), key=lambda each: -each[1])[:most]
    print("  where the time goes: " + "; ".join(f"{name} {share:.0%}" for name, share in told))
