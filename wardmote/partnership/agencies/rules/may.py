"""Who may do what in the workspace's structure. Each step has such a table."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed

from wardmote.partnership.agencies.models import Membership, Role
from wardmote.partnership.website.models import Person

ALL = frozenset(Role)
KEEPERS = frozenset({Role.OFFICER})

MAY: Mapping[str, frozenset[Role]] = {
    "see the structure": ALL,
    "edit the structure": KEEPERS,
    "sign the statement": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
    "promise for an agency": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
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
