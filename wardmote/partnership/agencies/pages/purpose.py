"""The page of the statement of purpose: what it says, who stands behind it, what it said before."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partner, Partnership, Statement
from wardmote.partnership.agencies.rules import NotAllowed, check_may_sign, may
from wardmote.partnership.website.tables import Action, Link, Table, Tag

EXAMPLE = (
    "To create safer communities by taking action to improve personal safety and reduce "
    "accidents, crime, fear of crime and anti-social behaviour in %(area)s in a cost-effective "
    "and socially inclusive way."
)
"""Safer Communities in Scotland, chapter 2, 2.15; there "[the local authority area]"."""


@dataclass(frozen=True)
class PurposePage:
    """The statement of purpose."""

    statement: Statement | None
    is_late: bool
    tables: tuple[Table, ...]
    may_edit: bool


def purpose_page(partnership: Partnership, *, on: date, by: Membership) -> PurposePage:
    """The newest version, its support, and the versions before it."""
    versions = list(partnership.statements.prefetch_related("supports__by"))
    newest = versions[0] if versions else None
    return PurposePage(
        statement=newest, is_late=newest is not None and newest.review_on < on,
        tables=(_support(partnership, newest, on, by), _versions(versions)),
        may_edit=may(by, "edit the structure"),
    )  # fmt: skip


def _support(
    partnership: Partnership, statement: Statement | None, on: date, by: Membership
) -> Table:
    signed = {one.partner_id: one for one in statement.supports.all()} if statement else {}
    partners = partnership.partners.on(on).select_related("agency")
    heads = (_("Agency"), _("Takes part as"), _("Stands behind it"), _("Signed on"), "")
    rows = tuple(
        (
            str(one), str(one.get_mode_display()),
            Tag(_("Yes"), "green") if one.pk in signed else Tag(_("Not yet"), "yellow"),
            signed[one.pk].signed_on if one.pk in signed else None,
            Action(_links(partnership, statement, one, signed.get(one.pk), by)),
        )
        for one in partners
    )  # fmt: skip
    return Table("support", _("Who stands behind it"), heads, rows, _("No agency takes part yet."))


def _links(partnership: Partnership, statement, partner: Partner, support, by) -> tuple[Link, ...]:
    try:
        check_may_sign(by, partner)
    except NotAllowed:
        return ()
    if statement is None:
        return ()
    if support:
        address = reverse("agencies:take_back_signature", args=[partnership.slug, support.pk])
        return (Link(_("Take back"), address),)
    return (Link(_("Sign"), reverse("agencies:sign", args=[partnership.slug, partner.pk])),)


def _versions(versions: list[Statement]) -> Table:
    heads = (_("Version"), _("Proposed on"), _("Signed by"), _("Purpose"))
    rows = tuple(
        (one.version, one.proposed_on, len(one.supports.all()), one.purpose) for one in versions
    )
    return Table("versions", _("Versions"), heads, rows, _("There is no version yet."))
