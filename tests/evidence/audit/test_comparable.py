from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.comparable import allow_for_drift, comparable_years, like_months
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.words import months_named
from wardmote.evidence.records import AREA_COLUMNS, PART_COLUMNS, Counts, Period

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


JUNE_ON = EVERY_MONTH[2:]
LATE = tuple(f"{month:%Y-%m}" for month in YEARS[1].months[:2])


@pytest.mark.parametrize(
    ("of", "before", "now"),
    [
        ({}, WHOLE, WHOLE),
        ({"gaps": ["2023-06"]}, WHOLE, WHOLE),
        ({"gaps": ["2025-03"]}, WHOLE, WHOLE),
        ({"missing": ["2023-06"]}, WHOLE, WHOLE),
        ({"gaps": EVERY_MONTH}, (False, "nothing was supplied for 2023/24"), WHOLE),
        ({"missing": EVERY_MONTH}, (False, "nothing was supplied for 2023/24"), WHOLE),
        (
            {"missing": EVERY_MONTH[:6], "gaps": EVERY_MONTH[6:]},
            (False, "nothing was supplied for 2023/24"),
            WHOLE,
        ),
        (
            {"missing": JUNE_ON, "gaps": LATE},
            (False, f"the supply for {months_named(JUNE_ON)} has a gap"),
            (False, "the supply for April 2024 and May 2024 has a gap"),
        ),
    ],
)
def test_years_are_comparable_if_any_months_of_both_were_supplied(of, before, now):
    assert judged(**of) == {"2023/24": before, "2024/25": now}


def test_only_the_months_that_both_years_have_are_alike():
    given = supply(gaps=["2023-06"], missing=["2024-09"])
    assert like_months(given, YEARS) == {"police_street": frozenset(range(1, 13)) - {6, 9}}


def test_an_earlier_year_is_comparable_only_if_it_has_every_month_that_is_compared():
    older = NOW.before(2)
    rows = [("police_street", m, 100, 0.0, m.month == 6) for m in older.months]
    earlier = pd.DataFrame(rows, columns=["dataset", "month", "rows", "unlocated_share", "gap"])
    table = comparable_years(pd.concat([earlier, supply()]), (older, *YEARS))
    assert table.set_index("year")["comparable"].to_dict() == {
        "2022/23": False, "2023/24": True, "2024/25": True,
    }  # fmt: skip
    alike = comparable_years(pd.concat([earlier, supply(gaps=["2024-06"])]), (older, *YEARS))
    assert alike["comparable"].all()


def test_the_months_with_a_gap_are_named_whether_or_not_the_year_is_comparable():
    table = comparable_years(supply(gaps=["2024-09"], missing=["2024-10"]), YEARS)
    assert table["gaps"].tolist() == ["", "September 2024 and October 2024"]


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


def numbers_with_a_gap(gaps):
    """Fifty drugs offences a month for two years, but for months with a gap, which have none."""
    rows = [
        ("police_street", "drugs", year.label, split, part, 50)
        for year in YEARS
        for month in year.months
        for split, part in [("month", f"{month:%Y-%m}")]
        if part not in gaps
    ]
    by_part = pd.DataFrame(rows, columns=PART_COLUMNS)
    by_area = by_part.assign(area="A00").groupby(AREA_COLUMNS[:-1], as_index=False)["count"].sum()
    months = supply(gaps=gaps)
    brief = hand_made.brief({"police_street": {"drugs": 600}})
    request = replace(hand_made.REQUEST, period=NOW)
    brief = replace(
        brief, request=request, supply=months, comparable=comparable_years(months, request.years)
    )
    return Numbers(Counts(by_area=by_area, by_part=by_part), brief)


@pytest.mark.parametrize(
    ("gaps", "counted"), [((), 600), (("2024-09", "2024-10"), 500), (("2023-09",), 550)]
)
def test_a_gap_in_supply_is_neither_a_fall_nor_a_rise(gaps, counted):
    told = numbers_with_a_gap(gaps).changes.set_index("category").loc["drugs"]
    assert (told["count"], told["previous"]) == (counted, counted)
    assert told["verdict"] == "no clear change"


def test_a_year_after_one_that_was_not_supplied_is_not_comparable():
    told = numbers_with_a_gap(EVERY_MONTH).changes.set_index("category").loc["drugs"]
    assert told["verdict"] == "not comparable"
    assert told["reason"] == "nothing was supplied for 2023/24"
    assert told["count"] == 600
