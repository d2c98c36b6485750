"""The page of one agency in a partnership: its seats, posts, people, and what it signed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner
from wardmote.partnership.agencies.pages.compact import promises_of
from wardmote.partnership.agencies.pages.partners import statutory_part
from wardmote.partnership.agencies.pages.role_card import commits
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Link, Table, Tag


@dataclass(frozen=True)
class PartnerPage:
    """One agency's part.

    Attributes:
        gains_are_late: they were not reviewed within a year.
        report_at: what its own board may be told of its part; "" if the reader may not.
    """

    partner: Partner
    kind: str
    statutory: Tag | str
    tables: tuple[Table, ...]
    gains_are_late: bool
    report_at: str
    is_open: bool
    may_edit: bool


def partner_page(partner: Partner, *, on: date, by: Membership) -> PartnerPage:
    """All that the partnership knows of an agency's part in it."""
    partnership = partner.partnership
    kinds = rulebook.on(on, partnership.nation).bodies
    kind = partner.agency.kind
    return PartnerPage(
        partner=partner, kind=kinds[kind].title if kind in kinds else kind,
        statutory=statutory_part(partner, on),
        tables=(_seats(partner, on), promises_of(partner, on), _proxies(partner, on),
                _posts(partner, on), _people(partner, on), _signed(partner)),
        report_at=(
            reverse("review:agency_report", args=[partnership.slug, partner.pk])
            if may(by, "see the registers") else ""
        ),
        gains_are_late=_is_late(partner, on), is_open=partner.holds_on(on),
        may_edit=may(by, "edit the structure"),
    )  # fmt: skip


def _is_late(partner: Partner, on: date) -> bool:
    """Gains are reviewed each year."""
    last = partner.gain_reviewed_on or partner.started_on
    return (on.year - last.year, on.month, on.day) >= (1, last.month, last.day)


def _seats(partner: Partner, on: date) -> Table:
    rules = rulebook.on(on, partner.partnership.nation)
    seats = partner.seats.select_related("group__partnership", "person").order_by("-started_on")
    heads = (_("Group"), _("Person"), _("Rank"), _("May commit"), _("From"), _("Until"))
    rows = tuple(
        (
            Link(seat.group.name, seat.group.get_absolute_url()),
            str(seat.person) if seat.person else Tag(_("Vacant"), "yellow"),
            rules.rank(seat.rank).called(partner.agency.kind), commits(seat), seat.started_on,
            seat.ended_on,
        )
        for seat in seats
    )  # fmt: skip
    return Table("seats", _("Seats, past ones too"), heads, rows, _("It has no seat."))


def _proxies(partner: Partner, on: date) -> Table:
    seats = partner.represented_by.on(on).select_related(
        "group__partnership", "person", "partner__agency"
    )
    heads = (_("Group"), _("Person"), _("Of which agency"))
    rows = tuple(
        (Link(seat.group.name, seat.group.get_absolute_url()), str(seat.person), str(seat.partner))
        for seat in seats
    )
    caption = _("Others who speak for it")
    return Table("spoken_for", caption, heads, rows, _("Nobody else speaks for it."))


def _posts(partner: Partner, on: date) -> Table:
    slug = partner.partnership.slug
    posts = partner.posts_hosted.on(on).select_related("holder")
    heads = (_("Post"), _("Holder"), _("Since"))
    rows = tuple(
        (
            Link(post.title, reverse("agencies:post", args=[slug, post.pk])),
            str(post.holder) if post.holder else Tag(_("Vacant"), "yellow"),
            post.held_since or post.vacant_since,
        )
        for post in posts
    )  # fmt: skip
    return Table("posts", _("Posts that it hosts"), heads, rows, _("It hosts no post."))


def _people(partner: Partner, on: date) -> Table:
    members = partner.partnership.memberships.on(on).filter(agency=partner.agency)
    rows = tuple(
        (str(one.person), str(one.get_role_display()), one.started_on)
        for one in members.select_related("person")
    )
    heads = (_("Person"), _("Role in the workspace"), _("Since"))
    caption = _("People who use this workspace")
    return Table("people", caption, heads, rows, _("Nobody of it uses the workspace."))


def _signed(partner: Partner) -> Table:
    supports = partner.supports.select_related("statement", "by").order_by("-statement__version")
    rows = tuple(
        (_("Statement of purpose, version %d") % one.statement.version, one.signed_on, str(one.by))
        for one in supports
    )
    heads = (_("What"), _("Signed on"), _("Written down by"))
    return Table("signed", _("What it signed"), heads, rows, _("It has signed nothing yet."))
