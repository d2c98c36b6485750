"""Plans of agencies and of the partnership, and what each says of a theme."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.duties.models import Passage, Plan, Theme
from wardmote.partnership.duties.rules import MAY
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def add_plan(*, partnership: Partnership, by: Membership, at: datetime, **says: Any) -> Plan:
    """Keep a plan with its period and its days."""
    check_may(by, "keep the duties", MAY)
    return made(Plan(partnership=partnership, **says), by=by, at=at)


@transaction.atomic
def change_plan(*, plan: Plan, by: Membership, at: datetime, **says: Any) -> Plan:
    """Its days, or what it is called."""
    check_may(by, "keep the duties", MAY)
    return altered(plan, says, by=by, at=at)


@transaction.atomic
def remove_plan(*, plan: Plan, by: Membership, at: datetime) -> None:
    """Take away one that was kept by mistake, with its passages; the trail keeps what they were."""
    check_may(by, "keep the duties", MAY)
    for passage in plan.passages.all():
        passage.plan = plan
        _gone(passage, by=by, at=at)
    _gone(plan, by=by, at=at)


@transaction.atomic
def say_of_theme(
    *, plan: Plan, theme: str, words: str, where: str, by: Membership, at: datetime
) -> Passage:
    """Write what a plan says of a theme; the theme is added where it is new.

    Args:
        theme: its name.
        words: what the plan says, quoted or in short.
        where: the page.
    """
    check_may(by, "keep the duties", MAY)
    about = _theme(plan.partnership, theme.strip(), by=by, at=at)
    said = {"words": words, "where": where}
    held = plan.passages.filter(theme=about).first()
    if held:
        held.plan = plan
        return altered(held, said, by=by, at=at)
    return made(Passage(plan=plan, theme=about, **said), by=by, at=at)


def _theme(partnership: Partnership, name: str, *, by: Membership, at: datetime) -> Theme:
    held = partnership.themes.filter(name__iexact=name).first()
    return held or made(Theme(partnership=partnership, name=name), by=by, at=at)


@transaction.atomic
def remove_passage(*, passage: Passage, by: Membership, at: datetime) -> None:
    """Take away what a plan says of a theme; a theme of which no plan speaks goes with it."""
    check_may(by, "keep the duties", MAY)
    theme = passage.theme
    _gone(passage, by=by, at=at)
    if not theme.passages.exists():
        _gone(theme, by=by, at=at)


def _gone(thing: Any, *, by: Membership, at: datetime) -> None:
    trail.removed(thing, by=by, at=at)
    thing.delete()
