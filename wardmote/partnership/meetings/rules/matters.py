"""Who may raise, pass on and answer matters, and what may become of one."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Group
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.meetings.models import Item, Matter, Meeting
from wardmote.partnership.meetings.rules.states import check_is_open

State = Matter.State

MATTER_NEXT: Mapping[str, frozenset[str]] = {
    State.WAITING: frozenset({State.LISTED, State.ANSWERED}),
    State.LISTED: frozenset({State.ANSWERED, State.WAITING}),  # back, where its item is taken off
    State.ANSWERED: frozenset({State.WAITING}),
}


def check_can_become(matter: Matter, to: str) -> None:
    """Refuse a step that does not follow."""
    if to not in MATTER_NEXT[matter.state]:
        words = {"state": matter.get_state_display(), "to": State(to).label}
        raise Refused(_("A matter that is “%(state)s” cannot become “%(to)s”.") % words)


def check_can_list(matter: Matter, meeting: Meeting) -> None:
    """A matter goes onto an open agenda of the group that it was raised for."""
    check_can_become(matter, State.LISTED)
    check_is_open(meeting)
    if not meeting.groups.filter(pk=matter.group_id).exists():
        raise Refused(_("This is a meeting of another group than the matter was raised for."))


def check_can_pass_on(item: Item, group: Group, on: date) -> None:
    """An item goes to another group that stands; once only, while it waits there."""
    if item.meeting.groups.filter(pk=group.pk).exists():
        raise Refused(_("The item is with this group already."))
    if not group.holds_on(on):
        raise Refused(_("This group is closed."))
    if item.passed_on.filter(group=group).exclude(state=State.ANSWERED).exists():
        raise Refused(_("It was passed on to this group, and waits there."))


def ways_on(group: Group, others: list[Group]) -> dict[int, str]:
    """Group → "reports to it", "reports to this one" or "", for those it could go to."""
    told = {one.pk: "" for one in others}
    if group.parent_id in told:
        told[group.parent_id] = _("above: %s reports to it") % group.name
    for one in others:
        if one.parent_id == group.pk:
            told[one.pk] = _("below: it reports to %s") % group.name
    return told
