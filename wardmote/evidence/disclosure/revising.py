"""Corrections to what is published: what did not change keeps its number, the rest moves with it.

A count was rounded up if a secret threshold lay below its fraction; what was published tells on
which side of it the threshold is. A corrected count is rounded by the same threshold, as far as
it is known, so more events never publish as fewer. Had the threshold been drawn afresh, or had
it been known (the middle, say), one late record could be read off. Totals follow from the cells of
the area table, so that they add no thresholds of their own, and the splits follow the totals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.disclosure.cycles import WHOLE
from wardmote.evidence.disclosure.keys import Seeds, uniforms

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
Names = tuple[str, ...]
Sealed = Mapping[Names, tuple[int, int, float]]
"""What was rounded, by its names: its true flow, the multiple it was shown as, its threshold."""

NONE_BEFORE = -1


@dataclass(frozen=True)
class Before:
    """What some numbers were before.

    Attributes:
        flow: the true ones, in units of 1 / `WHOLE` of the base.
        shown: as published, in multiples of the base; `NONE_BEFORE` where they are new.
        threshold: a number goes up where its fraction is above this [0 to 1].
    """

    flow: Whole
    shown: Whole
    threshold: Real


def before(sealed: Sealed, names: Iterable[Names]) -> Before:
    """What those names were before, in order."""
    found = [sealed.get(name, (0, NONE_BEFORE, 0.0)) for name in names]
    flow, shown, threshold = zip(*found, strict=True) if found else ((), (), ())
    return Before(
        np.array(flow, np.int64), np.array(shown, np.int64), np.array(threshold, np.float64)
    )


def changed(flow: Whole, old: Before) -> npt.NDArray[np.bool_]:
    """Which numbers are new or not what they were."""
    return (old.shown == NONE_BEFORE) | (flow != old.flow)


def moved(flow: Whole, old: Before, seeds: Seeds) -> Whole:
    """Each number in multiples of the base: as published if unchanged, else by its threshold."""
    new = old.shown == NONE_BEFORE
    threshold = np.where(new, uniforms(seeds), old.threshold)
    by_threshold = flow // WHOLE + (threshold * WHOLE < flow % WHOLE)
    return np.where(changed(flow, old), by_threshold, old.shown)


def thresholds(flow: Whole, shown: Whole, seeds: Seeds, old: Before) -> Real:
    """The threshold that each number keeps from now on.

    What was rounded up had its threshold below its fraction, what was not had it above; within
    that it is drawn. Once drawn it stays, for a second draw would be a second witness; unless
    the number had to go the other way for everything to add up.
    """
    fraction, chance = (flow % WHOLE) / WHOLE, uniforms(seeds)
    up = shown * WHOLE > flow
    own = np.where(old.shown == NONE_BEFORE, chance, old.threshold)
    # A number drawn on the wrong side is as even on its own side once stretched over the other.
    lower = fraction * np.maximum(own - fraction, 0) / np.maximum(1 - fraction, 1 / WHOLE)
    upper = fraction + (1 - fraction) * np.minimum(own / np.maximum(fraction, 1 / WHOLE), 1)
    return np.where(up == (own < fraction), own, np.where(up, lower, upper))


def within_two_bases(shown: Whole, flow: Whole) -> Whole:
    """Totals as they come from their cells, but none, nor their sum, off by two bases or more.

    Held any nearer, they would have to move when one more event makes them, and so tell of it.

    Args:
        shown: the totals of the revised cells, in multiples of the base.
        flow: the true totals.
    """
    shown = np.clip(shown, -(-flow // WHOLE) - 2, flow // WHOLE + 2)
    shown = np.where(flow == 0, 0, np.maximum(shown, 0))
    while abs(over := int(shown.sum() * WHOLE - flow.sum())) >= 2 * WHOLE:
        off = shown * WHOLE - flow
        shown[np.argmax(off if over > 0 else -off)] -= 1 if over > 0 else -1
    return shown
