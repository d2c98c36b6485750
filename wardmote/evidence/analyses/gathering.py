"""Do like areas lie side by side, over the whole ground?"""

import numpy as np
import pandas as pd
from scipy import sparse, stats

from wardmote.evidence.records.intervals import Floats, floats
from wardmote.evidence.records.touching import check_areas, touching


def gathering(values: pd.Series, *, neighbours: pd.DataFrame, fewest_areas: int) -> pd.DataFrame:
    """Moran's I, Geary's C and Getis and Ord's G of the whole ground.

    Args:
        values: a count or a rate, none below 0, indexed by area; an area whose value is missing
            or that has no neighbour with one is left out.
        neighbours: one row per touching pair, both ways round: `area`, `neighbour`.
        fewest_areas: with fewer, nothing is told; at least 4.

    Returns:
        One row each for "moran", "geary" (weights row-standardised) and "g" (weights 1): `index`,
        `expected`, `variance` (were the values dealt out at random), `z` (above 0: like lies
        beside like; for G, high beside high) and `p` (one-sided).

    Raises:
        TooFewAreas: there are fewer than `fewest_areas`.
        AllAreasAlike: no area differs from another.

    References:
        Cliff & Ord (1981), Spatial Processes, 2.3 to 2.5 (moments under randomisation). Getis &
        Ord (1992), Geographical Analysis 24: 189–206.
    """
    weights, y = _touching(values.dropna(), neighbours)
    check_areas(y, max(fewest_areas, 4))
    rows = sparse.diags_array(1 / weights.sum(axis=1)) @ weights
    told = [("moran", *_moran(rows, y)), ("geary", *_geary(rows, y)), ("g", *_g(weights, y))]
    table = pd.DataFrame(told, columns=["name", "index", "expected", "variance"])
    sign = np.where(table["name"] == "geary", -1, 1)
    table["z"] = sign * (table["index"] - table["expected"]) / table["variance"] ** 0.5
    return table.assign(p=stats.norm.sf(table["z"]))


def _touching(values: pd.Series, neighbours: pd.DataFrame) -> tuple[sparse.csr_array, Floats]:
    """Who touches whom, and the values, of the areas that have a neighbour."""
    starts, ends = touching(values.index, neighbours)
    size = len(values)
    weights = sparse.csr_array((np.ones(len(starts)), (starts, ends)), shape=(size, size))
    some = np.unique(starts)
    return weights[some][:, some], floats(values)[some]


def _sums(weights: sparse.csr_array) -> tuple[float, float, float]:
    """S0, S1 and S2 of Cliff and Ord."""
    both = weights + weights.T
    ends = weights.sum(axis=1) + weights.sum(axis=0)
    return float(weights.sum()), float((both * both).sum() / 2), float((ends**2).sum())


def _moran(w: sparse.csr_array, y: Floats) -> tuple[float, float, float]:
    n, (s0, s1, s2) = len(y), _sums(w)
    z = y - y.mean()
    kurtosis = (z**4).mean() / (z**2).mean() ** 2
    index, expected = n / s0 * (z @ (w @ z)) / (z @ z), -1 / (n - 1)
    a = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    b = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    square = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s0**2)
    return float(index), expected, float(square - expected**2)


def _geary(w: sparse.csr_array, y: Floats) -> tuple[float, float, float]:
    n, (s0, s1, s2) = len(y), _sums(w)
    z = y - y.mean()
    kurtosis = (z**4).mean() / (z**2).mean() ** 2
    pairs = w.tocoo()
    apart = pairs.data @ (y[pairs.row] - y[pairs.col]) ** 2
    index = (n - 1) / (2 * s0) * apart / (z @ z)
    variance = (
        (n - 1) * s1 * (n**2 - 3 * n + 3 - kurtosis * (n - 1))
        - (n - 1) * s2 * (n**2 + 3 * n - 6 - kurtosis * (n**2 - n + 2)) / 4
        + s0**2 * (n**2 - 3 - kurtosis * (n - 1) ** 2)
    ) / (n * (n - 2) * (n - 3) * s0**2)
    return float(index), 1.0, float(variance)


def _g(w: sparse.csr_array, y: Floats) -> tuple[float, float, float]:
    n, (s0, s1, s2) = len(y), _sums(w)
    m1, m2, m3, m4 = (float((y**k).sum()) for k in (1, 2, 3, 4))
    index, expected = (y @ (w @ y)) / (m1**2 - m2), s0 / (n * (n - 1))
    b0 = (n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2
    b1 = -((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0**2)
    b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0**2
    b4 = s1 - s2 + s0**2
    top = b0 * m2**2 + b1 * m4 + b2 * m1**2 * m2 + b3 * m1 * m3 + b4 * m1**4
    square = top / ((m1**2 - m2) ** 2 * n * (n - 1) * (n - 2) * (n - 3))
    return float(index), expected, float(square - expected**2)
