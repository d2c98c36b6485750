"""Who may do what with duties, and which state may follow which."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Role
from wardmote.partnership.agencies.rules import ALL, KEEPERS, NotAllowed, Refused, check_may, may
from wardmote.partnership.duties.models import Duty, Evidence

State = Duty.State

MAY: Mapping[str, frozenset[Role]] = {
    "see the duties": ALL,
    "keep the duties": KEEPERS,
    "do a duty": ALL - {Role.NATIONAL},
    "read the evidence": ALL - {Role.NATIONAL},
    "subscribe to the duties": ALL,
}
"""Whoever may do a duty does their own: `check_may_do`. The officer may do any."""

NEXT: Mapping[str, frozenset[str]] = {
    State.WAITING: frozenset({State.IN_HAND, State.DONE, State.SET_ASIDE}),
    State.IN_HAND: frozenset({State.WAITING, State.DONE, State.SET_ASIDE}),
    State.DONE: frozenset({State.IN_HAND}),
    State.SET_ASIDE: frozenset({State.WAITING}),
}
"""State → what may follow. To reopen is to go back to in hand, or to not started."""


def can_do(by: Membership, duty: Duty) -> bool:
    """Whether a member may say how far a duty is: its owner, or an officer."""
    return by.role in KEEPERS or (may(by, "do a duty", MAY) and duty.owner_id == by.person_id)


def check_may_do(by: Membership, duty: Duty) -> None:
    """Only its owner, or an officer, says how far a duty is.

    Raises:
        NotAllowed: the role may do no duty, or this duty is another's.
    """
    check_may(by, "do a duty", MAY)
    if not can_do(by, duty):
        raise NotAllowed("Only the owner of a duty, or an officer, may do this.")


def check_next(duty: Duty, state: str) -> None:
    """A state follows only the states that NEXT says.

    Raises:
        Refused: it does not.
    """
    if state not in NEXT[duty.state]:
        raise Refused(
            _("A duty that is “%(is)s” cannot become “%(to)s”.")
            % {"is": duty.get_state_display(), "to": State(state).label}
        )


def check_can_remove(by: Membership, evidence: Evidence) -> None:
    """Who gave a piece of evidence, or whoever may do the duty, may take it away.

    Raises:
        NotAllowed: somebody else's.
    """
    check_may(by, "do a duty", MAY)
    if evidence.by_id != by.person_id and not can_do(by, evidence.duty):
        raise NotAllowed("Only who gave it, the duty's owner or an officer may remove it.")
