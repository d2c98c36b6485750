"""Who may do what with data, and which state may follow which."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Membership, Role
from wardmote.partnership.agencies.rules import ALL, KEEPERS, NotAllowed, Refused, check_may, may
from wardmote.partnership.exchange.models import DataRequest, Delivery

State = Delivery.State
Asked = DataRequest.State
INSIDE = ALL - {Role.NATIONAL}
SENDERS = frozenset({Role.OFFICER, Role.REPRESENTATIVE})

MAY: Mapping[str, frozenset[Role]] = {
    "see the data plan": INSIDE,
    "keep the data plan": frozenset({Role.OFFICER, Role.ANALYST}),
    "see deliveries": INSIDE - {Role.ELECTED},
    "send data": SENDERS,
    "answer a data request": SENDERS,
    "accept data": frozenset({Role.OFFICER, Role.ANALYST}),
    "keep data tokens": SENDERS,
    "put in places": KEEPERS,
    "subscribe to the data plan": INSIDE,
}
"""A representative sends and answers for their own agency: `check_acts_for`."""

DELIVERY_NEXT: Mapping[str, frozenset[str]] = {
    State.ARRIVED: frozenset({State.CHECKING, State.WITHDRAWN}),
    State.CHECKING: frozenset({State.CHECKED, State.REFUSED}),
    State.CHECKED: frozenset({State.ACCEPTING, State.RETURNED, State.WITHDRAWN}),
    State.ACCEPTING: frozenset({State.ACCEPTED, State.CHECKED}),
    State.REFUSED: frozenset(),
    State.ACCEPTED: frozenset(),
    State.RETURNED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""State → what may follow. Taking in that fails goes back to checked: nothing was stored."""

REQUEST_NEXT: Mapping[str, frozenset[str]] = {
    Asked.ASKED: frozenset({Asked.MET, Asked.REFUSED, Asked.WITHDRAWN}),
    Asked.REFUSED: frozenset({Asked.ASKED, Asked.MET, Asked.WITHDRAWN}),
    Asked.MET: frozenset(),
    Asked.WITHDRAWN: frozenset({Asked.ASKED}),
}
"""State → what may follow. An agency that refused may think again, and may simply send."""


def acts_for(by: Membership, agency: Agency) -> bool:
    """Whether a member speaks for an agency: one of its people, or an officer on its behalf."""
    return by.role in KEEPERS or by.agency_id == agency.pk


def check_acts_for(by: Membership, agency: Agency, doing: str = "send data") -> None:
    """Refuse whoever sends or answers for an agency that is not theirs.

    Raises:
        NotAllowed: the role may not, or it is another agency.
    """
    check_may(by, doing, MAY)
    if not acts_for(by, agency):
        raise NotAllowed("You may send and answer for your own agency only.")


def sees(by: Membership, delivery: Delivery) -> bool:
    """Whether a member may see what is wrong with a file: who accepts data, or its agency."""
    return may(by, "accept data", MAY) or by.agency_id == delivery.agency_id


def check_next(delivery: Delivery, state: str) -> None:
    """A delivery's state follows only the states that DELIVERY_NEXT says.

    Raises:
        Refused: it does not.
    """
    if state not in DELIVERY_NEXT[delivery.state]:
        raise Refused(
            _("A delivery that is “%(is)s” cannot become “%(to)s”.")
            % {"is": delivery.get_state_display(), "to": State(state).label}
        )


def check_request_next(request: DataRequest, state: str) -> None:
    """A request's state follows only the states that REQUEST_NEXT says.

    Raises:
        Refused: it does not.
    """
    if state not in REQUEST_NEXT[request.state]:
        raise Refused(
            _("A request that is “%(is)s” cannot become “%(to)s”.")
            % {"is": request.get_state_display(), "to": Asked(state).label}
        )
