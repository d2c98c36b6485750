"""What meetings take of people's time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.meetings.concerns.case import Case, finds
from wardmote.partnership.meetings.models import Attendance
from wardmote.partnership.website.concern import Concern

HOUR = timedelta(hours=1)


@finds
def meeting_too_large(case: Case) -> Iterator[Concern]:
    """Each group's last meeting: a smaller one afterwards has mended it."""
    last = dict.fromkeys(held[0] for group in case.groups if (held := case.of(group)))
    for meeting in last:
        size = sum(one.is_there for one in meeting.attendances.all())
        if size > case.bound("meeting_too_large", "most"):
            facts = {"size": size, "meeting": meeting.title, "held_on": meeting.held_on}
            yield case.about_meeting("meeting_too_large", meeting, **facts)


def _spent(case: Case, rule: str) -> Iterator[tuple[Attendance, float]]:
    """Everybody who came in the months that a rule looks at, and for how many hours."""
    since = case.months_ago(case.bound(rule, "months"))
    for meeting in case.together:
        if meeting.held_on > since:
            for one in meeting.attendances.all():
                if one.is_there:
                    yield one, meeting.lasts / HOUR


@finds
def meeting_overload(case: Case) -> Iterator[Concern]:
    spent = list(_spent(case, "meeting_overload"))
    hours = sum(hours for _one, hours in spent)
    if hours > case.bound("meeting_overload", "hours"):
        cost = sum(hours * _an_hour(case, one) for one, hours in spent)
        facts = {"spent": round(hours), "cost": round(cost)}
        place = str(case.partnership)
        yield Concern("meeting_overload", place, "partnership", facts, case.to("joining"))


def _an_hour(case: Case, one: Attendance) -> int:
    """What an hour of somebody of that rank is taken to cost."""
    rank = case.rules.rank(one.rank or one.seat.rank)
    return case.rules.meetings.pounds_an_hour[rank.name]


@finds
def agency_overloaded(case: Case) -> Iterator[Concern]:
    hours: dict[Partner, float] = defaultdict(float)
    for one, spent in _spent(case, "agency_overloaded"):
        hours[one.seat.partner] += spent
    for partner, spent in hours.items():
        if spent > case.bound("agency_overloaded", "hours"):
            facts = {"agency": str(partner), "spent": round(spent)}
            page = case.to("joining")
            yield Concern("agency_overloaded", str(partner), f"partner.{partner.pk}", facts, page)
