"""How long work takes, and how a comparison is told."""

import resource
import time
from collections.abc import Callable
from typing import Any


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
