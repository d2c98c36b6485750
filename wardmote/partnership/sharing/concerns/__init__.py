"""What may be amiss with protocols: one function for each rule, named as it."""

from collections.abc import Iterator
from datetime import date

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.sharing.concerns import protocols  # noqa: F401  takes its functions up
from wardmote.partnership.sharing.concerns.case import Case, finds
from wardmote.partnership.website.concern import Concern

FINDERS = finds


def concerns(partnership: Partnership, day: date) -> Iterator[Concern]:
    """All that is amiss on a day."""
    case = Case(partnership, day)
    return FINDERS.run(case, case.rules.concerns)
