"""Who may do what with duties, and what may follow what."""

from wardmote.partnership.agencies.rules import legal_year
from wardmote.partnership.duties.rules.files import check_file, content_type, what_is_wrong
from wardmote.partnership.duties.rules.law import (
    LAST_DONE,
    asked_from,
    asked_in,
    asked_of,
    can_move,
    coming,
    law,
    occasions,
    year_start,
)
from wardmote.partnership.duties.rules.may import (
    MAY,
    NEXT,
    can_do,
    check_can_remove,
    check_may_do,
    check_next,
)
from wardmote.partnership.duties.rules.timetable import Planned, Timetable, timetable
from wardmote.partnership.duties.rules.working_days import bank_holidays, working_days_between

__all__ = [
    "LAST_DONE",
    "MAY",
    "NEXT",
    "Planned",
    "Timetable",
    "asked_from",
    "asked_in",
    "asked_of",
    "bank_holidays",
    "can_do",
    "can_move",
    "check_can_remove",
    "check_file",
    "check_may_do",
    "check_next",
    "coming",
    "content_type",
    "law",
    "legal_year",
    "occasions",
    "timetable",
    "what_is_wrong",
    "working_days_between",
    "year_start",
]  # fmt: skip
