"""Made-up counts for the tests: partnerships of any size, splits that agree with their areas."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.evidence.records import AREA_FACTS, Counts, Ground

KEY = b"a key that only the tests know ."
YEAR = "2025/26"


@dataclass(frozen=True)
class Rules:
    """A disclosure profile."""

    base: int = 5
    smallest_count: int = 5
    smallest_premises: int = 5
    dominance_one: float = 0.8
    dominance_two: float = 0.9
    area_grain: str = "area"


STANDARD = Rules()
SENSITIVE = Rules(smallest_count=8, area_grain="ward")
PROFILES = {"police": STANDARD}


def ground(areas: int, per_ward: int = 4, name: str = "Riverton") -> Ground:
    facts = pd.DataFrame({"area": [f"A{i:05}" for i in range(areas)]})
    facts["ward"] = [f"W{i // per_ward:04}" for i in range(areas)]
    return Ground(
        code="X1", name=name, atom_kind="lsoa21",
        areas=facts.reindex(columns=AREA_FACTS),
        neighbours=pd.DataFrame(columns=["area", "neighbour"]), shapes={}, ward_shapes={},
    )  # fmt: skip


def counts_of(
    cells: np.ndarray, *, dataset: str = "police", splits: dict[str, np.ndarray] | None = None
) -> Counts:
    """Counts from a table of areas × categories and, for each split, one of parts × categories."""
    splits = splits or {}
    row, column = np.nonzero(cells)
    by_area = pd.DataFrame(
        {
            "dataset": dataset,
            "category": [f"c{c:02}" for c in column],
            "year": YEAR,
            "area": [f"A{a:05}" for a in row],
            "count": cells[row, column].astype(int),
        }
    )
    tables = [
        pd.DataFrame(
            {
                "dataset": dataset,
                "category": f"c{c:02}",
                "year": YEAR,
                "split": name,
                "part": f"{p:02}",
                "count": [int(table[p, c])],
            }
        )
        for name, table in splits.items()
        for p, c in zip(*np.nonzero(table), strict=True)
    ]
    parts = ["dataset", "category", "year", "split", "part", "count"]
    by_part = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=parts)
    return Counts(by_area=by_area, by_part=by_part)


def split_of(cells: np.ndarray, parts: int, chance: np.random.Generator) -> np.ndarray:
    """The categories' totals, spread at random over so many parts."""
    share = chance.dirichlet(np.ones(parts))
    return np.column_stack([chance.multinomial(n, share) for n in cells.sum(axis=0)])


def partnership(
    chance: np.random.Generator, areas: int = 60, categories: int = 14, mean: float = 6.0
) -> np.ndarray:
    """Cells like police-recorded crime: a few common categories, a few busy areas."""
    common = chance.gamma(0.7, 1, categories)
    busy = chance.lognormal(0, 0.9, areas)
    rate = np.outer(busy, common)
    return chance.poisson(rate * mean / rate.mean())
