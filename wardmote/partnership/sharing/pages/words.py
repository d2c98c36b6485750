"""Protocols in words and colours: how one stands on a day, what a line says."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.sharing.models import Grant, Version
from wardmote.partnership.sharing.rules import IN_FORCE
from wardmote.partnership.website.tables import Tag

COLOURS = {
    Version.State.DRAFT: "grey",
    Version.State.CONSULTATION: "blue",
    Version.State.SIGNING: "purple",
    Version.State.LIVE: "green",
    Version.State.SUSPENDED: "red",
    Version.State.ENDED: "grey",
}


def warning_days() -> tuple[int, ...]:
    """Days before a review at which people are told of it, the first first."""
    return rulebook.load().sharing.warning_days


def standing(version: Version, on: date) -> Tag:
    """How a version stands on a day."""
    if version.state == Version.State.LIVE:
        if on >= version.ends:
            return Tag(_("Over"), "red")
        if on > version.review_by:
            return Tag(_("Past its review"), "red")
        if on < version.starts:
            return Tag(_("Starts later"), "blue")
        if days_left(version, on) <= warning_days()[0]:
            return Tag(_("Live, review due"), "yellow")
    return Tag(version.get_state_display(), COLOURS[version.state])


def days_left(version: Version, on: date) -> int:
    """Days until the last day on which it stands: its review, or the day before it is over."""
    return min((version.review_by - on).days, (version.ends - on).days - 1)


def countdown(version: Version, on: date) -> str:
    """How long it still stands; "" where it is not in force."""
    if version.state not in IN_FORCE:
        return ""
    left = days_left(version, on)
    if left < 0:
        return _("past its last day: nothing may be shared by it")
    return ngettext("%d day left", "%d days left", left) % left


def _titles(held: Mapping[str, rulebook.Word], names: Iterable[str]) -> tuple[str, ...]:
    """Words of the rulebook as they are shown; what it no longer holds stands as it was kept."""
    return tuple(held[name].title if name in held else str(name) for name in names)


def purposes_of(names: Iterable[str]) -> tuple[str, ...]:
    """Purposes in words."""
    return _titles(rulebook.load().sharing.purposes, names)


def actions_of(names: Iterable[str]) -> tuple[str, ...]:
    """Actions in words."""
    return _titles(rulebook.load().sharing.actions, names)


def conditions_of(names: Iterable[str]) -> tuple[str, ...]:
    """Conditions in words."""
    return _titles(rulebook.load().sharing.conditions, names)


def markers_of(names: Iterable[str]) -> tuple[str, ...]:
    """Markers in words."""
    return _titles(rulebook.load().sharing.markers, names)


def finenesses_of(names: Iterable[str]) -> tuple[str, ...]:
    """How finely places are told, in words, each once."""
    return _titles(rulebook.load().sharing.granularity, sorted(set(names)))


def gateways_of(names: Iterable[str]) -> tuple[rulebook.Gateway, ...]:
    """Gateways by name, as far as the rulebook holds them."""
    held = {each.name: each for each in rulebook.load().gateways}
    return tuple(held[name] for name in names if name in held)


def act_of(gateway: rulebook.Gateway) -> str:
    """Act and section."""
    return f"{gateway.act}, {gateway.section}"


def going_to(grant: Grant) -> tuple[str, ...]:
    """To whom a line goes."""
    agencies = tuple(str(each.agency) for each in grant.going_to.all())
    return (*((shared_store(),) if grant.for_analysis else ()), *agencies)


def shared_store() -> str:
    """What the shared store is called."""
    return _("The shared store, for the partnership's analysts")


def joined(words: Iterable[str]) -> str:
    """Several things in one cell, one under the other."""
    return "\n".join(words)
