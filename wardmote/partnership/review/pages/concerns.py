"""The page of what is amiss: by severity and rule, and how it went over time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.review.concerns import SEVERITIES, Told, counted, gather
from wardmote.partnership.review.pages.over_time import OverTime, over_time
from wardmote.partnership.review.rules import MAY
from wardmote.partnership.website.card import Card
from wardmote.partnership.website.tables import Table

COLOURS = {"breach": "red", "risk": "orange", "advice": "blue"}


@dataclass(frozen=True)
class Case:
    """One concern on the page."""

    sentence: str
    group: str
    mend: str
    set_aside: str = ""
    aside_reason: str = ""
    aside_until: date | None = None
    aside_by: str = ""
    bring_back: str = ""


@dataclass(frozen=True)
class RuleCases:
    """A rule that is broken, and by what."""

    rule: rulebook.ConcernRule
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Severity:
    """All of one severity."""

    name: str
    title: str
    about: str
    colour: str
    count: int
    href: str
    rules: tuple[RuleCases, ...]


@dataclass(frozen=True)
class Choice:
    """A value that the page can be filtered by."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class ConcernsPage:
    """What is amiss.

    Attributes:
        found: how many stand, with whatever filter is set.
        all: how many stand in all.
        aside: those that are set aside.
        asks: the filter as it stands in the address, to follow "?as=csv".
    """

    on: date
    found: int
    all: int
    severities: tuple[Severity, ...]
    aside: tuple[RuleCases, ...]
    aside_count: int
    severity_choices: tuple[Choice, ...]
    group_choices: tuple[Choice, ...]
    is_filtered: bool
    asks: str
    tables: tuple[Table, ...]
    over_time: OverTime | None


def titles() -> dict[str, tuple[str, str]]:
    """Severity → its title, and what it means."""
    return {
        "breach": (_("Breaches"), _("Of law, or of the partnership’s own written word.")),
        "risk": (_("Risks"), _("What has been seen to harm partnerships.")),
        "advice": (_("Advice"), _("Good practice that is not followed.")),
    }


def concerns_page(
    partnership: Partnership, *, on: date, by: Membership, asked: Mapping[str, str]
) -> ConcernsPage:
    """What is amiss on a day, filtered by what the address asks for."""
    told = gather(partnership, on)
    standing = [one for one in told if one.aside is None]
    severity, group = asked.get("severity", ""), asked.get("group", "")
    chosen = [one for one in standing if _is_asked(one, severity, group)]
    aside = [one for one in told if one.aside is not None]
    groups = sorted({one.concern.group for one in standing if one.concern.group})
    drawing = over_time(partnership, on)
    asks = {name: value for name, value in (("severity", severity), ("group", group)) if value}
    return ConcernsPage(
        on=on, found=len(chosen), all=len(standing),
        severities=_severities(partnership, by, chosen, counted(told)),
        aside=_by_rule(partnership, by, aside), aside_count=len(aside),
        severity_choices=_choices(severity, {name: titles()[name][0] for name in SEVERITIES}),
        group_choices=_choices(group, {name: name for name in groups}),
        is_filtered=bool(asks), asks=f"&{urlencode(asks)}" if asks else "",
        tables=(_table(chosen), *((drawing.table,) if drawing else ())), over_time=drawing,
    )  # fmt: skip


def _is_asked(told: Told, severity: str, group: str) -> bool:
    return severity in ("", told.rule.severity) and group in ("", told.concern.group)


def _choices(chosen: str, named: Mapping[str, str]) -> tuple[Choice, ...]:
    every = {"": _("All"), **named}
    return tuple(Choice(value, text, value == chosen) for value, text in every.items())


def _severities(
    partnership: Partnership, by: Membership, told: list[Told], counts: dict[str, int]
) -> tuple[Severity, ...]:
    page = address(partnership)
    return tuple(
        Severity(
            name=name, title=title, about=about, colour=COLOURS[name], count=counts[name],
            href=f"{page}?severity={name}",
            rules=_by_rule(partnership, by, [one for one in told if one.rule.severity == name]),
        )
        for name, (title, about) in titles().items()
    )  # fmt: skip


def address(partnership: Partnership) -> str:
    """Where the page is."""
    return reverse("review:concerns", args=[partnership.slug])


def _by_rule(partnership: Partnership, by: Membership, told: list[Told]) -> tuple[RuleCases, ...]:
    """Told in the order in which they were gathered: each rule's cases stand together."""
    may_set = may(by, "set a concern aside", MAY)
    return tuple(
        RuleCases(rule, tuple(_case(partnership, one, may_set) for one in cases))
        for rule, cases in groupby(told, key=lambda one: one.rule)
    )


def _case(partnership: Partnership, told: Told, may_set: bool) -> Case:
    concern, aside, slug = told.concern, told.aside, partnership.slug
    shown = Case(told.sentence, concern.group, concern.mend)
    if aside is None:
        args = [slug, concern.rule, concern.key]
        link = reverse("review:set_aside", args=args) if may_set else ""
        return Case(told.sentence, concern.group, concern.mend, set_aside=link)
    back = reverse("review:bring_back", args=[slug, aside.pk]) if may_set else ""
    return Case(
        shown.sentence, shown.group, shown.mend, aside_reason=aside.reason,
        aside_until=aside.look_again_on, aside_by=str(aside.by), bring_back=back,
    )  # fmt: skip


def _table(told: list[Told]) -> Table:
    heads = (
        _("What is amiss"), _("Severity"), _("Rule"), _("Group"), _("Why it matters"),
        _("What to do"), _("Where"), _("Source"),
    )  # fmt: skip
    names = {name: title for name, (title, _about) in titles().items()}
    rows = tuple(
        (
            one.sentence, names[one.rule.severity], one.rule.title, one.concern.group,
            one.rule.why, one.rule.mend, one.concern.mend, one.rule.source,
        )
        for one in told
    )  # fmt: skip
    return Table("concerns", _("Concerns"), heads, rows)


def cards_of_concerns(partnership: Partnership, found: dict[str, int]) -> Iterator[Card]:
    """What is amiss, in one card."""
    if not any(found.values()):
        return
    breaches, others = found["breach"], found["risk"] + found["advice"]
    said = [
        ngettext("%d breach", "%d breaches", breaches) % breaches if breaches else "",
        ngettext("%d other concern", "%d other concerns", others) % others if others else "",
    ]
    tone = "late" if breaches else "soon" if found["risk"] else "open"
    text = _("%s found in the workspace.") % ", ".join(part for part in said if part)
    yield Card(_("Look at what is amiss"), text, address(partnership), tone)
