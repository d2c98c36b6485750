"""Who may do what with protocols; who signs for an agency."""

from collections.abc import Mapping
from datetime import date

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Role, Seat
from wardmote.partnership.agencies.rules import ALL, KEEPERS, NotAllowed, check_may, may
from wardmote.partnership.sharing.models import Disclosure, Party

MEMBERS = ALL - {Role.NATIONAL}
SIGNERS = KEEPERS | {Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}
LEADERS = KEEPERS | {Role.CHAIR, Role.BOARD, Role.PROTECTION}
SHARERS = MEMBERS - {Role.ELECTED}

MAY: Mapping[str, frozenset[Role]] = {
    "see the protocols": MEMBERS,
    "draft protocols": KEEPERS,
    "answer for a party": SIGNERS,
    "sign for a party": SIGNERS,
    "bring a protocol into force": LEADERS,
    "ask about sharing": MEMBERS,
    "write down a disclosure": SHARERS,
    "look at a decision to share": LEADERS,
    "keep the obstacles": SHARERS,
}
"""Whoever answers or signs does it for their own agency: `check_may_answer`, `check_may_sign`."""


def can_answer(by: Membership, party: Party) -> bool:
    """People answer for their own agency; the officer writes down what an agency said."""
    own = by.agency_id == party.partner.agency_id
    return may(by, "answer for a party", MAY) and (by.role in KEEPERS or own)


def check_may_answer(by: Membership, party: Party) -> None:
    """Refuse whoever answers for another agency."""
    check_may(by, "answer for a party", MAY)
    if not can_answer(by, party):
        raise NotAllowed("You may answer for your own agency only.")


def can_sign(by: Membership, party: Party, on: date) -> bool:
    """Those with authority sign for their own agency; the officer keeps what was signed on paper.

    Authority is the agency's to give: its representative here, its named senior contact, or
    whoever holds a seat for it that is senior or may commit its policy.
    """
    if not may(by, "sign for a party", MAY):
        return False
    if by.role in KEEPERS:
        return True
    return by.agency_id == party.partner.agency_id and _has_authority(by, party, on)


def _has_authority(by: Membership, party: Party, on: date) -> bool:
    if by.role == Role.REPRESENTATIVE or party.partner.senior_contact_id == by.person_id:
        return True
    rules = rulebook.on(on, by.partnership.nation)
    seats = Seat.objects.on(on).filter(partner=party.partner, person=by.person_id)
    return any(rules.is_senior(seat.rank) or seat.may_commit_policy for seat in seats)


def check_may_sign(by: Membership, party: Party, on: date) -> None:
    """Refuse whoever has no authority to sign for that agency."""
    check_may(by, "sign for a party", MAY)
    if not can_sign(by, party, on):
        raise NotAllowed("Only those with authority sign, and for their own agency.")


def check_may_look(by: Membership, disclosure: Disclosure) -> None:
    """Somebody else than who decided looks at whether it was right."""
    check_may(by, "look at a decision to share", MAY)
    if disclosure.by_id == by.person_id:
        raise NotAllowed("Somebody else has to look at what you decided.")
