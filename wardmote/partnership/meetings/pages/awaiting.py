"""What of the meetings awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.meetings.models import Decision, FollowUp, Matter, Meeting
from wardmote.partnership.meetings.pages.listing import address
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.website.card import Card


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """The next things that a member may do about meetings."""
    if not may(membership, "see the meetings", MAY):
        return []
    soon = timedelta(rulebook.on(day, partnership.nation).meetings.follow_up_soon_days)
    cards = [
        *_follow_ups(partnership, membership, day, soon), *_answers(partnership, membership, day)
    ]  # fmt: skip
    if may(membership, "run meetings", MAY):
        cards += [
            *_to_record(partnership, day), *_to_settle(partnership, day), *_to_answer(partnership),
        ]  # fmt: skip
    return cards


def _follow_ups(
    partnership: Partnership, membership: Membership, day: date, soon: timedelta
) -> Iterator[Card]:
    mine = FollowUp.objects.filter(
        item__meeting__partnership=partnership, owner=membership.person_id,
        state=FollowUp.State.OPEN,
    ).select_related("item__meeting")  # fmt: skip
    for one in mine:
        near = one.due_on - day <= soon
        tone = "late" if one.due_on < day else "soon" if near else "open"
        text = _("You took this on at %s.") % one.item.meeting.title
        yield Card(
            one.what, text, address(partnership, "close_follow_up", one.pk), tone, one.due_on
        )


def _answers(partnership: Partnership, membership: Membership, day: date) -> Iterator[Card]:
    """Decisions in writing that the member's own seat has not answered."""
    asked = Decision.objects.filter(
        item__meeting__partnership=partnership, state=Decision.State.PROPOSED, answers_by__gte=day,
        item__meeting__groups__seats__in=membership.person.seats.on(day),
    ).exclude(voices__seat__person=membership.person_id)  # fmt: skip
    for one in asked.distinct():
        yield Card(
            _("Answer in writing"), one.words, address(partnership, "answer", one.pk), "soon",
            one.answers_by,
        )  # fmt: skip


def _to_record(partnership: Partnership, day: date) -> Iterator[Card]:
    """Meetings whose day has come, and minutes that are not agreed."""
    for one in partnership.meetings.filter(state=Meeting.State.PLANNED, held_on__lte=day):
        tone = "soon" if one.held_on == day else "late"
        title = _("Write the record of %s") % one.title
        text = _("Who came, what was decided, who does what.")
        yield Card(title, text, address(partnership, "record", one.pk), tone, one.held_on)
    soon = rulebook.on(day, partnership.nation).meetings.answer_days
    coming = partnership.meetings.filter(
        state=Meeting.State.PLANNED, held_on__gt=day, held_on__lte=day + timedelta(soon),
        items__isnull=True,
    )  # fmt: skip
    for one in coming:
        title = _("Write the agenda of %s") % one.title
        text = _("It has no items yet.")
        yield Card(title, text, one.get_absolute_url(), "soon", one.held_on)


def _to_settle(partnership: Partnership, day: date) -> Iterator[Card]:
    over = Decision.objects.filter(
        item__meeting__partnership=partnership, state=Decision.State.PROPOSED, answers_by__lt=day
    )
    for one in over:
        yield Card(
            _("Draw the result of a decision in writing"), one.words,
            address(partnership, "settle", one.pk), "late", one.answers_by,
        )  # fmt: skip


def _to_answer(partnership: Partnership) -> Iterator[Card]:
    """What was raised for a group and waits there."""
    waits = partnership.matters.filter(state=Matter.State.WAITING).select_related("group")
    for one in waits:
        title = _("A matter waits for %s") % one.group
        yield Card(title, one.title, address(partnership, "matters"))
