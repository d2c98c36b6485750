"""Who may do what with duties, and what may follow what."""

from wardmote.partnership.agencies.rules import legal_year
from wardmote.partnership.duties.rules.alignment import (
    Moment,
    Opening,
    TooSoon,
    agreed_too_soon,
    current,
    ends_by_year,
    next_moment,
    without_successor,
)
from wardmote.partnership.duties.rules.cycle import Turn, cycle, turns
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
from wardmote.partnership.duties.rules.working_days import working_days_between
from wardmote.rulebook.holidays import bank_holidays

__all__ = [
    "LAST_DONE", "MAY", "NEXT", "Moment", "Opening", "Planned", "Timetable", "TooSoon", "Turn",
    "agreed_too_soon", "asked_from", "asked_in", "asked_of", "bank_holidays", "can_do",
    "can_move", "check_can_remove", "check_file", "check_may_do", "check_next", "coming",
    "content_type", "current", "cycle", "ends_by_year", "law", "legal_year", "next_moment",
    "occasions", "timetable", "turns", "what_is_wrong", "without_successor",
    "working_days_between", "year_start",
]  # fmt: skip
