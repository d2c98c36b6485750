"""The page of one agency in a partnership: its seats, posts, people, and what it signed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Seat
from wardmote.partnership.agencies.pages.compact import everyday_of, promises_of
from wardmote.partnership.agencies.pages.partners import statutory_part
from wardmote.partnership.agencies.pages.role_card import commits
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Link, Table, Tag, day


@dataclass(frozen=True)
class PartnerPage:
    """One agency's part.

    Attributes:
        gains_are_late: they were not reviewed within a year.
        own_group: by what it brings its own services together, in words.
        report_at: what its own board may be told of its part; "" if the reader may not.
        induction_at: what somebody new of it is given; "" if the reader may not.
    """

    partner: Partner
    kind: str
    statutory: Tag | str
    tables: tuple[Table, ...]
    gains_are_late: bool
    own_group: str
    report_at: str
    induction_at: str
    is_open: bool
    may_edit: bool


def partner_page(partner: Partner, *, on: date, by: Membership) -> PartnerPage:
    """All that the partnership knows of an agency's part in it."""
    partnership = partner.partnership
    kinds = rulebook.on(on, partnership.nation).bodies
    kind = partner.agency.kind
    sees = may(by, "see the registers")
    return PartnerPage(
        partner=partner, kind=kinds[kind].title if kind in kinds else kind,
        statutory=statutory_part(partner, on), own_group=own_group(partner),
        tables=(_every_seat(partner, on), promises_of(partner, on), everyday_of(partner, on),
                _proxies(partner, on), _posts(partner, on), _people(partner, on),
                _signed(partner)),
        report_at=_to(partner, "agency_report") if sees else "",
        induction_at=_to(partner, "induction") if sees else "",
        gains_are_late=_is_late(partner, on), is_open=partner.holds_on(on),
        may_edit=may(by, "edit the structure"),
    )  # fmt: skip


def _to(partner: Partner, name: str) -> str:
    return reverse(f"review:{name}", args=[partner.partnership.slug, partner.pk])


def own_group(partner: Partner) -> str:
    """By what an agency brings its own services together: name, lead, how often, since when."""
    if not partner.own_group:
        return _("No group of its own is named")
    told = [partner.own_group]
    if partner.own_group_lead:
        told.append(_("led by: %s") % partner.own_group_lead)
    if partner.own_group_meets:
        told.append(_("meets: %s") % partner.own_group_meets)
    if partner.own_group_since:
        told.append(_("since %s") % day(partner.own_group_since))
    return "; ".join(told)


def _is_late(partner: Partner, on: date) -> bool:
    """Gains are reviewed each year."""
    last = partner.gain_reviewed_on or partner.started_on
    return (on.year - last.year, on.month, on.day) >= (1, last.month, last.day)


def _every_seat(partner: Partner, on: date) -> Table:
    seats = partner.seats.order_by("-started_on")
    return seats_table(_("Seats, past ones too"), seats, partner, on)


def seats_table(caption: str, seats: QuerySet[Seat], partner: Partner, on: date) -> Table:
    """Seats of one agency, with what whoever sits there may commit."""
    rules = rulebook.on(on, partner.partnership.nation)
    heads = (_("Group"), _("Person"), _("Rank"), _("May commit"), _("From"), _("Until"))
    rows = tuple(
        (
            Link(seat.group.name, seat.group.get_absolute_url()),
            str(seat.person) if seat.person else Tag(_("Vacant"), "yellow"),
            rules.rank(seat.rank).called(partner.agency.kind), commits(seat), seat.started_on,
            seat.ended_on,
        )
        for seat in seats.select_related("group__partnership", "person")
    )  # fmt: skip
    return Table("seats", caption, heads, rows, _("It has no seat."))


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
