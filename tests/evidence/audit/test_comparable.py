from datetime import date

import pandas as pd
import pytest

from wardmote.evidence.analyses.change import change
from wardmote.evidence.audit.comparable import allow_for_drift, comparable_years
from wardmote.evidence.records import Period

NOW = Period.parse("2024/25")
YEARS = (NOW.before(), NOW)


def supply(*, gaps=(), missing=(), unlocated=None, rows=100):
    """One row per month of both years: gaps as told, months missing left out."""
    unlocated = unlocated or {}
    table = pd.DataFrame(
        [
            ("police_street", month, rows, unlocated.get(year.label, 0.0), f"{month:%Y-%m}" in gaps)
            for year in YEARS
            for month in year.months
            if f"{month:%Y-%m}" not in missing
        ],
        columns=["dataset", "month", "rows", "unlocated_share", "gap"],
    )
    return table.assign(supplied=True, comparable=~table["gap"], reason="")


def judged(**of):
    table = comparable_years(supply(**of), YEARS).set_index("year")
    return {year: (bool(row["comparable"]), row["reason"]) for year, row in table.iterrows()}


WHOLE = (True, "")
EVERY_MONTH = tuple(f"{month:%Y-%m}" for month in YEARS[0].months)


@pytest.mark.parametrize(
    ("of", "before", "now"),
    [
        ({}, WHOLE, WHOLE),
        ({"gaps": ["2023-06"]}, (False, "the supply for June 2023 has a gap"), WHOLE),
        ({"gaps": ["2023-06", "2024-01"]},
         (False, "the supply for June 2023 and January 2024 has a gap"), WHOLE),
        ({"gaps": ["2025-03"]}, WHOLE, (False, "the supply for March 2025 has a gap")),
        ({"missing": ["2023-06"]}, (False, "1 months of 2023/24 are missing"), WHOLE),
        ({"gaps": EVERY_MONTH}, (False, "nothing was supplied for 2023/24"), WHOLE),
        ({"missing": EVERY_MONTH}, (False, "nothing was supplied for 2023/24"), WHOLE),
        ({"missing": EVERY_MONTH[:6], "gaps": EVERY_MONTH[6:]},
         (False, "nothing was supplied for 2023/24"), WHOLE),
    ],
)  # fmt: skip
def test_a_year_is_comparable_only_if_it_was_supplied_whole(of, before, now):
    assert judged(**of) == {"2023/24": before, "2024/25": now}


def test_drift_is_how_much_more_of_the_rows_has_a_place_now():
    table = comparable_years(supply(unlocated={"2023/24": 0.2, "2024/25": 0.04}), YEARS)
    drift = table.set_index("year")["drift"]
    assert drift["2023/24"] == pytest.approx(0.96 / 0.8)
    assert drift["2024/25"] == pytest.approx(1)


def test_a_busy_month_weighs_more_in_the_drift_than_a_quiet_one():
    months = supply()
    may = months["month"] == date(2023, 5, 1)
    months.loc[may, ["rows", "unlocated_share"]] = [1100.0, 0.5]
    drift = comparable_years(months, YEARS).set_index("year")["drift"]
    assert drift["2023/24"] == pytest.approx(1 / (1 - 550 / 2200))


def test_nothing_is_said_of_drift_where_no_row_tells():
    drift = comparable_years(supply(rows=0), YEARS)["drift"]
    assert drift.tolist() == [1, 1]


def changed(low, high, verdict, *, mean=(1.0, 1.0, "no clear change")):
    mean_low, mean_high, mean_verdict = mean
    return pd.DataFrame(
        {"dataset": ["police_street"], "category": ["drugs"], "low": [low], "high": [high],
         "verdict": [verdict], "mean_low": [mean_low], "mean_high": [mean_high],
         "mean_verdict": [mean_verdict]}
    )  # fmt: skip


def drifted(by, *, usable=True):
    return pd.DataFrame(
        {"dataset": "police_street", "year": ["2023/24", "2024/25"],
         "comparable": [usable, True], "reason": "", "drift": [by, 1.0]}
    )  # fmt: skip


LABELS = ["2024/25", "2023/24"]


@pytest.mark.parametrize(
    ("low", "high", "drift", "verdict", "said"),
    [
        (1.05, 1.20, 1.00, "up", "up"),
        (1.05, 1.20, 1.02, "up", "up"),
        (1.05, 1.20, 1.10, "up", "no clear change"),
        (1.05, 1.20, 0.80, "up", "up"),
        (0.80, 0.95, 1.00, "down", "down"),
        (0.80, 0.95, 0.90, "down", "no clear change"),
        (0.80, 0.95, 1.20, "down", "down"),
        (0.98, 1.02, 1.20, "no clear change", "no clear change"),
        (0.98, 1.02, 1.20, "not comparable", "not comparable"),
        (0.80, 0.95, 0.50, "too few", "too few"),
    ],
)
def test_a_rise_or_fall_that_better_places_would_explain_is_none(low, high, drift, verdict, said):
    told = allow_for_drift(changed(low, high, verdict), drifted(drift), LABELS).iloc[0]
    assert told["verdict"] == said


@pytest.mark.parametrize(
    ("drift", "low", "high"), [(1.0, 0.9, 1.1), (1.25, 0.72, 1.1), (0.8, 0.9, 1.375)]
)
def test_drift_stretches_an_interval_and_never_shrinks_it(drift, low, high):
    given = changed(0.9, 1.1, "no clear change")
    told = allow_for_drift(given, drifted(drift), LABELS).iloc[0]
    assert (told["low"], told["high"]) == pytest.approx((low, high))
    assert told["percent_low"] == pytest.approx((low - 1) * 100)
    assert told["percent_high"] == pytest.approx((high - 1) * 100)


def test_the_mean_of_the_years_before_is_allowed_for_by_their_own_drift():
    given = changed(1.0, 1.0, "no clear change", mean=(1.05, 1.2, "up"))
    assert allow_for_drift(given, drifted(1.0), LABELS)["mean_verdict"].tolist() == ["up"]
    lost = allow_for_drift(given, drifted(1.1), LABELS)
    assert lost["mean_verdict"].tolist() == ["no clear change"]


def test_a_year_that_is_not_comparable_does_not_drift_the_mean():
    given = changed(1.0, 1.0, "no clear change", mean=(1.05, 1.2, "up"))
    kept = allow_for_drift(given, drifted(2.0, usable=False), LABELS)
    assert kept["mean_verdict"].tolist() == ["up"]


def test_a_fall_caused_by_a_gap_in_supply_is_no_fall():
    years = comparable_years(supply(gaps=["2024-09", "2024-10"]), YEARS)
    totals = pd.DataFrame(
        {"dataset": "police_street", "category": "drugs", "year": ["2023/24", "2024/25"],
         "count": [1200, 900]}
    )  # fmt: skip
    none = pd.DataFrame({"dataset": [], "category": [], "dispersion": []}, dtype=float)
    found = change(
        totals, years=LABELS, comparable=years, dispersion=none,
        confidence=0.95, false_discovery_rate=0.05, fewest=20, base=1,
    )  # fmt: skip
    told = allow_for_drift(found, years, LABELS).iloc[0]
    assert told["verdict"] == "not comparable"
    assert "September 2024 and October 2024" in told["reason"]
