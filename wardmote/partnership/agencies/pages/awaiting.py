"""What of the structure awaits a member: cards on the overview."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Group, Membership, Partnership, Seat
from wardmote.partnership.agencies.pages.posts import tenure
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.card import Card

SOON = timedelta(days=30)
"""How long before a day it is said to be near."""


def awaiting(partnership: Partnership, membership: Membership, day: date) -> list[Card]:
    """The next things that a member may do about the structure."""
    cards = list(_to_sign(partnership, membership, day))
    if may(membership, "edit the structure"):
        cards += [
            *_statement(partnership, day), *_groups(partnership, day), *_posts(partnership, day),
            *_support(partnership, day),
        ]  # fmt: skip
    return cards


def _to(partnership: Partnership, name: str, *args: int) -> str:
    return reverse(f"agencies:{name}", args=[partnership.slug, *args])


def _tone(due: date, day: date) -> str:
    return "late" if due <= day else "soon" if due - day <= SOON else "open"


def _to_sign(partnership: Partnership, membership: Membership, day: date) -> Iterator[Card]:
    """The member's own agency has not signed the newest statement."""
    statement = partnership.statements.first()
    if statement is None or not may(membership, "sign the statement"):
        return
    own = partnership.partners.on(day).filter(agency=membership.agency_id).first()
    if own and not statement.supports.filter(partner=own).exists():
        yield Card(
            _("Sign the statement of purpose"),
            _("Your agency does not stand behind version %d yet.") % statement.version,
            _to(partnership, "sign", own.pk), "soon",
        )  # fmt: skip


def _statement(partnership: Partnership, day: date) -> Iterator[Card]:
    statement = partnership.statements.first()
    if statement is None:
        yield Card(
            _("Propose a statement of purpose"),
            _("Partners draw it up as equals: what the partnership is to achieve."),
            _to(partnership, "propose_statement"),
        )  # fmt: skip
    elif statement.review_on - day <= SOON:
        yield Card(
            _("Review the statement of purpose"), _("Its review falls due."),
            _to(partnership, "purpose"), _tone(statement.review_on, day), statement.review_on,
        )  # fmt: skip


def _groups(partnership: Partnership, day: date) -> Iterator[Card]:
    groups = list(partnership.groups.on(day))
    if not groups:
        yield Card(
            _("Start the first group"), _("The partnership has no group that meets."),
            _to(partnership, "start_group"),
        )  # fmt: skip
    vacant = Seat.objects.on(day).filter(group__in=groups, person=None).count()
    if vacant:
        text = ngettext("%d seat is vacant.", "%d seats are vacant.", vacant) % vacant
        yield Card(_("Fill the seats"), text, _to(partnership, "groups"))
    for group in groups:
        yield from _group(partnership, group, day)
    without = sum(group.terms_agreed_on is None for group in groups)
    if without:
        text = ngettext(
            "%d group has no terms of reference.", "%d groups have no terms of reference.", without
        )
        address = _to(partnership, "groups")
        yield Card(_("Agree terms of reference"), text % without, address)


def _group(partnership: Partnership, group: Group, day: date) -> Iterator[Card]:
    """One that is to end, or to be reviewed, soon or by now."""
    if group.sunset_on and group.sunset_on - day <= SOON:
        yield Card(
            _("Close %s, or agree a new end") % group.name, _("A task group ends with a report."),
            _to(partnership, "group", group.pk), _tone(group.sunset_on, day), group.sunset_on,
        )  # fmt: skip
    if group.review_on and group.review_on - day <= SOON:
        yield Card(
            _("Review the terms of reference of %s") % group.name, _("Their review falls due."),
            _to(partnership, "terms", group.pk), _tone(group.review_on, day), group.review_on,
        )  # fmt: skip


def _posts(partnership: Partnership, day: date) -> Iterator[Card]:
    for post in partnership.posts.on(day):
        address = _to(partnership, "post", post.pk)
        clock = tenure(post, day)
        if post.holder_id is None:
            yield Card(_("Fill the post %s") % post.title, _("It is vacant."), address, "soon")
        elif clock and clock.until - day <= SOON:
            title = _("Plan who follows as %s") % post.title
            yield Card(title, clock.words, address, "soon", clock.until)


def _support(partnership: Partnership, day: date) -> Iterator[Card]:
    """Elected members have not said that they stand behind it since they were elected."""
    since = partnership.last_election_on or partnership.formed_on
    if partnership.endorsements.filter(endorsed_on__gte=since).exists():
        return
    yield Card(
        _("Get the council’s endorsement"),
        _("No elected members have endorsed the partnership since the last election."),
        _to(partnership, "note_endorsement"),
    )  # fmt: skip
