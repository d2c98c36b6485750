"""Who may see and do what when the partnership looks at itself."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Role
from wardmote.partnership.agencies.rules import ALL, KEEPERS, Refused
from wardmote.partnership.review.models import Acknowledgement

MAY: Mapping[str, frozenset[Role]] = {
    "see the trail": frozenset({Role.OFFICER, Role.PROTECTION, Role.BOARD}),
    "see the concerns": ALL - {Role.NATIONAL},
    "see an agency's report": ALL - {Role.NATIONAL},
    "see an induction pack": ALL - {Role.NATIONAL},
    "see the scrutiny briefing": ALL - {Role.NATIONAL},
    "see how far it has come": ALL - {Role.NATIONAL},
    "place the partnership": frozenset({Role.OFFICER, Role.CHAIR, Role.BOARD}),
    "see the workbench": KEEPERS,
    "set a concern aside": frozenset({Role.OFFICER, Role.CHAIR}),
    "hold a checkpoint": frozenset({Role.OFFICER, Role.PROTECTION, Role.BOARD}),
}


def check_can_set_aside(*, reason: str, look_again_on: date, is_aside: bool, today: date) -> None:
    """A concern is set aside once, for a reason, until a day that has yet to come.

    Raises:
        Refused: one of these does not hold.
    """
    if not reason.strip():
        raise Refused(_("Say why it is set aside."))
    if look_again_on <= today:
        raise Refused(_("The day to look again must be in the future."))
    if is_aside:
        raise Refused(_("It is set aside already."))


def is_aside(acknowledgement: Acknowledgement, day: date) -> bool:
    """Whether a concern is out of sight; on the day to look again it is back."""
    return day < acknowledgement.look_again_on
