"""Log-linear models of who told of what: the counts fitted, the untold estimated, an interval."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy import optimize, special, stats

from wardmote.evidence.records.intervals import Floats, floats

FARTHEST = 1e7  # times the events told of: an end of an interval beyond it is taken for none
Ties = tuple[tuple[int, int], ...]


def ways(sources: int) -> list[tuple[bool, ...]]:
    """How an event can be told of, from by all sources to by the last one alone."""
    return list(product([True, False], repeat=sources))[:-1]


@dataclass(frozen=True)
class Fit:
    """A log-linear model of the counts: `ties` between pairs, the last row of `design` untold."""

    counts: Floats
    ties: Ties
    design: Floats
    fitted: Floats
    coefficients: Floats

    @property
    def untold(self) -> float:
        """How many events none told of."""
        return float(np.exp(self.coefficients[0]))

    @property
    def total(self) -> float:
        """How many events there were."""
        return float(self.counts.sum() + self.untold)

    @property
    def standard_error(self) -> float:
        """The standard error of `total`."""
        cross = (self.design[:-1] * self.fitted[:, None]).T @ self.design[:-1]
        variance = np.linalg.pinv(cross)[0, 0]
        return float(np.sqrt(self.untold + self.untold**2 * variance))

    @property
    def deviance(self) -> float:
        """How far the counts lie from what is fitted."""
        beyond = special.xlogy(self.counts, self.counts / self.fitted) - self.counts + self.fitted
        return float(max(2 * beyond.sum(), 0.0))

    @property
    def aic(self) -> float:
        """Akaike's criterion: the lower, the better for the number of ties."""
        likelihood = stats.poisson.logpmf(self.counts, self.fitted).sum()
        return float(2 * self.design.shape[1] - 2 * likelihood)

    def likelihood(self, untold: float) -> float:
        """The profile likelihood if so many events were told of by none."""
        every = np.append(self.counts, untold)
        fitted, _ = _poisson(self.design, every)
        total = every.sum()
        chosen = special.gammaln(total + 1) - special.gammaln(untold + 1)
        return float(chosen + special.xlogy(every, fitted / total).sum())


def sets_of_ties(sources: int) -> list[Ties]:
    """Every set of ties between pairs of sources, none first."""
    pairs = list(combinations(range(sources), 2))
    return [ties for size in range(len(pairs) + 1) for ties in combinations(pairs, size)]


def fit(counts: Floats, ties: Ties) -> Fit:
    """The model of independent sources but for these ties."""
    sources = int(np.log2(len(counts) + 1))
    told = np.array([*ways(sources), (False,) * sources], dtype=float)
    tied = [told[:, one] * told[:, other] for one, other in ties]
    design = np.column_stack([np.ones(len(told)), told, *tied])
    fitted, coefficients = _poisson(design[:-1], counts)
    return Fit(counts, ties, design, fitted, coefficients)


def _poisson(design: Floats, counts: Floats) -> tuple[Floats, Floats]:
    """Poisson regression by iterated least squares: what is fitted, and the coefficients."""
    fitted = counts + 0.5
    ridge = 1e-10 * np.eye(design.shape[1])  # keeps what a cell of nought leaves open finite
    for _ in range(100):
        linear = np.log(fitted) + (counts - fitted) / fitted
        weight = np.sqrt(fitted)
        scaled = design * weight[:, None]
        after = np.linalg.solve(scaled.T @ scaled + ridge, scaled.T @ (linear * weight))
        before, fitted = fitted, np.exp(np.clip(design @ after, -30, 30))
        if np.abs(fitted - before).max() < 1e-9 * fitted.max():
            break
    return fitted, floats(after)


def averaged(fits: list[Fit], weights: Floats, confidence: float) -> tuple[float, float]:
    """Where the models' tail areas, weighted, come to what is left outside on either side."""
    told = float(fits[0].counts.sum())
    used = [(fit, w, fit.likelihood(fit.untold)) for fit, w in zip(fits, weights, strict=True)
            if w > 1e-4]  # fmt: skip

    def below(log_untold: float) -> float:
        untold = float(np.exp(log_untold))
        parts = [
            w * stats.norm.cdf(np.sign(untold - fit.untold)
                               * np.sqrt(max(2 * (best - fit.likelihood(untold)), 0.0)))
            for fit, w, best in used
        ]  # fmt: skip
        return float(sum(parts) / sum(w for _, w, _ in used))

    tail = (1 - confidence) / 2
    return told + _where(below, tail, told), told + _where(below, 1 - tail, told)


def _where(below: Callable[[float], float], share: float, told: float) -> float:
    """How many are untold where so large a share of the likelihood lies below."""
    least, most = float(np.log(1e-3)), float(np.log(FARTHEST * told))
    if below(least) >= share:
        return 0.0
    if below(most) <= share:
        return np.inf
    return float(np.exp(optimize.brentq(lambda at: below(at) - share, least, most, xtol=1e-4)))
