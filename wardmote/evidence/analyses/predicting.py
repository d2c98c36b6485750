"""Do the areas that had most last time have most this time?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import floats


class NothingToPredict(WardmoteError):  # noqa: N818
    """No event after, or no area to choose."""


@dataclass(frozen=True)
class Predicting:
    """How well the areas chosen by what was before hold what came after.

    Attributes:
        chosen: the areas, those with most before first.
        area_share: of the ground that they make up.
        hit_rate: share of the events after that happened in them.
        accuracy: hit rate over area share (the predictive accuracy index); 1 is by chance.
        efficiency: accuracy over that of the best choice of as many areas, known only after.
    """

    chosen: tuple[str, ...]
    area_share: float
    hit_rate: float
    accuracy: float
    efficiency: float


def predicting(before: pd.Series, after: pd.Series, *, sizes: pd.Series, choose: int) -> Predicting:
    """Choose the areas with most events before, and see what share of those after they hold.

    Args:
        before: events by area, or any score by which areas are chosen; none where it has no row.
        after: events by area in the period that followed.
        sizes: of every area of the ground (ground, people or 1 each), indexed by area.
        choose: how many areas.

    Raises:
        NothingToPredict: there was no event after, or `choose` is not among the areas.

    References:
        Chainey, Tompson & Uhlig (2008), Security Journal 21: 4–28 (accuracy). Hunt (2016),
        dissertation, Rutgers University (efficiency).
    """
    score, came = (floats(each.reindex(sizes.index).fillna(0.0)) for each in (before, after))
    size = floats(sizes)
    if came.sum() == 0 or not 0 < choose <= len(sizes):
        raise NothingToPredict(
            f"{came.sum():g} events after, {choose} of {len(sizes)} areas to choose: nothing can "
            "be said of how well they were chosen."
        )
    chosen, best = (np.argsort(-each, kind="stable")[:choose] for each in (score, came / size))
    accuracy, ideal = (
        came[some].sum() / came.sum() / (size[some].sum() / size.sum()) for some in (chosen, best)
    )
    return Predicting(
        chosen=tuple(str(sizes.index[k]) for k in chosen),
        area_share=float(size[chosen].sum() / size.sum()),
        hit_rate=float(came[chosen].sum() / came.sum()),
        accuracy=float(accuracy),
        efficiency=float(accuracy / ideal),
    )
