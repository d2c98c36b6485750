"""A year of calls linked, side by side in one run: learned weights, fixed rule, Splink as usual.

python -m benchmarks.linking --calls 1000000
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.timing import tell_where_time_goes
from wardmote import rulebook
from wardmote.evidence.linking.repeat_calls import firsts, nearby
from wardmote.evidence.linking.same_event import linked
from wardmote.evidence.madeup.calls import as_records, calls, judged

AGAIN = 0.15
CALLS_AN_INCIDENT = 1 + AGAIN / 0.7
SEED = 1
CELL_M = 250


def table(size: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The calls with their truth, and as the ways take them."""
    rows = calls(int(size / CALLS_AN_INCIDENT), again=AGAIN, seed=SEED)
    told = as_records(rows).rename(columns={"easting": "x", "northing": "y"})
    told["at"] = rows["minute"] // 60
    return rows, told.assign(dataset="calls", place=None, area_code=None)


def learned(told: pd.DataFrame) -> Any:
    links = linked(told, rulebook.load().linking).links
    return links[["row_number", "first_row_number"]].to_numpy(int)


def fixed(told: pd.DataFrame) -> Any:
    near = rulebook.load().quality
    pairs = nearby(told, near.repeat_call_minutes // 60, near.repeat_call_metres)
    return np.array(list(firsts(pairs).items()))


def splink_as_usual(told: pd.DataFrame) -> Any:
    """As its tutorial does: block by joins, u by random pairs, m by expectation maximisation."""
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    rows = told[["row_number", "at", "x", "y", "category"]].rename(
        columns={"row_number": "unique_id"}
    )
    rows["cell"] = (rows["x"] // CELL_M).astype(int) * 100_000 + (rows["y"] // CELL_M).astype(int)
    rows["day"] = rows["at"] // 24
    metres = "sqrt((x_l - x_r) * (x_l - x_r) + (y_l - y_r) * (y_l - y_r))"
    apart = [levels.CustomLevel(f"{metres} <= {far}", f"within {far} m") for far in (25, 50, 100)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.CustomComparison(
                [*[levels.CustomLevel(f"abs(at_l - at_r) <= {n}", f"{n} h") for n in (0, 1, 2)],
                 levels.ElseLevel()], "gap"),
            comparisons.CustomComparison([*apart, levels.ElseLevel()], "apart"),
            comparisons.ExactMatch("category"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("day", "cell"), block_on("at", "category", "cell"),
        ],
    )  # fmt: skip
    linker = Linker(DuckDBAPI().register(rows), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match(
        [block_on("at", "category", "cell")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "cell"))
    found = linker.inference.predict(
        threshold_match_probability=rulebook.load().linking.least_probability
    )
    pairs = found.as_pandas_dataframe()[["unique_id_l", "unique_id_r"]].to_numpy(int)
    return np.array(list(firsts(np.sort(pairs, axis=1)).items())).reshape(-1, 2)


WAYS = {"learned": learned, "fixed": fixed, "splink": splink_as_usual}
TITLES = {
    "learned": "learned weights, first",
    "again": "learned weights, again",
    "fixed": "the fixed rule",
    "splink": "Splink as usual",
}


def run(way: str, size: int) -> None:
    """One way in this process; its second run of learned weights is told apart from its first."""
    rows, told = table(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    incident, true = rows["incident"].to_numpy(), len(rows) - rows["incident"].nunique()
    for name in (way, "again") if way == "learned" else (way,):
        started = time.perf_counter()
        links = WAYS[way](told)
        taken = time.perf_counter() - started
        found = judged(incident[links[:, 0]], incident[links[:, 1]], true)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told_of = [name, len(rows), taken, (most - before) / 1024, found.precision, found.recall]
        print(json.dumps(told_of))
    if way == "learned":
        tell_where_time_goes(lambda: WAYS[way](told))


def main() -> None:
    """Print time, memory, precision and recall of each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--way", choices=WAYS)
    asked = parser.parse_args()
    if asked.way:
        return run(asked.way, asked.calls)
    print(f"About {asked.calls:,} calls of a made-up year, {AGAIN:.0%} of incidents told again")
    print("                          seconds   × first   MiB more   precision   recall", flush=True)
    first = 0.0
    for way in WAYS:
        command = [sys.executable, "-m", "benchmarks.linking", "--way", way]
        told = subprocess.run([*command, "--calls", str(asked.calls)], stdout=subprocess.PIPE,
                              check=True, text=True)  # fmt: skip
        for line in told.stdout.splitlines():
            if not line.startswith("["):
                print(line)
                continue
            name, _, seconds, more, precision, recall = json.loads(line)
            first = first or seconds
            beside = f"{seconds / first:9.2f} {more:10.0f} {precision:11.3f} {recall:8.3f}"
            print(f"  {TITLES[name]:24} {seconds:7.1f} {beside}", flush=True)
    return None


if __name__ == "__main__":
    main()
