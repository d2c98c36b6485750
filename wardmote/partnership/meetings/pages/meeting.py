"""The page of one meeting: its agenda before, its minutes after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Group, Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.meetings.models import (
    Attendance,
    Correction,
    Decision,
    FollowUp,
    Item,
    Meeting,
    Paper,
    Voice,
)
from wardmote.partnership.meetings.pages.listing import hours, state_tag
from wardmote.partnership.meetings.rules import (
    MAY,
    NEXT,
    Place,
    Verdict,
    may_answer_for,
    may_close,
    needs_of,
    places_of,
    verdict,
)
from wardmote.partnership.meetings.rules.naming import duty_name
from wardmote.partnership.meetings.rules.states import OPEN
from wardmote.partnership.website.tables import Tag, money

FOLLOW_UP = {
    FollowUp.State.OPEN: "blue", FollowUp.State.DONE: "green", FollowUp.State.DROPPED: "grey",
}  # fmt: skip
DECISION = {
    Decision.State.PROPOSED: "blue", Decision.State.AGREED: "green",
    Decision.State.REFUSED: "red", Decision.State.LAPSED: "yellow",
    Decision.State.WITHDRAWN: "grey",
}  # fmt: skip


@dataclass(frozen=True)
class Voices:
    """Who said one thing to a decision."""

    said: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class DecisionShown:
    """A decision with what each seat said."""

    decision: Decision
    tag: Tag
    voices: tuple[Voices, ...]
    answered: int
    asked: int
    may_answer: bool
    may_settle: bool

    @property
    def awaits(self) -> bool:
        """Answers are still open."""
        return self.decision.state == Decision.State.PROPOSED


@dataclass(frozen=True)
class FollowUpShown:
    """A follow-up with its state."""

    follow_up: FollowUp
    tag: Tag
    is_late: bool
    may_close: bool


@dataclass(frozen=True)
class ItemShown:
    """An item of the agenda with all that came of it.

    Attributes:
        takes: what authority it takes, in words; "" where it takes none.
        verdict: whether those at the table can decide it; None for an item that takes none.
    """

    number: int
    item: Item
    kind: Tag
    duty: str
    takes: str
    verdict: Verdict | None
    papers: tuple[Paper, ...]
    decisions: tuple[DecisionShown, ...]
    follow_ups: tuple[FollowUpShown, ...]
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Attended:
    """One place at the table, in words.

    Attributes:
        answers: key of the place, where the reader may say whether its holder comes.
    """

    name: str
    agency: str
    title: str
    rank: str
    came: str
    is_there: bool
    answers: int | None


@dataclass(frozen=True)
class MeetingPage:
    """One meeting."""

    meeting: Meeting
    tag: Tag
    hours: str
    groups: tuple[Group, ...]
    duty: str
    items: tuple[ItemShown, ...]
    attended: tuple[Attended, ...]
    corrections: tuple[Correction, ...]
    next: frozenset[str]
    is_open: bool
    may_run: bool
    may_record: bool
    answers_for: int | None

    @property
    def there(self) -> int:
        """How many places are filled."""
        return sum(one.is_there for one in self.attended)

    @property
    def is_joint(self) -> bool:
        """Of two groups."""
        return len(self.groups) > 1

    @property
    def note_share(self) -> int | None:
        """Items only to be noted, in percent."""
        notes = sum(one.item.kind == Item.Kind.NOTE for one in self.items)
        return round(100 * notes / len(self.items)) if self.items else None


def items_of(meeting: Meeting) -> list[Item]:
    """The agenda with all that hangs on it, read at once."""
    items = meeting.items.select_related(
        "raised_by__agency", "duty__partnership", "duty__occasion"
    ).prefetch_related(
        "needs_from__agency", "papers", "decisions__voices__seat__person",
        "decisions__voices__seat__partner__agency", "follow_ups__owner",
        "follow_ups__partner__agency", "passed_on__group",
    )  # fmt: skip
    return list(items)


def meeting_page(meeting: Meeting, *, on: date, by: Membership) -> MeetingPage:
    """Everything about one meeting."""
    places, items = places_of(meeting), items_of(meeting)
    own = [one for one in places if one.seat.person_id == by.person_id]
    may_run = may(by, "run meetings", MAY)
    is_open = meeting.state in OPEN
    return MeetingPage(
        meeting=meeting, tag=state_tag(meeting), hours=hours(meeting),
        groups=tuple(meeting.groups.all()), duty=duty_name(meeting.duty),
        items=items_shown(items, places, meeting, on=on, by=by),
        attended=attended(meeting, places, by),
        corrections=tuple(meeting.corrections.select_related("by")),
        next=NEXT[meeting.state], is_open=is_open, may_run=may_run,
        may_record=may_run and is_open and (meeting.held_on <= on or meeting.is_in_writing),
        answers_for=own[0].key if own and meeting.state == Meeting.State.PLANNED else None,
    )  # fmt: skip


def items_shown(
    items: list[Item], places: tuple[Place, ...], meeting: Meeting, *, on: date, by: Membership
) -> tuple[ItemShown, ...]:
    """The agenda."""
    asked = [one for one in places if one.has_voice and one.seat.person_id]
    return tuple(
        ItemShown(
            number=number, item=item, kind=kind_tag(item), duty=duty_name(item.duty),
            takes=takes(item), verdict=_verdict(item, places, meeting),
            papers=tuple(item.papers.all()),
            decisions=tuple(_decision(one, asked, on, by) for one in item.decisions.all()),
            follow_ups=tuple(follow_up_shown(one, on, by) for one in item.follow_ups.all()),
            is_first=number == 1, is_last=number == len(items),
        )
        for number, item in enumerate(items, start=1)
    )  # fmt: skip


def _verdict(item: Item, places: tuple[Place, ...], meeting: Meeting) -> Verdict | None:
    """Told while it can still matter, of what takes authority."""
    if meeting.state not in OPEN or not needs_of(item).anything:
        return None
    if meeting.is_in_writing:
        everyone = [one.key for one in places if one.seat.person_id]
        return verdict(item, places, everyone)
    return verdict(item, places)


def kind_tag(item: Item) -> Tag:
    """What is asked, as a tag."""
    colours = {Item.Kind.DECIDE: "purple", Item.Kind.SOLVE: "turquoise", Item.Kind.NOTE: "grey"}
    return Tag(str(item.get_kind_display()), colours[item.kind])


def takes(item: Item) -> str:
    """What authority an item takes, in words."""
    told = [money(item.needs_money)] if item.needs_money else []
    told += [_("staff")] if item.needs_staff else []
    told += [_("policy")] if item.needs_policy else []
    agencies = ", ".join(str(partner) for partner in item.needs_from.all())
    if told and agencies:
        return _("%(what)s of %(agencies)s") % {"what": ", ".join(told), "agencies": agencies}
    return ", ".join(told)


def _decision(decision: Decision, asked: list[Place], on: date, by: Membership) -> DecisionShown:
    voices = list(decision.voices.all())
    told = tuple(
        Voices(str(said.label), tuple(str(one.seat) for one in voices if one.said == said))
        for said in Voice.Said
        if any(one.said == said for one in voices)
    )
    awaits = decision.state == Decision.State.PROPOSED and decision.answers_by is not None
    over = awaits and (on > decision.answers_by or len(voices) >= len(asked))
    mine = [one for one in asked if may_answer_for(by, one.seat)]
    return DecisionShown(
        decision=decision, tag=Tag(str(decision.get_state_display()), DECISION[decision.state]),
        voices=told, answered=len(voices), asked=len(asked),
        may_answer=bool(awaits and mine and on <= decision.answers_by),
        may_settle=bool(over and may(by, "run meetings", MAY)),
    )  # fmt: skip


def follow_up_shown(follow_up: FollowUp, on: date, by: Membership) -> FollowUpShown:
    """A follow-up; open past its day is late."""
    is_open = follow_up.state == FollowUp.State.OPEN
    late = is_open and follow_up.due_on < on
    tag = Tag(_("Late"), "red") if late else Tag(
        str(follow_up.get_state_display()), FOLLOW_UP[follow_up.state]
    )  # fmt: skip
    return FollowUpShown(follow_up, tag, late, is_open and may_close(by, follow_up))


def ranks_of(meeting: Meeting) -> dict[int, rulebook.Rank]:
    """Level → rank."""
    held = rulebook.on(meeting.held_on, meeting.partnership.nation).ranks.values()
    return {rank.level: rank for rank in held}


def attended(meeting: Meeting, places: Iterable[Place], by: Membership) -> tuple[Attended, ...]:
    """The places at the table, in words."""
    ranks, is_ahead = ranks_of(meeting), meeting.state == Meeting.State.PLANNED
    return tuple(
        Attended(
            name=one.sitter if one.is_there else one.name, agency=str(one.partner),
            title=one.seat.title, rank=_rank(one, ranks), came=came(one), is_there=one.is_there,
            answers=one.key if is_ahead and may_answer_for(by, one.seat) else None,
        )
        for one in places
    )  # fmt: skip


def _rank(place: Place, ranks: dict[int, rulebook.Rank]) -> str:
    held = place.attendance
    level = held.rank if held and held.rank else place.seat.rank
    return ranks[level].title if level in ranks else str(level)


def came(place: Place) -> str:
    """What became of a place, or is expected of it."""
    held = place.attendance
    if held is None:
        if place.seat.person_id is None:
            return _("Vacant")
        return _("Expected") if place.is_expected else _("Not written down")
    words = str(held.get_came_display())
    if held.came == Attendance.Came.DEPUTY:
        words = _("Deputy for %s") % place.name
    return f"{words}, {_('remotely')}" if held.is_remote and held.is_there else words
