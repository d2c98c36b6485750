"""Workshops: when one is needed and may be held, who gives marks, and where marks differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership, Post, Role
from wardmote.partnership.agencies.rules import KEEPERS, NotAllowed, Refused, check_may
from wardmote.partnership.audits.models import Audit, Run, Workshop, WorkshopCard
from wardmote.partnership.audits.rules.may import MAY
from wardmote.partnership.audits.rules.states import check_takes_comments

LOWEST, HIGHEST = 1, 4
"""Marks are the bands of the rulebook's prioritisation matrix."""
FEWEST_AGENCIES = 2
"""What one agency says alone is a comment, not a workshop."""


@dataclass(frozen=True)
class Spread:
    """How marks to one question lie.

    Attributes:
        lowest: with the agencies that gave it.
        highest: likewise.
        differs: whether they lie so far apart that it is to be talked over.
    """

    factor: str
    lowest: tuple[int, tuple[str, ...]]
    highest: tuple[int, tuple[str, ...]]
    differs: bool


def has_analyst(partnership: Partnership, on: date) -> bool:
    """Whether somebody is the partnership's analyst, by role or by post."""
    if partnership.memberships.on(on).filter(role=Role.ANALYST).exists():
        return True
    posts = partnership.posts.on(on).filter(kind=Post.Kind.ANALYST)
    return posts.filter(holder__isnull=False).exists()


def check_can_open(audit: Audit, run: Run | None) -> None:
    """A workshop is of an edition that is with partners, one at a time.

    Raises:
        Refused: it is not the time for it.
    """
    check_takes_comments(audit)
    if run is None:
        raise Refused(_("There is no edition to talk over yet."))
    if open_workshops(audit).exists():
        raise Refused(_("A workshop on this audit is open: conclude it first."))


def open_workshops(audit: Audit):
    """Those that were begun and not concluded."""
    return Workshop.objects.filter(run__audit=audit, concluded_on__isnull=True)


def check_is_open(workshop: Workshop) -> None:
    """What was concluded stands as it was written down, and an audit that moved on moves on.

    Raises:
        Refused: it is concluded, or the audit is with partners no more.
    """
    if not workshop.is_open:
        raise Refused(_("The workshop is concluded: nothing in it is changed any more."))
    check_takes_comments(workshop.audit)


def check_may_mark(by: Membership, partner: Partner) -> None:
    """An agency's own people give its marks, or the officer writes down what it says."""
    check_may(by, "give marks", MAY)
    if by.role not in KEEPERS and by.agency_id != partner.agency_id:
        raise NotAllowed("You may give marks for your own agency only.")


def check_marks(given: Mapping[str, int | None], factors: Iterable[str]) -> dict[str, int]:
    """The marks that were given; one left out is not known, and never taken for low.

    Raises:
        Refused: none was given, or one is of no question or no mark.
    """
    told = {factor: mark for factor, mark in given.items() if mark is not None}
    if not told:
        raise Refused(_("Give a mark to one question at least."))
    if not told.keys() <= set(factors) or not all(LOWEST <= m <= HIGHEST for m in told.values()):
        raise Refused(_("Marks are from 1 to 4."))
    return told


def check_can_conclude(workshop: Workshop, cards: Iterable[WorkshopCard]) -> None:
    """Two agencies at least were there, and talked over a card at least.

    Raises:
        Refused: it was no workshop.
    """
    check_is_open(workshop)
    if workshop.parts.count() < FEWEST_AGENCIES:
        raise Refused(_("Write down who was there: a workshop has two agencies at least."))
    if not any(card.was_talked_over for card in cards):
        raise Refused(_("Nothing is written on any card yet."))


def spreads(marks: Sequence[tuple[str, Mapping[str, int]]], on: date, nation: str) -> list[Spread]:
    """How the marks to each question lie, in the rulebook's order of questions.

    Args:
        marks: agency and what it gave, by factor.
    """
    rules = rulebook.on(on, nation)
    found = (_spread(factor, marks, rules.audit.marks_apart)
             for factor in rules.prioritisation.factors)  # fmt: skip
    return [each for each in found if each]


def _spread(
    factor: str, marks: Sequence[tuple[str, Mapping[str, int]]], apart: int
) -> Spread | None:
    told = [(given[factor], agency) for agency, given in marks if factor in given]
    if not told:
        return None
    low, high = min(told)[0], max(told)[0]
    return Spread(
        factor,
        (low, tuple(agency for mark, agency in told if mark == low)),
        (high, tuple(agency for mark, agency in told if mark == high)),
        high - low >= apart,
    )
