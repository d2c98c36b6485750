"""How many were there, and how many for each thousand residents or households?"""

import pandas as pd

from wardmote.evidence.records import rounding_variance
from wardmote.evidence.records.intervals import floats, poisson_interval


def rates(
    totals: pd.DataFrame,
    *,
    denominators: pd.DataFrame,
    per: float,
    confidence: float,
    base: int,
    rounded_numbers: int = 1,
) -> pd.DataFrame:
    """Counts and rates with their intervals.

    Args:
        totals: any keys, with `dataset` and `count` (events); as `Counts.totals()`.
        denominators: one row per dataset: `dataset`, `denominator` ("residents" or
            "households") and `denominator_count` (how many of them there are).
        per: the rate is for each so many of them, such as 1000.
        confidence: such as 0.95.
        base: what each count is a multiple of; 1 is as counted.
        rounded_numbers: of how many independently rounded numbers each count is the sum.

    Returns:
        One row per row of `totals`, in its order, with `low`, `high` (events), `denominator`,
        `denominator_count`, `rate`, `rate_low`, `rate_high` (events for each `per`). The rates
        are missing where the denominator is.

    References:
        Exact Poisson interval: Garwood (1936), Biometrika 28: 437–442.
    """
    table = totals.merge(denominators, on="dataset", how="left", validate="many_to_one")
    extra = rounding_variance(base) * rounded_numbers
    low, high = poisson_interval(table["count"], confidence=confidence, extra_variance=extra)
    table["low"], table["high"] = low, high
    people = floats(table["denominator_count"])
    people[people <= 0] = float("nan")
    for name, value in (("rate", floats(table["count"])), ("rate_low", low), ("rate_high", high)):
        table[name] = value / people * per
    return table
