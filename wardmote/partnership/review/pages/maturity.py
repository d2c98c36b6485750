"""How far the partnership has come: by the facts, by its own word, and over time."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.review.models import Placement
from wardmote.partnership.review.pages.signs import SIGNS, Facts
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.tables import Link, Table, Tag, day
from wardmote.rulebook import Maturity


@dataclass(frozen=True)
class Shown:
    """One sign.

    Attributes:
        says: what is so when it holds.
        holds: whether it does.
        where: what was found, leading to the page that shows it.
        next_step: what to do; "" where nothing is.
        source: whose choice it is.
    """

    says: str
    holds: bool
    where: Link
    next_step: str
    source: str


@dataclass(frozen=True)
class Step:
    """One stage with its signs.

    Attributes:
        choke: in the document's words, where partnerships struggle on the way into it.
        is_reached: whether its signs hold, and those of every stage before it.
        is_next: whether it is the first that is not reached.
    """

    stage: Maturity
    signs: tuple[Shown, ...]
    is_reached: bool
    is_next: bool

    @property
    def choke(self) -> str:
        """The struggle on the way into it."""
        return self.stage.choke

    @property
    def tag(self) -> Tag:
        """How it stands, in words."""
        if self.is_reached:
            return Tag(_("Reached"), "green")
        held = sum(sign.holds for sign in self.signs)
        told = _("%(held)d of %(all)d") % {"held": held, "all": len(self.signs)}
        return Tag(told, "yellow" if self.is_next else "grey")


@dataclass(frozen=True)
class Point:
    """A placement in the picture."""

    x: int
    own_y: int
    shown_y: int
    said: str


@dataclass(frozen=True)
class Drawing:
    """Placements over time; the table beside says the same."""

    width: int
    height: int
    levels: tuple[tuple[int, str], ...]
    points: tuple[Point, ...]
    line: str


@dataclass(frozen=True)
class MaturityPage:
    """The whole page.

    Attributes:
        reached: the stage that the facts show.
        own: where the partnership last placed itself; None before it did.
        stuck: the choke point that it stands before; "" where it stands before none.
        places_at: where the reader places it; "" if they may not.
    """

    steps: tuple[Step, ...]
    reached: Maturity
    own: Placement | None
    own_title: str
    stuck: str
    drawing: Drawing | None
    table: Table
    places_at: str


def stages_on(partnership: Partnership, on: date) -> tuple[Step, ...]:
    """Every stage with its signs as they are on a day."""
    rules, facts = rulebook.on(on, partnership.nation), Facts(partnership, on)
    stages = sorted(rules.maturity.values(), key=lambda stage: stage.order)
    steps: list[Step] = []
    for stage in stages:
        signs = tuple(
            _shown(facts, sign) for sign in rules.maturity_signs.values()
            if sign.stage == stage.name
        )  # fmt: skip
        before = not steps or steps[-1].is_reached
        is_reached = before and all(sign.holds for sign in signs)
        steps.append(Step(stage, signs, is_reached, is_next=before and not is_reached))
    return tuple(steps)


def _shown(facts: Facts, sign: rulebook.MaturitySign) -> Shown:
    seen = SIGNS[sign.name](facts, sign)
    step = "" if seen.holds else sign.next_step
    return Shown(sign.says, seen.holds, seen.where, step, sign.source)


def reached_on(steps: tuple[Step, ...]) -> Maturity:
    """The last stage that is reached; the first needs no sign."""
    return [step.stage for step in steps if step.is_reached][-1]


def maturity_page(partnership: Partnership, *, on: date, by: Membership) -> MaturityPage:
    """Stages, signs, next steps, and what the partnership says itself."""
    steps = stages_on(partnership, on)
    titles = {step.stage.name: step.stage.title for step in steps}
    placements = list(partnership.placements.select_related("by"))
    own = placements[0] if placements else None
    return MaturityPage(
        steps=steps, reached=reached_on(steps), own=own,
        own_title=titles.get(own.stage, own.stage) if own else "",
        stuck=next((step.choke for step in steps if step.is_next), ""),
        drawing=_drawing(steps, placements[::-1]), table=_table(placements, titles),
        places_at=(
            reverse("review:place", args=[partnership.slug])
            if may(by, "place the partnership", MAY) else ""
        ),
    )  # fmt: skip


def _table(placements: list[Placement], titles: dict[str, str]) -> Table:
    heads = (_("On"), _("By its own word"), _("By the facts"), _("Reason"), _("Written down by"))
    rows = tuple(
        (
            one.placed_on, titles.get(one.stage, one.stage), titles.get(one.shown, one.shown),
            one.reason, str(one.by),
        )
        for one in placements
    )  # fmt: skip
    empty = _("The partnership has not placed itself yet.")
    return Table("placements", _("Where it placed itself"), heads, rows, empty)


FIRST_X, LAST_X, FLOOR, RISE, EDGE = 275, 600, 150, 40, 20


def _drawing(steps: tuple[Step, ...], placements: list[Placement]) -> Drawing | None:
    """Its own word as a line, the facts as rings; None before there are two to compare."""
    heights = {s.stage.name: FLOOR - RISE * (s.stage.order - 1) for s in steps}
    known = [each for each in placements if each.stage in heights and each.shown in heights]
    if len(known) < 2:
        return None
    first, last = known[0].placed_on, known[-1].placed_on
    span = max(1, (last - first).days)
    points = tuple(
        Point(
            FIRST_X + round((LAST_X - FIRST_X) * (each.placed_on - first).days / span),
            heights[each.stage], heights[each.shown], day(each.placed_on),
        )
        for each in known
    )  # fmt: skip
    line = "M" + "L".join(f"{point.x} {point.own_y}" for point in points)
    levels = tuple((heights[step.stage.name], step.stage.title) for step in steps)
    return Drawing(LAST_X + EDGE, FLOOR + RISE, levels, points, line)
