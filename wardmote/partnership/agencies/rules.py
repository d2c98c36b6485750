"""Who may do what in the workspace's structure. Each step has such a table."""

from collections.abc import Mapping
from functools import wraps

from django.core.exceptions import PermissionDenied

from wardmote.partnership.agencies.models import Membership, Role

ALL = frozenset(Role)
KEEPERS = frozenset({Role.OFFICER})

MAY: Mapping[str, frozenset[Role]] = {
    "see the structure": ALL,
    "edit the structure": KEEPERS,
    "sign the statement": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
    "declare an interest": ALL - {Role.NATIONAL},
    "keep the registers": KEEPERS,
    "invite people": KEEPERS,
    "see the people": ALL - {Role.NATIONAL},
}


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

    Args:
        doing: what the view is for, a row of the table.
        table: which table.
        get: what looking at it takes, where that differs from posting.
        post: what posting to it takes.
    """

    def wrap(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            asked = (post if request.method == "POST" else get) or doing
            check_may(request.membership, asked, table)
            return view(request, *args, **kwargs)

        guarded.allowed = {"GET": get or doing, "POST": post or doing, "table": table}
        return guarded

    return wrap
