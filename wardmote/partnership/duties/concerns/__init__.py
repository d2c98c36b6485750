"""What may be amiss with what the law asks for: one function for each rule, named as it."""

from collections.abc import Iterator
from datetime import date

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.concerns import (  # noqa: F401  each takes its functions up
    done,
    law,
    plans,
    scrutiny,
    sharing_out,
)
from wardmote.partnership.duties.concerns.case import Case, finds
from wardmote.partnership.website.concern import Concern

FINDERS = finds


def concerns(partnership: Partnership, day: date) -> Iterator[Concern]:
    """All that is amiss on a day."""
    case = Case(partnership, day)
    return FINDERS.run(case, case.rules.concerns)
