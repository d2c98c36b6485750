from datetime import date

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from wardmote.evidence.analyses.special_days import KindsNotApart, NoSpecialDays, special_days
from wardmote.evidence.records import Period

TWO_YEARS = Period(date(2023, 4, 1), date(2025, 4, 1))
DATES = pd.date_range("2023-04-01", "2025-03-31")
WORKDAY = DATES.weekday < 5
HOLIDAY = WORKDAY & ((DATES.month == 8) | ((DATES.month == 12) & (DATES.day > 20)))
BANK = ["05-01", "08-28", "12-25"], ["05-06", "05-27", "08-26", "12-25", "12-26"]
CLOSED = DATES.isin(pd.to_datetime([f"2023-{d}" for d in BANK[0]] + [f"2024-{d}" for d in BANK[1]]))
KINDS = {"school holiday": HOLIDAY, "bank holiday": CLOSED}


def marked(kinds: dict[str, np.ndarray]) -> pd.DataFrame:
    tables = [pd.DataFrame({"day": DATES[on], "kind": kind}) for kind, on in kinds.items()]
    return pd.concat(tables, ignore_index=True)


def told(*series: np.ndarray, kinds: dict | None = None, gaps: tuple = (), **more) -> pd.DataFrame:
    daily = pd.concat(
        pd.DataFrame({"dataset": "police", "category": f"c{k:04d}", "day": DATES, "count": c})
        for k, c in enumerate(series)
    )
    months = pd.period_range("2023-04", periods=24, freq="M").strftime("%Y-%m")
    supply = [("police", month, month not in gaps) for month in months]
    return special_days(
        daily[daily["count"] > 0], days=marked(KINDS if kinds is None else kinds),
        **{"supply": pd.DataFrame(supply, columns=["dataset", "month", "comparable"]),
           "period": TWO_YEARS, "confidence": 0.95, "false_discovery_rate": 0.05,
           "fewest_days": 5, "fewest_events": 60, **more},
    )  # fmt: skip


def usual() -> np.ndarray:
    """Events a day: weekends are busier, and the level drifts from month to month."""
    months = DATES.to_period("M").astype("int64").to_numpy()
    return 12 * np.where(WORKDAY, 1, 1.5) * (1 + 0.2 * np.sin(months))


def drawn(worlds: int, seed: int, **ratio: float) -> np.ndarray:
    mean = usual()
    for kind, on in (("school", HOLIDAY), ("bank", CLOSED)):
        mean = mean * np.where(on, ratio.get(kind, 1), 1)
    return np.random.default_rng(seed).poisson(mean, (worlds, len(DATES))).astype(float)


