from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.spec.tables import table
from wardmote.evidence.analyses.change import change
from wardmote.evidence.records.intervals import ratio_interval

YEARS = ["2023/24", "2022/23", "2021/22", "2020/21"]
WORLDS = 100
MOST_FALSE = stats.binom.ppf(0.99, WORLDS, 0.05)  # what a true rate of 5 % leaves to luck
POISSON = pd.DataFrame({"dataset": [], "category": [], "dispersion": []})


def counted(counts: dict[str, Sequence[float]]) -> pd.DataFrame:
    rows = [
        ("police", category, year, count)
        for category, numbers in counts.items()
        for year, count in zip(YEARS, numbers, strict=False)
    ]
    return pd.DataFrame(rows, columns=["dataset", "category", "year", "count"])


def supply(*missing: str) -> pd.DataFrame:
    rows = [
        ("police", y, y not in missing, "June is missing" if y in missing else "") for y in YEARS
    ]
    return pd.DataFrame(rows, columns=["dataset", "year", "comparable", "reason"])


def changed(
    counts: dict[str, Sequence[float]],
    *,
    comparable: pd.DataFrame | None = None,
    dispersion: pd.DataFrame = POISSON,
    base: int = 1,
) -> pd.DataFrame:
    return change(
        counted(counts),
        years=YEARS,
        comparable=supply() if comparable is None else comparable,
        dispersion=dispersion,
        confidence=0.95,
        false_discovery_rate=0.05,
        fewest=20,
        base=base,
    ).set_index("category")


def test_each_category_is_told_as_up_down_or_neither() -> None:
    verdicts = changed({"robbery": [300, 200], "theft": [200, 300], "arson": [205, 200]})["verdict"]
    assert verdicts.to_dict() == {"robbery": "up", "theft": "down", "arson": "no clear change"}


def test_the_change_is_a_percentage_of_the_year_before() -> None:
    row = changed({"robbery": [300, 200]}).loc["robbery"]
    assert (row["count"], row["previous"]) == (300, 200)
    assert (row["ratio"], row["percent"]) == (pytest.approx(1.5), pytest.approx(50))
    assert row["percent_low"] < 50 < row["percent_high"]


@pytest.mark.parametrize("gap", ["2023/24", "2022/23"])
def test_a_fall_where_either_year_has_a_gap_is_never_told_as_a_fall(gap: str) -> None:
    row = changed({"robbery": [20, 400]}, comparable=supply(gap)).loc["robbery"]
    assert row["verdict"] == "not comparable"
    assert row["reason"] == "June is missing"


def test_a_year_that_nobody_vouches_for_is_not_comparable() -> None:
    two_years = supply()[lambda t: t["year"] != "2022/23"]
    row = changed({"robbery": [20, 400]}, comparable=two_years).loc["robbery"]
    assert (row["verdict"], row["reason"]) == ("not comparable", "2022/23: not supplied")


def test_of_few_events_nothing_is_said() -> None:
    assert changed({"robbery": [12, 2]})["verdict"]["robbery"] == "too few"


def test_a_category_absent_from_a_supplied_year_had_none() -> None:
    row = changed({"robbery": [40], "theft": [50, 50]}).loc["robbery"]
    assert (row["previous"], row["verdict"]) == (0, "up")
    assert np.isinf(row["high"])
    assert np.isnan(row["ratio"])


def test_over_dispersion_widens_the_interval_until_a_rise_is_no_longer_clear() -> None:
    spread = table("dataset | category | dispersion\n police | robbery | 8")
    calm, wild = (
        changed({"robbery": [300, 240]}),
        changed({"robbery": [300, 240]}, dispersion=spread),
    )
    assert calm["verdict"]["robbery"] == "up"
    assert wild["verdict"]["robbery"] == "no clear change"


def test_less_spread_than_chance_does_not_narrow_the_interval() -> None:
    tight = table("dataset | category | dispersion\n police | robbery | 0.2")
    pd.testing.assert_frame_equal(
        changed({"robbery": [300, 240]}), changed({"robbery": [300, 240]}, dispersion=tight)
    )


def test_the_mean_takes_only_the_comparable_earlier_years() -> None:
    row = changed({"robbery": [300, 200, 20, 240]}, comparable=supply("2021/22")).loc["robbery"]
    assert (row["earlier_years"], row["mean_before"]) == (2, 220)
    assert row["ratio_to_mean"] == pytest.approx(300 / 220)
    assert row["mean_verdict"] == "up"


def test_against_the_mean_a_missing_last_year_still_lets_the_others_speak() -> None:
    row = changed({"robbery": [300, 9, 200, 200]}, comparable=supply("2022/23")).loc["robbery"]
    assert (row["verdict"], row["mean_verdict"]) == ("not comparable", "up")


def test_rounding_widens_the_interval() -> None:
    exact, rounded = changed({"robbery": [60, 40]}), changed({"robbery": [60, 40]}, base=5)
    assert rounded["low"].iloc[0] < exact["low"].iloc[0]
    assert rounded["high"].iloc[0] > exact["high"].iloc[0]


def test_the_interval_is_the_one_that_r_prints() -> None:
    # R, ?poisson.test: c(11, 6+8+7) events in c(800, 1083+1050+878): 0.8584264 to 4.2772659.
    low, high, _p = ratio_interval(11, 21, confidence=0.95, exposure_ratio=800 / 3011)
    assert (low, high) == (pytest.approx(0.8584264, abs=1e-7), pytest.approx(4.2772659, abs=1e-7))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 300), st.integers(0, 300), st.sampled_from([0.5, 1, 3]))
def test_p_is_twice_the_smaller_binomial_tail_and_agrees_with_the_interval(
    now: int, before: int, exposure: float
) -> None:
    low, high, p = ratio_interval(now, before, confidence=0.95, exposure_ratio=exposure)
    both, even = now + before, exposure / (1 + exposure)
    tails = stats.binom.cdf(now, both, even), stats.binom.sf(now - 1, both, even)
    assert p == pytest.approx(min(1, 2 * min(tails)), abs=1e-9)
    if abs(p - 0.05) > 1e-9:
        assert (low > 1 or high < 1) == (p < 0.05)


def test_in_quiet_places_of_rounded_counts_hardly_ever_is_a_rise_or_fall_told() -> None:
    chance = np.random.default_rng(2)
    false = 0
    for _ in range(WORLDS):
        exact = chance.poisson(30, (12, 2))
        up = chance.random((12, 2)) < exact % 5 / 5
        rounded = exact - exact % 5 + 5 * up
        verdicts = changed({f"c{i}": row for i, row in enumerate(rounded)}, base=5)["verdict"]
        false += verdicts.isin(["up", "down"]).any()
    assert false <= MOST_FALSE
