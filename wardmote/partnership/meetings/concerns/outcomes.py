"""What came of meetings: minutes, decisions, and what people undertook."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wardmote.partnership.meetings.concerns.case import Case, finds
from wardmote.partnership.meetings.models import Decision, Item, Meeting
from wardmote.partnership.website.concern import Concern
from wardmote.partnership.website.tables import money


@finds
def minutes_not_agreed(case: Case) -> Iterator[Concern]:
    for meeting in case.held:
        age = (case.day - meeting.held_on).days
        is_open = meeting.state == Meeting.State.HELD
        if is_open and age >= case.bound("minutes_not_agreed", "days"):
            facts = {"meeting": meeting.title, "held_on": meeting.held_on}
            yield case.about_meeting("minutes_not_agreed", meeting, **facts)


@finds
def action_overdue(case: Case) -> Iterator[Concern]:
    for follow_up in case.follow_ups:
        if follow_up.due_on < case.day:
            owner = str(follow_up.owner or follow_up.partner)
            facts = {"action": follow_up.what, "due_on": follow_up.due_on, "owner": owner}
            key = f"follow_up.{follow_up.pk}"
            yield Concern("action_overdue", follow_up.what, key, facts, case.to("follow_ups"))


@finds
def action_without_owner(case: Case) -> Iterator[Concern]:
    for follow_up in case.follow_ups:
        if follow_up.owner_id is None:
            facts = {"action": follow_up.what, "meeting": follow_up.item.meeting.title}
            key = f"follow_up.{follow_up.pk}"
            page = case.to("meeting", follow_up.item.meeting_id)
            yield Concern("action_without_owner", follow_up.what, key, facts, page)


@finds
def decision_without_authority(case: Case) -> Iterator[Concern]:
    """Until the same item is decided by those who can."""
    for meeting in case.held:
        for item in meeting.items.all():
            agreed = [one for one in item.decisions.all() if one.state == Decision.State.AGREED]
            if agreed and agreed[-1].lacking:
                facts = {
                    "decision": agreed[-1].words, "decided_on": agreed[-1].decided_on,
                    "needs": _needs(item),
                }  # fmt: skip
                key = f"decision.{agreed[-1].pk}"
                yield case.about_meeting("decision_without_authority", meeting, key=key, **facts)


def _needs(item: Item) -> str:
    needs = [
        money(item.needs_money) if item.needs_money else "",
        _("staff") if item.needs_staff else "",
        _("a change of policy") if item.needs_policy else "",
    ]
    return ", ".join(need for need in needs if need)
