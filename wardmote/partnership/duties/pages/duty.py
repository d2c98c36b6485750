"""The page of one duty: the law, who, by when, the way there, what shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.duties.models import Duty, Evidence, Part
from wardmote.partnership.duties.pages.words import Line, line
from wardmote.partnership.duties.rules import (
    MAY,
    NEXT,
    Planned,
    Timetable,
    bank_holidays,
    can_do,
    can_move,
    law,
    timetable,
)
from wardmote.partnership.website.tables import Link


@dataclass(frozen=True)
class Shown:
    """A piece of evidence."""

    evidence: Evidence
    size: str
    file_href: str
    may_remove: bool


@dataclass(frozen=True)
class DutyPage:
    """One duty.

    Attributes:
        moves: the buttons that change its state.
        parts: what it must contain.
        missing: how many of these are not ticked.
        asked_evidence: what the rulebook says would show it.
    """

    duty: Duty
    line: Line
    law: rulebook.Duty | None
    falls_on: tuple[str, ...]
    moves: tuple[Link, ...]
    parts: tuple[Part, ...]
    missing: int
    timetable: Timetable | None
    steps: tuple[tuple[Planned, str], ...]
    slack: str
    evidence: tuple[Shown, ...]
    asked_evidence: tuple[str, ...]
    may_do: bool
    may_keep: bool
    may_move: bool
    may_read: bool


def duty_page(duty: Duty, *, on: date, by: Membership) -> DutyPage:
    """A duty as a member sees it."""
    row = law(duty.partnership, duty.key, duty.first_due_on)
    contents = tuple(part for part in duty.parts.all() if part.kind == Part.Kind.CONTENT)
    keeps, does = may(by, "keep the duties", MAY), can_do(by, duty)
    way = timetable_of(duty, on)
    return DutyPage(
        duty=duty, line=line(duty, on), law=row, falls_on=_falls_on(duty, row),
        moves=_moves(duty, does=does, keeps=keeps), parts=contents,
        missing=sum(part.done_on is None for part in contents), timetable=way,
        steps=tuple((step, slip_words(step.slip)) for step in way.steps) if way else (),
        slack=slack_words(way) if duty.is_open else "",
        evidence=tuple(_shown(each, by) for each in duty.evidence.all()),
        asked_evidence=row.evidence if row else (), may_do=does, may_keep=keeps,
        may_move=keeps and duty.is_open and can_move(duty),
        may_read=may(by, "read the evidence", MAY),
    )  # fmt: skip


def timetable_of(duty: Duty, on: date) -> Timetable | None:
    """The steps of a duty on a day; None where it has none."""
    steps = [
        Planned(part.key, part.words, part.planned_on, part.done_on)
        for part in duty.parts.all()
        if part.kind == Part.Kind.STEP and part.planned_on
    ]
    if not steps:
        return None
    day = duty.done_on or on
    holidays = bank_holidays(duty.partnership.nation)
    return timetable(steps, due_on=duty.due_on, today=day, holidays=holidays)


def slack_words(way: Timetable | None) -> str:
    """What is left before a step is late, or how late the duty will be at this pace."""
    if way is None or way.slack is None:
        return ""
    if way.late_by:
        late = ngettext("%d working day", "%d working days", way.late_by) % way.late_by
        return _("Slack used up: “%(step)s” is %(late)s late.") % {
            "step": way.next.words, "late": late,
        }  # fmt: skip
    days = ngettext("%d working day", "%d working days", way.slack) % way.slack
    return _("%(days)s of slack before “%(step)s” is late.") % {
        "days": days, "step": way.next.words,
    }  # fmt: skip


def slip_words(slip: int | None) -> str:
    """How far a step was from its day."""
    if slip is None:
        return ""
    if slip == 0:
        return _("on its day")
    days = ngettext("%d working day", "%d working days", abs(slip)) % abs(slip)
    return (_("%s late") if slip > 0 else _("%s early")) % days


def _falls_on(duty: Duty, row: rulebook.Duty | None) -> tuple[str, ...]:
    """The kinds of body that must do it; empty for all responsible authorities."""
    if row is None:
        return ()
    bodies = rulebook.on(max(duty.due_on, row.in_force_from), duty.partnership.nation).bodies
    return tuple(bodies[kind].title for kind in row.falls_on if kind in bodies)


def _moves(duty: Duty, *, does: bool, keeps: bool) -> tuple[Link, ...]:
    """What may follow, and whoever looks may do."""
    words = {
        "begin": _("Take in hand"), "finish": _("Mark as done"), "put_down": _("Not started yet"),
        "set_aside": _("It does not apply"), "reopen": _("Reopen"),
    }  # fmt: skip
    ways = {
        Duty.State.IN_HAND: "begin", Duty.State.DONE: "finish", Duty.State.WAITING: "put_down",
        Duty.State.SET_ASIDE: "set_aside",
    }  # fmt: skip
    order = list(ways)
    names = [ways[state] if duty.is_open else "reopen" for state in order
             if state in NEXT[duty.state]]  # fmt: skip
    only_keeper = {"set_aside"} | ({"reopen"} if duty.state == Duty.State.SET_ASIDE else set())
    return tuple(
        Link(words[name], reverse(f"duties:{name}", args=[duty.partnership.slug, duty.pk]))
        for name in names
        if (keeps if name in only_keeper else does)
    )


def _shown(evidence: Evidence, by: Membership) -> Shown:
    slug = evidence.duty.partnership.slug
    href = reverse("duties:evidence_file", args=[slug, evidence.pk]) if evidence.file else ""
    removes = evidence.by_id == by.person_id or can_do(by, evidence.duty)
    return Shown(evidence, size_words(evidence.size), href, removes)


def size_words(size: int) -> str:
    """1.2 MB."""
    kilo = 1024
    if size < kilo:
        return _("%d bytes") % size
    if size < kilo**2:
        return _("%d KB") % round(size / kilo)
    return _("%.1f MB") % (size / kilo**2)
