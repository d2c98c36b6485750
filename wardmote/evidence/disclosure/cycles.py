"""Rounding a circulation at random: cancel cycles until no arc is between two whole numbers.

The numbers of a table and all its margins are flows on the arcs of one circulation (what comes
into a node goes out of it). Where a flow is fractional there is always a cycle of fractional
arcs; pushing along it, one way or the other, makes one of them whole and breaks no margin. The
way is drawn so that no arc's expected flow changes. So each arc ends on one of its two
neighbouring whole numbers, above with probability equal to its fraction, and everything adds up.

References:
    Gandhi, Khuller, Parthasarathy and Srinivasan 2006, Dependent rounding and its applications,
    J. ACM 53(3); Deville and Tillé 2004, Efficient balanced sampling: the cube method (its flight
    phase), Biometrika 91(4); Cox 1987, A constructive procedure for unbiased controlled rounding,
    JASA 82.
"""

import numba
import numpy as np
import numpy.typing as npt

WHOLE = 5 * 2**20
"""One multiple of the base, in the whole units that fractions are reckoned in: no float drifts."""

Whole = npt.NDArray[np.int64]


@numba.njit(cache=True)
def _uniform(seed: np.uint64, turn: np.int64) -> float:
    """A number from 0 up to 1 from a secret seed and the turn (SplitMix64)."""
    z = seed + np.uint64(turn + 1) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return float(z >> np.uint64(11)) / 9007199254740992.0


@numba.njit(cache=True)
def _by_node(tail: Whole, head: Whole, part: Whole, nodes: int) -> tuple[Whole, Whole, Whole]:
    """The fractional arcs at each node: where its list starts, how long it is, and the lists."""
    length = np.zeros(nodes, np.int64)
    for arc in range(len(part)):
        if part[arc] > 0:
            length[tail[arc]] += 1
            length[head[arc]] += 1
    start = np.zeros(nodes, np.int64)
    for node in range(1, nodes):
        start[node] = start[node - 1] + length[node - 1]
    listed = np.empty(length.sum(), np.int64)
    filled = start.copy()
    for arc in range(len(part)):
        if part[arc] > 0:
            listed[filled[tail[arc]]] = arc
            filled[tail[arc]] += 1
            listed[filled[head[arc]]] = arc
            filled[head[arc]] += 1
    return start, length, listed


@numba.njit(cache=True)
def _onward(
    node: int, came_by: int, part: Whole, start: Whole, length: Whole, listed: Whole
) -> int:
    """A fractional arc at the node other than the one come by, or −1; whole ones are struck off."""
    place = length[node] - 1
    while place >= 0:
        arc = listed[start[node] + place]
        if part[arc] == 0 or part[arc] == WHOLE:
            length[node] -= 1
            listed[start[node] + place] = listed[start[node] + length[node]]
        elif arc != came_by:
            return arc
        place -= 1
    return -1


@numba.njit(cache=True)
def _push(
    arcs: Whole, ways: Whole, size: int, part: Whole, seeds: npt.NDArray[np.uint64], turns: Whole
) -> None:
    """Push along a cycle, forward or back, until one of its arcs is whole."""
    forward = back = WHOLE
    chooser = arcs[0]
    for i in range(size):
        arc = arcs[i]
        up, down = WHOLE - part[arc], part[arc]
        if ways[i] < 0:
            up, down = down, up
        forward, back = min(forward, up), min(back, down)
        chooser = max(chooser, arc)
    drawn = _uniform(seeds[chooser], turns[chooser])
    turns[chooser] += 1
    # The way must not depend on where the walk happened to begin: the chooser's own rise is up.
    amount = 0
    for i in range(size):
        if arcs[i] == chooser:
            if ways[i] > 0:
                amount = forward if drawn * (forward + back) < back else -back
            else:
                amount = -back if drawn * (forward + back) < forward else forward
    for i in range(size):
        part[arcs[i]] += ways[i] * amount


@numba.njit(cache=True)
def cancel_cycles(
    tail: Whole, head: Whole, part: Whole, seeds: npt.NDArray[np.uint64], nodes: int
) -> None:
    """Round a circulation in place.

    Args:
        tail: the node that each arc leaves. Later arcs are tried first, so put the finest last.
        head: the node that each arc enters.
        part: the fraction of each arc above the whole number below it, 0 to `WHOLE`; on return
            each is 0 or `WHOLE`. What enters a node leaves it, up to whole numbers.
        seeds: the secret seed of each arc; the last arc of a cycle draws for it.
        nodes: how many nodes there are.
    """
    start, length, listed = _by_node(tail, head, part, nodes)
    turns = np.zeros(len(part), np.int64)
    path_node, path_arc = np.empty(nodes + 1, np.int64), np.empty(nodes + 1, np.int64)
    path_way, place = np.empty(nodes + 1, np.int64), np.full(nodes, -1, np.int64)
    for first in range(nodes):
        path_node[0], place[first], steps = first, 0, 0
        while True:
            node = path_node[steps]
            came_by = path_arc[steps - 1] if steps > 0 else -1
            arc = _onward(node, came_by, part, start, length, listed)
            if arc < 0:
                break
            to = head[arc] if tail[arc] == node else tail[arc]
            path_arc[steps] = arc
            path_way[steps] = 1 if tail[arc] == node else -1
            if place[to] < 0:
                steps += 1
                path_node[steps], place[to] = to, steps
                continue
            back_to = place[to]
            _push(path_arc[back_to:], path_way[back_to:], steps - back_to + 1, part, seeds, turns)
            for step in range(back_to + 1, steps + 1):
                place[path_node[step]] = -1
            steps = back_to
        for step in range(steps + 1):
            place[path_node[step]] = -1
