"""How a meeting moves on, and what can be done to it in each state."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.meetings.models import Decision, FollowUp, Meeting

State = Meeting.State

NEXT: Mapping[str, frozenset[str]] = {
    State.PLANNED: frozenset({State.HELD, State.CANCELLED}),
    State.HELD: frozenset({State.AGREED, State.PLANNED}),  # back, where it was said by mistake
    State.AGREED: frozenset(),  # agreed minutes stand; a correction is a note beside them
    State.CANCELLED: frozenset({State.PLANNED}),
}
DECISION_NEXT: Mapping[str, frozenset[str]] = {
    Decision.State.PROPOSED: frozenset(Decision.State) - {Decision.State.PROPOSED},
    **dict.fromkeys(frozenset(Decision.State) - {Decision.State.PROPOSED}, frozenset()),
}
"""What is decided stays so; another decision may undo it."""
FOLLOW_UP_NEXT: Mapping[str, frozenset[str]] = {
    FollowUp.State.OPEN: frozenset({FollowUp.State.DONE, FollowUp.State.DROPPED}),
    FollowUp.State.DONE: frozenset({FollowUp.State.OPEN}),
    FollowUp.State.DROPPED: frozenset({FollowUp.State.OPEN}),
}
OPEN = frozenset({State.PLANNED, State.HELD})
"""States in which agenda and record can still be written."""


def check_can_move(meeting: Meeting, to: str) -> None:
    """Refuse a step that does not follow."""
    if to not in NEXT[meeting.state]:
        words = {"state": meeting.get_state_display(), "to": State(to).label}
        raise Refused(_("A meeting that is “%(state)s” cannot become “%(to)s”.") % words)


def check_is_open(meeting: Meeting) -> None:
    """What is agreed or cancelled is written in no more."""
    if meeting.state == State.AGREED:
        raise Refused(_("Its minutes are agreed: add a correction instead."))
    if meeting.state == State.CANCELLED:
        raise Refused(_("The meeting is cancelled."))


def check_awaits_answers(decision: Decision) -> None:
    """Refuse what is decided already."""
    if not DECISION_NEXT[decision.state]:
        raise Refused(_("This decision no longer awaits answers."))


def check_can_turn(follow_up: FollowUp, to: str) -> None:
    """Refuse to close what is closed, and to open what is open."""
    if to not in FOLLOW_UP_NEXT[follow_up.state]:
        is_open = follow_up.state == FollowUp.State.OPEN
        raise Refused(_("It is open already.") if is_open else _("It is closed already."))


def check_can_record(meeting: Meeting, today: date) -> None:
    """Who came and what was decided is written on the day or afterwards."""
    check_is_open(meeting)
    if meeting.held_on > today and not meeting.is_in_writing:
        raise Refused(_("The day of the meeting has not come yet."))


def check_has_agenda(items: int) -> None:
    """A meeting without an agenda has decided nothing that minutes could tell."""
    if not items:
        raise Refused(_("Write down at least one agenda item first."))


def check_reasoned(lacking: str, reason: str) -> None:
    """To decide beyond the authority of those present takes a reason, kept with the decision."""
    if lacking and not reason.strip():
        raise Refused(_("Those present cannot decide this: %s Say why it was decided.") % lacking)
