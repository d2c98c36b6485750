"""What people undertook at meetings."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.meetings.models import FollowUp
from wardmote.partnership.meetings.pages.listing import Choice, address
from wardmote.partnership.meetings.pages.meeting import follow_up_shown
from wardmote.partnership.meetings.rules import may_close
from wardmote.partnership.website.tables import Action, Link, Table, Tag

WHOSE = ("mine", "all")


@dataclass(frozen=True)
class FollowUpsPage:
    """Follow-ups, by whose and state."""

    whose: tuple[Choice, ...]
    states: tuple[Choice, ...]
    table: Table
    late: int
    asks: str


def follow_ups_page(
    partnership: Partnership, *, on: date, by: Membership, whose: str = "mine", state: str = "open"
) -> FollowUpsPage:
    """What is undertaken; one's own and open first."""
    whose = whose if whose in WHOSE else "mine"
    state = state if state in [*FollowUp.State.values, "every"] else "open"
    found = FollowUp.objects.filter(item__meeting__partnership=partnership).select_related(
        "item__meeting__partnership", "owner", "partner__agency"
    )
    if whose == "mine":
        found = found.filter(owner=by.person_id)
    if state != "every":
        found = found.filter(state=state)
    everyone = list(found)
    states = [*FollowUp.State.choices, ("every", _("Open and closed"))]
    return FollowUpsPage(
        whose=(
            Choice("mine", _("Mine"), whose == "mine"),
            Choice("all", _("Everybody’s"), whose == "all"),
        ),
        states=tuple(Choice(key, str(text), key == state) for key, text in states),
        table=_table(partnership, everyone, on, by),
        late=sum(one.state == FollowUp.State.OPEN and one.due_on < on for one in everyone),
        asks=f"&whose={whose}&state={state}",
    )  # fmt: skip


def _table(partnership: Partnership, follow_ups: list[FollowUp], on: date, by: Membership) -> Table:
    heads = (
        _("What"), _("Who"), _("Agency"), _("By when"), _("State"), _("What came of it"),
        _("Meeting"), "",
    )  # fmt: skip
    rows = tuple(
        (
            one.what, str(one.owner) if one.owner else Tag(_("Nobody"), "red"), str(one.partner),
            one.due_on, follow_up_shown(one, on, by).tag, one.outcome,
            Link(one.item.meeting.title, one.item.meeting.get_absolute_url()),
            _links(partnership, one, by),
        )
        for one in follow_ups
    )  # fmt: skip
    return Table("follow-ups", _("Follow-ups"), heads, rows, _("There are none."))


def _links(partnership: Partnership, follow_up: FollowUp, by: Membership) -> Action:
    if not may_close(by, follow_up):
        return Action(())
    if follow_up.state == FollowUp.State.OPEN:
        link = Link(_("Close"), address(partnership, "close_follow_up", follow_up.pk))
    else:
        link = Link(_("Open again"), address(partnership, "open_again", follow_up.pk))
    return Action((link,))
