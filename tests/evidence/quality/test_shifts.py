from datetime import date

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.quality.shifts import shifted_categories

RULE = {"usual_months": 12, "factor": 3.0, "minimum": 100, "false_discovery_rate": 0.05}
MONTHS = [date(2020 + at // 12, at % 12 + 1, 1) for at in range(48)]


def table(*series):
    """One row per month × category of whole series of counts."""
    return pd.concat(
        pd.DataFrame({"month": MONTHS[: len(rows)], "category": f"c{at}", "rows": rows})
        for at, rows in enumerate(series)
    )


def test_the_first_months_after_a_step_are_flagged_until_it_is_usual():
    found = shifted_categories(table([950] * 24, [50] * 12 + [400] * 12), **RULE)
    assert set(found["category"]) == {"c1"}
    assert found["month"].tolist() == MONTHS[12:18]
    assert found["usual_share"].iloc[0] == pytest.approx(0.05)


def test_one_mislabelled_month_is_flagged_and_no_other():
    thefts, drugs = [300] * 24, [60] * 24
    thefts[15], drugs[15] = 60, 300
    found = shifted_categories(table(thefts, drugs), **RULE)
    assert set(found["month"]) == {MONTHS[15]}
    assert set(found["category"]) == {"c0", "c1"}


def test_a_category_that_vanishes_is_flagged():
    found = shifted_categories(table([500] * 24, [60] * 23 + [0]), **RULE)
    assert found[["month", "rows"]].values.tolist() == [[MONTHS[23], 0]]


def test_months_of_few_rows_are_not_searched():
    found = shifted_categories(table([100] * 24, [5] * 23 + [40]), **RULE)
    assert found["month"].tolist() == [MONTHS[23]]
    assert shifted_categories(table([30] * 24, [2] * 23 + [20]), **RULE).empty


def test_chance_alone_is_hardly_ever_flagged():
    random = np.random.default_rng(5)
    flagged = 0
    for _ in range(10):
        series = [random.poisson(mean, 48) for mean in (900, 300, 90, 30, 9, 3, 1, 0.3)]
        flagged += len(shifted_categories(table(*series), **RULE))
    assert flagged <= 1  # of 10 × 8 × 48 = 3,840 category months
