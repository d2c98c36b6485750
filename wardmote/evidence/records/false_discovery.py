"""The share of findings that may be false: Benjamini and Hochberg's rule."""

import numpy as np
import numpy.typing as npt

from wardmote.evidence.records.intervals import Floats, floats


def benjamini_hochberg(p: npt.ArrayLike) -> Floats:
    """Adjusted p values: calling all up to a rate keeps the false share to that rate or less.

    Args:
        p: one-dimensional; NaN stands for what was not tested, and stays NaN.

    Returns:
        One adjusted p value for each, in the same order.

    References:
        Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57: 289–300.
    """
    values = floats(p)
    adjusted = np.full(values.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    order = tested[np.argsort(values[tested], kind="stable")]
    scaled = values[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted
