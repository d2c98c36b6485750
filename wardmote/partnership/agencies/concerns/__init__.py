"""What may be amiss with who the partnership is: one function for each rule, named as it."""

from collections.abc import Iterator
from datetime import date

from wardmote.partnership.agencies.concerns import (  # noqa: F401  each takes its functions up
    arrangements,
    compact,
    dealings,
    groups,
    involvement,
    partners,
    politics,
    posts,
    purpose,
    seats,
    terms,
)
from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.website.concern import Concern

FINDERS = finds


def concerns(partnership: Partnership, day: date) -> Iterator[Concern]:
    """All that is amiss on a day."""
    case = Case(partnership, day)
    return FINDERS.run(case, case.rules.concerns)
