"""Which months stand out from the usual ups and downs, and did the level shift?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from wardmote.evidence.records import quasi_poisson
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats
from wardmote.evidence.records.months import MonthlySeries, monthly_series, season

RANGE_TO_SIGMA = 2 / np.sqrt(np.pi)  # d2 = 1.128: the mean range of two normal values, in sigmas
NOTHING = 1e-6  # sigmas: what the fit itself leaves over is no side


@dataclass(frozen=True)
class Control:
    """The control chart of every series.

    Attributes:
        months: one row per dataset × category × month: `count` (missing in a gap), `centre`,
            `lower`, `upper` [events], `special`: "", "above limits", "below limits", "run above"
            or "run below".
        series: one row per dataset × category: `months`, `spread` (sigma over a Poisson's),
            `special_months` (beyond the limits), `runs` (months in a run), `step_month` (the
            first month of the new level, where a step is most likely), `step_ratio` (level after
            over before), `step_p`, `step_adjusted_p`, `verdict`: "step up", "step down",
            "special months", "stable" or "too few".
    """

    months: pd.DataFrame
    series: pd.DataFrame


def control(
    monthly: pd.DataFrame,
    *,
    supply: pd.DataFrame,
    sigmas: float,
    run: int,
    false_discovery_rate: float,
    fewest_events: float,
    fewest_months: int,
    fewest_months_for_season: int,
) -> Control:
    """Control limits for over-dispersed, seasonal counts, and the step that fits best.

    Args:
        monthly: `dataset`, `category`, `part` ("2023-04" …), `count`, as `Counts.part("month")`.
        supply: `dataset`, `month`, `comparable`; other months are gaps, and end a run.
        sigmas: how far the limits lie from the centre, such as 3.
        run: so many months in a row on one side of the centre are a signal, such as 8.
        false_discovery_rate: the largest share of the steps named that may be chance.
        fewest_events: in all; below it nothing is marked.
        fewest_months: months needed for limits.
        fewest_months_for_season: months needed to allow for a season.

    References:
        Laney (2002), Quality Engineering 14: 531–537 (limits from the moving range of
        standardised counts). Mohammed, Worthington & Woodall (2008), Quality and Safety in
        Health Care 17: 137–145.
    """
    series = monthly_series(monthly, supply)
    events = np.nansum(series.counts, axis=1)
    enough = (events >= fewest_events) & (series.observed >= fewest_months)
    centre, slack = _centre(series, series.observed >= fewest_months_for_season, enough)
    z = (series.counts - centre) / np.sqrt(centre)
    sigma = _sigma(z, slack)
    special, in_run = _special(z, sigma, sigmas, run)
    reach = sigmas * sigma[:, None] * np.sqrt(centre)
    steps = _steps(series, centre, sigma / slack, run)
    steps["step_adjusted_p"] = benjamini_hochberg(steps["step_p"])
    summary = series.keys.assign(
        months=series.observed.astype(int),
        spread=sigma / slack,
        special_months=np.isin(special, ["above limits", "below limits"]).sum(axis=1),
        runs=in_run.sum(axis=1),
    )
    summary = pd.concat([summary, steps], axis=1)
    summary["verdict"] = _verdict(summary, enough, false_discovery_rate)
    months = series.told(
        count=series.counts, centre=centre, lower=np.maximum(centre - reach, 0.0),
        upper=centre + reach, special=special,
    )  # fmt: skip
    return Control(months, summary)


def _centre(series: MonthlySeries, seasonal: Flags, enough: Flags) -> tuple[Floats, Floats]:
    """The usual count of each month, and how much fitting it shrinks what is left over."""
    centre = np.full(series.counts.shape, np.nan)
    slack = np.full(len(centre), np.nan)
    level = np.ones((len(series.months), 1))
    for chosen, design in (
        (enough & seasonal, np.column_stack([level, season(series.months)])),
        (enough & ~seasonal, level),
    ):
        if chosen.any():
            fit = quasi_poisson.fit(series.counts[chosen], design)
            centre[chosen] = fit.expected
            slack[chosen] = np.sqrt(np.maximum(fit.freedom, 1) / series.observed[chosen])
    return centre, slack


def _sigma(z: Floats, slack: Floats) -> Floats:
    """The spread of the standardised counts by their moving range; never under a Poisson's."""
    ranges = np.abs(np.diff(z, axis=1))
    pairs = (~np.isnan(ranges)).sum(axis=1)
    mean = np.nansum(ranges, axis=1) / np.maximum(pairs, 1)
    return np.maximum(mean / RANGE_TO_SIGMA, slack)


def _special(
    z: Floats, sigma: Floats, sigmas: float, run: int
) -> tuple[npt.NDArray[np.str_], Flags]:
    """What marks each month, and which months stand in a run."""
    limit = sigmas * sigma[:, None]
    above, below = _in_run(z > NOTHING, run), _in_run(z < -NOTHING, run)
    special = np.select(
        [z > limit, z < -limit, above, below],
        ["above limits", "below limits", "run above", "run below"],
        "",
    )
    return special, above | below


def _in_run(side: Flags, run: int) -> Flags:
    """Which months stand in a run of at least so many on this side."""
    length = np.zeros(side.shape, dtype=int)
    for t in range(side.shape[1]):
        length[:, t] = np.where(side[:, t], (length[:, t - 1] if t else 0) + 1, 0)
    for t in range(side.shape[1] - 2, -1, -1):
        length[:, t] = np.where(side[:, t] & side[:, t + 1], length[:, t + 1], length[:, t])
    return length >= run


def _steps(series: MonthlySeries, centre: Floats, spread: Floats, run: int) -> pd.DataFrame:
    """The most likely month of a step, its size, and p allowing for having looked everywhere."""
    known = ~np.isnan(series.counts) & ~np.isnan(centre)
    seen = np.cumsum(known, axis=1)[:, :-1]
    room = (seen >= run) & (seen[:, -1:] + known[:, -1:] - seen >= run)
    before, total = _sums(np.where(known, series.counts, 0.0))
    expected, all_expected = _sums(np.where(known, centre, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        after_ratio = (total - before) / (all_expected - expected)
        before_ratio = before / expected
        likelihood = _likelihood(before, before_ratio) + _likelihood(total - before, after_ratio)
        likelihood = np.where(room, 2 * likelihood / spread[:, None] ** 2, -np.inf)
        ratio = after_ratio / before_ratio
    if not room.shape[1]:
        empty = np.full(len(room), np.nan)
        return pd.DataFrame({"step_month": "", "step_ratio": empty, "step_p": empty})
    best, rows = np.argmax(likelihood, axis=1), np.arange(len(likelihood))
    found = room.any(axis=1)
    p = np.minimum(room.sum(axis=1) * stats.chi2.sf(likelihood[rows, best], 1), 1.0)
    month = series.months.strftime("%Y-%m").to_numpy()[best + 1]
    return pd.DataFrame(
        {
            "step_month": np.where(found, month, ""),
            "step_ratio": np.where(found, ratio[rows, best], np.nan),
            "step_p": np.where(found, p, np.nan),
        }
    )


def _sums(values: Floats) -> tuple[Floats, Floats]:
    """Running sums up to each month but the last, and the totals."""
    running = np.cumsum(values, axis=1)
    return running[:, :-1], running[:, -1:]


def _likelihood(events: Floats, ratio: Floats) -> Floats:
    """The log likelihood gained by letting a stretch have its own level."""
    return np.where(events > 0, events * np.log(np.maximum(ratio, 1e-300)), 0.0)


def _verdict(series: pd.DataFrame, enough: Flags, rate: float) -> npt.NDArray[np.str_]:
    step = (series["step_adjusted_p"] <= rate).to_numpy()
    return np.select(
        [~enough, step & (series["step_ratio"] > 1), step, series["special_months"] > 0],
        ["too few", "step up", "step down", "special months"],
        "stable",
    )
