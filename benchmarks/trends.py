"""Monthly trends, side by side in one run: ours in one batch, statsmodels and scipy one by one.

The peers get a tenth of the series, and their time is told for all: it grows with their number.

python -m benchmarks.trends --series 4500
"""

import argparse

import numpy as np
import pandas as pd

from benchmarks.timing import peak_gib, tell_where_time_goes, timed, told
from wardmote.evidence.analyses.robust_trend import robust_trend
from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.months import season

MONTHS = pd.period_range("2015-04", periods=120, freq="M")
YEARS = (np.arange(120) - 59.5) / 12
DESIGN = np.column_stack([np.ones(120), YEARS, season(MONTHS)])
TENTH = 10


def counts_at_random(series: int) -> np.ndarray:
    """Series × months, each with a level, a trend and a season of its own."""
    chance = np.random.default_rng(1)
    level, growth = chance.uniform(5, 200, (series, 1)), chance.normal(0, 0.05, (series, 1))
    wave = 1 + 0.3 * np.sin(np.arange(120) / 12 * 2 * np.pi + chance.uniform(0, 6, (series, 1)))
    return chance.poisson(level * wave * np.exp(growth * YEARS)).astype(float)


def as_table(counts: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same as an analysis takes it: one row per series × month, and the months supplied."""
    names = MONTHS.strftime("%Y-%m").to_numpy()
    keys = np.repeat(np.arange(len(counts)), len(names))
    rows = {"dataset": "police", "category": keys, "part": np.tile(names, len(counts))}
    supply = pd.DataFrame({"dataset": "police", "month": names, "comparable": True})
    return pd.DataFrame({**rows, "count": counts.ravel()}), supply


def robust(monthly: pd.DataFrame, supply: pd.DataFrame, season_from: int = 999) -> pd.DataFrame:
    """Slope, interval, score and p of every series."""
    return robust_trend(
        monthly, supply=supply, confidence=0.95, false_discovery_rate=0.05, fewest_months=24,
        fewest_months_for_season=season_from,
    )  # fmt: skip


def by_statsmodels(counts: np.ndarray) -> np.ndarray:
    """The trend of each series by its own regression."""
    import statsmodels.api as sm

    family = sm.families.Poisson()
    return np.array([sm.GLM(c, DESIGN, family=family).fit(scale="X2").params[1] for c in counts])


def by_scipy(counts: np.ndarray) -> np.ndarray:
    """The slope of each series by the median of its pairs, and its tau."""
    from scipy import stats

    time = np.arange(counts.shape[1])
    for series in counts:
        stats.kendalltau(time, series, method="asymptotic")
    return np.array([stats.theilslopes(series, time)[0] * 12 for series in counts])


def main() -> None:
    """Compile, then compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=4_500)
    counts = counts_at_random(parser.parse_args().series)
    tenth = counts[::TENTH]
    first, _ = timed(lambda: robust(*as_table(counts[:2])), 1)
    print(f"First call, compiled or read from the cache: {first:.2f} s")
    by_statsmodels(counts[:1]), by_scipy(counts[:1])  # imported once, outside the time
    print(f"{len(counts):,} series of {counts.shape[1]} months; this machine")
    seconds, fit = timed(lambda: quasi_poisson.fit(counts, DESIGN), 2)
    print(f"  {'ours, quasi-Poisson with season':<44}{seconds:9.3f} s   peak {peak_gib():.2f} GiB")
    once, theirs = timed(lambda: by_statsmodels(tenth), 1)
    print(told(f"statsmodels, {len(tenth)} × {TENTH}", once * TENTH, seconds))
    apart = np.abs(theirs - fit.coefficients[::TENTH, 1]).max()
    print(f"  furthest apart: {apart:.1e}")
    tables = as_table(counts)
    seconds, table = timed(lambda: robust(*tables), 2)
    print(f"  {'ours, Theil–Sen and Mann–Kendall':<44}{seconds:9.3f} s   peak {peak_gib():.2f} GiB")
    once, theirs = timed(lambda: by_scipy(tenth), 1)
    print(told(f"scipy, {len(tenth)} × {TENTH}", once * TENTH, seconds))
    apart = np.abs(theirs - table["yearly_slope"].to_numpy()[::TENTH]).max()
    print(f"  furthest apart: {apart:.1e}")
    tell_where_time_goes(lambda: robust(*tables))
    equal, _ = timed(lambda: robust(*tables, season_from=36), 2)
    print(told("ours, equal months alone (seasonal)", equal, seconds))


if __name__ == "__main__":
    main()
