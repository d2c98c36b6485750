"""Categories that shift suddenly: the way of classifying changed, not what happened."""

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records.false_discovery import benjamini_hochberg

# Half an event stands for none, so that a ratio to nothing is not infinite.
HALF = 0.5
COLUMNS = ["month", "category", "rows", "usual_share", "share"]


def shifted_categories(
    monthly: pd.DataFrame,
    *,
    usual_months: int,
    factor: float,
    minimum: int,
    false_discovery_rate: float,
) -> pd.DataFrame:
    """Months in which a category's share of the rows jumped.

    A category's usual share is the median of the months before (and of those after, where there
    are not half as many before). It jumped where the share is so many times the usual, or the
    usual so many times the share, and chance (a Poisson count) would hardly make it so.

    Args:
        monthly: one row per month × category: month, category, rows [records].
        usual_months: how many months make what is usual.
        factor: how many times is a jump.
        minimum: months of fewer rows are not searched.
        false_discovery_rate: the share of the jumps told that chance may have made.

    Returns:
        One row per month × category that jumped: month, category, rows [records], usual_share,
        share (of the month's rows).
    """
    wide = monthly.pivot_table(
        index="month", columns="category", values="rows", aggfunc="sum", fill_value=0
    ).sort_index()
    wide = wide[wide.sum(axis=1) >= minimum]
    if len(wide) < 2:
        return pd.DataFrame(columns=COLUMNS)
    totals = wide.sum(axis=1)
    shares = wide.div(totals, axis=0)
    usual = pd.DataFrame(
        [_usual(shares, at, usual_months) for at in range(len(shares))], index=shares.index
    )
    expected = usual.mul(totals, axis=0)
    ratio = (wide + HALF) / (expected + HALF)
    flagged = ((ratio >= factor) | (ratio <= 1 / factor)) & (
        _chance(wide, expected) <= false_discovery_rate
    )
    rows = [
        (month, category, wide.at[month, category], usual.at[month, category],
         shares.at[month, category])
        for month, category in flagged.stack()[lambda jumped: jumped].index
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def _usual(shares: pd.DataFrame, at: int, months: int) -> pd.Series:
    before = shares.iloc[max(at - months, 0) : at]
    if 2 * len(before) >= min(months, len(shares) - 1):
        return before.median()
    after = shares.iloc[at + 1 : at + 1 + months - len(before)]
    return pd.concat([before, after]).median()


def _chance(counts: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """The chance of a count as far from what is expected, adjusted for how many were tried."""
    observed, mean = counts.to_numpy(float), np.maximum(expected.to_numpy(float), HALF)
    above, below = stats.poisson.sf(observed - 1, mean), stats.poisson.cdf(observed, mean)
    p = np.minimum(2 * np.minimum(above, below), 1.0)
    adjusted = benjamini_hochberg(p.ravel()).reshape(p.shape)
    return pd.DataFrame(adjusted, index=counts.index, columns=counts.columns)
