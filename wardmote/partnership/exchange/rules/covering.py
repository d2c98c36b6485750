"""What a live protocol covers of a delivery, and what is left out of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wardmote.evidence import NAMES
from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.exchange.rules.periods import dataset_of
from wardmote.partnership.sharing.rules.cover import cover

ALWAYS = frozenset({"row_number", "category", "month", "count"})
"""What makes a record of a row, and tells of nobody: the engine always keeps these."""
POINTS = frozenset({"easting", "northing", "longitude", "latitude", "place"})
"""They tell a place exactly; a protocol may allow places no finer than an area."""
SAME_POINT = frozenset({"longitude", "latitude"})
AREA = "area_code"
COARSER_THAN_AREA = frozenset({"ward", "outward", "msoa", "district"})
EXACT = "exact"


@dataclass(frozen=True)
class Covered:
    """What of a dataset may be taken in from an agency on a day.

    Attributes:
        allowed: whether anything may.
        without: standard columns that may not.
        version: the version of a protocol that it rests on; None where nothing may.
        missing: what would have to change, in words.
    """

    allowed: bool
    without: frozenset[str]
    version: Any = None
    missing: tuple[str, ...] = ()


def covered(partnership: Partnership, agency: Agency, dataset: str, on: date) -> Covered:
    """What of a dataset's columns a live protocol covers on a day."""
    columns = frozenset(NAMES) - ALWAYS
    found, rules = cover(partnership, agency, dataset, on), dataset_of(dataset)
    if rules is None:
        return Covered(False, columns, missing=(_("The rulebook has no such dataset."),))
    if not found.allowed:
        return Covered(False, columns, missing=tuple(found.missing))
    granted = {
        field.name
        for field in rules.fields
        if {field.name, field.heading} & set(found.fields)
        and not _too_fine(field.name, _grain(field, found.granularity))
    }
    if granted >= {"easting", "northing"}:
        granted |= {*SAME_POINT, AREA}
    named = {field.name for field in rules.fields}
    constants = columns - named - POINTS - {AREA}  # the source's own word, the same in every row
    return Covered(True, columns - granted - constants, found.grants[0].version)


def _grain(field: Any, granularity: Any) -> str:
    return granularity.get(field.name) or granularity.get(field.heading) or EXACT


def _too_fine(column: str, grain: str) -> bool:
    """Whether a column tells a place more finely than is allowed."""
    if grain == EXACT:
        return False
    return column in POINTS or (column == AREA and grain in COARSER_THAN_AREA)
