"""Did more events crowd into a few days, at any time, than chance would bring about?"""

from datetime import date

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats

SHORTEST = 2  # windows that a period must hold at least, for the approximation


class PeriodTooShort(WardmoteError):  # noqa: N818
    """The period holds hardly more than one window."""


def bursts(
    events: pd.DataFrame, *, start: date, end: date, days: int, false_discovery_rate: float
) -> pd.DataFrame:
    """The fullest run of days of each kind of event, and how likely chance is to give one so full.

    The days are not chosen beforehand: the test is of the fullest window wherever it lies. Events
    are dated by day, so a window holds so many whole days; among windows that may begin at any
    moment, to which the p value belongs, one may be fuller. It errs, if at all, towards chance.

    Args:
        events: `kind`, `happened_on` [day]; those outside the period are left out.
        start: the first day of the period.
        end: the day after its last.
        days: length of the window.
        false_discovery_rate: the largest share of the kinds called a burst that may be chance.

    Returns:
        One row per kind: `events`, `most` (in the fullest window), `first_on`, `last_on` (of the
        first such window), `expected` (in a window, at an even rate), `p`, `adjusted_p`, `burst`.

    Raises:
        PeriodTooShort: the period is shorter than two windows.

    References:
        Naus (1982), Journal of the American Statistical Association 77: 177–183.
    """
    length = (end - start).days
    if days < 1 or length < SHORTEST * days:
        raise PeriodTooShort(
            f"{length} days and a window of {days}: give a window of 1 day or more, and a period "
            f"of {SHORTEST} windows or more."
        )
    day = (pd.to_datetime(events["happened_on"]) - pd.Timestamp(start)).dt.days
    within = events.assign(day=day)[(day >= 0) & (day < length)]
    rows = [
        (kind, *_fullest(floats(np.bincount(dated["day"].astype(int), minlength=length)), days))
        for kind, dated in within.groupby("kind", sort=True)
    ]
    table = pd.DataFrame(rows, columns=["kind", "events", "most", "from"])
    begin = pd.Timestamp(start) + pd.to_timedelta(table.pop("from").astype(float), unit="D")
    table["first_on"], table["last_on"] = begin, begin + pd.Timedelta(days=days - 1)
    table["expected"] = table["events"].astype(float) * days / length
    table["p"] = [
        chance_of_burst(int(most), mean, length / days)
        for most, mean in zip(table["most"], table["expected"], strict=True)
    ]
    table["adjusted_p"] = benjamini_hochberg(floats(table["p"]))
    return table.assign(burst=table["adjusted_p"] <= false_discovery_rate)


def _fullest(by_day: Floats, days: int) -> tuple[int, int, int]:
    """All events, those of the fullest window, and the day on which it begins."""
    sums = np.convolve(by_day, np.ones(days), mode="valid").round().astype(int)
    return int(by_day.sum()), int(sums.max()), int(sums.argmax())


def chance_of_burst(most: int, mean: float, windows: float) -> float:
    """The chance that some window holds so many events or more, by Naus's approximation.

    Args:
        most: events in the fullest window.
        mean: events expected in a window, at an even rate.
        windows: the period in windows, 2 or more.
    """
    k, psi = most, mean
    if k < 2:
        return float(-np.expm1(-psi * windows)) if k == 1 else 1.0
    p, f = stats.poisson(psi).pmf, stats.poisson(psi).cdf
    two = f(k - 1) ** 2 - (k - 1) * p(k) * p(k - 2) - (k - 1 - psi) * p(k) * f(k - 3)
    r, s = np.arange(1, k), np.arange(2, k)
    three = (
        f(k - 1) ** 3
        - 2 * p(k) * f(k - 1) * ((k - 1) * f(k - 2) - psi * f(k - 3))
        + p(k) ** 2 / 2
        * ((k - 1) * (k - 2) * f(k - 3) - 2 * (k - 2) * psi * f(k - 4) + psi**2 * f(k - 5))
        + (p(2 * k - r) * f(r - 1) ** 2).sum()
        - (p(2 * k - s) * p(s) * ((s - 1) * f(s - 2) - psi * f(s - 3))).sum()
    )  # fmt: skip
    return float(np.clip(1 - two * (three / two) ** (windows - 2), 0, 1)) if two > 0 else 1.0
