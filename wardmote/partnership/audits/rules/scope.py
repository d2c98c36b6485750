"""Whether partners agree to what an audit is to find out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.rules import KEEPERS, NotAllowed, Refused, check_may
from wardmote.partnership.audits.models import Audit, ScopeAnswer
from wardmote.partnership.audits.rules.may import MAY


@dataclass(frozen=True)
class Standing:
    """What partners said.

    Attributes:
        asked: the core partners of the day.
        agree: those who agree.
        objecting: those who object.
        silent: responsible authorities that have not answered.
    """

    asked: tuple[Partner, ...]
    agree: tuple[Partner, ...]
    objecting: tuple[Partner, ...]
    silent: tuple[Partner, ...]

    @property
    def is_clear(self) -> bool:
        """Nobody objects and every responsible authority has answered."""
        return not self.objecting and not self.silent


def standing(audit: Audit, partners: Iterable[Partner], day: date) -> Standing:
    """What the partners of a day said to the scope.

    Args:
        audit: its scope answers are fetched.
        partners: those that take part on the day, with their agencies.
        day: by which day's law authorities are responsible.
    """
    rules = rulebook.on(day, audit.partnership.nation)
    kind = audit.partnership.kind
    asked = tuple(each for each in partners if each.mode == Partner.Mode.CORE)
    said = {answer.partner_id: answer.said for answer in audit.scope_answers.all()}
    responsible = [
        each for each in asked if rules.statutory_role(each.agency.kind, kind) == "responsible"
    ]
    return Standing(
        asked=asked,
        agree=tuple(each for each in asked if said.get(each.pk) == ScopeAnswer.Said.AGREES),
        objecting=tuple(each for each in asked if said.get(each.pk) == ScopeAnswer.Said.OBJECTS),
        silent=tuple(each for each in responsible if each.pk not in said),
    )


def check_can_agree(stands: Standing, why: str) -> None:
    """A scope is agreed when nobody objects and all authorities answered, or for a written reason.

    Raises:
        Refused: somebody objects or is silent, and no reason is given.
    """
    if stands.is_clear or why.strip():
        return
    who = ", ".join(str(partner) for partner in (*stands.objecting, *stands.silent))
    raise Refused(
        _("These object or have not answered: %s. Say why the audit goes on all the same.") % who
    )


def check_may_answer(by: Membership, partner: Partner) -> None:
    """A partner's own people answer for it, or the officer writes down what it said."""
    check_may(by, "answer on scope", MAY)
    if by.role not in KEEPERS and by.agency_id != partner.agency_id:
        raise NotAllowed("You may answer for your own agency only.")
