"""Did it fall more there than elsewhere, once what moved next door is counted?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy import special, stats

from wardmote.evidence.errors import WardmoteError

Pair = tuple[float, float]
NONE: Pair = (0, 0)


class NotAnArea(WardmoteError):  # noqa: N818
    """A count below nothing, or a size or time that is none."""


class NothingHappened(WardmoteError):  # noqa: N818
    """No event before or after in any of the areas."""


@dataclass(frozen=True)
class Displacement:
    """A difference of changes [events, or their harm], and how sure it is.

    Attributes:
        estimate: below 0 where there was less than without it.
        error: its standard error.
        z: estimate over error.
        p: two-sided.
        low: of the interval.
        high: of the interval.
    """

    estimate: float
    error: float
    z: float
    p: float
    low: float
    high: float

    @classmethod
    def of(cls, estimate: float, error: float, confidence: float) -> Self:
        """What an estimate and its error tell, by the normal distribution.

        Raises:
            NothingHappened: the error is 0: there was no event, or none has a weight.
        """
        if not error:
            raise NothingHappened("No event in any area, before or after: nothing to compare.")
        reach = -float(special.ndtri((1 - confidence) / 2)) * error
        z = estimate / error
        return cls(
            estimate, error, z, 2 * float(stats.norm.sf(abs(z))), estimate - reach, estimate + reach
        )


def displacement(
    *,
    treated: Pair,
    control: Pair,
    near: Pair = NONE,
    near_control: Pair = NONE,
    time: Pair = (1, 1),
    sizes: Sequence[float] = (1, 1, 1, 1),
    confidence: float,
) -> Displacement:
    """The weighted displacement difference: four changes joined into one.

    What happened in the treated area and in the area near it, where trouble may have moved or
    calm may have spread, less what happened in the two areas that each is held against:

        (treated after − before) − (control after − before)
        + (near after − before) − (near control after − before)

    Args:
        treated: events before and after, where something was done.
        control: events before and after, in an area like it where nothing was.
        near: events before and after, around the treated area.
        near_control: events before and after, around the control area, or in one like `near`.
        time: how long before and after were, in any unit; counts are taken per unit.
        sizes: of treated, control, near and near control, in any unit; counts are per unit.
        confidence: of the interval, such as 0.9.

    Raises:
        NotAnArea: a count is below 0, or a time or size is not above 0.
        NothingHappened: there was no event in any of the areas.

    References:
        Wheeler & Ratcliffe (2018), Crime Science 7: 11.
    """
    counts = np.array([treated, control, near, near_control], dtype=float)
    weight = 1 / np.outer(_above_none(sizes, "sizes"), _above_none(time, "time"))
    if (counts < 0).any():
        raise NotAnArea(f"A count below nothing in {counts.tolist()}: give events of each area.")
    sign = np.outer([1, -1, 1, -1], [-1, 1])
    estimate = float((counts * weight * sign).sum())
    return Displacement.of(estimate, float((counts * weight**2).sum()) ** 0.5, confidence)


def weighted_by_harm(
    each: Sequence[Displacement], weights: Sequence[float], *, confidence: float
) -> Displacement:
    """Several kinds of event as one, each weighted by its harm.

    Args:
        each: one per kind, of events that are not the same events.
        weights: harm of one event of each kind.
        confidence: of the interval.

    References:
        Wheeler & Ratcliffe (2018); weights as in the `wdd_harm` of R's ptools.
    """
    weight = np.array(weights, dtype=float)
    estimate = float(weight @ [one.estimate for one in each])
    variance = float(weight**2 @ [one.error**2 for one in each])
    return Displacement.of(estimate, variance**0.5, confidence)


def _above_none(values: Sequence[float], name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    given = np.array(values, dtype=float)
    if not (given > 0).all():
        raise NotAnArea(f"{name} {list(values)}: each must be more than nothing.")
    return given
