"""The totals that every table of a dataset shares: decided first, once for all of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.cycles import WHOLE, cancel_cycles
from wardmote.evidence.disclosure.keys import Seeds, uniform
from wardmote.evidence.disclosure.sharing_out import pull_towards, share_out

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Totals:
    """The totals of one partnership, dataset and year, in units of 1 / `WHOLE` of the base.

    Attributes:
        flow: each category's true total.
        seeds: each category's secret seed.
        grand_seed: the secret seed of the total of all.
    """

    flow: Whole
    seeds: Seeds
    grand_seed: int


def decide_totals(totals: Totals) -> Whole:
    """Round the grand total, then the categories so that they come to it.

    From one base up, a total goes to its nearest multiple: off by 2 at most at base 5. Below, it
    is drawn, up with chance in proportion, for the nearest multiple would tell 1 and 2 from 3 and
    4. Where the nearest multiples do not add up, as few as can be go the other way: those that
    lie nearest the middle, small before large, the largest last of all.

    Returns:
        Each category's published total, in multiples of the base.
    """
    flow = totals.flow
    whole, part = flow // WHOLE, flow % WHOLE
    ups = _grand(int(flow.sum()), totals.grand_seed) - int(whole.sum())
    large = (whole > 0) & (part > 0)
    small = (whole == 0) & (part > 0)
    rise = large & (2 * part >= WHOLE)
    rise[small] = _drawn(part[small], _ups_of_small(ups, rise, large, part[small]), totals, small)
    _flip(rise, large, flow, ups - int(rise.sum()))
    return whole + rise


def _grand(flow: int, seed: int) -> int:
    """The grand total in multiples: the nearest, or drawn where it is below one base."""
    if flow < WHOLE:
        return int(uniform(seed) * WHOLE < flow)
    return (2 * flow + WHOLE) // (2 * WHOLE)


def _ups_of_small(
    ups: int, rise: npt.NDArray[np.bool_], large: npt.NDArray[np.bool_], small: Whole
) -> int:
    """How many small totals go up: their expected number, leaning to what spares the large."""
    room, mean = int(small.sum()), ups - int(rise.sum())
    leaning = min(max(mean, room // WHOLE), -(-room // WHOLE))
    most = ups  # all the large ones down
    least = ups - int(large.sum())
    return min(max(leaning, least), most)


def _drawn(
    part: Whole, ups: int, totals: Totals, which: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which small totals go up: `ups` of them, each with chance near its fraction."""
    if not len(part):
        return np.zeros(0, dtype=bool)
    room = np.array([part.sum()])
    ends = np.zeros_like(part), np.full_like(part, WHOLE)
    pull = pull_towards(part, np.full_like(part, room[0] % WHOLE))
    change = np.array([ups * WHOLE]) - room
    part = share_out(part, *ends, np.zeros_like(part), change, pull)
    cancel_cycles(np.zeros_like(part), np.ones_like(part), part, totals.seeds[which], 2)
    return part == WHOLE


def _flip(
    rise: npt.NDArray[np.bool_], large: npt.NDArray[np.bool_], flow: Whole, short: int
) -> None:
    """Turn as few large totals the other way as make them add up."""
    up = short > 0
    may = np.flatnonzero(large & (rise != up))
    if not len(may):
        return
    off = np.abs(flow % WHOLE - (WHOLE if up else 0))[may]
    order = np.lexsort((flow[may], off, flow[may] == flow.max()))
    rise[may[order[: abs(short)]]] = up
