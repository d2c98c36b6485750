"""The result of a decision taken in writing, by the rule that the rulebook's settings state."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from wardmote.partnership.meetings.models import Decision


@dataclass(frozen=True)
class Outcome:
    """What became of it, and why, in words."""

    state: str
    words: str


def outcome(
    *, agree: int, disagree: int, abstain: int, asked: int, decided_by: str, quorum_share: float
) -> Outcome:
    """The result of the answers that came.

    Args:
        agree: seats that agreed.
        disagree: seats that did not.
        abstain: seats that abstained; they count as an answer, but for neither side.
        asked: seats that were asked.
        decided_by: "majority" or "consensus".
        quorum_share: the share of the seats asked that must answer.
    """
    answered, needed = agree + disagree + abstain, quorum(asked, quorum_share)
    told = {"agree": agree, "disagree": disagree, "abstain": abstain, "asked": asked}
    count = _(
        "%(agree)d agreed, %(disagree)d disagreed and %(abstain)d abstained, of %(asked)d asked."
    )
    if answered < needed:
        rule = _("At least %d had to answer.") % needed
        return Outcome(Decision.State.LAPSED, f"{count % told} {rule}")
    if decided_by == "consensus":
        agreed, rule = agree > 0 and not disagree, _("It is agreed where nobody disagrees.")
    else:
        agreed, rule = agree > disagree, _("It is agreed where more agree than disagree.")
    state = Decision.State.AGREED if agreed else Decision.State.REFUSED
    return Outcome(state, f"{count % told} {rule}")


def quorum(asked: int, share: float) -> int:
    """How many must answer: one at least."""
    return max(1, ceil(asked * share))
