"""The five data problems, measured for each dataset, and what was supplied when."""

from wardmote.evidence.quality.assess import assess
from wardmote.evidence.quality.completeness import completeness
from wardmote.evidence.quality.supply import suppliers_within, supply

__all__ = ["assess", "completeness", "suppliers_within", "supply"]
