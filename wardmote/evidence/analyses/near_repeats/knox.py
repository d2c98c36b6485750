"""Knox's test over all bands of distance and time at once."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from wardmote.evidence.analyses.near_repeats.dealing import Whole, deal
from wardmote.evidence.analyses.near_repeats.events import check_bands, seconds, since_first
from wardmote.evidence.analyses.near_repeats.pairs import close_pairs


@dataclass(frozen=True)
class NearRepeats:
    """Pairs of events by how far and how long they lie apart.

    Attributes:
        cells: one row per band of distance × band of days: `metres` ("[0, 100)"), `days`
            ("[0, 8)"), `observed` [pairs], `expected` [pairs; the mean of the permutations],
            `ratio` (missing where none is expected), `p` (of as many pairs or more), and
            `adjusted_p` (the same, allowing for having looked at every cell).
        p: of the least likely cell, allowing for having looked at every one.
    """

    cells: pd.DataFrame
    p: float


def near_repeats(
    events: pd.DataFrame,
    *,
    metres: Sequence[float],
    days: Sequence[float],
    metric: str,
    permutations: int,
    seed: int,
    fewest_events: int,
) -> NearRepeats:
    """Knox's test over all bands at once: places kept, dates dealt out anew.

    Permuting keeps where events gather and when, and breaks only what ties the two: so neither a
    busy street nor a busy month is a series.

    Args:
        events: of one kind: `happened_on`, `easting`, `northing` [m].
        metres: the edges of the bands of distance; each band holds its lower edge and not its
            upper. The last may be infinite.
        days: the edges of the bands of days apart, likewise.
        metric: "manhattan" (along streets at right angles) or "euclidean" (as the crow flies).
        permutations: how often the dates are dealt out, such as 999.
        seed: of the permutations; the same seed gives the same answer.
        fewest_events: with fewer, nothing is tested.

    Raises:
        TooFewEvents: there are fewer than `fewest_events`.
        BandsNotRising: an edge is no higher than the one before it.
        AllOnOneDay: all events have one date.

    References:
        Knox (1964), Applied Statistics 13: 25-30. Johnson et al. (2007), Journal of Quantitative
        Criminology 23: 201-219 (permutation, several bands). Westfall & Young (1993),
        Resampling-Based Multiple Testing, 2.3 (`adjusted_p`, from the greatest cell).
    """
    check_bands(metres=metres, days=days)
    at, edges = since_first(events, fewest_events), seconds(days)
    points = events[["easting", "northing"]].to_numpy(float)
    if math.isinf(metres[-1]):
        near = sorted({0.0, *metres[:-1]})
        dealt = deal(at, close_pairs(points, near, metric), edges, permutations, seed)
        dealt = _with_far(dealt, at, edges)[:, len(near) + 1 - len(metres) :]
    else:
        dealt = deal(at, close_pairs(points, metres, metric), edges, permutations, seed)
    return _told(dealt, metres, days)


def _with_far(near: Whole, at: Whole, edges: Whole) -> Whole:
    """One more band of distance: all the pairs that are not near.

    Dealing dates out does not change how many pairs of all lie so long apart, so the far ones,
    nearly all, need not be listed.
    """
    times, later = np.sort(at), np.arange(1, len(at) + 1)
    below = [(np.searchsorted(times, times + edge) - later).clip(0).sum() for edge in edges]
    far = np.diff(below) - near.sum(axis=1)
    return np.concatenate([near, far[:, None]], axis=1)


def _told(dealt: Whole, metres: Sequence[float], days: Sequence[float]) -> NearRepeats:
    """The cells of the first table, held against the others."""
    flat = dealt.reshape(len(dealt), -1).astype(float)
    observed, chance = flat[0], flat[1:]
    expected = chance.mean(axis=0)
    p = (1 + (chance >= observed).sum(axis=0)) / len(flat)
    # All tables alike, the true one among them: so that its place among them is a fair rank.
    spread = flat.std(axis=0)
    z = (flat - flat.mean(axis=0)) / np.where(spread > 0, spread, np.inf)
    greatest = np.sort(z[1:].max(axis=1))
    adjusted = (1 + len(chance) - np.searchsorted(greatest, z[0] - 1e-9)) / len(flat)
    labels = [(f"[{a:g}, {b:g})", f"[{c:g}, {d:g})") for a, b in pairwise(metres)
              for c, d in pairwise(days)]  # fmt: skip
    cells = pd.DataFrame(labels, columns=["metres", "days"]).assign(
        observed=observed.astype(int),
        expected=expected,
        ratio=np.divide(observed, expected, out=np.full(len(p), np.nan), where=expected > 0),
        p=p,
        adjusted_p=np.maximum(adjusted, p),
    )
    return NearRepeats(cells, float(cells["adjusted_p"].min()))
