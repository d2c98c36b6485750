"""Letters: to who sends an agency's data, before it is due and once it is late."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership, Role
from wardmote.partnership.exchange.models import DataRequest
from wardmote.partnership.exchange.rules.periods import settings
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person


def pressing(partnership: Partnership, on: date) -> list[DataRequest]:
    """Open requests that are due soon or late, and were not reminded of lately."""
    rules = settings()
    asked = DataRequest.objects.open().filter(
        flow__partnership=partnership, due_on__lte=on + timedelta(rules.remind_before_days)
    )
    long_ago = on - timedelta(rules.remind_every_days)
    return [
        each
        for each in asked.select_related("flow__agency", "flow__partnership", "flow__contact")
        if each.reminded_on is None or (each.due_on < on and each.reminded_on <= long_ago)
    ]


def remind(*, partnership: Partnership, at: datetime) -> int:
    """Write to those who send what is pressing: one letter to each person; how many were written.

    A letter says that something waits and where, and nothing of what is in any file.
    """
    today = timezone.localdate(at)
    letters: dict[Person, list[DataRequest]] = defaultdict(list)
    for request in pressing(partnership, today):
        for person in _who(request, today):
            letters[person].append(request)
    for person, requests in letters.items():
        _write(partnership, person, requests)
        _note(requests, today, at)
    return len(letters)


def _who(request: DataRequest, on: date) -> list[Person]:
    """The named contact; else the agency's representatives in the workspace."""
    if request.flow.contact:
        return [request.flow.contact]
    members = request.flow.partnership.memberships.on(on).filter(
        role=Role.REPRESENTATIVE, agency=request.flow.agency_id
    )
    return [each.person for each in members.select_related("person")]


def _write(partnership: Partnership, person: Person, requests: list[DataRequest]) -> None:
    told = {"partnership": partnership, "person": person, "requests": requests}
    send_mail(
        subject=_("Data due for %s") % partnership,
        message=render_to_string("exchange/reminder.txt", told), from_email=None,
        recipient_list=[person.email],
    )  # fmt: skip


@transaction.atomic
def _note(requests: list[DataRequest], today: date, at: datetime) -> None:
    for request in requests:
        if request.reminded_on != today:
            request.reminded_on = today
            request.save(update_fields=["reminded_on"])
            trail.record(request, "reminded", by=None, at=at)
