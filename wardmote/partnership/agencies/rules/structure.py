"""What the structure itself refuses."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Group, Membership, Partner, Partnership
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.agencies.rules.may import KEEPERS, NotAllowed, check_may
from wardmote.partnership.website.models import Person

STARTS_ANEW = ("person", "partner", "rank", "is_elected_member")
"""What makes another seat of a seat: the old one ends, so that drift in rank and people shows."""

STANDS_OTHERWISE = ("name", "function", "say", "parent")
"""What is remembered of a group as it stood before a change."""


class Refused(Exception):  # noqa: N818  what it is, not an error of ours
    """A rule of the structure says no; the message says what to do instead."""


def check_can_end(thing: Held, on: date) -> None:
    """Nothing ends before it starts, or twice."""
    if thing.ended_on is not None:
        raise Refused(_("It has ended already."))
    if on < thing.started_on:
        raise Refused(_("It cannot end before it started."))


def check_can_close(group: Group, *, on: date, today: date, report: str) -> None:
    """A group closes with all below it closed, on a day that has come, a task group with a report.

    Raises:
        Refused: one of these does not hold.
    """
    check_can_end(group, on)
    if on > today:
        raise Refused(_("A group is closed on the day or afterwards, not in advance."))
    if group.below.on(on).exists():
        raise Refused(_("Close the groups below it first, or let them report elsewhere."))
    if group.function == Group.Function.TASK and not report.strip():
        raise Refused(_("A task group closes with a report of what it did and what it leaves."))


def check_line(group: Group | None, parent: Group | None) -> None:
    """Groups report upwards: no group reports to itself or to one below it."""
    above = parent
    while above is not None:
        if group is not None and above.pk == group.pk:
            raise Refused(_("A group cannot report to itself or to a group below it."))
        above = above.parent


def largest_group(partnership: Partnership, day: date) -> int:
    """How many work well together in one group, by the rulebook."""
    rules = rulebook.on(day, partnership.nation)
    return int(rules.concerns["group_over_eight"].thresholds["most"])


FIRST_MONTH = 4
"""A legal year begins on 1 April."""


def legal_year(day: date) -> int:
    """The legal year that a day lies in, by the year in which it began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def liaison_years(partnership: Partnership, day: date) -> int:
    """How long a police liaison officer is to stay, by the rulebook."""
    rules = rulebook.on(day, partnership.nation)
    return int(rules.concerns["post_past_tenure"].thresholds["liaison_years"])


def check_size(seats: int, largest: int, reason: str) -> None:
    """More people than work well together sit only for a reason that is written down."""
    if seats > largest and not reason.strip():
        raise Refused(
            _("With this seat the group has %(seats)d, more than %(largest)d: say why.")
            % {"seats": seats, "largest": largest}
        )


def check_can_put_back(ended_at: datetime | None, today: date) -> None:
    """What was ended by mistake can be put back on the day of the mistake; later, start anew."""
    if ended_at is None or timezone.localdate(ended_at) != today:
        raise Refused(_("It can be put back only on the day on which it was ended."))


def check_may_sign(by: Membership, partner: Partner) -> None:
    """A partner is signed for by its own people, or by the officer who keeps the record."""
    check_may(by, "sign the statement")
    if by.role not in KEEPERS and by.agency_id != partner.agency_id:
        raise NotAllowed("You may sign for your own agency only.")


def check_may_declare(by: Membership, person: Person) -> None:
    """People declare for themselves; the officer may write down what somebody declared."""
    check_may(by, "declare an interest")
    if by.role not in KEEPERS and by.person_id != person.pk:
        raise NotAllowed("You may declare your own interests only.")
