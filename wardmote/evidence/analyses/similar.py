"""Which places are most like this one? A family to be compared with, by open figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records.intervals import Floats, floats


class NotComparable(WardmoteError):  # noqa: N818
    """Places cannot be told apart by these figures."""


@dataclass(frozen=True)
class Similar:
    """The places most like one.

    Attributes:
        places: one row per place, the most similar first: `place`, `distance` (0 the same, 1 the
            least similar of all), `apart_most` (the figure in which the two differ most), `steady`
            (of the families made with one figure left out, the share that it is in).
        compared: how many places there were to choose from.
        variables: the figures used.
    """

    places: pd.DataFrame
    compared: int
    variables: tuple[str, ...]


def similar(
    figures: pd.DataFrame, *, place: str, variables: Sequence[str], how_many: int
) -> Similar:
    """The nearest neighbours of a place, as CIPFA's model finds them.

    Each figure is brought to a mean of nought and a standard deviation of one over all places;
    the distance of two places is Euclidean; and it is told as a part of the farthest place's.

    Args:
        figures: one row per place: `place`, and the columns that `variables` names; what describes
            the place, such as residents or deprivation, and not what its agencies do. A skewed
            figure, such as density, is best given as its logarithm.
        place: the place to find the family of.
        variables: the figures to use.
        how_many: how large the family is.

    Raises:
        NotComparable: the place is not there, a figure is missing or the same everywhere, or there
            are no more places than the family is to hold.

    References:
        CIPFA, Nearest Neighbours Model: standardised variables, Euclidean distance, farthest
        rebased to 1; as described in Hartlepool Borough Council, Joint Strategic Needs Assessment.
    """
    told = figures.set_index("place")[list(variables)].astype(float)
    _check(told, place, how_many)
    z = (told - told.mean()) / told.std(ddof=0)
    gap = floats(z.drop(place) - z.loc[place])
    others = told.index.drop(place)
    order = _nearest(gap, others)
    family = order[:how_many]
    distance = np.sqrt((gap**2).sum(axis=1))
    without = [np.delete(gap, column, axis=1) for column in range(len(variables))]
    again = [set(_nearest(part, others)[:how_many].tolist()) for part in without]
    rows = pd.DataFrame(
        {
            "place": others[family],
            "distance": distance[family] / distance.max(),
            "apart_most": [variables[int(at)] for at in np.abs(gap[family]).argmax(axis=1)],
            "steady": [sum(at in held for held in again) / len(again) for at in family.tolist()],
        }
    )
    return Similar(rows, len(others), tuple(variables))


def _nearest(gap: Floats, names: pd.Index) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """The places from nearest to farthest; of two as near, the first by name."""
    return np.lexsort((names.to_numpy().astype(str), (gap**2).sum(axis=1).round(12)))


def _check(told: pd.DataFrame, place: str, how_many: int) -> None:
    if place not in told.index:
        raise NotComparable(f"No figures of {place}. Add its row.")
    if told.isna().any(axis=None):
        lacking = told.columns[told.isna().any()].tolist()
        raise NotComparable(f"{', '.join(lacking)}: missing somewhere. Fill it, or leave it out.")
    same = told.columns[told.nunique() < 2].tolist()
    if same or told.shape[1] < 2:
        raise NotComparable(
            f"{', '.join(same) or 'One figure'}: it tells no two places apart, or not enough. Use "
            "two figures or more that differ."
        )
    if len(told) <= how_many + 1:
        raise NotComparable(
            f"{len(told) - 1} other places, of which {how_many} would be the family: all of them, "
            "or nearly. Give the figures of more places."
        )
