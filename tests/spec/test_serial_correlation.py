"""Residuals that fade by and by, against the same reckoned pair by pair."""

import numpy as np
import pytest
from scipy import optimize

from wardmote.evidence.records.serial_correlation import serial_correlation

MONTHS, LAGS = 24, 3
DESIGN = np.column_stack([np.ones(MONTHS), np.arange(MONTHS) >= 12, np.arange(MONTHS) / 12])
EXPECTED = np.exp(DESIGN @ [4.0, -0.2, 0.1])


def counts(seed: int) -> np.ndarray:
    """Months that are like the month before, and noise of their own."""
    chance = np.random.default_rng(seed)
    lasting = np.convolve(chance.normal(0, 0.2, MONTHS + 8), 0.7 ** np.arange(9), "valid")
    return chance.poisson(EXPECTED * np.exp(lasting)).astype(float)


def plainly(y: np.ndarray) -> tuple[np.ndarray, float]:
    """Covariance and degrees of freedom, by loops over pairs of months."""
    month = [t for t in range(MONTHS) if not np.isnan(y[t])]
    scaled = np.array([np.sqrt(EXPECTED[t]) * DESIGN[t] for t in month])
    unscaled = np.linalg.inv(scaled.T @ scaled)
    left = np.eye(len(month)) - scaled @ unscaled @ scaled.T
    residual = [(y[t] - EXPECTED[t]) / np.sqrt(EXPECTED[t]) for t in month]

    def by_lag(value) -> list[float]:
        sums = [0.0] * (LAGS + 1)
        for i, one in enumerate(month):
            for j, other in enumerate(month):
                if 0 <= other - one <= LAGS:
                    sums[other - one] += value(i, j)
        return sums

    def spread(alone: float, lasting: float, kept: float) -> np.ndarray:
        return np.array([[alone * (s == t) + lasting * kept ** abs(s - t) for s in month]
                         for t in month])  # fmt: skip

    seen = by_lag(lambda i, j: residual[i] * residual[j])
    noise = by_lag(lambda i, j: (left @ left)[i, j])
    tried = []
    for kept in np.arange(1, 46) * 0.02:
        after = left @ spread(0, 1, kept) @ left
        matrix = np.array([noise, by_lag(lambda i, j, m=after: m[i, j])]).T
        variances, missed = optimize.nnls(matrix, np.array(seen))
        tried.append((missed, *variances, kept))
    best = spread(*min(tried)[1:])
    after = left @ best
    covariance = unscaled @ scaled.T @ best @ scaled @ unscaled
    return covariance, np.trace(after) ** 2 / np.trace(after @ after)


@pytest.mark.parametrize("gap", [[], [5, 6, 20]])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_errors_are_those_reckoned_pair_by_pair(seed: int, gap: list[int]) -> None:
    y = counts(seed)
    y[gap] = np.nan
    found = serial_correlation(y, EXPECTED, DESIGN, lags=LAGS)
    covariance, freedom = plainly(y)
    assert found.covariance == pytest.approx(covariance)
    assert found.freedom == pytest.approx(freedom)


def test_months_alone_have_the_errors_of_any_regression() -> None:
    y = EXPECTED + np.sqrt(EXPECTED) * np.tile([1.0, -1.0], MONTHS // 2)
    found = serial_correlation(y, EXPECTED, DESIGN, lags=LAGS)
    unscaled = np.linalg.inv(DESIGN.T @ (EXPECTED[:, None] * DESIGN))
    assert found.lasting == 0
    assert found.covariance == pytest.approx(found.alone * unscaled)
    assert found.freedom == pytest.approx(MONTHS - DESIGN.shape[1])
