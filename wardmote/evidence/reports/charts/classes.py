"""Five classes at most: where they break, and how their labels read."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wardmote.evidence.reports.charts.frame import SEQUENTIAL
from wardmote.evidence.reports.words import said

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def breaks(values: list[float]) -> list[float]:
    """The inner bounds of at most five classes, where the values leave the widest gaps.

    Natural breaks (Fisher 1958; Jenks): the classes with the least spread within them. Each bound
    is the roundest number between two classes, so that a reader can say it.
    """
    distinct, times = np.unique(np.array(values, dtype=float), return_counts=True)
    classes = min(len(SEQUENTIAL), len(distinct))
    if classes < 2:
        return []
    starts = _natural(distinct, times, classes)
    return [_roundest(float(distinct[at - 1]), float(distinct[at])) for at in starts]


def class_of(value: float, bounds: list[float]) -> int:
    """Which class, from 0 for the lowest; a bound belongs to the class above it."""
    return int(np.searchsorted(np.array(bounds), value, side="right"))


def labels(bounds: list[float]) -> list[str]:
    """“under 20”, “20 to under 40” … “80 and over”."""
    if not bounds:
        return ["every value"]
    middle = [f"{said(low)} to under {said(high)}" for low, high in pairwise(bounds)]
    return [f"under {said(bounds[0])}", *middle, f"{said(bounds[-1])} and over"]


def colours(classes: int) -> list[str]:
    """Light for low, dark for high, spread over the palette."""
    if classes == 1:
        return [SEQUENTIAL[2]]
    steps = np.linspace(0, len(SEQUENTIAL) - 1, classes)
    return [SEQUENTIAL[round(step)] for step in steps]


def _natural(values: Floats, times: Ints, classes: int) -> list[int]:
    """Where each class but the first starts: the least sum of squares within classes."""
    size = len(values)
    cost = _spread(values, times)
    best, starts = cost[0].copy(), np.zeros((classes, size), dtype=int)
    for k in range(1, classes):
        within = best[:-1, None] + cost[1:, :]
        starts[k, 1:] = within[:, 1:].argmin(axis=0) + 1
        best = np.concatenate([[np.inf], within[:, 1:].min(axis=0)])
    found, end = [], size - 1
    for k in range(classes - 1, 0, -1):
        found.append(int(starts[k, end]))
        end = found[-1] - 1
    return found[::-1]


def _spread(values: Floats, times: Ints) -> Floats:
    """Sum of squares about their mean of the values from row to column; infinite below."""
    ones, sums, squares = (np.r_[0, np.cumsum(times * values**power)] for power in (0, 1, 2))
    first, last = np.indices((len(values), len(values)))
    count = np.maximum(ones[last + 1] - ones[first], 1)
    total = sums[last + 1] - sums[first]
    spread = squares[last + 1] - squares[first] - total**2 / count
    return np.where(last >= first, spread, np.inf)


def _roundest(below: float, above: float) -> float:
    """The number with the fewest figures that is over `below` and at most `above`."""
    for figures in range(1, 16):
        step = 10.0 ** (math.floor(math.log10(max(abs(above), abs(below)))) - figures + 1)
        bound = round(math.floor(above / step + 1e-9) * step, 12)
        if below < bound <= above:
            return bound
    return above