def by_statsmodels(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    month = pd.get_dummies(DATES.strftime("%Y-%m")).to_numpy(dtype=float)
    week = pd.get_dummies(DATES.weekday).to_numpy(dtype=float)[:, 1:]
    design = np.column_stack([month, week, CLOSED, HOLIDAY]).astype(float)
    fit = sm.GLM(counts, design, family=sm.families.Poisson()).fit(scale="X2", tol=1e-12)
    return fit.params[-2:], fit.bse[-2:] / np.sqrt(min(fit.scale, 1))  # no less than Poisson's


def test_ratio_and_interval_are_those_of_statsmodels() -> None:
    counts = drawn(1, 1)[0]
    found, (effect, error) = told(counts).set_index("kind"), by_statsmodels(counts)
    reach = stats.t.isf(0.025, len(DATES) - 24 - 6 - 2) * error
    for k, kind in enumerate(["bank holiday", "school holiday"]):
        row = found.loc[kind, ["ratio", "low", "high"]].to_list()
        ends = [np.exp(effect[k] + sign * reach[k]) for sign in (0, -1, 1)]
        assert row == pytest.approx(ends, rel=1e-6)


def test_without_chance_the_planted_ratios_come_back() -> None:
    mean = usual() * np.where(HOLIDAY, 0.6, 1) * np.where(CLOSED, 1.5, 1)
    found = told(mean).set_index("kind")
    assert found["ratio"].to_dict() == pytest.approx({"bank holiday": 1.5, "school holiday": 0.6})
    assert found.loc["bank holiday", "days"] == 8
    expected = found["events"] / found["ratio"]
    assert found["expected"].to_numpy() == pytest.approx(expected.to_numpy())


def test_false_alarms_are_within_the_stated_level_and_intervals_hold_the_truth() -> None:
    worlds, stated = 1000, 0.05
    found = told(*drawn(worlds, 2))
    for kind, rows in found.groupby("kind"):
        alarms = (rows["p"] <= stated).sum()
        held = ((rows["low"] <= 1) & (rows["high"] >= 1)).mean()
        print(f"special_days, {kind}: false alarms {alarms / worlds:.3f}, truth held {held:.3f}")
        assert 0 < alarms <= stats.binom.ppf(0.999, worlds, stated * 1.1)  # t of Wald: nearly


def test_planted_effects_are_mostly_found() -> None:
    found = told(*drawn(200, 3, school=0.85, bank=1.5)).set_index("kind")
    power = (found["p"] <= 0.05).groupby("kind").mean()
    print(f"special_days: power {power.to_dict()} at × 0.85 and × 1.5")
    assert (power > 0.8).all()
    assert set(found.loc["bank holiday", "verdict"]) <= {"more", "no clear difference"}


def test_days_on_which_nothing_happens_at_all_are_told_as_fewer() -> None:
    row = told(drawn(1, 4, bank=0)[0]).set_index("kind").loc["bank holiday"]
    assert (row["events"], row["ratio"], row["low"], row["verdict"]) == (0, 0, 0, "fewer")
    assert row["high"] == pytest.approx(3.689 / row["expected"], rel=0.2)


def test_months_that_were_not_supplied_are_left_out() -> None:
    counts = np.where(DATES.strftime("%Y-%m") == "2024-08", 0.0, usual())
    found = told(counts, gaps=("2024-08",)).set_index("kind")
    assert found.loc["bank holiday", "days"] == 7
    assert found["ratio"].to_numpy() == pytest.approx([1, 1])


def test_a_kind_of_few_days_and_a_series_of_few_events_are_named() -> None:
    found = told(drawn(1, 5)[0], np.eye(len(DATES))[3] * 20, fewest_days=9)
    assert found["verdict"].tolist() == [
        "too few", "too few", "no clear difference", "too few",
    ]  # fmt: skip
    assert found.loc[found["verdict"] == "too few", ["ratio", "p"]].isna().all(axis=None)


def test_nothing_supplied_gives_an_empty_table() -> None:
    every = tuple(pd.period_range("2023-04", periods=24, freq="M").strftime("%Y-%m"))
    assert told(usual(), gaps=every).empty


def test_no_day_of_the_period_and_kinds_that_cannot_be_told_apart_are_refused() -> None:
    early = Period(date(2020, 1, 1), date(2021, 1, 1))
    with pytest.raises(NoSpecialDays, match="2020-01-01 to 2020-12-31"):
        told(usual(), period=early)
    with pytest.raises(KindsNotApart, match="a, b"):
        told(usual(), kinds={"a": CLOSED, "b": CLOSED})
    with pytest.raises(KindsNotApart, match="whole months"):
        told(usual(), kinds={"august": DATES.strftime("%Y-%m") == "2023-08"})


def test_a_kind_whose_days_were_all_not_supplied_is_too_few() -> None:
    found = told(drawn(1, 6)[0], kinds={**KINDS, "fair": DATES == "2024-06-08"}, gaps=("2024-06",))
    row = found.set_index("kind").loc["fair"]
    assert (row["days"], row["verdict"]) == (0, "too few")
    assert found["p"].notna().tolist() == [True, False, True]
