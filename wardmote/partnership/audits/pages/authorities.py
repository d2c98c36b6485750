"""Contractors' letters, and what anybody sees who checks a code."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.audits.models import Authority
from wardmote.partnership.audits.pages.words import address
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.authority import as_code, holds
from wardmote.partnership.website.tables import Action, Link, Table, Tag


@dataclass(frozen=True)
class AuthoritiesPage:
    """All that were given."""

    tables: tuple[Table, ...]
    may_authorise: bool


@dataclass(frozen=True)
class Checked:
    """What a code says to whoever checks it.

    Attributes:
        code: as it was given out.
        holds: whether the firm may act today.
        authority: None where there is no such code.
    """

    code: str
    holds: bool
    authority: Authority | None


def checked(typed: str, *, on: date) -> Checked:
    """What a typed code says."""
    code = as_code(typed)
    found = Authority.objects.filter(code=code).select_related("partnership").first()
    return Checked(code, found is not None and holds(found, on), found)


def authorities_page(partnership: Partnership, *, on: date, by: Membership) -> AuthoritiesPage:
    """Who may act for the partnership, and who might."""
    keeps = may(by, "authorise a contractor", MAY)
    heads = (
        _("Firm"), _("What it may do"), _("From"), _("Until"), _("Today"), _("Code"),
        _("Hands over"), _("Handed over on"), "",
    )  # fmt: skip
    rows = tuple(
        (
            one.firm, one.purpose, one.starts_on, one.until, _tag(one, on), one.code,
            one.hands_over, one.handed_over_on, _links(partnership, one, on) if keeps else "",
        )
        for one in partnership.contractor_authorities.all()
    )  # fmt: skip
    table = Table(
        "authorities", _("Authorities"), heads, rows, _("No contractor has an authority.")
    )
    return AuthoritiesPage((table,), keeps)


def _tag(authority: Authority, day: date) -> Tag:
    if authority.withdrawn_on:
        return Tag(_("Withdrawn"), "red")
    if holds(authority, day):
        return Tag(_("Holds"), "green")
    return Tag(_("Not yet"), "yellow") if day < authority.starts_on else Tag(_("Over"), "grey")


def _links(partnership: Partnership, authority: Authority, day: date) -> Action | str:
    links = []
    if not authority.withdrawn_on and authority.until >= day:
        links.append(Link(_("Withdraw"), address(partnership, "withdraw", authority.pk)))
    if authority.hands_over and not authority.handed_over_on:
        links.append(Link(_("Note the hand-over"), address(partnership, "hand_over", authority.pk)))
    return Action(tuple(links)) if links else ""
