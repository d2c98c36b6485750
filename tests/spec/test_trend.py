import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wardmote.evidence.analyses.trend import Trend, trend
from wardmote.evidence.records import quasi_poisson

MONTHS = pd.period_range("2020-04", periods=48, freq="M").strftime("%Y-%m")
SEASON = 1 + 0.3 * np.sin(np.arange(48) / 12 * 2 * np.pi)


def monthly(counts: dict[str, np.ndarray]) -> pd.DataFrame:
    rows = [
        ("police", category, month, count)
        for category, series in counts.items()
        for month, count in zip(MONTHS, series, strict=True)
        if count
    ]
    return pd.DataFrame(rows, columns=["dataset", "category", "part", "count"])


def supply(*gaps: str) -> pd.DataFrame:
    rows = [("police", month, month not in gaps) for month in MONTHS]
    return pd.DataFrame(rows, columns=["dataset", "month", "comparable"])


def fitted(counts: dict[str, np.ndarray], *gaps: str, fewest_months: int = 24) -> Trend:
    return trend(
        monthly(counts),
        supply=supply(*gaps),
        confidence=0.95,
        false_discovery_rate=0.05,
        fewest_events=60,
        fewest_months=fewest_months,
        fewest_months_for_season=36,
    )


def design() -> np.ndarray:
    month = np.array([int(m[5:]) for m in MONTHS])
    years = (np.arange(48) - 23.5) / 12
    return np.column_stack(
        [np.ones(48), years, *[(month == m).astype(float) for m in range(2, 13)]]
    )


def by_statsmodels(counts: np.ndarray, keep: np.ndarray) -> tuple[float, float]:
    columns = design()[keep].any(axis=0)
    model = sm.GLM(counts[keep], design()[keep][:, columns], family=sm.families.Poisson())
    result = model.fit(scale="X2", tol=1e-12)
    return result.params[1], result.bse[1]


def test_a_planted_growth_of_a_tenth_a_year_is_found_through_the_season() -> None:
    growth = np.round(200 * SEASON * 1.1 ** (np.arange(48) / 12))
    row = fitted({"robbery": growth}).series.iloc[0]
    assert row["yearly_percent"] == pytest.approx(10, abs=0.2)
    assert (row["verdict"], row["seasonal"], row["months"]) == ("up", True, 48)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_trend_and_its_error_are_those_of_statsmodels(seed: int) -> None:
    chance = np.random.default_rng(seed)
    counts = chance.negative_binomial(5, 5 / (5 + 80 * SEASON)).astype(float)
    row = fitted({"robbery": counts}).series.iloc[0]
    slope, error = by_statsmodels(counts, np.ones(48, dtype=bool))
    reach = stats.t.isf(0.025, 35) * error
    assert row["yearly_ratio"] == pytest.approx(np.exp(slope), rel=1e-7)
    assert row["percent_low"] == pytest.approx(np.expm1(slope - reach) * 100, rel=1e-5, abs=1e-6)


def test_months_with_a_gap_in_supply_are_left_out_and_make_no_fall() -> None:
    flat = np.full(48, 100.0)
    flat[40:] = 3
    row = fitted({"robbery": flat}, *MONTHS[40:]).series.iloc[0]
    assert row["months"] == 40
    assert row["yearly_percent"] == pytest.approx(0, abs=1e-6)
    assert row["verdict"] == "no clear change"


def test_a_gap_is_shown_with_what_was_expected_and_no_count() -> None:
    months = fitted({"robbery": np.full(48, 100.0)}, "2022-06").months.set_index("month")
    assert not months.loc["2022-06", "supplied"]
    assert np.isnan(months.loc["2022-06", "count"])
    assert months.loc["2022-06", "expected"] == pytest.approx(100)


def test_the_gap_gives_the_same_fit_as_statsmodels_without_that_month() -> None:
    counts = np.random.default_rng(3).poisson(90 * SEASON).astype(float)
    keep = ~np.isin(MONTHS, ["2021-01", "2022-06"])
    row = fitted({"robbery": counts}, "2021-01", "2022-06").series.iloc[0]
    assert row["yearly_ratio"] == pytest.approx(np.exp(by_statsmodels(counts, keep)[0]), rel=1e-7)


def test_a_month_of_the_year_that_never_has_any_does_not_upset_the_trend() -> None:
    counts = np.random.default_rng(4).poisson(30 * SEASON).astype(float)
    february = np.array([m.endswith("-02") for m in MONTHS])
    counts[february] = 0
    row = fitted({"robbery": counts}).series.iloc[0]
    slope, _error = by_statsmodels(counts, ~february)
    assert row["yearly_ratio"] == pytest.approx(np.exp(slope), rel=1e-6)
    assert np.isfinite([row["percent_low"], row["percent_high"]]).all()


def test_the_expected_counts_add_up_to_the_counts() -> None:
    counts = np.random.default_rng(5).poisson(50 * SEASON).astype(float)
    months = fitted({"robbery": counts}).months
    assert months["expected"].sum() == pytest.approx(counts.sum())
    assert months["level"].sum() == pytest.approx(counts.sum())


def test_of_few_events_or_few_months_nothing_is_said() -> None:
    few = fitted({"arson": np.eye(48)[0] * 40}).series.iloc[0]
    short = fitted({"robbery": np.full(48, 50.0)}, *MONTHS[10:]).series.iloc[0]
    assert (few["verdict"], short["verdict"]) == ("too few", "too few")
    assert np.isnan(few["yearly_percent"])
    assert np.isnan(short["yearly_percent"])


def test_with_too_few_months_for_a_season_a_trend_is_fitted_without_one() -> None:
    counts = np.round(100 * 1.2 ** (np.arange(48) / 12))
    row = fitted({"robbery": counts}, *MONTHS[30:]).series.iloc[0]
    assert not row["seasonal"]
    assert row["yearly_percent"] == pytest.approx(20, abs=1)


def test_nothing_supplied_gives_empty_tables() -> None:
    none = fitted({})
    assert none.series.empty
    assert none.months.empty


def test_series_fitted_side_by_side_are_fitted_as_if_alone() -> None:
    chance = np.random.default_rng(6)
    counts = {f"c{i}": chance.poisson(20 * (i + 1) * SEASON).astype(float) for i in range(8)}
    together = fitted(counts).series.set_index("category")["yearly_ratio"]
    for category, series in counts.items():
        alone = fitted({category: series}).series["yearly_ratio"].iloc[0]
        assert together[category] == pytest.approx(alone, rel=1e-9)


def test_an_offset_stands_for_exposure() -> None:
    people = np.array([100.0, 1000.0, 500.0])
    fit = quasi_poisson.fit(np.array([people / 10]), np.ones((3, 1)), offset=np.log(people))
    assert np.exp(fit.coefficients[0, 0]) == pytest.approx(0.1)
