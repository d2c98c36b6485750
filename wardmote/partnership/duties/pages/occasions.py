"""What happened, and what ran from it; who facilitates sharing."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.models import Facilitator
from wardmote.partnership.duties.pages.words import OCCASIONS, line
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.website.tables import Action, Link, Table, Tag


@dataclass(frozen=True)
class OccasionsPage:
    """Everything that was noted."""

    tables: tuple[Table, ...]
    may_keep: bool


def occasions_page(partnership: Partnership, *, on: date, by: Membership) -> OccasionsPage:
    """What happened, newest first, with the duties that run from it."""
    held = partnership.occasions.prefetch_related(
        "duties__partnership", "duties__owner", "duties__lead__agency", "duties__occasion"
    )
    rows = []
    for occasion in held:
        for duty in occasion.duties.all():
            told = line(duty, on)
            rows.append((
                Link(told.title, told.href), str(OCCASIONS.get(occasion.key, occasion.key)),
                occasion.happened_on, duty.due_on, told.tag, told.countdown, told.owner,
            ))  # fmt: skip
    heads = (
        _("Duty"), _("What happened"), _("On"), _("Due on"), _("State"), _("Countdown"), _("Owner"),
    )  # fmt: skip
    empty = _("Nothing has happened yet from which a duty runs.")
    table = Table("occasions", _("What happened, and what runs from it"), heads, tuple(rows), empty)
    return OccasionsPage(tables=(table,), may_keep=may(by, "keep the duties", MAY))


@dataclass(frozen=True)
class FacilitatorsPage:
    """Who facilitates sharing for each responsible authority, and who did."""

    tables: tuple[Table, ...]


def facilitators_page(partnership: Partnership, *, on: date, by: Membership) -> FacilitatorsPage:
    """Each responsible authority with the person whom it nominated."""
    keeps = may(by, "keep the duties", MAY)
    held = Facilitator._default_manager.filter(partner__partnership=partnership)
    everyone = list(held.select_related("person", "partner__agency", "partner__partnership"))
    now = {each.partner_id: each for each in everyone if each.holds_on(on)}
    rows = tuple(
        (str(partner), _person(now.get(partner.pk)), _since(now.get(partner.pk)),
         _actions(partnership, partner, now.get(partner.pk), keeps))
        for partner in responsible(partnership, on)
    )  # fmt: skip
    before = tuple(
        (str(each.partner), str(each.person), each.started_on, each.ended_on)
        for each in everyone
        if each.ended_on
    )
    heads = (_("Authority"), _("Person"), _("Since"), "")
    shown = rows if keeps else tuple(row[:3] for row in rows)
    past = (_("Authority"), _("Person"), _("From"), _("Until"))
    return FacilitatorsPage((
        Table("facilitators", _("Who facilitates sharing"), heads if keeps else heads[:3], shown,
              _("No responsible authority is a partner yet.")),
        Table("past_facilitators", _("Who did before"), past, before, _("Nobody did before.")),
    ))  # fmt: skip


def responsible(partnership: Partnership, on: date) -> list[Partner]:
    """The partners that are responsible authorities on a day."""
    rules = rulebook.on(on, partnership.nation)
    partners = partnership.partners.on(on).select_related("agency", "partnership")
    return [
        partner
        for partner in partners
        if rules.statutory_role(partner.agency.kind, partnership.kind) == "responsible"
    ]


def _person(facilitator: Facilitator | None) -> str | Tag:
    return str(facilitator.person) if facilitator else Tag(_("Nobody"), "yellow")


def _since(facilitator: Facilitator | None) -> date | None:
    return facilitator.started_on if facilitator else None


def _actions(
    partnership: Partnership, partner: Partner, facilitator: Facilitator | None, keeps: bool
) -> Action:
    if not keeps:
        return Action(())
    name = reverse("duties:name_facilitator", args=[partnership.slug, partner.pk])
    links = [Link(_("Name somebody else") if facilitator else _("Name somebody"), name)]
    if facilitator:
        end = reverse("duties:end_facilitator", args=[partnership.slug, facilitator.pk])
        links.append(Link(_("End"), end))
    return Action(tuple(links))
