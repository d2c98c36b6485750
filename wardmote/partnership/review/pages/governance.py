"""What everybody may read of how a partnership is governed: posts and agencies, not people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership, Seat, Statement
from wardmote.partnership.agencies.pages.governance import words_of
from wardmote.partnership.agencies.pages.partners import statutory_part
from wardmote.partnership.agencies.pages.picture import Picture
from wardmote.partnership.agencies.pages.registers import published
from wardmote.partnership.agencies.pages.tree import Branch, flat, picture, tree
from wardmote.partnership.agencies.rules import statement_in_force
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.website.tables import Link, Table, Tag, day

SCRUTINY = "scrutiny"
"""The duty of the rulebook by which the council's committee looks at the partnership."""


@dataclass(frozen=True)
class PublicGroup:
    """One group.

    Attributes:
        chair: by post and agency; "" where the chair is vacant.
        terms: headings of its terms of reference and what stands under each.
        seats: which agency sits, as which post, and by what duty.
    """

    name: str
    function: str
    say: str
    reports_to: str
    chair: str
    terms: tuple[tuple[str, str], ...]
    agreed: str
    seats: Table


@dataclass(frozen=True)
class PublicGovernance:
    """The whole page.

    Attributes:
        statement: the purpose that is in force; None before any is signed.
        signed: how many core members stand behind it, in words.
        scrutiny: when it is scrutinised next, and when it was last, in words.
    """

    place: str
    published_on: date
    words: tuple[tuple[str, str], ...]
    statement: Statement | None
    signed: str
    picture: Picture | None
    groups: tuple[PublicGroup, ...]
    agencies: Table
    declared: tuple[Table, ...]
    scrutiny: str
    review_on: date | None


def public_governance(place: str, *, on: date) -> PublicGovernance | None:
    """The page of the partnership of that address; None where it publishes none."""
    partnership = _governed_in_public(place, on).select_related("governance").first()
    if partnership is None:
        return None
    branches, statement = tree(partnership, on), statement_in_force(partnership, on)
    return PublicGovernance(
        place=str(partnership), published_on=partnership.governance.published_on,
        words=words_of(partnership.governance), statement=statement,
        signed=_signed(partnership, statement, on), picture=picture(branches),
        groups=_groups(partnership, branches, on), agencies=_agencies(partnership, branches, on),
        declared=published(partnership, on=on).tables, scrutiny=_scrutiny(partnership, on),
        review_on=partnership.structure_review_on,
    )  # fmt: skip


def _signed(partnership: Partnership, statement: Statement | None, on: date) -> str:
    if statement is None:
        return ""
    by = {one.partner_id for one in statement.supports.all()}
    core = partnership.partners.on(on).filter(mode="core").values_list("pk", flat=True)
    facts = {"signed": len(by & set(core)), "all": len(core)}
    return _("%(signed)d of the %(all)d core members have signed it.") % facts


def _groups(
    partnership: Partnership, branches: tuple[Branch, ...], on: date
) -> tuple[PublicGroup, ...]:
    everyone = flat(branches)
    names = {branch.group.pk: branch.name for branch in everyone}
    rules = rulebook.on(on, partnership.nation)
    return tuple(
        PublicGroup(
            name=each.name, function=each.function_label, say=each.say_label,
            reports_to=names.get(each.parent, ""), chair=_chair(each, rules),
            terms=tuple(_terms(each)), agreed=_agreed(each),
            seats=_seats(partnership, each, rules, on),
        )
        for each in everyone
    )  # fmt: skip


def _post(seat: Seat, rules: rulebook.Rules) -> str:
    """What whoever sits there is in their agency; never who it is."""
    if seat.is_elected_member:
        return _("Elected member")
    return rules.rank(seat.rank).called(seat.partner.agency.kind)


def _chair(branch: Branch, rules: rulebook.Rules) -> str:
    chairs = [seat for seat in branch.seats if seat.is_chair and seat.person_id]
    return ", ".join(f"{_post(seat, rules)}, {seat.partner}" for seat in chairs)


def _terms(branch: Branch):
    group = branch.group
    told = (
        (_("What it is for"), group.purpose or group.remit),
        (_("What is expected of members"), group.expectations),
        (_("How it answers to the public"), group.accountability),
        (_("What it takes upwards, and how"), group.escalation),
    )
    return ((heading, words) for heading, words in told if words.strip())


def _agreed(branch: Branch) -> str:
    group = branch.group
    if group.terms_agreed_on is None:
        return _("Its terms of reference are not agreed yet.")
    words = _("Terms of reference agreed on %s.") % day(group.terms_agreed_on)
    if group.review_on:
        words += " " + _("To be reviewed by %s.") % day(group.review_on)
    return words


def _seats(partnership: Partnership, branch: Branch, rules: rulebook.Rules, on: date) -> Table:
    heads = (_("Agency"), _("Sits by its"), _("By law"), _("Sits as"))
    rows = tuple(
        (
            str(seat.partner), _post(seat, rules), _by_law(seat, partnership, on),
            _("Chair") if seat.is_chair else str(seat.get_mode_display()),
        )
        for seat in branch.seats
    )  # fmt: skip
    caption = _("Who sits on %s") % branch.name
    return Table(f"seats{branch.group.pk}", caption, heads, rows, _("Nobody sits on it yet."))


def _by_law(seat: Seat, partnership: Partnership, on: date) -> Tag | str:
    seat.partner.partnership = partnership
    return statutory_part(seat.partner, on)


def _agencies(partnership: Partnership, branches: tuple[Branch, ...], on: date) -> Table:
    sits: dict[int, set[str]] = {}
    for branch in flat(branches):
        for seat in branch.seats:
            sits.setdefault(seat.partner_id, set()).add(branch.name)
    heads = (_("Agency"), _("By law"), _("Takes part as"), _("Sits on"))
    partners = partnership.partners.on(on).select_related("agency", "partnership")
    rows = tuple(
        (
            str(each), statutory_part(each, on), str(each.get_mode_display()),
            "\n".join(sorted(sits.get(each.pk, ()))),
        )
        for each in partners
    )  # fmt: skip
    return Table("agencies", _("Agencies that take part"), heads, rows, _("No agency yet."))


def _scrutiny(partnership: Partnership, on: date) -> str:
    """When the council's committee looked, and is to look again."""
    duties = partnership.duties.filter(key=SCRUTINY)
    following = duties.open().filter(due_on__gte=on).order_by("due_on").first()
    last = duties.filter(state=Duty.State.DONE, done_on__lte=on).order_by("-done_on").first()
    words = []
    if last:
        words.append(_("It was last scrutinised on %s.") % day(last.done_on))
    if following:
        words.append(_("It is to be scrutinised next by %s.") % day(following.due_on))
    return " ".join(words) or _("No day is set on which it is scrutinised next.")


def _governed_in_public(place: str, on: date) -> QuerySet[Partnership]:
    return Partnership.objects.filter(slug=place, governance__published_on__lte=on)


def open_to_all(place: str, on: date) -> Iterator[Link]:
    """Where it is, if it is published."""
    if _governed_in_public(place, on).exists():
        words = _("Who sits on the partnership, and how it is governed")
        yield Link(words, reverse("published_governance", args=[place]))
