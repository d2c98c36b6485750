"""Intervals of counts, ratios of counts and shares, honest about over-dispersion and rounding.

The quantiles are those of `scipy.stats`, taken from `scipy.special`, which is read in a tenth of
the time: a pass over a whole country would spend a second on that alone.

All are for arrays. `extra_variance` is what rounding added to each count: `rounding_variance(base)`
times how many independently rounded numbers it is the sum of.
"""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def floats(values: npt.ArrayLike) -> Floats:
    """The values as numbers; what is missing becomes NaN."""
    return np.asarray(values, dtype=np.float64)


def poisson_interval(
    counts: npt.ArrayLike, *, confidence: float, extra_variance: npt.ArrayLike = 0.0
) -> tuple[Floats, Floats]:
    """The exact interval of the mean behind each count, widened for rounding.

    Args:
        counts: events, each at least 0.
        confidence: such as 0.95.
        extra_variance: added by rounding, in events squared.

    Returns:
        Low and high, in events.

    References:
        Garwood (1936), Biometrika 28: 437–442. The two parts of the distance to each end are
        joined as squares: Zou & Donner (2008), Statistics in Medicine 27: 1693–1702.
    """
    count, tail = floats(counts), (1 - confidence) / 2
    low = np.where(count > 0, special.gammaincinv(np.maximum(count, 1e-9), tail), 0.0)
    high = special.gammainccinv(count + 1, tail)
    reach = special.ndtri(tail) ** 2 * floats(extra_variance)
    low = count - np.sqrt((count - low) ** 2 + reach)
    return np.maximum(low, 0.0), count + np.sqrt((high - count) ** 2 + reach)


def ratio_interval(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    *,
    confidence: float,
    dispersion: npt.ArrayLike = 1.0,
    exposure_ratio: npt.ArrayLike = 1.0,
) -> tuple[Floats, Floats, Floats]:
    """The conditional exact interval and p value of the ratio of two rates.

    Given the sum of two Poisson counts, the first is binomial. Over-dispersed counts carry the
    weight of `count / dispersion` Poisson events, and the beta quantiles take those as well.

    Args:
        now: events in the period in question.
        before: events in the period it is compared with.
        confidence: such as 0.95.
        dispersion: variance over mean, at least 1.
        exposure_ratio: exposure (time, people) of `now` over that of `before`.

    Returns:
        Low and high of the rate ratio (high is infinite where `before` is 0) and the two-sided
        p value of "no difference": twice the smaller tail, so that it agrees with the interval.

    References:
        Przyborowski & Wilenski (1940), Biometrika 31: 313–323; Clopper & Pearson (1934); this is
        R's `poisson.test`. Quasi-likelihood scaling: McCullagh & Nelder (1989), section 6.2.
    """
    a, b = floats(now) / floats(dispersion), floats(before) / floats(dispersion)
    exposure, tail = floats(exposure_ratio), (1 - confidence) / 2
    low = np.where(a > 0, special.betaincinv(np.maximum(a, 1e-9), b + 1, tail), 0.0)
    high = np.where(b > 0, special.betainccinv(a + 1, np.maximum(b, 1e-9), tail), 1.0)
    even = exposure / (1 + exposure)
    below = np.where(b > 0, special.betaincc(a + 1, np.maximum(b, 1e-9), even), 1.0)
    above = np.where(a > 0, special.betainc(np.maximum(a, 1e-9), b + 1, even), 1.0)
    with np.errstate(divide="ignore"):
        ends = (low / (1 - low) / exposure, high / (1 - high) / exposure)
    return *ends, np.minimum(1.0, 2 * np.minimum(below, above))


def share_interval(
    counts: npt.ArrayLike,
    totals: npt.ArrayLike,
    *,
    confidence: float,
    dispersion: npt.ArrayLike = 1.0,
    extra_variance: npt.ArrayLike = 0.0,
) -> tuple[Floats, Floats]:
    """Wilson's interval of a share, with its total shrunk for over-dispersion and rounding.

    Args:
        counts: events in the part.
        totals: events in the whole, at least `counts`.
        confidence: such as 0.95.
        dispersion: variance over that of a binomial, at least 1.
        extra_variance: added to the part's count by rounding.

    Returns:
        Low and high of the share, 0 to 1; NaN where the whole is 0.

    References:
        Wilson (1927), Journal of the American Statistical Association 22: 209–212.
    """
    whole = np.where(floats(totals) > 0, floats(totals), np.nan)
    share, z = floats(counts) / whole, -special.ndtri((1 - confidence) / 2)
    spread = np.maximum(whole * share * (1 - share), 1.0)
    worth = whole / (floats(dispersion) + floats(extra_variance) / spread)
    middle = (share + z**2 / (2 * worth)) / (1 + z**2 / worth)
    half = z / (1 + z**2 / worth) * np.sqrt(share * (1 - share) / worth + z**2 / (4 * worth**2))
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)
