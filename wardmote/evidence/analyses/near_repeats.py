"""Do events come in series, close in place and soon after each other?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import cKDTree

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Floats, floats

Whole = npt.NDArray[np.int64]
NORMS = {"manhattan": 1.0, "euclidean": 2.0}
DAY = pd.Timedelta(days=1)


class TooFewEvents(WardmoteError):  # noqa: N818
    """Fewer events than the test needs."""


class BandsNotRising(WardmoteError):  # noqa: N818
    """The edges of the bands do not rise."""


class AllOnOneDay(WardmoteError):  # noqa: N818
    """Every event is dated alike, so that dates say nothing."""


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
    _check(metres=metres, days=days)
    at = floats((events["happened_on"] - events["happened_on"].min()) / DAY)
    _check_events(at, fewest_events)
    pairs, apart = _close(events[["easting", "northing"]].to_numpy(float), metres[-1], metric)
    band = np.searchsorted(floats(metres), apart, side="right") - 1
    listed = np.column_stack([pairs, band])[(band >= 0) & (band < len(metres) - 1)]
    shape = (permutations + 1, len(metres) - 1, len(days) - 1)
    dealt = _deal(at, listed, floats(days), shape, seed)
    return _told(dealt, metres, days)


def _check(**bands: Sequence[float]) -> None:
    for name, edges in bands.items():
        if len(edges) < 2 or any(after <= before for before, after in pairwise(edges)):
            raise BandsNotRising(
                f"{name} {list(edges)}: give two edges or more, each higher than the one before."
            )


def _check_events(at: Floats, fewest: int) -> None:
    if len(at) < max(fewest, 2):
        raise TooFewEvents(
            f"{len(at)} events with a day and a point, where {max(fewest, 2)} are needed. "
            "Take a longer period or a wider kind of event."
        )
    if not at.any():
        raise AllOnOneDay(
            f"All {len(at)} events have one date, so nothing can be said of what follows what. "
            "Ask for the day of each event."
        )


def _close(points: Floats, within: float, metric: str) -> tuple[Whole, Floats]:
    """Every pair of events within a distance, once, and how far apart they are."""
    norm = NORMS[metric]
    pairs = cKDTree(points).query_pairs(within, p=norm, output_type="ndarray")
    gap = np.abs(points[pairs[:, 0]] - points[pairs[:, 1]])
    return pairs, gap.sum(axis=1) if norm == 1 else np.hypot(gap[:, 0], gap[:, 1])


@numba.njit(parallel=True, cache=True)
def _deal(
    at: Floats, pairs: Whole, edges: Floats, shape: tuple[int, int, int], seed: int
) -> npt.NDArray[np.int64]:
    """Pairs in each cell: first as they are, then with the dates dealt out anew each time.

    Each dealing has its own stream (splitmix64) and shuffles by Fisher and Yates's method.
    """
    out = np.zeros(shape, dtype=np.int64)
    for deal in numba.prange(shape[0]):
        day = at.copy()
        state = np.uint64(seed) ^ (np.uint64(deal + 1) * np.uint64(0xD1342543DE82EF95))
        if deal > 0:
            for i in range(len(day) - 1, 0, -1):
                state += np.uint64(0x9E3779B97F4A7C15)
                r = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
                r = (r ^ (r >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
                r = (r ^ (r >> np.uint64(31))) >> np.uint64(32)
                j = np.int64((r * np.uint64(i + 1)) >> np.uint64(32))
                day[i], day[j] = day[j], day[i]
        for k in range(len(pairs)):
            gap = abs(day[pairs[k, 0]] - day[pairs[k, 1]])
            for band in range(shape[2]):
                if edges[band] <= gap < edges[band + 1]:
                    out[deal, pairs[k, 2], band] += 1
                    break
    return out


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
