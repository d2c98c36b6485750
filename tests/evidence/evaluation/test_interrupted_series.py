import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from wardmote.evidence.evaluation import (
    InterruptedSeries,
    NothingChanges,
    TooFewMonths,
    interrupted_series,
)
from wardmote.evidence.records.months import season

MONTHS = pd.period_range("2020-04", periods=60, freq="M").strftime("%Y-%m")
YEARS = np.arange(60) / 12
WAVE = 1 + 0.3 * np.sin(YEARS * 2 * np.pi)
FROM = "2023-04"
AFTER = np.arange(60) >= 36


def told(counts: np.ndarray, **more: object) -> InterruptedSeries:
    asked = {
        "from_month": FROM, "new_trend": False, "confidence": 0.95, "fewest_months": 12, "lags": 6,
        **more,
    }  # fmt: skip
    return interrupted_series(pd.Series(counts, index=MONTHS), **asked)


def world(seed: int, step: float = 1.0) -> np.ndarray:
    mean = 80 * 1.05**YEARS * WAVE * np.where(AFTER, step, 1)
    return np.random.default_rng(seed).poisson(mean).astype(float)


def test_a_step_without_noise_is_found_whole() -> None:
    found = told(200 * 1.05**YEARS * WAVE * np.where(AFTER, 0.8, 1))
    assert found.ratio == pytest.approx(0.8)
    assert found.months["without"].iloc[40] == pytest.approx(200 * 1.05 ** (40 / 12) * WAVE[40])


def test_a_new_trend_is_told_apart_from_the_step() -> None:
    since = np.where(AFTER, YEARS - 3, 0)
    found = told(200 * 1.05**YEARS * WAVE * np.where(AFTER, 0.8, 1) * 0.9**since, new_trend=True)
    assert (found.ratio, found.slope_ratio) == (pytest.approx(0.8), pytest.approx(0.9))


def test_figures_are_those_of_statsmodels() -> None:
    mean = 80 * 1.05**YEARS * WAVE
    counts = np.random.default_rng(3).negative_binomial(40, 40 / (40 + mean)).astype(float)
    design = np.column_stack(
        [np.ones(60), AFTER, YEARS, season(pd.PeriodIndex(MONTHS, freq="M"))]
    ).astype(float)
    model = sm.GLM(counts, design, family=sm.families.Poisson())
    plain = model.fit(scale="X2")
    found = told(counts)
    assert found.ratio == pytest.approx(np.exp(plain.params[1]))
    assert (found.low, found.high) == pytest.approx(tuple(np.exp(plain.conf_int()[1])), rel=1e-3)


def test_months_alone_leave_the_robust_interval_hardly_wider() -> None:
    every = [told(world(seed)) for seed in range(15)]
    wider = [np.log(one.robust_high / one.robust_low) / np.log(one.high / one.low) for one in every]
    assert min(wider) >= 1
    assert np.median(wider) < 1.15


def test_months_alike_widen_the_robust_interval() -> None:
    mean, lasting = 80 * 1.05**YEARS * WAVE, np.repeat([1.15, 0.85, 1.2, 0.8, 1.1], 12)
    found = told(np.round(mean * lasting))
    assert found.robust_low < found.low * 0.9


def test_a_gap_is_left_out_and_not_taken_for_none() -> None:
    counts = 200 * 1.05**YEARS * WAVE * np.where(AFTER, 0.8, 1)
    counts[45:48] = np.nan
    assert told(counts).ratio == pytest.approx(0.8)


def test_exposure_is_what_events_are_out_of() -> None:
    people = pd.Series(np.where(AFTER, 500.0, 1000.0), index=MONTHS)
    assert told(100 * WAVE * np.where(AFTER, 0.5, 1), exposure=people).ratio == pytest.approx(1)


def test_too_few_months_and_a_series_of_one_number_are_refused() -> None:
    with pytest.raises(TooFewMonths, match="57 months before 2025-01 and 3 from it on"):
        told(world(1), from_month="2025-01")
    with pytest.raises(NothingChanges, match="Every month has 7 events"):
        told(np.full(60, 7.0))
