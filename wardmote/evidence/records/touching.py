"""Which areas touch, as positions; and what a question about neighbours refuses."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Floats

Whole = npt.NDArray[np.int64]


class TooFewAreas(WardmoteError):  # noqa: N818
    """Fewer areas with a value and a neighbour than the question needs."""


class AllAreasAlike(WardmoteError):  # noqa: N818
    """Every area has the same value."""


def touching(areas: pd.Index, neighbours: pd.DataFrame) -> tuple[Whole, Whole]:
    """The touching pairs among some areas, both ways round.

    Args:
        areas: those in question, each once.
        neighbours: `area`, `neighbour`; pairs with other areas, with itself, and pairs told
            twice are left out.

    Returns:
        Positions in `areas` of the one and of the other, in that order.
    """
    pairs = neighbours[neighbours["area"] != neighbours["neighbour"]].drop_duplicates()
    starts, ends = (areas.get_indexer(pd.Index(pairs[name])) for name in ("area", "neighbour"))
    inside = (starts >= 0) & (ends >= 0)
    starts, ends = starts[inside], ends[inside]
    order = np.lexsort((ends, starts))
    return starts[order], ends[order]


def check_areas(values: Floats, fewest: int) -> None:
    """Refuse what nothing can be said of.

    Raises:
        TooFewAreas: there are fewer than `fewest`.
        AllAreasAlike: no area differs from another.
    """
    if len(values) < fewest:
        raise TooFewAreas(
            f"{len(values)} areas with a value and a neighbour, where {fewest} are needed. "
            "Take smaller areas or a wider ground."
        )
    if np.ptp(values) == 0:
        raise AllAreasAlike(
            f"All {len(values)} areas have the value {values[0]:g}. "
            "Look whether the counts were placed."
        )
