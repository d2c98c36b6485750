import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wardmote.evidence.analyses.forecast import METHODS, Forecast, forecast

YEARS = np.arange(84) / 12
SEASON = 1 + 0.3 * np.sin(YEARS * 2 * np.pi)


def told(*series: np.ndarray, gaps: tuple[int, ...] = (), **more: float) -> Forecast:
    names = pd.period_range("2019-04", periods=len(series[0]), freq="M").strftime("%Y-%m")
    rows = [
        ("police", f"c{k:04d}", month, count)
        for k, counts in enumerate(series)
        for month, count in zip(names, counts, strict=True)
    ]
    supply = [("police", month, k not in gaps) for k, month in enumerate(names)]
    return forecast(
        pd.DataFrame(rows, columns=["dataset", "category", "part", "count"]),
        supply=pd.DataFrame(supply, columns=["dataset", "month", "comparable"]),
        **{"months_ahead": 3, "confidence": 0.8, "first_months": 36, "fewest_events": 60, **more},
    )  # fmt: skip


def plain(counts: np.ndarray, ahead: int, confidence: float) -> list[tuple[float, float]]:
    """The plain twin of last year's month: every past forecast, one after another."""
    bounds, widest = [], 0.0
    for h in range(ahead):
        errors = sorted(
            abs(counts[now] ** 0.5 - counts[now - 12] ** 0.5) for now in range(36 + h, len(counts))
        )
        rank = int(np.ceil((len(errors) + 1) * confidence))
        widest = max(widest, errors[rank - 1])
        root = counts[len(counts) - 12 + h] ** 0.5
        bounds.append((max(root - widest, 0) ** 2, (root + widest) ** 2))
    return bounds


def test_bounds_are_those_that_the_plain_twin_finds() -> None:
    counts = np.round(np.random.default_rng(1).uniform(20, 180, 12))  # no season that a line keeps
    counts = np.tile(counts, 7) + np.tile([0.0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9], 7)
    counts[40:50] += 60  # a step up and down again: last year's month errs less on the whole
    found = told(counts)
    assert found.series["method"].iloc[0] == METHODS[0]
    rows = found.months[["low", "high"]].to_numpy()
    assert rows == pytest.approx(np.array(plain(counts, 3, 0.8)))


def test_growth_with_a_season_is_carried_on() -> None:
    both = np.arange(87) / 12
    wave = 1 + 0.3 * np.sin(both * 2 * np.pi)
    counts = np.round(500 * wave * 1.2**both)
    found = told(counts[:84])
    assert found.series["method"].iloc[0] == METHODS[1]
    assert found.months["expected"].to_numpy() == pytest.approx(counts[84:], rel=0.005)
    assert found.months["month"].tolist() == ["2026-04", "2026-05", "2026-06"]
    assert found.months["ahead"].tolist() == [1, 2, 3]


def worlds(kind: str, many: int, months: int) -> np.ndarray:
    """Made-up series: steady, growing, over-dispersed, and wandering from month to month."""
    chance, time = np.random.default_rng(7), np.arange(months) / 12
    mean = 40 * (1 + 0.3 * np.sin(time * 2 * np.pi)) * np.ones((many, 1))
    if kind == "growing":
        mean = mean * np.exp(chance.normal(0, 0.08, (many, 1)) * time)
    if kind == "wandering":
        mean = mean * np.exp(np.cumsum(chance.normal(0, 0.03, (many, months)), axis=1))
    if kind == "over-dispersed":
        mean = mean * chance.gamma(20, 1 / 20, mean.shape)
    return chance.poisson(mean).astype(float)


@pytest.mark.parametrize("kind", ["steady", "growing", "over-dispersed", "wandering"])
def test_as_many_months_as_stated_lie_within_the_bounds(kind: str) -> None:
    many, stated, ahead = 250, 0.8, 3
    counts = worlds(kind, many, 84 + ahead)
    months = told(*counts[:, :84], confidence=stated).months
    low, high = (months[name].to_numpy().reshape(many, ahead) for name in ("low", "high"))
    within = (low <= counts[:, 84:]) & (counts[:, 84:] <= high)
    print(f"forecast, {kind}: {within.mean():.3f} within, of stated {stated}")
    # A month of a series is one trial: its own three are not independent.
    for h in range(ahead):
        assert within[:, h].sum() >= stats.binom.ppf(0.005, many, stated)
    assert within.mean() < 0.95


def test_nothing_lies_below_nothing() -> None:
    counts = np.random.default_rng(3).poisson(1.2, 84).astype(float)
    months = told(counts).months
    assert (months["low"] == 0).any()
    assert (months[["low", "expected"]] >= 0).all(axis=None)


def test_a_short_series_and_one_with_few_events_are_named() -> None:
    short = told(np.full(38, 50.0))
    assert short.series["verdict"].tolist() == ["too few"]
    assert short.months.empty
    assert told(np.eye(84)[3] * 40).series["verdict"].tolist() == ["too few"]


def test_bounds_surer_than_the_past_is_long_are_not_told() -> None:
    counts = np.random.default_rng(4).poisson(40, 60).astype(float)
    assert told(counts, confidence=0.95).series["verdict"].tolist() == ["told"]
    assert told(counts, confidence=0.97).series["verdict"].tolist() == ["too few"]


def test_a_gap_is_bridged_by_the_year_before_it() -> None:
    counts = np.tile(np.arange(12) * 10.0 + 20, 7)
    counts[72:75] = 999
    found = told(counts, gaps=(72, 73, 74))
    assert found.months["expected"].to_numpy() == pytest.approx([20, 30, 40], rel=1e-3)


def test_nothing_supplied_gives_empty_tables() -> None:
    none = told(np.array([]))
    assert none.series.empty
    assert none.months.empty
