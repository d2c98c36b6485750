"""Moving the parts of a sum, a little each, so that they come to a sum already settled."""

import numba
import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.cycles import WHOLE

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


@numba.njit(cache=True)
def share_out(flow: Whole, low: Whole, high: Whole, of: Whole, change: Whole, pull: Real) -> Whole:
    """Change each sum by exactly `change`, spread over its members by their `pull`.

    Args:
        flow: each member's flow, in units of 1 / `WHOLE` of the base.
        low: the least that a member may come to.
        high: the most that a member may come to.
        of: which sum each member belongs to.
        change: how far each sum must move; left short where its members cannot go so far.
        pull: each member's share of its sum's change, in any scale.

    Returns:
        The members' new flows.
    """
    pulls, left = np.zeros(len(change)), change.copy()
    for i in range(len(flow)):
        pulls[of[i]] += pull[i]
    moved = flow.copy()
    for turn in range(2):
        for i in range(len(flow)):
            wanted = left[of[i]]
            if turn == 0:
                if pulls[of[i]] == 0:
                    continue
                wanted = np.int64(change[of[i]] * (pull[i] / pulls[of[i]]))
            step = min(max(wanted, low[i] - moved[i]), high[i] - moved[i])
            moved[i] += step
            left[of[i]] -= step
    return moved


def pull_towards(part: Whole, part_of_sum: Whole) -> Real:
    """How much each member takes of its sum's rounding, so that no member's mean changes.

    With r the fraction of a sum and f that of a member, the sum goes up by 1 − r with chance r or
    down by r, and the member with it by d (1 − r) or −d r: on average not at all, and never
    beyond its own neighbouring whole numbers, if d is at most min((1 − f) / (1 − r), f / r).
    Members' such limits always come to 1 or more, so shares in proportion to them will do.

    Args:
        part: each member's fraction, in units of 1 / `WHOLE`.
        part_of_sum: the fraction of the sum that each belongs to, in the same units.
    """
    up = (WHOLE - part) / (WHOLE - part_of_sum)
    down = part / np.maximum(part_of_sum, 1)
    return np.where((part == 0) | (part_of_sum == 0), 0.0, np.minimum(up, down))
