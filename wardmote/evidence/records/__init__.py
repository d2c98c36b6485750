"""The standard tables: what a record, a count, an area and a period are."""

from wardmote.evidence.records.columns import AGE_BANDS, COLUMNS, NAMES, SCHEMA, Column
from wardmote.evidence.records.counts import (
    AREA_COLUMNS,
    PART_COLUMNS,
    PEER_COLUMNS,
    SPLITS,
    Counts,
    rounding_variance,
)
from wardmote.evidence.records.faults import GRADES, PROBLEMS, Fault, QualityNote
from wardmote.evidence.records.ground import AREA_FACTS, Ground
from wardmote.evidence.records.period import Period, first_of_month

__all__ = [
    "AGE_BANDS", "AREA_COLUMNS", "AREA_FACTS", "COLUMNS", "GRADES", "NAMES", "PART_COLUMNS",
    "PEER_COLUMNS", "PROBLEMS", "SCHEMA", "SPLITS", "Column", "Counts", "Fault", "Ground",
    "Period", "QualityNote", "first_of_month", "rounding_variance",
]  # fmt: skip
