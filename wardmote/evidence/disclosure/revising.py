"""Corrections to what is published: what did not change keeps its number, the rest moves with it.

A count was rounded up if a secret threshold lay below its fraction; what was published tells on
which side of it the threshold is. A corrected count is rounded by the same threshold, as far as
it is known, so more events never publish as fewer. Had the threshold been drawn afresh, or had
it been known (the middle, say), one late record could be read off.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.cycles import WHOLE
from wardmote.evidence.disclosure.keys import uniform
from wardmote.evidence.disclosure.totals import Totals, decide_totals

Whole = npt.NDArray[np.int64]
Names = tuple[str, ...]
Sealed = Mapping[Names, tuple[int, int]]
"""What was rounded: by its names, its true flow and the multiple it was published as."""

NONE_BEFORE = -1


@dataclass(frozen=True)
class Before:
    """What some numbers were and were published as; `NONE_BEFORE` where they are new."""

    flow: Whole
    shown: Whole


def before(sealed: Sealed, names: Iterable[Names]) -> Before:
    """What those names were before, in order."""
    found = [sealed.get(name, (0, NONE_BEFORE)) for name in names]
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Before(pairs[:, 0], pairs[:, 1])


def start(flow: Whole, old: Before) -> Whole:
    """Where each number starts from: its true flow if new, as published if unchanged, else between.

    A changed one starts at its mean given how it was rounded before, by the same threshold.
    """
    whole, part = flow // WHOLE, flow % WHOLE
    up = old.shown * WHOLE > old.flow
    fraction = old.flow % WHOLE
    if_up = np.minimum(part / np.maximum(fraction, 1), 1.0)
    if_down = np.maximum(part - fraction, 0) / np.maximum(WHOLE - fraction, 1)
    chance = np.where(fraction == 0, part / WHOLE, np.where(up, if_up, if_down))
    moved = whole * WHOLE + np.rint(chance * WHOLE).astype(np.int64)
    kept = np.where(flow == old.flow, old.shown * WHOLE, moved)
    return np.where(old.shown == NONE_BEFORE, flow, kept)


def revise_totals(totals: Totals, old: Before, base: int) -> Whole:
    """The published totals of corrected counts, in multiples of the base.

    A total keeps its number until it is off by a secret 3, 4 or 5 (at base 5); one that was
    below the base moves by its own threshold, like a cell.
    """
    fresh = decide_totals(totals)
    if (old.shown == NONE_BEFORE).all():
        return fresh
    shown = np.where(old.shown == NONE_BEFORE, fresh, old.shown)
    for i in np.flatnonzero(old.shown != NONE_BEFORE):
        shown[i] = _moved(int(totals.flow[i]), old, int(i), int(totals.seeds[i]), base)
    return _within_base(shown, totals.flow)


def _moved(flow: int, old: Before, i: int, seed: int, base: int) -> int:
    if old.flow[i] < WHOLE:
        one = Before(old.flow[i : i + 1], old.shown[i : i + 1])
        mean = int(start(np.array([flow]), one)[0])
        return mean // WHOLE + int(uniform(seed) * WHOLE < mean % WHOLE)
    half = base // 2
    rise_at = half + 1 + int(uniform(seed) * (base - half))
    fall_at = base + half + 1 - rise_at
    off = flow - int(old.shown[i]) * WHOLE
    rises = -(-(off * base - rise_at * WHOLE + 1) // (base * WHOLE))
    falls = -(-(-off * base - fall_at * WHOLE + 1) // (base * WHOLE))
    return int(old.shown[i]) + max(rises, 0) - max(falls, 0)


def _within_base(shown: Whole, flow: Whole) -> Whole:
    """The totals with as few turned the other way as keep the grand total off by less than one."""
    shown = shown.copy()
    while abs(over := int(shown.sum() * WHOLE - flow.sum())) >= WHOLE:
        off = shown * WHOLE - flow
        worst = np.argmax(off if over > 0 else -off)
        shown[worst] -= 1 if over > 0 else -1
    return shown
