"""Whom to ring: contact × dataset × basis; and the law, gateway by gateway."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models import Facilitator
from wardmote.partnership.sharing.pages.words import gateways_of, going_to, joined, purposes_of
from wardmote.partnership.sharing.rules import asked_versions, title_of
from wardmote.partnership.website.tables import Cell, Link, Table


@dataclass(frozen=True)
class GatewaysPage:
    """The law in force there."""

    gateways: tuple[rulebook.Gateway, ...]
    prohibited: tuple[rulebook.Word, ...]


def gateways_page(partnership: Partnership, *, on: date) -> GatewaysPage:
    """Every gateway in force in the nation, with what it does for the officer."""
    rules = rulebook.on(on, partnership.nation)
    return GatewaysPage(tuple(rules.gateways.values()), tuple(rules.sharing.prohibited.values()))


def directory(partnership: Partnership, *, on: date) -> Table:
    """Who gives what, on what basis, and whom to ring for it."""
    contacts = _contacts(partnership, on)
    heads = (_("Agency"), _("Whom to ring"), _("What it can give"), _("To"), _("For"),
             _("By law"), _("Protocol"))  # fmt: skip
    rows = tuple(_rows(partnership, contacts, on))
    empty = _("No protocol is in force: nobody gives anything yet.")
    return Table("directory", _("Whom to ring, and what they can give"), heads, rows, empty)


def _contacts(partnership: Partnership, on: date) -> dict[int, str]:
    """Agency → who facilitates sharing for it, or else its senior contact."""
    named = Facilitator.objects.on(on).filter(partner__partnership=partnership)
    held = {each.partner.agency_id: str(each.person)
            for each in named.select_related("partner", "person")}  # fmt: skip
    for partner in partnership.partners.on(on).select_related("senior_contact"):
        if partner.senior_contact and partner.agency_id not in held:
            held[partner.agency_id] = str(partner.senior_contact)
    return held


def _rows(
    partnership: Partnership, contacts: dict[int, str], on: date
) -> Iterator[tuple[Cell, ...]]:  # fmt: skip
    for version in asked_versions(partnership):
        if version.state != version.State.LIVE or not version.starts <= on <= version.review_by:
            continue
        for line in version.grants.all():
            yield (
                str(line.provider), contacts.get(line.provider_id, _("Nobody is named")),
                title_of(line.category), joined(going_to(line)),
                joined(purposes_of(line.purposes)),
                joined(gateway.title for gateway in gateways_of(line.gateways)),
                Link(str(version), version.get_absolute_url()),
            )  # fmt: skip
