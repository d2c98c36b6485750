"""The rounding itself, without the tables around it: for trials of very many small worlds."""

from dataclasses import dataclass

import numpy as np

from wardmote.evidence.disclosure.balancing import sums
from wardmote.evidence.disclosure.cube import Cube, Start, flows, round_cube
from wardmote.evidence.disclosure.revising import (
    NONE_BEFORE,
    Before,
    changed,
    moved,
    thresholds,
    within_two_bases,
)
from wardmote.evidence.disclosure.totals import Totals, decide_totals

PER_WARD = 4


@dataclass
class Made:
    """One edition: areas × categories, true and as published in multiples of the base."""

    cells: np.ndarray
    shown: np.ndarray
    decided: np.ndarray
    threshold: np.ndarray


def rounded(cells: np.ndarray, key: int, base: int = 5) -> np.ndarray:
    """Areas × categories as published, by seeds that stand for a key."""
    return made(cells, key, base=base).shown * base


def made(cells: np.ndarray, key: int, earlier: Made | None = None, base: int = 5) -> Made:
    """An edition, the first or one that revises an earlier one."""
    chance = np.random.default_rng(key)
    areas, categories = cells.shape
    ward = np.arange(areas) // PER_WARD
    wards = int(ward.max(initial=-1)) + 1
    totals = Totals(
        flow=flows(cells.sum(axis=0).astype(float), base),
        seeds=chance.integers(0, 2**64, categories, dtype=np.uint64),
        grand_seed=int(chance.integers(0, 2**64, dtype=np.uint64)),
    )
    seeds = chance.integers(0, 2**64, cells.shape, dtype=np.uint64)
    row, column = np.nonzero(cells)
    flow = flows(cells[row, column].astype(float), base)
    new = np.full(len(row), NONE_BEFORE)
    old = Before(new, new, new.astype(float))
    begin, decided = None, decide_totals(totals)
    if earlier is not None:
        true = flows(earlier.cells[row, column].astype(float), base)
        known = np.where(true > 0, earlier.shown[row, column], NONE_BEFORE)
        old = Before(true, known, earlier.threshold[row, column])
        begin = Start(moved(flow, old, seeds[row, column]), changed(flow, old))
        decided = within_two_bases(sums(begin.shown, column, categories), totals.flow)
    cube = Cube(
        flow=flow,
        row=row,
        block=ward[row] * categories + column,
        group=ward,
        column=np.tile(np.arange(categories), wards),
        beside=np.repeat(np.arange(wards), categories),
        seeds=seeds[row, column],
    )
    shown, threshold = np.zeros_like(cells), np.zeros(cells.shape)
    shown[row, column] = round_cube(cube, decided, begin)
    kept = thresholds(flow, shown[row, column], cube.seeds, old)
    threshold[row, column] = kept
    assert (shown.sum(axis=0) == decided).all()
    return Made(cells, shown, decided, threshold)
