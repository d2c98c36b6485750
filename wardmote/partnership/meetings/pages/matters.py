"""What was raised for groups, and what came of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.meetings.models import Matter
from wardmote.partnership.meetings.pages.follow_ups import WHOSE
from wardmote.partnership.meetings.pages.listing import Choice, address
from wardmote.partnership.meetings.rules import MAY
from wardmote.partnership.website.tables import Action, Cell, Link, Table, Tag

State = Matter.State
COLOURS = {State.WAITING: "yellow", State.LISTED: "blue", State.ANSWERED: "green"}


@dataclass(frozen=True)
class MattersPage:
    """Matters, one's own or everybody's.

    Attributes:
        longest: days that the oldest of those that wait has waited; None where none waits.
    """

    whose: tuple[Choice, ...]
    table: Table
    waiting: int
    longest: int | None
    asks: str
    may_raise: bool


def matters_page(
    partnership: Partnership, *, on: date, by: Membership, whose: str = "all"
) -> MattersPage:
    """What was raised, what waits first."""
    whose = whose if whose in WHOSE else "all"
    found = partnership.matters.select_related(
        "group", "raised_by", "agency", "passed_from__meeting__partnership",
        "item__meeting__partnership",
    ).prefetch_related("item__decisions")  # fmt: skip
    if whose == "mine":
        found = found.filter(raised_by=by.person_id)
    matters = sorted(found, key=lambda one: list(State).index(one.state))
    waits = [(on - one.raised_on).days for one in matters if one.state == State.WAITING]
    return MattersPage(
        whose=(
            Choice("all", _("Everybody’s"), whose == "all"),
            Choice("mine", _("Mine"), whose == "mine"),
        ),
        table=_table(partnership, matters, on, by), waiting=len(waits),
        longest=max(waits, default=None), asks=f"&whose={whose}",
        may_raise=may(by, "raise a matter", MAY),
    )  # fmt: skip


def _table(partnership: Partnership, matters: list[Matter], on: date, by: Membership) -> Table:
    heads = (
        _("Matter"), _("What is asked"), _("For"), _("Raised by"), _("Raised on"),
        _("Passed on from"), _("State"), _("What came of it"), "",
    )  # fmt: skip
    runs = may(by, "run meetings", MAY)
    rows = tuple(
        (
            one.title, one.words, str(one.group), _raiser(one), one.raised_on, _came_from(one),
            Tag(str(one.get_state_display()), COLOURS[one.state]), _came_of_it(one),
            _links(partnership, one) if runs else Action(()),
        )
        for one in matters
    )  # fmt: skip
    return Table("matters", _("Matters raised"), heads, rows, _("Nothing has been raised."))


def _raiser(matter: Matter) -> str:
    return f"{matter.raised_by}, {matter.agency}" if matter.agency else str(matter.raised_by)


def _came_from(matter: Matter) -> Cell:
    if matter.passed_from is None:
        return None
    meeting = matter.passed_from.meeting
    return Link(meeting.title, meeting.get_absolute_url())


def _came_of_it(matter: Matter) -> Cell:
    """The answer; else where it is to be talked of."""
    if matter.answer:
        return matter.answer
    if matter.item is None:
        return None
    meeting = matter.item.meeting
    decided = [one.words for one in matter.item.decisions.all() if one.state == "agreed"]
    told = "; ".join(decided) or matter.item.minutes or meeting.title
    return Link(told, f"{meeting.get_absolute_url()}#item-{matter.item.pk}")


def _links(partnership: Partnership, matter: Matter) -> Action:
    ways = {
        State.WAITING: (
            (_("Put it on an agenda"), "list_matter"), (_("Answer"), "answer_matter")
        ),
        State.LISTED: ((_("Answer"), "answer_matter"), (_("Let it wait again"), "wait_again")),
        State.ANSWERED: ((_("Let it wait again"), "wait_again"),),
    }  # fmt: skip
    links = (
        Link(words, address(partnership, name, matter.pk)) for words, name in ways[matter.state]
    )
    return Action(tuple(links))
