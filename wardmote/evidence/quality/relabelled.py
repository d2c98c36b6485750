"""Rows filed under another word: one category falls in the month in which another rises."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.intervals import Floats
from wardmote.evidence.records.months import season

COLUMNS = ["month", "fell", "rose"]


def relabelled(
    monthly: pd.DataFrame,
    *,
    months: Sequence[date],
    since: date,
    least_months: int,
    least_share: float,
    season_months: int,
    alarm: float,
) -> pd.DataFrame:
    """Pairs of categories of which one lost in a month, and for good, what the other won.

    A step is looked for at every month, season and trend allowed for. Two steps at one month
    are a pair where both are clear, the one down by at least `least_share`, the other up, and the
    two together show none that is as clear: their sum went on much as before. What people do
    hardly ever moves so.

    Args:
        monthly: one row per month × category: month, category, rows [records].
        months: every month that was supplied whole, in order; others are left out.
        since: pairs that are clearest before this month are not told.
        least_months: months needed on each side of a step.
        least_share: how much of its level a category must lose.
        season_months: months needed to allow for a season.
        alarm: the chance that a set of categories without a step gives a pair.

    Returns:
        One row per pair, the clearest of each category that fell: month, fell, rose.

    References:
        McCullagh & Nelder (1989), Generalized Linear Models, 6.2. Bonferroni's correction for
        every category and month tried.
    """
    wide = _wide(monthly, months)
    at = [
        month
        for place, month in enumerate(months)
        if least_months <= place <= len(months) - least_months
    ]
    tried = max(len(at) * wide.shape[1], 1)
    found = [
        pair
        for month in at
        for pair in _pairs(wide, month, least_share, season_months, alarm / tried)
    ]
    table = pd.DataFrame(found, columns=["clear", *COLUMNS]).sort_values("clear", ascending=False)
    first = table.drop_duplicates("fell").drop_duplicates("rose")
    first = first[pd.to_datetime(first["month"]) >= pd.Timestamp(since)]
    return first.sort_values("month")[COLUMNS].reset_index(drop=True)


def _wide(monthly: pd.DataFrame, months: Sequence[date]) -> pd.DataFrame:
    """One row per month that was supplied, one column per category."""
    wide = monthly.pivot_table(index="month", columns="category", values="rows", aggfunc="sum")
    wide.index = pd.to_datetime(wide.index)
    return wide.reindex(pd.to_datetime(list(months))).fillna(0.0).astype(float)


def _pairs(
    wide: pd.DataFrame,
    month: date,
    least_share: float,
    season_months: int,
    alarm: float,
) -> Iterator[tuple[float, date, str, str]]:
    """How clear, month, which fell, which rose: of every pair of steps at this month."""
    step, p = _steps(wide.to_numpy().T, wide.index, month, season_months)
    down = np.flatnonzero((p <= alarm) & (np.exp(step) <= 1 - least_share))
    up = np.flatnonzero((p <= alarm) & (step > 0))
    counts, names = wide.to_numpy(), list(wide.columns)
    for fell, rose in product(down.tolist(), up.tolist()):
        both = (counts[:, fell] + counts[:, rose])[None]
        if _steps(both, wide.index, month, season_months)[1][0] > alarm:
            how = -np.log(max(p[fell], p[rose], np.finfo(float).tiny))
            yield float(how), month, str(names[fell]), str(names[rose])


def _steps(counts: Floats, index: Any, month: date, season_months: int) -> tuple[Floats, Floats]:
    """The step of each series at the month, on the log scale, and its two-sided p value."""
    at = pd.PeriodIndex(index, freq="M")
    years = (at.year + at.month / 12).to_numpy(float)
    columns = [np.ones_like(years), years - years.mean(), (at >= pd.Period(month, "M")) * 1.0]
    if len(at) >= season_months:
        columns.append(season(at))
    fit = quasi_poisson.fit(counts, np.column_stack(columns))
    step, error = fit.coefficients[:, 2], np.sqrt(fit.covariance[:, 2, 2])
    return step, 2 * stats.t.sf(np.abs(step / error), np.maximum(fit.freedom, 1))
