"""Who may do what about meetings, how a meeting moves on, and what it can decide."""

from wardmote.partnership.meetings.rules.authority import (
    Authority,
    Needs,
    Verdict,
    can_decide,
)
from wardmote.partnership.meetings.rules.matters import MATTER_NEXT
from wardmote.partnership.meetings.rules.places import Place, needs_of, places_of, verdict
from wardmote.partnership.meetings.rules.states import (
    DECISION_NEXT,
    FOLLOW_UP_NEXT,
    NEXT,
    check_awaits_answers,
    check_can_move,
    check_can_record,
    check_can_turn,
    check_has_agenda,
    check_is_open,
    check_reasoned,
)
from wardmote.partnership.meetings.rules.who import (
    MAY,
    check_may_answer_for,
    check_may_close,
    may_answer_for,
    may_close,
)
from wardmote.partnership.meetings.rules.writing import Outcome, outcome

__all__ = [
    "DECISION_NEXT", "FOLLOW_UP_NEXT", "MATTER_NEXT", "MAY", "NEXT", "Authority", "Needs",
    "Outcome", "Place",
    "Verdict", "can_decide", "check_awaits_answers", "check_can_move", "check_can_record",
    "check_can_turn", "check_has_agenda", "check_is_open", "check_may_answer_for",
    "check_may_close", "check_reasoned", "may_answer_for", "may_close", "needs_of", "outcome",
    "places_of", "verdict",
]  # fmt: skip
