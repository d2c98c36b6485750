"""What of the audits awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.audits.models import Audit, Correction, SignOff
from wardmote.partnership.audits.pages.words import address
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.states import State
from wardmote.partnership.website.card import Card


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """Scopes to agree to, remarks to answer, editions to check, sign and publish."""
    if not may(membership, "see the audits", MAY):
        return []
    audits = partnership.audits.exclude(
        state__in=[State.PUBLISHED, State.DROPPED]
    ).prefetch_related("runs__sign_offs", "scope_answers", "comments", "corrections")
    own = _own(partnership, membership, day)
    return [card for audit in audits for card in _of(audit, partnership, membership, own, day)]


def _own(partnership: Partnership, by: Membership, day: date) -> Partner | None:
    """The core partner that a member may answer for."""
    if not (by.agency_id and may(by, "answer on scope", MAY)):
        return None
    return partnership.partners.on(day).filter(agency=by.agency_id, mode=Partner.Mode.CORE).first()


def _of(
    audit: Audit, partnership: Partnership, by: Membership, own: Partner | None, day: date
) -> Iterator[Card]:
    tone = "late" if audit.due_on < day else "soon"
    if audit.state == State.PLANNED:
        yield from _scope(audit, partnership, own)
    if audit.state == State.AGREED and may(by, "run an audit", MAY):
        where = address(partnership, "audit", audit.pk)
        yield Card(_("Run %s") % audit.title, _("Its scope is agreed."), where, "open")
    if audit.state == State.INTERIM:
        yield from _interim(audit, partnership, by)
    if audit.state == State.CHECKED and _is_to_sign(audit, by):
        where = address(partnership, "sign", audit.pk)
        text = _("It is checked. Two people sign it off.")
        yield Card(_("Sign off %s") % audit.title, text, where, tone, audit.due_on)
    if audit.state == State.SIGNED and may(by, "publish an audit", MAY):
        where = address(partnership, "publish", audit.pk)
        text = _("Two people have signed it off.")
        yield Card(_("Publish %s") % audit.title, text, where, tone, audit.due_on)


def _scope(audit: Audit, partnership: Partnership, own: Partner | None) -> Iterator[Card]:
    """The member's own agency has not said whether it agrees."""
    answered = {answer.partner_id for answer in audit.scope_answers.all()}
    if own and own.pk not in answered:
        where = address(partnership, "answer_scope", audit.pk, own.pk)
        text = _("Your agency has not said whether it agrees to what it is to find out.")
        yield Card(_("Agree to the scope of %s") % audit.title, text, where, "soon")


def _interim(audit: Audit, partnership: Partnership, by: Membership) -> Iterator[Card]:
    """Remarks without an answer; and, once there are none, the check."""
    filed = Correction.State.FILED
    unanswered = sum(not one.answer for one in audit.comments.all())
    unanswered += sum(one.state == filed for one in audit.corrections.all())
    if unanswered and may(by, "answer a comment", MAY):
        text = ngettext("%d has no answer.", "%d have no answer.", unanswered) % unanswered
        title = _("Answer comments on %s") % audit.title
        yield Card(title, text, address(partnership, "interim", audit.pk), "soon")
    run = audit.edition
    if run and not unanswered and run.by_id != by.person_id and may(by, "check an audit", MAY):
        text = _("Somebody else than who ran it checks it.")
        yield Card(_("Check %s") % audit.title, text, address(partnership, "check", audit.pk))


def _is_to_sign(audit: Audit, by: Membership) -> bool:
    run = audit.edition
    if run is None or run.by_id == by.person_id or not may(by, "sign an audit", MAY):
        return False
    signed = {one.by_id for one in run.sign_offs.all() if one.kind == SignOff.Kind.SIGN}
    return by.person_id not in signed
