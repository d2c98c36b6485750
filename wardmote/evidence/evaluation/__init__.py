"""Did it work? What changed, held against what would have been without it."""

from wardmote.evidence.evaluation.displacement import (
    Displacement,
    NotAnArea,
    NothingHappened,
    displacement,
    weighted_by_harm,
)
from wardmote.evidence.evaluation.interrupted_series import (
    InterruptedSeries,
    NothingChanges,
    TooFewMonths,
    interrupted_series,
)

__all__ = [
    "Displacement",
    "InterruptedSeries",
    "NotAnArea",
    "NothingChanges",
    "NothingHappened",
    "TooFewMonths",
    "displacement",
    "interrupted_series",
    "weighted_by_harm",
]
