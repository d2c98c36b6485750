"""What an audit needs of the program, loaded and compiled before it is needed.

Compiled code is kept beside its source, so that `make setup` spares the first audit of compiling.
"""

from itertools import product

import numpy as np
import pandas as pd
import shapely

from wardmote.evidence.analyses.aoristic import aoristic
from wardmote.evidence.analyses.density import density
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.near_repeats import near_repeats
from wardmote.evidence.cli import auditing  # noqa: F401  what audits is forked of this
from wardmote.evidence.disclosure.cycles import cancel_cycles
from wardmote.evidence.disclosure.sharing_out import share_out
from wardmote.evidence.places.kinds import kind_named
from wardmote.evidence.places.outlines import Outlines
from wardmote.evidence.places.point_index import PointIndex
from wardmote.evidence.reports import pictures

POINT = {"data": {"values": [{}]}, "mark": "point"}


def warm() -> None:
    """Compile what is compiled when first used, and start the engine that draws."""
    nothing = np.zeros(0, np.int64)
    cancel_cycles(nothing, nothing, nothing, np.zeros(0, np.uint64), 1)
    share_out(nothing, nothing, nothing, nothing, nothing, np.zeros(0))
    _ask_of_nowhere()
    pictures.svg(POINT, title="", description="")


def _ask_of_nowhere() -> None:
    """Place a point, and ask analyses of three areas and three events: it compiles them."""
    square = np.array([shapely.box(0, 0, 1000, 1000)])
    PointIndex(Outlines(kind_named("lsoa21"), ("a",), square)).place([1.0], [1.0])
    areas = pd.DataFrame({"area": ["a", "b", "c"]})
    counts = areas.assign(dataset="none", category="none", count=[1, 2, 3])
    pairs = [pair for pair in product(areas["area"], repeat=2) if pair[0] != pair[1]]
    hotspots(
        counts, areas=areas, neighbours=pd.DataFrame(pairs, columns=["area", "neighbour"]),
        per={}, draws=1, seed=0, false_discovery_rate=0.5, fewest_areas=1, fewest_events=1,
    )  # fmt: skip
    days = pd.to_datetime(["2025-04-01", "2025-04-02", "2025-04-04"])
    events = pd.DataFrame({"happened_on": days, "easting": [0.0, 1, 2], "northing": [0.0, 0, 0]})
    near_repeats(
        events, metres=[0, 100], days=[0, 8], metric="manhattan",
        permutations=1, seed=0, fewest_events=2,
    )  # fmt: skip
    aoristic(pd.DataFrame({"from_at": days, "to_at": days}))
    density(events, ground=shapely.box(-100, -100, 100, 100), cell_m=50, bandwidth_m=100)


if __name__ == "__main__":
    warm()
