"""Did it work? What changed, held against what would have been without it."""

from wardmote.evidence.evaluation.displacement import Displacement, displacement, weighted_by_harm
from wardmote.evidence.evaluation.interrupted_series import (
    InterruptedSeries,
    NothingChanges,
    TooFewMonths,
    interrupted_series,
)

__all__ = [
    "Displacement",
    "InterruptedSeries",
    "NothingChanges",
    "TooFewMonths",
    "displacement",
    "interrupted_series",
    "weighted_by_harm",
]
