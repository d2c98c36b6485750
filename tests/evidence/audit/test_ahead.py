"""A season that was planted is expected again, and a past that is too short promises nothing."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.evidence.audit import hand_made
from wardmote.evidence.audit.chapters.ahead import TABLE, write
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.records import PART_COLUMNS

DATASET = "police_street"
HELD = {DATASET: {"burglary": 2400}}
USUAL, MAY = 200, 400


def monthly(seed):
    """Four years of months, alike but for chance and for a May of twice as many."""
    rng = np.random.default_rng(seed)
    rows = [
        (DATASET, "burglary", year.label, "month", f"{month:%Y-%m}",
         rng.poisson(MAY if month.month == 5 else USUAL))
        for year in hand_made.REQUEST.years
        for month in year.months
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=PART_COLUMNS).astype({"count": float})


def chapter(years=hand_made.YEARS):
    rows = monthly(1)
    counts = replace(hand_made.counts(HELD, years), by_part=rows[rows["year"].isin(years)])
    brief = hand_made.brief(HELD, years=years)
    return write(brief, Numbers(counts, brief))


@pytest.mark.parametrize(("month", "truth"), [("2024-04", USUAL), ("2024-05", MAY)])
def test_the_planted_month_lies_within_its_bounds(month, truth):
    table = next(e.table for e in chapter().exhibits if e.id == TABLE)
    row = table[table["month"] == month].iloc[0]
    assert row["low"] <= truth <= row["high"]
    assert row["high"] < 1.5 * truth


def test_the_months_ahead_stand_after_the_months_recorded():
    fan = next(e.table for e in chapter().exhibits if e.id == f"ahead.{DATASET}")
    ahead = fan[fan["expected"].notna()]
    assert list(ahead["month"]) == ["2024-04", "2024-05", "2024-06"]
    assert ahead["count"].isna().all()
    assert fan["count"].notna().sum() == 48


def test_a_past_that_is_too_short_promises_nothing_and_says_what_is_lacking():
    told = chapter(years=hand_made.YEARS[-2:])
    assert told.findings == told.exhibits == ()
    assert "about four years" in told.not_supplied[0]
