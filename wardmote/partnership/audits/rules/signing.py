"""Who may check and sign an edition, and when it may go out."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import NotAllowed, Refused, check_may
from wardmote.partnership.audits.models import Audit, Correction, Run, SignOff, Workshop
from wardmote.partnership.audits.rules.may import MAY
from wardmote.partnership.audits.rules.running import UNDER_WAY
from wardmote.partnership.audits.rules.states import State, check_can_become

SIGNATURES = 2
"""Two people let an edition out, as the engine's release asks."""


def check_can_check(audit: Audit, run: Run | None, by: Membership) -> None:
    """Somebody else than who ran it checks an edition, when nothing said of it is left open.

    Raises:
        NotAllowed: the role may not, or it was they who ran it.
        Refused: there is no edition, or a correction or comment is not settled.
    """
    check_may(by, "check an audit", MAY)
    check_can_become(audit, State.CHECKED)
    if run is None:
        raise Refused(_("There is no edition to check yet."))
    if run.by_id == by.person_id:
        raise NotAllowed("Who ran the audit does not check it.")
    check_is_not_run(audit)
    open_states = (Correction.State.FILED, Correction.State.ACCEPTED)
    if audit.corrections.filter(state__in=open_states).exists():
        raise Refused(_("A correction is not settled yet: answer it, or run the audit again."))
    if audit.comments.filter(answer="").exists():
        raise Refused(_("A comment has no answer yet."))
    if audit.runs.filter(workshops__in=Workshop.objects.filter(concluded_on=None)).exists():
        raise Refused(_("A workshop is open: conclude it first."))


def check_can_sign(
    audit: Audit, run: Run | None, by: Membership, signed: Iterable[SignOff]
) -> None:
    """Two people sign a checked edition; neither ran it, and nobody signs twice.

    Raises:
        NotAllowed: the role may not, or it was they who ran it.
        Refused: it is not checked, or they have signed.
    """
    check_may(by, "sign an audit", MAY)
    check_can_become(audit, State.SIGNED)
    if run is None:
        raise Refused(_("There is no edition to sign yet."))
    if run.by_id == by.person_id:
        raise NotAllowed("Who ran the audit does not sign it off.")
    check_is_not_run(audit)
    if any(each.by_id == by.person_id for each in signed):
        raise Refused(_("You have signed it off: somebody else signs as well."))


def check_is_not_run(audit: Audit) -> None:
    """Nobody puts their name to an edition while the next one is made."""
    if audit.runs.filter(state__in=UNDER_WAY).exists():
        raise Refused(_("The audit is being run again: wait for its new edition."))


def check_can_publish(audit: Audit, counts: str, published: Iterable[tuple[Audit, str]]) -> None:
    """A period goes out once: a second edition rounded afresh would tell of single events.

    Args:
        audit: what is to go out.
        counts: the fingerprint of its protected counts.
        published: the partnership's published audits of the same period, with theirs.

    Raises:
        Refused: it is not signed off, or another of the period is out with other counts.
    """
    check_can_become(audit, State.PUBLISHED)
    for other, theirs in published:
        if theirs != counts:
            words = _(
                "“%s” of the same period is published. Two sets of its numbers, side by side, "
                "could tell of single events: publish the next period instead."
            )
            raise Refused(words % other)
