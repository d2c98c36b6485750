"""Events as the test reads them, and what it refuses."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import floats

Whole = npt.NDArray[np.int64]
DAY = pd.Timedelta(days=1)
SECONDS_A_DAY = 86_400
FURTHEST = 2**31 - 1  # seconds, 68 years: what a 32-bit number holds


class TooFewEvents(WardmoteError):  # noqa: N818
    """Fewer events than the test needs."""


class BandsNotRising(WardmoteError):  # noqa: N818
    """The edges of the bands do not rise."""


class AllOnOneDay(WardmoteError):  # noqa: N818
    """Every event is dated alike, so that dates say nothing."""


def check_bands(**bands: Sequence[float]) -> None:
    """Refuse edges that do not rise.

    Raises:
        BandsNotRising: an edge is no higher than the one before it.
    """
    for name, edges in bands.items():
        if len(edges) < 2 or any(after <= before for before, after in pairwise(edges)):
            raise BandsNotRising(
                f"{name} {list(edges)}: give two edges or more, each higher than the one before."
            )


def since_first(events: pd.DataFrame, fewest: int) -> Whole:
    """When each event happened, in seconds since the first.

    Raises:
        TooFewEvents: there are fewer than `fewest`.
        AllOnOneDay: all have one date.
    """
    if len(events) < max(fewest, 2):
        raise TooFewEvents(
            f"{len(events)} events with a day and a point, where {max(fewest, 2)} are needed. "
            "Take a longer period or a wider kind of event."
        )
    at = seconds((events["happened_on"] - events["happened_on"].min()) / DAY)
    if not at.any():
        raise AllOnOneDay(
            f"All {len(at)} events have one date, so nothing can be said of what follows what. "
            "Ask for the day of each event."
        )
    return at


def seconds(days: npt.ArrayLike) -> Whole:
    """Days as whole seconds, so that an edge is met exactly or not; no end is the furthest."""
    return np.minimum(floats(days) * SECONDS_A_DAY, FURTHEST).round().astype(np.int64)
