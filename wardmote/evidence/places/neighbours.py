"""Which areas touch: corner or edge, allowing for the gaps of simplified outlines."""

from typing import Any

import numpy as np
import pandas as pd
import shapely

from wardmote.evidence.places.kinds import setting
from wardmote.evidence.places.outlines import Outlines


def neighbours(outlines: Outlines, tolerance_m: float) -> pd.DataFrame:
    """Every pair of areas that touch, or come as near as the tolerance.

    An area that touches none is given its nearest: no area stands alone.

    Returns:
        One row per pair, both ways round: `area`, `neighbour`; none where no outline is known.
    """
    shapes = outlines.shapes
    if len(shapes) < 2:
        return pd.DataFrame({"area": [], "neighbour": []}, dtype=str)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=tolerance_m)
    pairs = np.column_stack([one, other])[one != other]
    alone = sorted(set(range(len(shapes))) - set(pairs[:, 0].tolist()))
    lonely = np.array([(i, _nearest(shapes, i)) for i in alone], dtype=int).reshape(-1, 2)
    both = np.unique(np.vstack([pairs, lonely, lonely[:, ::-1]]), axis=0)
    codes = np.array(outlines.codes)
    return pd.DataFrame({"area": codes[both[:, 0]], "neighbour": codes[both[:, 1]]})


def _nearest(shapes: Any, place: int) -> int:
    distances = shapely.distance(shapes, shapes[place])
    distances[place] = np.inf
    return int(np.argmin(distances))


def touching_m(outlines: Outlines) -> float:
    """How near counts as touching, in metres.

    Outlines that were simplified together still meet; where each was simplified by itself, gaps
    open between them: then more than a tenth of the areas touch fewer than two others.
    """
    near = setting("touching_m")
    counts = neighbours(outlines, near)["area"].value_counts()
    few = len(outlines.codes) - int((counts >= 2).sum())
    return near if few * 10 <= len(outlines.codes) else setting("gappy_touching_m")
