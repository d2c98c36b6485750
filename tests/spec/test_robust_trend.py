import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wardmote.evidence.analyses.robust_trend import robust_trend

SEASON = 1 + 0.4 * np.sin(np.arange(60) / 12 * 2 * np.pi)


def names(months: int) -> list[str]:
    return list(pd.period_range("2020-04", periods=months, freq="M").strftime("%Y-%m"))


def told(*series: np.ndarray, gaps: tuple[int, ...] = (), **more: float) -> pd.DataFrame:
    months = names(len(series[0]))
    rows = [
        ("police", f"c{k:04d}", month, count)
        for k, counts in enumerate(series)
        for month, count in zip(months, counts, strict=True)
    ]
    supply = [("police", month, k not in gaps) for k, month in enumerate(months)]
    return robust_trend(
        pd.DataFrame(rows, columns=["dataset", "category", "part", "count"]),
        supply=pd.DataFrame(supply, columns=["dataset", "month", "comparable"]),
        **{"confidence": 0.95, "false_discovery_rate": 0.05, "fewest_months": 12,
           "fewest_months_for_season": 999, **more},
    )  # fmt: skip


counted = st.lists(st.integers(0, 12), min_size=12, max_size=30).filter(lambda c: len(set(c)) > 1)


@given(counted)
@settings(max_examples=60, deadline=None)
def test_slope_interval_tau_and_p_are_those_of_scipy(counts: list[int]) -> None:
    row, time = told(np.array(counts)).iloc[0], np.arange(len(counts))
    slope = stats.theilslopes(counts, time, alpha=0.95)
    found = row[["yearly_slope", "slope_low", "slope_high"]].to_list()
    assert found == pytest.approx([12 * slope.slope, 12 * slope.low_slope, 12 * slope.high_slope])
    tau, p = stats.kendalltau(time, counts, method="asymptotic")
    assert row["tau"] == pytest.approx(tau)
    score = sum(np.sign(counts[j] - counts[i]) for j in time for i in range(j))
    if score:  # theirs has no correction for continuity: take it off
        error = abs(score) / stats.norm.isf(p / 2)
        assert row["p"] == pytest.approx(2 * stats.norm.sf((abs(score) - 1) / error))


def plain(counts: np.ndarray, gaps: tuple[int, ...]) -> tuple[float, float, float]:
    """The plain twin of the seasonal test: slope, score and variance over equal months."""
    slopes, score, variance = [], 0.0, 0.0
    for m in range(12):
        own = [k for k in range(m, len(counts), 12) if k not in gaps]
        pairs = [(i, j) for i in own for j in own if i < j]
        slopes += [(counts[j] - counts[i]) / (j - i) * 12 for i, j in pairs]
        score += sum(np.sign(counts[j] - counts[i]) for i, j in pairs)
        sizes = [len(own), *(-pd.Series(counts[own]).value_counts())]
        variance += sum(np.sign(n) * abs(n) * (abs(n) - 1) * (2 * abs(n) + 5) / 18 for n in sizes)
    return float(np.median(slopes)), score, variance


@pytest.mark.parametrize("gaps", [(), (0, 17, 18, 59)])
def test_with_years_enough_only_equal_months_are_compared(gaps: tuple[int, ...]) -> None:
    counts = np.random.default_rng(2).poisson(6 * SEASON)
    row = told(counts, gaps=gaps, fewest_months_for_season=48).iloc[0]
    slope, score, variance = plain(counts, gaps)
    assert row["seasonal"]
    assert row["yearly_slope"] == pytest.approx(slope)
    assert row["p"] == pytest.approx(2 * stats.norm.sf((abs(score) - 1) / variance**0.5))


def test_a_month_twenty_times_too_high_moves_neither_slope_nor_verdict() -> None:
    counts = np.random.default_rng(3).poisson(30 * SEASON)
    odd = counts.copy()
    odd[58] *= 20
    found = told(counts, odd, fewest_months_for_season=36)
    assert found["yearly_slope"].iloc[1] == pytest.approx(found["yearly_slope"].iloc[0], abs=0.3)
    assert (found["verdict"] == "no clear change").all()


def test_a_season_in_equal_years_is_no_change() -> None:
    row = told(np.tile(np.arange(12), 5), fewest_months_for_season=36).iloc[0]
    assert (row["yearly_slope"], row["p"], row["verdict"]) == (0, 1, "no clear change")


def test_constant_and_short_series_are_named_and_have_no_figures() -> None:
    found = told(np.full(60, 7), np.zeros(60), np.arange(60), gaps=tuple(range(10, 60)))
    assert set(found["verdict"]) == {"too few"}
    found = told(np.full(60, 7), np.zeros(60), np.arange(60))
    assert found["verdict"].tolist() == ["constant", "constant", "up"]
    assert found.loc[:1, ["yearly_slope", "tau", "p", "adjusted_p"]].isna().all(axis=None)


def test_a_gap_is_left_out_and_time_goes_on_over_it() -> None:
    counts = np.arange(60) * 2
    row = told(np.where(np.arange(60) == 20, 0, counts), gaps=(20,)).iloc[0]
    assert (row["months"], row["yearly_slope"], row["tau"]) == (59, 24, 1)


@pytest.mark.parametrize(("mean", "seasonal"), [(3, 36), (30, 36)])
def test_false_alarms_are_within_the_stated_level(mean: float, seasonal: int) -> None:
    worlds, stated, chance = 1000, 0.05, np.random.default_rng(5)
    quiet = [chance.poisson(mean * SEASON) for _ in range(worlds)]
    alarms = (told(*quiet, fewest_months_for_season=seasonal)["p"] <= stated).sum()
    print(f"robust_trend, mean {mean}: false alarms {alarms / worlds:.3f} of stated {stated}")
    assert 0 < alarms <= stats.binom.ppf(0.999, worlds, stated)


def test_a_rise_of_a_tenth_a_year_is_mostly_found() -> None:
    chance, growth = np.random.default_rng(6), 1.1 ** (np.arange(60) / 12)
    rising = [chance.poisson(30 * SEASON * growth) for _ in range(1000)]
    found = told(*rising, fewest_months_for_season=36)
    power = ((found["p"] <= 0.05) & (found["yearly_slope"] > 0)).mean()
    print(f"robust_trend: power {power:.3f} at + 10 % a year, 30 a month, 60 months")
    assert power > 0.9


def test_nothing_supplied_gives_an_empty_table() -> None:
    assert told(np.array([])).empty
