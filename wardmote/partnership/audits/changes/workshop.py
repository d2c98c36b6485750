"""Opens a workshop, writes down what the room says of each finding, and carries it on."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Agency, Membership, Partner
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.audits.models import (
    Audit,
    Comment,
    Finding,
    LocalNote,
    Workshop,
    WorkshopCard,
    WorkshopMark,
    WorkshopPart,
)
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.workshop import (
    check_can_conclude,
    check_can_open,
    check_is_open,
    check_marks,
    check_may_mark,
    has_analyst,
)
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def open_workshop(
    *, audit: Audit, held_on: date, findings: Iterable[Finding], by: Membership, at: datetime,
    place: str = "",
) -> Workshop:  # fmt: skip
    """Lay the findings that are chosen before a workshop, each as a card."""
    check_may(by, "hold a workshop", MAY)
    run, chosen = audit.edition, list(findings)
    check_can_open(audit, run)
    if not chosen:
        raise Refused(_("Choose what is talked over."))
    today = timezone.localdate(at)
    workshop = Workshop(
        run=run, held_on=held_on, place=place, opened_by=by.person,
        had_analyst=has_analyst(audit.partnership, today),
    )  # fmt: skip
    made(workshop, by=by, at=at)
    WorkshopCard.objects.bulk_create(
        WorkshopCard(workshop=workshop, finding=finding, order=order)
        for order, finding in enumerate(chosen)
    )
    return workshop


@transaction.atomic
def write_who_came(
    *, workshop: Workshop, people: Mapping[Agency, int], by: Membership, at: datetime
) -> None:
    """How many of each agency were there; none takes an agency off the list."""
    check_may(by, "hold a workshop", MAY)
    check_is_open(workshop)
    held = {part.agency_id: part for part in _parts(workshop)}
    for agency, many in people.items():
        part = held.get(agency.pk)
        if part and not many:
            trail.removed(part, by=by, at=at)
            part.delete()
        elif part and part.people != many:
            altered(part, {"people": many}, by=by, at=at)
        elif many and not part:
            made(WorkshopPart(workshop=workshop, agency=agency, people=many), by=by, at=at)


def _parts(workshop: Workshop):
    return workshop.parts.select_related("workshop__run__audit__partnership", "agency")


@transaction.atomic
def write_card(*, card: WorkshopCard, by: Membership, at: datetime, **to: Any) -> WorkshopCard:
    """What the room says of a finding."""
    check_may(by, "hold a workshop", MAY)
    check_is_open(card.workshop)
    if to.get("is_priority") and not to.get("because", "").strip():
        raise Refused(_("Say why it is suggested as a priority."))
    return altered(card, to, by=by, at=at)


@transaction.atomic
def give_marks(
    *, card: WorkshopCard, partner: Partner, given: Mapping[str, int | None], reason: str,
    by: Membership, at: datetime,
) -> WorkshopMark:  # fmt: skip
    """How much an agency holds that it matters; the last counts."""
    check_may_mark(by, partner)
    check_is_open(card.workshop)
    today = timezone.localdate(at)
    factors = rulebook.on(today, card.partnership.nation).prioritisation.factors
    told = {
        "given": check_marks(given, factors), "reason": reason, "by": by.person,
        "given_on": today,
    }  # fmt: skip
    if not reason.strip():
        raise Refused(_("Say why."))
    held = card.marks.filter(agency=partner.agency_id).first()
    if held:
        return altered(held, told, by=by, at=at)
    return made(WorkshopMark(card=card, agency=partner.agency, **told), by=by, at=at)


@transaction.atomic
def conclude(*, workshop: Workshop, by: Membership, at: datetime, words: str = "") -> Workshop:
    """Keep what was said: as notes of the place; and, where a finding does not fit, as comments."""
    check_may(by, "hold a workshop", MAY)
    cards = list(workshop.cards.select_related("finding", "workshop__run__audit__partnership"))
    check_can_conclude(workshop, cards)
    for card in cards:
        if card.was_talked_over:
            _carry_on(card, by=by, at=at)
    to = {"words": words, "concluded_on": timezone.localdate(at)}
    return altered(workshop, to, by=by, at=at)


def _carry_on(card: WorkshopCard, *, by: Membership, at: datetime) -> None:
    to: dict[str, Any] = {"note": _note(card, by=by, at=at)}
    if card.fits == WorkshopCard.Fits.NO:
        to["comment"] = _comment(card, by=by, at=at)
    altered(card, to, by=by, at=at)


def _note(card: WorkshopCard, *, by: Membership, at: datetime) -> LocalNote:
    """What a reader of the numbers must know, and the next audit finds again."""
    missing = _("What is missing: %s") % card.missing if card.missing else ""
    today, dataset = timezone.localdate(at), card.finding.key.split(".")[0]
    known = rulebook.on(today, card.partnership.nation).datasets
    note = LocalNote(
        partnership=card.partnership, about=card.finding.theme[:160],
        words="\n".join(filter(None, (card.meaning, missing))),
        dataset=dataset if dataset in known else "", by=by.person, started_on=today,
    )  # fmt: skip
    return made(note, by=by, at=at)


def _comment(card: WorkshopCard, *, by: Membership, at: datetime) -> Comment:
    """An analyst, or who stands in for one, answers it before the audit is checked."""
    words = _("The workshop holds that this does not agree with what is known here: %s")
    said = Comment(
        audit=card.workshop.audit, finding=card.finding, words=words % card.meaning,
        by=by.person, said_at=at,
    )  # fmt: skip
    return made(said, by=by, at=at)
