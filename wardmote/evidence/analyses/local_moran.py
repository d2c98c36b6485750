"""Which areas are like their neighbours, high or low together, and which stand out from them?"""

import numba
import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.records.draws import ONE_POOL, deal, stream
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Floats, floats
from wardmote.evidence.records.touching import Whole, check_areas, touching

KINDS = ("high among high", "low among low", "high among low", "low among high")
NEITHER = "not told"


def local_moran(
    values: pd.Series,
    *,
    neighbours: pd.DataFrame,
    draws: int,
    seed: int,
    false_discovery_rate: float,
    fewest_areas: int,
) -> pd.DataFrame:
    """Anselin's local Moran of every area, by permutation with draws of its own.

    The area's own value is held; its neighbours' are drawn afresh from all the others, for each
    area for itself: sets of draws shared between areas make the number called swing by the seed.

    Args:
        values: a count or a rate, indexed by area; an area whose value is missing is left out.
        neighbours: one row per touching pair, both ways round: `area`, `neighbour`.
        draws: random sets for each area, such as 999; with fewer than 2 × areas ÷ rate, no area
            can be told alone, only several at once.
        seed: of the draws; the same seed gives the same answer.
        false_discovery_rate: the largest share of the areas told that may be chance.
        fewest_areas: with fewer, nothing is tested.

    Returns:
        One row per area with a value and a neighbour: `area`, `value`, `neighbours` (how many),
        `around` (their mean), `moran` (row-standardised weights), `p` (two-sided, by
        permutation), `adjusted_p`, `kind` (one of `KINDS`, or "not told").

    Raises:
        TooFewAreas: there are fewer than `fewest_areas`.
        AllAreasAlike: no area differs from another.

    References:
        Anselin (1995), Geographical Analysis 27: 93–115. Caldas de Castro & Singer (2006),
        Geographical Analysis 38: 180–208 (false discovery rate).
    """
    known = values.dropna()
    starts, ends = touching(known.index, neighbours)
    degree = np.bincount(starts, minlength=len(known))
    some = np.flatnonzero(degree > 0)
    own, degree = floats(known), degree[some]
    check_areas(own[some], max(fewest_areas, 3))
    around = np.bincount(starts, own[ends], minlength=len(own))[some] / degree
    z, lag = own - own.mean(), around - own.mean()
    above, under = _beyond(z, some, degree, lag, draws, seed)
    p = np.minimum(2 * (np.minimum(above, under) + 1) / (draws + 1), 1.0)
    table = pd.DataFrame({"area": known.index[some], "value": own[some]}).assign(
        neighbours=degree, around=around, moran=z[some] * lag / (z**2).mean(),
        p=p, adjusted_p=benjamini_hochberg(p),
    )  # fmt: skip
    kinds = _kinds(z[some], lag)
    table["kind"] = np.where(table["adjusted_p"] <= false_discovery_rate, kinds, NEITHER)
    return table


def _kinds(own: Floats, around: Floats) -> npt.NDArray[np.str_]:
    return np.select(
        [(own > 0) & (around > 0), (own <= 0) & (around <= 0), (own > 0) & (around <= 0)],
        KINDS[:3], KINDS[3],
    )  # fmt: skip


@numba.njit(cache=True)
def _put_last(pool: Floats, value: float) -> None:
    """Swap one of that value to the end; of equal ones it is all the same which."""
    at = 0
    while pool[at] != value:
        at += 1
    pool[at], pool[-1] = pool[-1], pool[at]


@numba.njit(parallel=True, cache=True)
def _beyond(
    z: Floats, areas: Whole, sizes: Whole, lag: Floats, draws: int, seed: int
) -> tuple[Whole, Whole]:
    """How many random sets of neighbours are as high as each area's own, and how many as low."""
    above = np.zeros(len(areas), dtype=np.int64)
    under = np.zeros(len(areas), dtype=np.int64)
    slack = 1e-9 * np.abs(z).max()  # equal sums, added up in another order
    for first in numba.prange(-(-len(areas) // ONE_POOL)):
        pool = z.copy()
        others = pool[:-1]
        for t in range(first * ONE_POOL, min((first + 1) * ONE_POOL, len(areas))):
            size, state = sizes[t], stream(seed, areas[t])
            _put_last(pool, z[areas[t]])  # an area is no neighbour of its own
            for _draw in range(draws):
                total = 0.0
                for place in range(size):
                    state = deal(state, others, place)
                    total += others[place]
                above[t] += total / size >= lag[t] - slack
                under[t] += total / size <= lag[t] + slack
    return above, under
