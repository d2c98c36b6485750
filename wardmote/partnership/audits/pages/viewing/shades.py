"""Five classes at most for a map: where they break, and how their labels read.

The engine breaks the classes of its pictures the same way, among all that draws and writes files,
which a web server need not load. A test holds the two together.
"""

import math
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate, pairwise

from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.numbers import said

CLASSES = 5
"""More shades than that cannot be told apart."""
KEPT = 256
"""Maps whose classes are kept in memory: finding them takes longer than the rest of a page."""


@lru_cache(maxsize=KEPT)
def breaks(values: tuple[float, ...]) -> list[float]:
    """The inner bounds of at most five classes, where the values leave the widest gaps.

    Natural breaks (Fisher 1958; Jenks). Each bound is the roundest number between two classes.
    """
    times = Counter(values)
    distinct = sorted(times)
    classes = min(CLASSES, len(distinct))
    if classes < 2:
        return []
    starts = _natural(distinct, [times[value] for value in distinct], classes)
    return [_roundest(distinct[at - 1], distinct[at]) for at in starts]


def class_of(value: float, bounds: list[float]) -> int:
    """Which class, from 0 for the lowest; a bound belongs to the class above it."""
    return bisect_right(bounds, value)


def labels(bounds: list[float]) -> list[str]:
    """“under 20”, “20 to under 40” … “80 and over”."""
    if not bounds:
        return [_("every value")]
    middle = [
        _("%(low)s to under %(high)s") % {"low": said(low), "high": said(high)}
        for low, high in pairwise(bounds)
    ]
    first = _("under %(high)s") % {"high": said(bounds[0])}
    return [first, *middle, _("%(low)s and over") % {"low": said(bounds[-1])}]


def shade(class_: int, classes: int) -> int:
    """Which of the five shades of the palette a class gets: spread over it, light for low."""
    if classes == 1:
        return CLASSES // 2
    return round(class_ * (CLASSES - 1) / (classes - 1))


def _natural(values: list[float], times: list[int], classes: int) -> list[int]:
    """Where each class but the first starts: the least sum of squares within classes."""
    size = len(values)
    spread = _spread(values, times)
    best = [spread(0, last) for last in range(size)]
    starts: list[list[int]] = []
    for k in range(1, classes):
        found = [
            min((best[first - 1] + spread(first, last), first) for first in range(k, last + 1))
            if last >= k
            else (math.inf, 0)
            for last in range(size)
        ]
        best, begun = [cost for cost, _first in found], [first for _cost, first in found]
        starts.append(begun)
    ends, end = [], size - 1
    for begun in reversed(starts):
        ends.append(begun[end])
        end = begun[end] - 1
    return ends[::-1]


def _spread(values: list[float], times: list[int]):
    """The sum of squares about their mean of the values from one place to another."""
    ones, sums, squares = (
        [0.0, *accumulate(n * value**power for value, n in zip(values, times, strict=True))]
        for power in (0, 1, 2)
    )

    def spread(first: int, last: int) -> float:
        count = ones[last + 1] - ones[first]
        total = sums[last + 1] - sums[first]
        return squares[last + 1] - squares[first] - total * total / count

    return spread


def _roundest(below: float, above: float) -> float:
    """The number with the fewest figures that is over `below` and at most `above`."""
    for figures in range(1, 16):
        step = 10.0 ** (math.floor(math.log10(max(abs(above), abs(below)))) - figures + 1)
        bound = round(math.floor(above / step + 1e-9) * step, 12)
        if below < bound <= above:
            return bound
    return above
