"""Who may do what about meetings."""

from collections.abc import Mapping

from wardmote.partnership.agencies.models import Membership, Role, Seat
from wardmote.partnership.agencies.rules import ALL, NotAllowed, check_may, may
from wardmote.partnership.meetings.models import FollowUp

RUNS = frozenset({Role.OFFICER, Role.CHAIR})
MEMBERS = ALL - {Role.NATIONAL}  # minutes tell of people, as the people page does

MAY: Mapping[str, frozenset[Role]] = {
    "see the meetings": MEMBERS,
    "run meetings": RUNS,
    "raise a matter": MEMBERS,
    "answer for a seat": RUNS | {Role.REPRESENTATIVE, Role.BOARD, Role.ELECTED},
    "close a follow-up": RUNS | {Role.REPRESENTATIVE, Role.BOARD, Role.ELECTED, Role.ANALYST},
    "keep a calendar feed": MEMBERS,
}


def may_answer_for(by: Membership, seat: Seat) -> bool:
    """People answer for their own seat; whoever runs the meeting writes down what another said."""
    return may(by, "answer for a seat", MAY) and (by.role in RUNS or seat.person_id == by.person_id)


def check_may_answer_for(by: Membership, seat: Seat) -> None:
    """Refuse whoever answers for somebody else's seat."""
    check_may(by, "answer for a seat", MAY)
    if not may_answer_for(by, seat):
        raise NotAllowed("You may answer for your own seat only.")


def may_close(by: Membership, follow_up: FollowUp) -> bool:
    """Whose it is, or whoever runs the meetings."""
    return may(by, "close a follow-up", MAY) and (
        by.role in RUNS or follow_up.owner_id == by.person_id
    )


def check_may_close(by: Membership, follow_up: FollowUp) -> None:
    """Refuse whoever closes somebody else's follow-up."""
    check_may(by, "close a follow-up", MAY)
    if not may_close(by, follow_up):
        raise NotAllowed("You may close your own follow-ups only.")
