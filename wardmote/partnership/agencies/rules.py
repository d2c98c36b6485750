"""Who may do what in the workspace's structure. Each step has such a table."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponseNotAllowed
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import (
    Group,
    Invitation,
    Membership,
    Partner,
    Partnership,
    Role,
)
from wardmote.partnership.agencies.models.dated import Held
from wardmote.partnership.website.models import Person

ALL = frozenset(Role)
KEEPERS = frozenset({Role.OFFICER})

MAY: Mapping[str, frozenset[Role]] = {
    "see the structure": ALL,
    "edit the structure": KEEPERS,
    "sign the statement": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
    "rate involvement": ALL - {Role.NATIONAL},
    "declare an interest": ALL - {Role.NATIONAL},
    "see the registers": ALL - {Role.NATIONAL},
    "keep the registers": KEEPERS,
    "invite people": KEEPERS,
    "see the people": ALL - {Role.NATIONAL},
}

SECOND_FACTOR = frozenset({Role.OFFICER, Role.ANALYST, Role.PROTECTION})
"""Roles that keep much or see much: a password alone does not let them in."""


class NotAllowed(PermissionDenied):
    """The role may not do that; the message says which may."""


def may(by: Membership, doing: str, table: Mapping[str, frozenset[Role]] = MAY) -> bool:
    """Whether a member's role may do it."""
    return by.role in table[doing]


def check_may(by: Membership, doing: str, table: Mapping[str, frozenset[Role]] = MAY) -> None:
    """Refuse whoever may not.

    Raises:
        NotAllowed: the role is not among those that may.
    """
    if not may(by, doing, table):
        who = ", ".join(sorted(str(role.label) for role in table[doing]))
        raise NotAllowed(f"Only these may {doing}: {who}. You are {by.get_role_display()}.")


def allowed(
    doing: str = "", table: Mapping[str, frozenset[Role]] = MAY, *, get: str = "", post: str = ""
):
    """Let a view be reached only by those whose role may do what it is for.

    A button's address names only `post`; what is for seeing something is only looked at; every
    other method gets 405.

    Args:
        doing: what the view is for, a row of the table, looked at and posted to alike, unless it
            is to "see" something.
        table: which table.
        get: what looking at it takes.
        post: what posting to it takes.
    """
    posting = "" if doing.startswith("see ") else doing
    takes = {"GET": get or doing, "HEAD": get or doing, "POST": post or posting}
    serves = {method: row for method, row in takes.items() if row}

    def wrap(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in serves:
                return HttpResponseNotAllowed(list(serves))
            check_may(request.membership, serves[request.method], table)
            return view(request, *args, **kwargs)

        guarded.allowed = {**serves, "table": table}
        return guarded

    return wrap


# ── what the structure itself refuses ──

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


# ── people ──


def check_can_invite(partnership: Partnership, email: str, at: datetime) -> None:
    """Nobody is invited twice, or into what they are in already.

    Raises:
        Refused: there is such a member, or an open letter.
    """
    members = partnership.memberships.on(timezone.localdate(at))
    if members.filter(person__email__iexact=email.strip()).exists():
        raise Refused(_("Somebody with this address is in the workspace already."))
    if open_invitations(partnership, at).filter(email__iexact=email.strip()).exists():
        raise Refused(_("This address has an open invitation: send that again instead."))


def open_invitations(partnership: Partnership, at: datetime) -> QuerySet[Invitation]:
    """Letters that still open something."""
    return partnership.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).order_by("-sent_at")


def check_is_open(invitation: Invitation) -> None:
    """What was accepted or withdrawn is over; what ran out may be sent again."""
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(_("This invitation was accepted or withdrawn."))


def check_can_accept(invitation: Invitation, person: Person, at: datetime) -> None:
    """A letter opens once, in its time, for whom it was sent to.

    Raises:
        Refused: one of these does not hold.
    """
    check_is_open(invitation)
    if at >= invitation.expires_at:
        raise Refused(_("This invitation has run out."))
    if person.email.lower() != invitation.email.lower():
        raise Refused(_("This invitation was sent to another address."))
    members = invitation.partnership.memberships.on(timezone.localdate(at))
    if members.filter(person=person).exists():
        raise Refused(_("You are in this workspace already."))


def check_keeps_an_officer(leaver: Membership, *, on: date) -> None:
    """A workspace without an officer could let nobody in any more."""
    if leaver.role != Role.OFFICER:
        return
    others = leaver.partnership.memberships.on(on).filter(role=Role.OFFICER)
    if not others.exclude(pk=leaver.pk).exists():
        raise Refused(_("This is the last officer: invite another one first."))


def lacks_second_factor(membership: Membership, has_one: Callable[[], bool]) -> bool:
    """Whether the role asks for a second factor that the person has not got."""
    asked = settings.SECOND_FACTOR_DEMANDED and membership.role in SECOND_FACTOR
    return asked and not has_one()


# ── the installation ──


def check_is_host(by: Person) -> None:
    """Only hosts set up partnerships."""
    if not by.is_host:
        raise NotAllowed("Only hosts of this installation may set up a partnership.")


def for_hosts(view):
    """Let a view be reached only by those who keep the installation."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        check_is_host(request.user)
        return view(request, *args, **kwargs)

    guarded.for_hosts = True
    return guarded
