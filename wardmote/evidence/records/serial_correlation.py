"""How far off a coefficient may be where a month is like the months before it."""

from dataclasses import dataclass

import numpy as np
from scipy import optimize

from wardmote.evidence.records.intervals import Floats, floats

LIKENESSES = np.linspace(0, 0.9, 46)  # of neighbouring months, tried one by one


@dataclass(frozen=True)
class SerialCorrelation:
    """What is left over of months, split into what each has alone and what lasts.

    Attributes:
        alone: variance of what a month shares with no other.
        lasting: variance of what fades from month to month.
        kept: the share of it that is still there a month later.
        covariance: of the coefficients.
        freedom: degrees of freedom for the intervals (Satterthwaite's).
    """

    alone: float
    lasting: float
    kept: float
    covariance: Floats
    freedom: float


def serial_correlation(
    counts: Floats, expected: Floats, design: Floats, *, lags: int
) -> SerialCorrelation:
    """The errors of a log-linear fit's coefficients, where what is left over fades by and by.

    Pearson's residuals are taken as noise of each month alone and a first-order autoregression.
    Their products up to some months apart are matched, by least squares without negative
    variances, to what the two would leave over after this very fit, which itself makes
    neighbouring residuals less alike than the months are.

    Args:
        counts: events month by month; NaN is a gap.
        expected: of the fit [events].
        design: months × columns of the fit.
        lags: how many months apart are looked at.

    References:
        Zeger (1988), Biometrika 75: 621–629 (counts with a lasting and a passing part). Worsley
        and others (2002), NeuroImage 15: 1–15 (moments after the fit). Worsley & Friston (1995),
        NeuroImage 2: 173–181 (degrees of freedom).
    """
    known = ~np.isnan(counts)
    month = np.flatnonzero(known)
    apart = np.abs(month[:, None] - month[None, :])
    root = np.sqrt(expected[known])
    scaled = root[:, None] * design[known]
    unscaled = np.linalg.pinv(scaled.T @ scaled)
    left = np.eye(len(month)) - scaled @ unscaled @ scaled.T
    residual = (counts[known] - expected[known]) / root
    alone, lasting, kept = _matched(np.outer(residual, residual), left, apart, lags)
    spread = alone * np.eye(len(month)) + lasting * kept**apart
    after = left @ spread
    return SerialCorrelation(
        alone, lasting, kept,
        covariance=floats(unscaled @ scaled.T @ spread @ scaled @ unscaled),
        freedom=float(np.trace(after) ** 2 / np.trace(after @ after)),
    )  # fmt: skip


def _matched(
    products: Floats, left: Floats, apart: Floats, lags: int
) -> tuple[float, float, float]:
    """The two variances, and the likeness, that come nearest to the residuals' products."""
    seen = _by_lag(products, apart, lags)
    noise = _by_lag(left @ left, apart, lags)
    best, found = np.inf, (0.0, 0.0, 0.0)
    for kept in LIKENESSES[1:]:
        lasting = _by_lag(left @ kept**apart @ left, apart, lags)
        variances, missed = optimize.nnls(np.column_stack([noise, lasting]), seen)
        if missed < best:
            best, found = missed, (float(variances[0]), float(variances[1]), float(kept))
    return found


def _by_lag(products: Floats, apart: Floats, lags: int) -> Floats:
    """Sums over all pairs so many months apart, from none to `lags`."""
    upper = np.triu(np.ones_like(products, dtype=bool))
    near = upper & (apart <= lags)
    return floats(np.bincount(apart[near], products[near], minlength=lags + 1))
