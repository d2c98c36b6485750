"""Places: boundaries, lookups and populations, each with the dates for which it holds."""

from wardmote.evidence.places.cross_checking import CrossCheck, cross_check
from wardmote.evidence.places.figures import open_figures
from wardmote.evidence.places.grid import to_grid
from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.outlines import Outlines
from wardmote.evidence.places.partnerships import Partnership
from wardmote.evidence.places.places import Places
from wardmote.evidence.places.point_index import PointIndex

__all__ = [
    "CrossCheck", "Kind", "Outlines", "Partnership", "Places", "PointIndex", "cross_check",
    "open_figures", "to_grid",
]  # fmt: skip
