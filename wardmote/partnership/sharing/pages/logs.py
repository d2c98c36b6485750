"""Decisions to share or not, and what stands in the way."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.sharing.models import Disclosure, Look, Obstacle
from wardmote.partnership.sharing.pages.asking import question_words
from wardmote.partnership.sharing.pages.words import gateways_of, purposes_of, shared_store
from wardmote.partnership.sharing.rules import MAY, Asked, title_of
from wardmote.partnership.website.tables import Action, Link, Table, Tag, day

OUTCOMES = {
    Disclosure.Outcome.SHARED: "green",
    Disclosure.Outcome.PARTLY: "yellow",
    Disclosure.Outcome.REFUSED: "red",
}

VERDICTS = {
    Look.Verdict.RIGHT: "green",
    Look.Verdict.LEARN: "yellow",
    Look.Verdict.WRONG: "red",
}


@dataclass(frozen=True)
class DisclosurePage:
    """One decision."""

    disclosure: Disclosure
    outcome: Tag
    rows: tuple[tuple[str, str], ...]
    gateways: tuple[rulebook.Gateway, ...]
    looks: Table
    may_look: bool


def disclosures(partnership: Partnership) -> Table:
    """Every decision, the last first."""
    held = partnership.disclosures.select_related(
        "provider", "recipient", "by", "version__protocol", "partnership"
    ).prefetch_related("looks")
    heads = (_("Day"), _("What"), _("From"), _("To"), _("For"), _("Protocols say"), _("Decision"),
             _("Decided by"), _("Looked at"))  # fmt: skip
    rows = tuple(
        (
            Link(day(timezone.localdate(each.at)), each.get_absolute_url()),
            title_of(each.category), str(each.provider), str(each.recipient or shared_store()),
            purposes_of([each.purpose])[0],
            Tag(_("Allowed"), "green") if each.was_allowed else Tag(_("Not allowed"), "red"),
            Tag(each.get_outcome_display(), OUTCOMES[each.outcome]), str(each.by), _found(each),
        )
        for each in held
    )  # fmt: skip
    empty = _("Nothing is written down yet. Ask “May we share this?” first.")
    return Table("disclosures", _("Decisions to share or not"), heads, rows, empty)


def _found(disclosure: Disclosure) -> Tag:
    """What was found last by those who looked at it."""
    looks = list(disclosure.looks.all())
    if not looks:
        return Tag(_("Not yet"), "grey")
    return Tag(looks[-1].get_verdict_display(), VERDICTS[looks[-1].verdict])


def disclosure_page(disclosure: Disclosure, *, by: Membership) -> DisclosurePage:
    """One decision with all that was written down."""
    asked = Asked(
        disclosure.partnership, disclosure.provider, disclosure.recipient, disclosure.category,
        disclosure.purpose, disclosure.action, disclosure.identifiability, disclosure.asked_on,
    )  # fmt: skip
    rows = (
        *question_words(asked),
        (_("What the protocols said"), disclosure.basis),
        (_("Why it was necessary"), disclosure.necessity),
        (_("Why no less would do"), disclosure.proportion),
        (_("Decided by"), f"{disclosure.by}, {day(timezone.localdate(disclosure.at))}"),
    )
    outcome = Tag(disclosure.get_outcome_display(), OUTCOMES[disclosure.outcome])
    may_look = may(by, "look at a decision to share", MAY) and disclosure.by_id != by.person_id
    gateways = gateways_of(disclosure.gateways)
    return DisclosurePage(disclosure, outcome, rows, gateways, _looks(disclosure), may_look)


def _looks(disclosure: Disclosure) -> Table:
    """What others found who looked at it."""
    heads = (_("Day"), _("What was found"), _("In words"), _("Who"))
    rows = tuple(
        (
            timezone.localdate(each.at), Tag(each.get_verdict_display(), VERDICTS[each.verdict]),
            each.words, str(each.by),
        )
        for each in disclosure.looks.all()
    )  # fmt: skip
    caption = _("What the disclosure review found")
    return Table("looks", caption, heads, rows, _("Nobody has looked at it yet."))


def obstacles(partnership: Partnership, *, by: Membership) -> Table:
    """What stands in the way of sharing, with its remedy."""
    keeps = may(by, "keep the obstacles", MAY)
    heads = (_("Agency"), _("What is not shared"), _("What stands in the way"), _("Reason given"),
             _("Remedy"), _("Since"), _("State"), "")  # fmt: skip
    rows = tuple(
        (
            str(each.agency), title_of(each.category), each.get_kind_display(), each.reason,
            each.remedy, each.met_on, _state(each), Action(_ways(each) if keeps else ()),
        )
        for each in partnership.obstacles.select_related("agency", "partnership")
    )  # fmt: skip
    empty = _("Nothing is written down that stands in the way.")
    return Table("obstacles", _("What stands in the way of sharing"), heads, rows, empty)


def _state(obstacle: Obstacle) -> Tag:
    is_open = obstacle.state == Obstacle.State.OPEN
    return Tag(obstacle.get_state_display(), "yellow" if is_open else "green")


def _ways(obstacle: Obstacle) -> tuple[Link, ...]:
    is_open = obstacle.state == Obstacle.State.OPEN
    name, words = ("overcome", _("It is overcome")) if is_open else ("reopen", _("Open again"))
    args = [obstacle.partnership.slug, obstacle.pk]
    return (Link(f"{words}: {obstacle.agency}", reverse(f"sharing:{name}", args=args)),)
