"""`python -m benchmarks`: every comparison, side by side in one run.

Each part runs in a process of its own, so that its peak memory is its own, and one that fails
hides no other: what failed is told at the end.
"""

import subprocess
import sys
import time

PARTS = {
    "national": "The national pass beside DuckDB's bare scan, and pandas with geopandas",
    "points": "Points to areas",
    "hot_areas": "Hot areas and areas like their neighbours",
    "near_repeats": "Near repeats",
    "density": "A density surface",
    "trends": "Monthly trends",
    "engines": "The national pass on each engine",
    "linking": "Calls of one event linked",
    "load": "The workspace under load",
}


def run(parts: dict[str, str], arguments: tuple[str, ...] = ()) -> list[str]:
    """Run each under its title; the titles of those that failed."""
    failed = []
    for module, title in parts.items():
        print(f"\n{title}\n{'=' * len(title)}", flush=True)
        started = time.perf_counter()
        command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
        if subprocess.run(command).returncode:
            failed.append(title)
        print(f"  this part took {time.perf_counter() - started:.0f} s", flush=True)
    return failed


def main() -> int:
    """How many failed, their titles printed last."""
    failed = run(PARTS)
    for title in failed:
        print(f"FAILED: {title}")
    return len(failed)


if __name__ == "__main__":
    raise SystemExit(main())
