"""The page of all groups, and the page of one."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Group, Membership, Partnership, Seat
from wardmote.partnership.agencies.pages.picture import Picture
from wardmote.partnership.agencies.pages.role_card import commits
from wardmote.partnership.agencies.pages.tree import Branch, flat, picture, tree
from wardmote.partnership.agencies.rules import largest_group, may
from wardmote.partnership.website.tables import Action, Link, Table, Tag, day
from wardmote.rulebook import Rules


@dataclass(frozen=True)
class Covered:
    """One function, and the groups that had it."""

    function: str
    groups: tuple[Branch, ...]


@dataclass(frozen=True)
class GroupsPage:
    """The structure as at a day."""

    on: date
    is_today: bool
    tree: tuple[Branch, ...]
    picture: Picture | None
    coverage: tuple[Covered, ...]
    tables: tuple[Table, ...]
    may_edit: bool
    review_on: date | None

    @property
    def asks(self) -> str:
        """What the address of a CSV says of the day."""
        return "" if self.is_today else f"&on={self.on.isoformat()}"


def groups_page(partnership: Partnership, *, on: date, today: date, by: Membership) -> GroupsPage:
    """The tree, its picture, who covers what, and the groups that have closed."""
    branches = tree(partnership, on)
    return GroupsPage(
        on=on, is_today=on == today, tree=branches, picture=picture(branches),
        coverage=_coverage(branches), tables=(_groups(branches, on), _closed(partnership, on)),
        may_edit=may(by, "edit the structure"), review_on=partnership.structure_review_on,
    )  # fmt: skip


def _coverage(branches: tuple[Branch, ...]) -> tuple[Covered, ...]:
    everyone = flat(branches)
    return tuple(
        Covered(str(function.label), tuple(b for b in everyone if b.function == function))
        for function in Group.Function
    )


def _groups(branches: tuple[Branch, ...], on: date) -> Table:
    everyone = flat(branches)
    names = {branch.group.pk: branch.name for branch in everyone}
    rows = tuple(
        (
            Link(b.name, b.group.get_absolute_url()), b.function_label, b.say_label,
            names.get(b.parent, ""), len(b.seats), b.group.review_on, b.group.sunset_on,
        )
        for b in everyone
    )  # fmt: skip
    heads = (
        _("Group"), _("Function"), _("Say"), _("Reports to"), _("Seats"),
        _("Terms reviewed by"), _("Ends on"),
    )  # fmt: skip
    return Table("groups", _("Groups"), heads, rows, _("There are no groups on that day."))


def _closed(partnership: Partnership, on: date) -> Table:
    closed = partnership.groups.filter(ended_on__lte=on).order_by("-ended_on")
    rows = tuple(
        (Link(g.name, g.get_absolute_url()), g.get_function_display(), g.started_on, g.ended_on)
        for g in closed
    )
    heads = (_("Group"), _("Function"), _("Started on"), _("Closed on"))
    return Table("closed_groups", _("Groups that have closed"), heads, rows, _("None has closed."))


@dataclass(frozen=True)
class Term:
    """One part of the terms of reference; its words may be missing."""

    title: str
    words: str


@dataclass(frozen=True)
class GroupPage:
    """One group."""

    group: Group
    parent: Group | None
    below: tuple[Group, ...]
    terms: tuple[Term, ...]
    terms_are_late: bool
    is_past_sunset: bool
    size: int
    largest: int
    seats: tuple[Seat, ...]
    tables: tuple[Table, ...]
    may_edit: bool
    is_open: bool

    @property
    def is_too_large(self) -> bool:
        """Larger than works well together."""
        return self.size > self.largest


def group_page(group: Group, *, on: date, by: Membership) -> GroupPage:
    """A group's terms of reference, its lines and its seats, past ones too."""
    everyone = group.seats.select_related("person", "partner__agency").prefetch_related(
        "also_represents__agency", "role_card"
    )
    seats = [seat for seat in everyone if seat.holds_on(on)]
    edits = may(by, "edit the structure")
    return GroupPage(
        group=group, parent=group.parent, below=tuple(group.below.on(on)), terms=_terms(group),
        terms_are_late=group.review_on is not None and group.review_on < on,
        is_past_sunset=group.sunset_on is not None and group.sunset_on <= on,
        size=len(seats), largest=largest_group(group.partnership, on), seats=tuple(seats),
        tables=(_seats(group, seats, on, edits), _past(group, everyone, on, edits)),
        may_edit=edits, is_open=group.holds_on(on),
    )  # fmt: skip


