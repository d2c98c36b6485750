"""The page of all agencies that take part, and the page of one."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Link, Table, Tag
from wardmote.rulebook import StatutoryRole

ROLES = {
    "responsible": gettext_lazy("Responsible authority"),
    "must_cooperate": gettext_lazy("Must co-operate"),
    "must_invite": gettext_lazy("Must be invited"),
}
COLOURS = {"responsible": "blue", "must_cooperate": "turquoise", "must_invite": "grey"}
"""The colours only repeat the words."""


@dataclass(frozen=True)
class Share:
    """How many of those that the law names for a part take part."""

    part: str
    present: int
    named: int

    @property
    def is_whole(self) -> bool:
        """Whether nobody is missing."""
        return self.present == self.named


@dataclass(frozen=True)
class PartnersPage:
    """The agencies that take part, and those that the law names.

    Attributes:
        shares: for each part that the law gives, how many of those named take part.
    """

    tables: tuple[Table, ...]
    shares: tuple[Share, ...]
    may_edit: bool


def in_force(partnership: Partnership, on: date) -> list[StatutoryRole]:
    """The parts that the law gives agencies there and then; bodies that are no more left out."""
    roles = rulebook.on(on, partnership.nation).statutory_roles.values()
    return [r for r in roles if partnership.kind in r.partnerships and not r.is_extinct]


def partners_page(partnership: Partnership, *, on: date, by: Membership) -> PartnersPage:
    """Who takes part, as what, and who is missing."""
    partners = list(
        partnership.partners.on(on)
        .select_related("agency", "senior_contact")
        .prefetch_related("represented_by__group")
    )
    roles = in_force(partnership, on)
    expected = _expected(partners, roles)
    past = partnership.partners.filter(ended_on__lte=on).select_related("agency")
    return PartnersPage(
        tables=(_partners(partnership, partners, on), expected, _past(partnership, past)),
        shares=_shares(expected), may_edit=may(by, "edit the structure"),
    )  # fmt: skip


def statutory_part(partner: Partner, on: date) -> Tag | str:
    """What the law makes of an agency's kind; "" where it names it not."""
    partnership = partner.partnership
    rules = rulebook.on(on, partnership.nation)
    part = rules.statutory_role(partner.agency.kind, partnership.kind)
    return Tag(str(ROLES[part]), COLOURS[part]) if part else ""


def _partners(partnership: Partnership, partners: list[Partner], on: date) -> Table:
    kinds = rulebook.on(on, partnership.nation).bodies
    heads = (
        _("Agency"), _("Kind"), _("By law"), _("Takes part as"), _("Named senior contact"),
        _("Represented by"), _("Since"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(str(one), reverse("agencies:partner", args=[partnership.slug, one.pk])),
            kinds[one.agency.kind].title if one.agency.kind in kinds else one.agency.kind,
            statutory_part(one, on), str(one.get_mode_display()),
            str(one.senior_contact) if one.senior_contact else Tag(_("Nobody"), "yellow"),
            _represented(one, on), one.started_on,
        )
        for one in partners
    )  # fmt: skip
    return Table("agencies", _("Agencies that take part"), heads, rows, _("No agency yet."))


def _represented(partner: Partner, on: date) -> str:
    """Groups in which somebody of another agency speaks for it."""
    groups = {seat.group.name for seat in partner.represented_by.all() if seat.holds_on(on)}
    return ", ".join(sorted(groups))


def _expected(partners: list[Partner], roles: list[StatutoryRole]) -> Table:
    """Whom the law names, and who of them takes part."""
    rows = tuple(_expectation(partners, role) for role in sorted(roles, key=_order))
    heads = (_("Whom the law names"), _("Part"), _("Who takes part"), _("Law"))
    caption = _("Expected and actual agencies")
    empty = _("The rulebook names no agency for this nation and kind of partnership.")
    return Table("expected", caption, heads, rows, empty)


def _shares(expected: Table) -> tuple[Share, ...]:
    """By part, how many of those expected are there."""
    shares = []
    for part in map(str, ROLES.values()):
        of_it = [row for row in expected.rows if row[1] == part]
        present = sum(not isinstance(row[2], Tag) for row in of_it)
        shares.append(Share(part, present, len(of_it)))
    return tuple(share for share in shares if share.named)


def _order(role: StatutoryRole) -> int:
    return list(ROLES).index(role.role)


def _expectation(partners: list[Partner], role: StatutoryRole):
    found = ", ".join(str(one) for one in partners if one.agency.kind in role.bodies)
    colour = "red" if role.role == "responsible" else "yellow"
    law = f"{role.act} {role.section}" + ("" if role.verified else " " + _("[not checked]"))
    return (role.title, str(ROLES[role.role]), found or Tag(_("Missing"), colour), law)


def _past(partnership: Partnership, past) -> Table:
    heads = (_("Agency"), _("From"), _("Until"))
    rows = tuple(
        (
            Link(str(one), reverse("agencies:partner", args=[partnership.slug, one.pk])),
            one.started_on, one.ended_on,
        )
        for one in past
    )  # fmt: skip
    return Table("past_agencies", _("Agencies that took part"), heads, rows, _("None has left."))
