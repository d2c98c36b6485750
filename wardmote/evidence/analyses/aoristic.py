"""When did it happen, if all that is known is between when and when?"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Floats

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HOUR, WEEK_HOURS = 3600, 168
MONDAY = pd.Timestamp("1970-01-05")


class NoStart(WardmoteError):  # noqa: N818
    """An event that does not say when it may have begun."""


@dataclass(frozen=True)
class Aoristic:
    """Events shared out over the hours in which they may have happened.

    Attributes:
        hours: one row per weekday × hour, Monday 00 first: `weekday`, `hour`, `events` (the sum
            of the shares), `sure` (those that happened within that hour for certain).
        events: of the input, in all.
        exact: whose span lies within one hour.
        no_end: without an end, or with one before its start: taken at the start.
        long: whose span is a week or more: they say nothing of the hour.
    """

    hours: pd.DataFrame
    events: int
    exact: int
    no_end: int
    long: int


def aoristic(events: pd.DataFrame) -> Aoristic:
    """Share each event out over the hours of the week, by how long its span lies in each.

    An event between 22:30 and 00:30 is a quarter in hour 22, half in 23 and a quarter in 00. One
    without an end, or with an end before its start, is taken at its start; one whose span is a
    week or more is shared evenly over all the hours.

    Args:
        events: `from_at`, `to_at` (local time; `to_at` may be missing).

    Raises:
        NoStart: an event has no `from_at`.

    References:
        Ratcliffe (2002), Journal of Quantitative Criminology 18: 23–43. Missing, backward and
        long spans as R's aoristic 1.1.1 has them.
    """
    begun, ended = pd.to_datetime(events["from_at"]), pd.to_datetime(events["to_at"])
    if begun.isna().any():
        row = events.index[begun.isna()][0]
        raise NoStart(f"Row {row}: no start. Give the earliest moment that it can have been.")
    backward = (ended.isna() | (ended < begun)).to_numpy()
    start = _seconds(begun)
    end = np.where(backward, start, _seconds(ended.fillna(MONDAY)))
    shares, sure = _shared(start, end)
    week = pd.MultiIndex.from_product([WEEKDAYS, range(24)], names=["weekday", "hour"])
    hours = week.to_frame(index=False).assign(events=shares, sure=sure.astype(int))
    long = int((end - start >= WEEK_HOURS * HOUR).sum())
    return Aoristic(hours, len(events), int(sure.sum()), int(backward.sum()), long)


def _seconds(moments: pd.Series) -> npt.NDArray[np.int64]:
    """Seconds since a Monday's midnight."""
    whole = (moments - MONDAY) // pd.Timedelta(seconds=1)
    return whole.to_numpy().astype(np.int64)


@numba.njit(cache=True)
def _shared(start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """The sum of the shares in each hour of the week, and how many lie in it whole."""
    shares = np.zeros(WEEK_HOURS)
    sure = np.zeros(WEEK_HOURS)
    for k in range(len(start)):
        span = end[k] - start[k]
        first = start[k] // HOUR
        if span >= WEEK_HOURS * HOUR:
            shares += 1 / WEEK_HOURS
        elif end[k] <= (first + 1) * HOUR:
            shares[first % WEEK_HOURS] += 1
            sure[first % WEEK_HOURS] += 1
        else:
            for hour in range(first, (end[k] - 1) // HOUR + 1):
                within = min(end[k], (hour + 1) * HOUR) - max(start[k], hour * HOUR)
                shares[hour % WEEK_HOURS] += within / span
    return shares, sure
