"""An attacker who holds every published number and knows how it was made.

All published numbers are taken together, as constraints on the true ones: each is off by less
than the base, and the totals that are decided by the nearest multiple by no more than half of
it. The attacker is even told which totals those were, which no reader is. For each true number
the least and the greatest value that agree with everything are found by linear programming, and
by integer programming where that comes out narrow.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import highspy
import numpy as np

from tests.evidence.disclosure.worlds import YEAR
from wardmote.evidence.disclosure import Protected
from wardmote.evidence.records import Counts, Ground

Cell = tuple[str, ...]
NARROW = 6


@dataclass
class Sight:
    """What the attacker sees: true numbers, each a sum of cells, and how far off they may be."""

    cells: list[Cell] = field(default_factory=list)
    sums: dict[Cell, list[int]] = field(default_factory=lambda: defaultdict(list))
    true: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    shown: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, names: list[Cell], true: int, shown: int) -> None:
        for name in names:
            self.sums[name].append(len(self.cells))
            self.true[name] += true
            self.shown[name] += shown
        self.cells.append(names[0])


def sight(counts: Counts, safe: Protected, ground: Ground) -> Sight:
    """Every published number of one dataset and year."""
    seen = Sight()
    categories = sorted(set(counts.by_area["category"]))
    true, shown = (_lookup(c.by_area, ["area", "category"]) for c in (counts, safe.counts))
    for area, ward in ground.areas[["area", "ward"]].itertuples(index=False):
        for c in categories:
            names = [
                ("cell", area, c), ("ward", ward, c), ("total", c), ("area", area),
                ("wards", ward), ("grand",),
            ]  # fmt: skip
            seen.add(names, true.get((area, c), 0), shown.get((area, c), 0))
    keys = ["split", "part", "category"]
    true, shown = (_lookup(c.by_part, keys) for c in (counts, safe.counts))
    for split in sorted(set(counts.by_part["split"])):
        parts = sorted({part for s, part, _ in true if s == split})
        for part in parts:
            for c in categories:
                names = [("part", split, part, c), ("total", c, split), ("parts", split, part)]
                at = (split, part, c)
                seen.add(names, true.get(at, 0), shown.get(at, 0))
    return seen


def _lookup(table, keys: list[str]) -> dict[Cell, int]:
    table = table[table["year"] == YEAR] if len(table) else table
    rows = table[keys].itertuples(index=False, name=None)
    return {row: int(n) for row, n in zip(rows, table["count"], strict=True)}


def bounds(seen: Sight, name: Cell, base: int) -> tuple[int, int]:
    """The least and the greatest that the true number may be, by the rule alone."""
    true, shown = seen.true[name], seen.shown[name]
    off = base - 1
    if name[0] in ("total", "grand") and true >= base and abs(true - shown) <= base // 2:
        off = base // 2
    elif name[0] in ("area", "wards", "parts"):
        off = max(off, abs(true - shown))
    return max(shown - off, 0), shown + off


KINDS = ("cell", "part", "ward", "total")


def attack(seen: Sight, base: int = 5, *, whole: bool = False, bounds_of=None):
    """For each number to be kept: name, true value, least and greatest that agree."""
    bounds_of = bounds_of or (lambda name: bounds(seen, name, base))
    solver = _solver(seen, bounds_of)
    found = []
    for name in [name for name in seen.sums if name[0] in KINDS]:
        low, high = (_end(solver, seen.sums[name], way) for way in (1, -1))
        if whole and high - low < NARROW:
            low, high = _whole(seen, bounds_of, name)
        found.append((name, seen.true[name], low, high))
    return found


def recovered(low: float, high: float, base: int = 5) -> bool:
    """Whether so narrow an interval tells a true number: fewer than five, or surely small."""
    return high - low < base - 1 or (low >= 1 and high < base)


def _solver(seen: Sight, bounds_of) -> highspy.Highs:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for _ in seen.cells:
        solver.addVar(0.0, highspy.kHighsInf)
    for name, members in seen.sums.items():
        low, high = bounds_of(name)
        solver.addRow(low, high, len(members), np.array(members, np.int32), np.ones(len(members)))
    for c in {name[1] for name in seen.sums if name[0] == "total"}:
        same = [name for name in seen.sums if name[:2] == ("total", c)]
        for other in same[1:]:
            members = seen.sums[same[0]] + seen.sums[other]
            sign = np.r_[np.ones(len(seen.sums[same[0]])), -np.ones(len(seen.sums[other]))]
            solver.addRow(0.0, 0.0, len(members), np.array(members, np.int32), sign)
    return solver


def _end(solver: highspy.Highs, members: list[int], way: int) -> int:
    for i in members:
        solver.changeColCost(i, float(way))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise AssertionError(f"The published numbers contradict: {solver.getModelStatus()}")
    value = way * solver.getInfo().objective_function_value
    for i in members:
        solver.changeColCost(i, 0.0)
    return int(np.ceil(value - 1e-6) if way > 0 else np.floor(value + 1e-6))


def _whole(seen: Sight, bounds_of, name: Cell) -> tuple[int, int]:
    solver = _solver(seen, bounds_of)
    for i in range(len(seen.cells)):
        solver.changeColIntegrality(i, highspy.HighsVarType.kInteger)
    return _end(solver, seen.sums[name], 1), _end(solver, seen.sums[name], -1)
