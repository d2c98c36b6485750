"""How a meeting moves on, and what can be done to it in each state."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.meetings.models import Meeting

State = Meeting.State

NEXT: Mapping[str, frozenset[str]] = {
    State.PLANNED: frozenset({State.HELD, State.CANCELLED}),
    State.HELD: frozenset({State.AGREED, State.PLANNED}),  # back, where it was said by mistake
    State.AGREED: frozenset(),  # agreed minutes stand; a correction is a note beside them
    State.CANCELLED: frozenset({State.PLANNED}),
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
