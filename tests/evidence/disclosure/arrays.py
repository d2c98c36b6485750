"""The rounding itself, without the tables around it: for trials of very many small worlds."""

import numpy as np

from wardmote.evidence.disclosure.cube import Cube, flows, round_cube
from wardmote.evidence.disclosure.totals import Totals, decide_totals

PER_WARD = 4


def rounded(cells: np.ndarray, key: int, base: int = 5) -> np.ndarray:
    """Areas × categories as published, by seeds that stand for a key."""
    chance = np.random.default_rng(key)
    areas, categories = cells.shape
    row, column = np.nonzero(cells)
    ward = np.arange(areas) // PER_WARD
    wards = int(ward.max(initial=-1)) + 1
    block = ward[row] * categories + column
    totals = Totals(
        flow=flows(cells.sum(axis=0).astype(float), base),
        seeds=chance.integers(0, 2**63, categories, dtype=np.uint64),
        grand_seed=int(chance.integers(0, 2**63)),
    )
    cube = Cube(
        flow=flows(cells[row, column].astype(float), base),
        row=row,
        block=block,
        group=ward,
        column=np.tile(np.arange(categories), wards),
        beside=np.repeat(np.arange(wards), categories),
        seeds=chance.integers(0, 2**63, len(row), dtype=np.uint64),
    )
    published = np.zeros_like(cells)
    decided = decide_totals(totals)
    published[row, column] = round_cube(cube, decided) * base
    assert (published.sum(axis=0) == decided * base).all()
    return published
