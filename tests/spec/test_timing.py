from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wardmote.evidence.analyses.timing import HOURS, WEEKDAYS, Timing, timing
from wardmote.evidence.records import Period

YEAR = Period.parse("2023/24")
MONTHS = [f"{month:%Y-%m}" for month in YEAR.months]
DAYS = {m: pd.Period(m).days_in_month for m in MONTHS}


def told(
    parts: dict[str, float] | dict[str, dict[str, float]],
    *,
    split: str = "month",
    gaps: tuple[str, ...] = (),
    dispersion: float = 1,
    base: int = 1,
) -> Timing:
    series = parts if isinstance(next(iter(parts.values())), dict) else {"robbery": parts}
    rows = [
        ("police", category, split, part, count)
        for category, counts in series.items()
        for part, count in counts.items()
    ]
    supply = [("police", month, f"{month:%Y-%m}" not in gaps) for month in YEAR.months]
    return timing(
        pd.DataFrame(rows, columns=["dataset", "category", "split", "part", "count"]),
        period=YEAR,
        supply=pd.DataFrame(supply, columns=["dataset", "month", "comparable"]),
        dispersion=pd.DataFrame(
            {"dataset": ["police"], "category": ["robbery"], "dispersion": [dispersion]}
        ),
        confidence=0.95,
        false_discovery_rate=0.05,
        fewest=50,
        base=base,
    )


def week(**counts: float) -> dict[str, float]:
    return dict.fromkeys(WEEKDAYS, 100.0) | counts


def test_the_day_with_clearly_most_is_the_peak() -> None:
    row = told(week(Sat=190), split="weekday").series.iloc[0]
    assert (row["verdict"], row["peak"]) == ("uneven", "Sat")
    assert row["peak_ratio"] == pytest.approx(190 / 790 / (53 / 366))


def test_a_long_month_with_more_is_not_uneven() -> None:
    parts = told({month: 30.0 * days for month, days in DAYS.items()})
    assert parts.series["verdict"].tolist() == ["no clear pattern"]
    assert parts.parts["ratio"].to_numpy() == pytest.approx(1)
    assert parts.series["peak"].tolist() == [""]


def test_weekdays_are_expected_as_often_as_the_period_has_them() -> None:
    expected = told(week(), split="weekday").parts.set_index("part")["expected_share"]
    # 2023/24 has 366 days, from a Saturday to a Sunday: 53 of these two, 52 of the others.
    assert expected["Sat"] == pytest.approx(53 / 366)
    assert expected["Mon"] == pytest.approx(52 / 366)


def test_parts_stand_in_the_order_of_the_calendar_and_none_is_left_out() -> None:
    parts = told({"23": 100.0, "01": 200.0}, split="hour").parts
    assert list(parts["part"]) == list(HOURS)
    assert parts["count"].sum() == 300


def test_rows_that_do_not_say_are_told_and_left_out_of_the_shares() -> None:
    timed = told(week() | {"not known": 300.0}, split="weekday")
    assert timed.series["unknown_share"].iloc[0] == pytest.approx(0.3)
    assert timed.parts["share"].sum() == pytest.approx(1)


def test_a_month_with_a_gap_in_supply_is_neither_expected_nor_counted() -> None:
    counts = {month: 30.0 * days for month, days in DAYS.items()} | {"2023-06": 3.0}
    timed = told(counts, gaps=("2023-06",))
    assert "2023-06" not in set(timed.parts["part"])
    assert timed.series["verdict"].tolist() == ["no clear pattern"]


def test_over_dispersed_counts_need_a_stronger_pattern() -> None:
    calm, wild = week(Fri=140), told(week(Fri=140), split="weekday", dispersion=6)
    assert told(calm, split="weekday").series["verdict"].tolist() == ["uneven"]
    assert wild.series["verdict"].tolist() == ["no clear pattern"]


def test_of_few_events_nothing_is_said() -> None:
    timed = told(dict.fromkeys(WEEKDAYS, 1.0) | {"Sat": 20.0}, split="weekday")
    assert timed.series["verdict"].tolist() == ["too few"]
    assert not timed.parts["peak"].any()


def test_the_test_is_pearsons_chi_squared() -> None:
    counts = week(Sat=130)
    days = pd.date_range(date(2023, 4, 1), date(2024, 3, 31)).weekday
    share = np.bincount(days) / len(days)
    plain = stats.chisquare(list(counts.values()), share * sum(counts.values()))
    assert told(counts, split="weekday").series["p"].iloc[0] == pytest.approx(plain.pvalue)


def test_a_year_of_gaps_says_nothing() -> None:
    assert told(dict.fromkeys(MONTHS, 100.0), gaps=tuple(MONTHS)).parts.empty


@pytest.mark.parametrize("base", [1, 5])
def test_in_quiet_places_hardly_ever_is_a_pattern_told(base: int) -> None:
    chance, worlds, false = np.random.default_rng(base), 60, 0
    share = np.array(list(DAYS.values())) / 366
    for _ in range(worlds):
        exact = chance.poisson(300 * share, (8, 12))
        counts = exact - exact % base + base * (chance.random((8, 12)) < exact % base / base)
        series = {f"c{i}": dict(zip(MONTHS, row, strict=True)) for i, row in enumerate(counts)}
        false += told(series, base=base).series["verdict"].eq("uneven").any()
    assert false <= stats.binom.ppf(0.99, worlds, 0.05)