def size_of(group: Group, on: date) -> int:
    """How many seats a group has on a day."""
    return group.seats.on(on).count()


def _terms(group: Group) -> tuple[Term, ...]:
    return (
        Term(_("Purpose"), group.purpose),
        Term(_("What is expected of members"), group.expectations),
        Term(_("How it answers to the public"), group.accountability),
        Term(_("What it takes upwards, and how"), group.escalation),
    )


def _seats(group: Group, seats: list[Seat], on: date, edits: bool) -> Table:
    rules = rulebook.on(on, group.partnership.nation)
    heads = (
        _("Person"), _("Agency"), _("Rank"), _("Sits as"), _("May commit"), _("Also represents"),
        _("Since"), "",
    )  # fmt: skip
    rows = tuple(
        (
            str(seat.person) if seat.person else Tag(_("Vacant"), "yellow"),
            _agency(seat, group),
            _rank(seat, rules), _sits_as(seat, on), commits(seat),
            ", ".join(str(one) for one in seat.also_represents.all()), seat.started_on,
            _seat_links(seat, group, edits),
        )
        for seat in seats
    )  # fmt: skip
    return Table("seats", _("Seats"), heads, rows, _("Nobody sits on this group yet."))


def _agency(seat: Seat, group: Group) -> Link:
    address = reverse("agencies:partner", args=[_slug(group), seat.partner_id])
    return Link(str(seat.partner), address)


def _slug(group: Group) -> str:
    return group.partnership.slug


def _rank(seat: Seat, rules: Rules) -> str:
    """The seat's own title, and the level that makes it comparable."""
    level = rules.rank(seat.rank).called(seat.partner.agency.kind)
    return f"{seat.title}\n({level})" if seat.title and seat.title != level else level


def _sits_as(seat: Seat, on: date) -> str:
    words = [str(seat.get_mode_display())]
    if seat.issue:
        words.append(seat.issue)
    if seat.is_elected_member:
        words.append(_("Elected member"))
    if seat.is_chair:
        words.append(_chair(seat, on))
    return "\n".join(words)


def _chair(seat: Seat, on: date) -> str:
    """Until when somebody chairs; a term that is over is said to be over."""
    if seat.chair_until is None:
        return _("Chair, no end agreed")
    words = _("Chair; term ended on %s") if seat.chair_until <= on else _("Chair until %s")
    return words % day(seat.chair_until)


def _seat_links(seat: Seat, group: Group, edits: bool) -> Action:
    slug = _slug(group)
    links = [Link(_("Role card"), reverse("agencies:role_card", args=[slug, seat.pk]))]
    if edits:
        links.append(Link(_("Change"), reverse("agencies:change_seat", args=[slug, seat.pk])))
        links.append(Link(_("End"), reverse("agencies:end_seat", args=[slug, seat.pk])))
    return Action(tuple(links))


def _past(group: Group, everyone, on: date, edits: bool) -> Table:
    rules = rulebook.on(on, group.partnership.nation)
    past = [seat for seat in everyone if seat.ended_on and seat.ended_on <= on]
    heads = (_("Person"), _("Agency"), _("Rank"), _("From"), _("Until"), "")
    rows = tuple(
        (
            str(seat.person) if seat.person else _("Vacant"), str(seat.partner),
            _rank(seat, rules), seat.started_on, seat.ended_on,
            _put_back(seat, group, edits, on),
        )
        for seat in sorted(past, key=lambda seat: seat.ended_on, reverse=True)
    )  # fmt: skip
    return Table("past_seats", _("Past seats"), heads, rows, _("No seat has ended."))


def _put_back(seat: Seat, group: Group, edits: bool, on: date) -> Action:
    if not edits or not group.holds_on(on):
        return Action(())
    address = reverse("agencies:put_back_seat", args=[_slug(group), seat.pk])
    return Action((Link(_("Put back"), address),))
