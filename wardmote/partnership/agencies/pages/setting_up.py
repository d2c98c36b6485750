"""The pages on the way to a new partnership: templates with their pictures, and the answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.setting_up import Draft, Founder
from wardmote.partnership.agencies.forms.setting_up import STEPS, Step, other_kinds
from wardmote.partnership.agencies.models import Group, Nation, Partnership
from wardmote.partnership.agencies.pages.picture import Node, Picture, drawn
from wardmote.partnership.website.tables import day
from wardmote.rulebook import Structure, TemplateGroup


@dataclass(frozen=True)
class Preview:
    """A template of groups, drawn."""

    name: str
    title: str
    picture: Picture | None
    groups: tuple[TemplateGroup, ...]
    source: str


@dataclass(frozen=True)
class Answer:
    """One answer, and where it is changed."""

    question: str
    answer: str
    href: str


def previews(nation: str, on: date) -> tuple[Preview, ...]:
    """Every template of a nation."""
    return tuple(preview(one) for one in rulebook.on(on, nation).structures.values())


def preview(structure: Structure) -> Preview:
    """A template as the structure that it would make."""
    tops = _nodes("", structure.groups)
    return Preview(structure.name, structure.title, drawn(tops), structure.groups, structure.source)


def _nodes(parent: str, groups: tuple[TemplateGroup, ...]) -> tuple[Node, ...]:
    return tuple(
        Node(one.name, str(Group.Function(one.function).label), one.function,
             _nodes(one.key, groups))
        for one in groups if one.parent == parent
    )  # fmt: skip


def asked(so_far: dict[str, Any]) -> list[type[Step]]:
    """The pages that are on the way, given the answers so far."""
    return [step for step in STEPS if step.is_asked(so_far)]


def draft(so_far: dict[str, Any], today: date) -> Draft:
    """The answers as what is needed to set the partnership up."""
    county = so_far.get("kind") == Partnership.Kind.COUNTY
    council = Founder(
        "county_council" if county else "council", so_far["council"], so_far["council_head"], True
    )
    police = Founder("police", so_far["police"], so_far["police_head"], True)
    others = [
        Founder(kind, so_far[kind])
        for kind, _title in other_kinds(so_far, today)
        if so_far.get(kind)
    ]
    return Draft(
        name=so_far["area"], nation=so_far["nation"], kind=so_far["kind"],
        formed_on=so_far["formed_on"], purpose=so_far["purpose"], structure=so_far["structure"],
        county=Partnership.objects.filter(pk=so_far.get("county") or 0).first(),
        agencies=(council, police, *others),
    )  # fmt: skip


def answers(ready: Draft, today: date) -> tuple[Answer, ...]:
    """All answers, to check before the partnership is set up."""
    structure = rulebook.on(today, ready.nation).structures[ready.structure]
    council, police, *others = ready.agencies
    told = [
        (_("Area"), ready.name, "name"),
        (_("Nation"), str(Nation(ready.nation).label), "nation"),
        (_("Kind of area"), str(Partnership.Kind(ready.kind).label), "kind"),
        (_("Formed on"), day(ready.formed_on), "formed"),
        (_("Founded by"), f"{council.name} ({council.head})\n{police.name} ({police.head})",
         "founders"),
        (_("Purpose"), ready.purpose, "purpose"),
        (_("Structure"), structure.title, "structure"),
    ]  # fmt: skip
    if ready.kind == Partnership.Kind.DISTRICT:
        told.insert(3, (_("County"), str(ready.county or _("Not in this service")), "county"))
    if others:
        names = "\n".join(one.name for one in others)
        told.insert(-2, (_("Other agencies"), names, "agencies"))
    return tuple(
        Answer(question, answer, reverse("new_partnership_step", args=[step]))
        for question, answer, step in told
    )
