"""Log-linear regression of over-dispersed counts, many series at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wardmote.evidence.records.intervals import Flags, Floats, floats

STEPS = 100
CLOSE_ENOUGH = 1e-10
FURTHEST = 30.0  # e**30 events: a season that never had one would else run off to minus infinity
RIDGE = 1e-11


@dataclass(frozen=True)
class QuasiPoisson:
    """The fit of every series.

    Attributes:
        coefficients: series × columns of the design, on the log scale.
        covariance: series × columns × columns, with the dispersion, taken as at least 1.
        expected: series × points [events], also where the count is missing.
        dispersion: Pearson's chi-squared over its degrees of freedom; NaN with none left.
        freedom: degrees of freedom left.
    """

    coefficients: Floats
    covariance: Floats
    expected: Floats
    dispersion: Floats
    freedom: Floats


def fit(counts: Floats, design: Floats, *, offset: npt.ArrayLike = 0.0) -> QuasiPoisson:
    """Fit log(expected) = design · coefficients + offset to every series.

    Args:
        counts: series × points [events]; NaN is left out.
        design: points × columns.
        offset: logarithm of the exposure, for each point.

    References:
        McCullagh & Nelder (1989), Generalized Linear Models, 2.5 (iteratively reweighted least
        squares) and 6.2 (over-dispersed counts).
    """
    known = ~np.isnan(counts)
    y, shift = np.where(known, counts, 0.0), floats(offset)
    middle = (y.sum(axis=1) / np.maximum(known.sum(axis=1), 1))[:, None]
    eta = np.log(np.maximum((y + middle) / 2, 1e-3))
    coefficients = np.zeros((len(y), design.shape[1]))
    for _step in range(STEPS):
        mu = np.exp(eta)
        weight = mu * known
        working = eta - shift + (y - mu) / mu
        target = np.einsum("st,tk->sk", weight * working, design)
        fresh = np.linalg.solve(_information(weight, design), target[..., None])[..., 0]
        eta = np.clip(fresh @ design.T + shift, -FURTHEST, FURTHEST)
        moved, coefficients = np.abs(fresh - coefficients).max(initial=0.0), fresh
        if moved < CLOSE_ENOUGH:
            break
    return _summary(y, known, np.exp(eta), coefficients, design)


def _information(weight: Floats, design: Floats) -> Floats:
    """Fisher's information of every series, kept solvable where a column has no data."""
    information = np.einsum("st,tk,tl->skl", weight, design, design, optimize=True)
    largest = np.maximum(np.einsum("skk->sk", information).max(axis=1, initial=0.0), 1e-12)
    return information + RIDGE * largest[:, None, None] * np.eye(design.shape[1])


def _summary(
    y: Floats, known: Flags, mu: Floats, coefficients: Floats, design: Floats
) -> QuasiPoisson:
    used = (known[..., None] & (design != 0)[None]).any(axis=1).sum(axis=1)
    freedom = known.sum(axis=1) - used.astype(float)
    pearson = np.where(known, (y - mu) ** 2 / mu, 0.0).sum(axis=1)
    dispersion = np.where(freedom > 0, pearson / np.maximum(freedom, 1), np.nan)
    unscaled = np.linalg.inv(_information(mu * known, design))
    covariance = unscaled * np.fmax(dispersion, 1.0)[:, None, None]
    return QuasiPoisson(coefficients, floats(covariance), mu, dispersion, freedom)
