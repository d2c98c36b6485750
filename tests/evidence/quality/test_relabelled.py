from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wardmote.evidence.quality.relabelled import relabelled

MONTHS = [date(2020 + at // 12, at % 12 + 1, 1) for at in range(48)]
STEP = 40
RULE = {
    "since": MONTHS[24], "least_months": 4, "least_share": 0.25, "season_months": 24,
    "alarm": 0.05,
}  # fmt: skip


def world(seed, size=12, level=70):
    """Counts of chance alone, month × category."""
    return np.random.default_rng(seed).poisson(level, (len(MONTHS), size))


def found(counts, **more):
    monthly = pd.DataFrame(
        [(month, f"c{at}", n) for month, row in zip(MONTHS, counts, strict=True)
         for at, n in enumerate(row)],
        columns=["month", "category", "rows"],
    )  # fmt: skip
    table = relabelled(monthly, **{"months": MONTHS, **RULE, **more})
    return table.to_numpy().tolist()


def moved(counts, share=0.75, gives=3, takes=7, lasts=None):
    counts = counts.copy()
    within = slice(STEP, None if lasts is None else STEP + lasts)
    gone = np.random.default_rng(9).binomial(counts[within, gives], share)
    counts[within, gives] -= gone
    counts[within, takes] += gone
    return counts


def test_rows_filed_under_another_word_are_told_with_their_month():
    ((month, fell, rose),) = found(moved(world(1)))
    assert (fell, rose) == ("c3", "c7")
    assert abs(MONTHS.index(month) - STEP) <= 1


def test_a_fall_of_which_nobody_gains_is_no_relabelling():
    counts = world(2)
    counts[STEP:, 3] //= 4
    assert found(counts) == []


def test_a_rise_that_is_far_more_than_the_fall_is_no_relabelling():
    counts = moved(world(3))
    counts[STEP:, 7] += 400
    assert found(counts) == []


def test_steady_trends_that_cross_are_no_relabelling():
    slope = np.linspace(0.6, 1.4, len(MONTHS))
    counts = world(4)
    rng = np.random.default_rng(4)
    counts[:, 3], counts[:, 7] = rng.poisson(70 * slope[::-1]), rng.poisson(70 * slope)
    assert found(counts) == []


def test_seasons_that_cross_are_no_relabelling():
    angle = 2 * np.pi * np.arange(len(MONTHS)) / 12
    counts, rng = world(5), np.random.default_rng(5)
    counts[:, 3] = rng.poisson(90 * (1 + 0.5 * np.cos(angle)))
    counts[:, 7] = rng.poisson(90 * (1 - 0.5 * np.cos(angle)))
    assert found(counts) == []


def test_a_step_before_the_years_compared_is_left_alone():
    assert found(moved(world(1)), since=MONTHS[STEP + 2]) == []


def test_too_short_a_step_is_not_called_one():
    assert found(moved(world(6), lasts=1)) == []


def test_months_that_were_not_supplied_are_left_out():
    counts = moved(world(1))
    counts[30] = 0
    kept = [month for month in MONTHS if month != MONTHS[30]]
    assert [pair[1:] for pair in found(counts, months=kept)] == [["c3", "c7"]]


@pytest.mark.parametrize("level", [4, 70])
def test_chance_alone_hardly_ever_makes_a_pair(level):
    worlds = 15
    alarms = sum(bool(found(world(seed, level=level))) for seed in range(worlds))
    assert alarms <= stats.binom.ppf(0.99, worlds, RULE["alarm"])
