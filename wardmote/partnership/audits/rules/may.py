"""Who may do what with audits."""

from collections.abc import Mapping

from wardmote.partnership.agencies.models import Membership, Role
from wardmote.partnership.agencies.rules import ALL, KEEPERS, may
from wardmote.partnership.audits.rules.editions import ANALYST, PUBLIC

WITHIN = ALL - {Role.NATIONAL}
ANALYSING = frozenset({Role.OFFICER, Role.ANALYST})

MAY: Mapping[str, frozenset[Role]] = {
    "see the audits": WITHIN,
    "see small areas": ANALYSING,
    "plan an audit": ANALYSING,
    "answer on scope": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
    "run an audit": ANALYSING,
    "comment on an audit": WITHIN,
    "answer a comment": ANALYSING,
    "hold a workshop": ANALYSING,
    "give marks": frozenset({Role.OFFICER, Role.REPRESENTATIVE, Role.CHAIR, Role.BOARD}),
    "write a local note": WITHIN,
    "check an audit": ANALYSING | {Role.PROTECTION},
    "sign an audit": frozenset({Role.OFFICER, Role.CHAIR, Role.BOARD}),
    "send an audit back": ANALYSING | {Role.PROTECTION, Role.CHAIR, Role.BOARD},
    "publish an audit": KEEPERS,
    "submit an audit": ANALYSING | {Role.PROTECTION, Role.CHAIR, Role.BOARD},
    "authorise a contractor": KEEPERS,
}
"""The national body reads what is published, like everybody."""


def audience_for(by: Membership) -> str:
    """Which edition a member is shown: exact small areas only to those who work with them."""
    return ANALYST if may(by, "see small areas", MAY) else PUBLIC
