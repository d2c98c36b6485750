"""Which areas are hot month after month, which have become so, and which no longer are?"""

import numpy as np
import pandas as pd
from scipy import special

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats, floats

KINDS = ("emerging", "fading", "persistent", "now and then", "never")


class TooFewMonths(WardmoteError):  # noqa: N818
    """Fewer months than can be told apart into recent and earlier ones."""


def persistence(
    by_area_month: pd.DataFrame,
    *,
    areas: pd.DataFrame,
    months: list[str],
    recent: int,
    most: float,
    false_discovery_rate: float,
) -> pd.DataFrame:
    """In how many months each area had more than its share, and whether that is new or over.

    An area is hot in a month if it had more events than its part of the ground's people would
    have by chance, by Benjamini and Hochberg's rule over the areas of that month.

    Args:
        by_area_month: `area`, `month`, `count` [events]; an area and month without a row had none.
        areas: one row per area of the ground: `area`, `part` (its part of the people, or of
            whatever events are out of; above 0).
        months: in order, the newest last; those supplied.
        recent: how many of them, at the end, are recent.
        most: the share of months from which an area counts as hot mostly, such as 0.75; where it
            is hot in no more than what is left (0.25), it counts as hot hardly ever.
        false_discovery_rate: the largest share of the hot areas of a month that may be chance.

    Returns:
        One row per area: `events` (all months), `months_hot`, `recent_hot` (months), `kind`:
        "emerging" (mostly hot of late, hardly ever before), "fading" (the reverse), "persistent"
        (mostly hot in all), "now and then", "never".

    Raises:
        TooFewMonths: no month is left before, or after, the recent ones begin.

    References:
        Classes of our own, after the emerging hot spots of crime mapping; the chance of a count:
        Poisson. Weisburd (2015), Criminology 53: 133–157 (why persistence is what matters).
    """
    if not 0 < recent < len(months):
        raise TooFewMonths(
            f"{len(months)} months, of which {recent} are recent: give at least one more."
        )
    wide = by_area_month.pivot_table(index="area", columns="month", values="count", aggfunc="sum")
    counts = floats(wide.reindex(index=areas["area"], columns=months).fillna(0.0))
    hot = _hot(counts, floats(areas["part"]), false_discovery_rate)
    late, early = hot[:, -recent:].mean(axis=1), hot[:, :-recent].mean(axis=1)
    hardly = 1 - most
    kind = np.select(
        [(late >= most) & (early <= hardly), (early >= most) & (late <= hardly),
         hot.mean(axis=1) >= most, hot.any(axis=1)],
        KINDS[:4], KINDS[4],
    )  # fmt: skip
    return pd.DataFrame(
        {"area": areas["area"].to_numpy(), "events": counts.sum(axis=1),
         "months_hot": hot.sum(axis=1), "recent_hot": hot[:, -recent:].sum(axis=1), "kind": kind}
    )  # fmt: skip


def _hot(counts: Floats, part: Floats, rate: float) -> Flags:
    """Whether each area had more than its part of each month's events."""
    expected = np.outer(part / part.sum(), counts.sum(axis=0))
    # The chance of as many or more, were they Poisson.
    p = np.where(counts > 0, special.gammainc(np.maximum(counts, 1), expected), 1.0)
    adjusted = np.column_stack([benjamini_hochberg(month) for month in p.T])
    return np.asarray(adjusted <= rate)
