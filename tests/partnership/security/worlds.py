"""Random partnerships: some of every record that a partnership can have, all its words marked.

Made by walking the models, so that a record that is added later is in the next world by itself.
"""

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Membership, Partner, Partnership, Role
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website import clock
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.steps import STEPS

RULES = rulebook.on(clock.today(), "England")
TRIES = 60
"""How often chance may give what a constraint forbids."""
KINDS = ("council", "police", "fire", "probation", "voluntary", "residents_body")
AMONG = {
    "agencies.Partnership.nation": ["England"],
    "agencies.Seat.rank": sorted(rank.level for rank in RULES.ranks.values()),
    "agencies.Post.tenure_years": [None, 2, 3],
    "duties.Duty.key": sorted(RULES.duties),
    "duties.Plan.kind": ["", *sorted(RULES.plan_kinds)],
    "sharing.Version.signed_hash": [""],  # what is signed takes no more parties
    "audits.Audit.period": ["2024/25", "2025/26", "2026-03"],
    "exchange.Flow.dataset": sorted(RULES.datasets),
    "exchange.Delivery.dataset": sorted(RULES.datasets),
    "review.Acknowledgement.rule": sorted(RULES.concerns),
    "review.Placement.stage": sorted(RULES.maturity),
    "review.Placement.shown": sorted(RULES.maturity),
    "review.Tally.severity": ["breach", "risk", "advice"],
}
"""Words that must be of a list that the field does not tell."""


def grow(place: str, chance: random.Random, *, marker: str, of_each: int = 2) -> Partnership:
    """A partnership with its people, agencies and some of every record."""
    partnership = Partnership.objects.create(
        name=f"{place} {marker}", slug=place.lower(), nation="England", kind="unitary",
        formed_on=date(2024, 4, 1), setting=chance.choice(["urban", "mixed", "rural", ""]),
    )  # fmt: skip
    made: dict[type[models.Model], list[Any]] = {
        Partnership: [partnership],
        Person: [_person(place, number, marker) for number in range(4)],
        Agency: [
            Agency.objects.create(name=f"{place} {kind} {marker}", kind=kind) for kind in KINDS
        ],
    }
    for model in models_within():
        enough = len(KINDS) if model is Partner else of_each
        tries = (_one(model, made, chance, marker) for _ in range(TRIES * enough))
        made[model] = list(islice(filter(None, tries), enough))
        for thing in made[model]:
            trail.added(thing, by=made[Person][0], at=clock.now(), why=f"why {marker}")
    return partnership


def join(partnership: Partnership, role: str) -> Person:
    """A new member."""
    person = _person(partnership.slug, role, partnership.name.split()[-1])
    Membership.objects.create(
        partnership=partnership, person=person, role=Role(role), started_on=date(2025, 1, 1),
        agency=Agency.objects.filter(parts__partnership=partnership).first(),
    )  # fmt: skip
    return person


@cache
def models_within() -> tuple[type[models.Model], ...]:
    """Every model that hangs on a partnership, each after those that it points to."""
    found = [
        model
        for step in STEPS
        if step not in ("website", "trail", "govuk")
        for model in apps.get_app_config(step).get_models()
        if hasattr(model, "partnership") and model is not Partnership
    ]
    ordered: list[type[models.Model]] = []
    while len(ordered) < len(found):
        ordered += [m for m in found if m not in ordered and _needs(m) <= {*ordered, m}]
    return tuple(ordered)


def _needs(model: type[models.Model]) -> set[type[models.Model]]:
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if field.is_relation and hasattr(field.related_model, "partnership")
    } - {Partnership}


def _person(place: str, number: object, marker: str) -> Person:
    return Person.objects.create_user(
        f"{number}@{place}.example".lower(), None, name=f"Person {number} {marker}"
    )


def _one(model, made, chance: random.Random, marker: str) -> Any:
    """One record, or none where chance gave what a constraint forbids."""
    values = {
        field.name: _value(field, made, chance, marker)
        for field in model._meta.concrete_fields
        if not field.primary_key
    }
    if any(values.get(field.name) is None and not field.null for field in _pointers(model)):
        return None
    try:
        with transaction.atomic():
            thing = model(**values)
            thing.save()
    except IntegrityError:
        return None
    for field in model._meta.many_to_many:
        getattr(thing, field.name).set(made.get(field.related_model, [])[:1])
    return thing


def _pointers(model) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def _value(field, made, chance: random.Random, marker: str) -> Any:
    told = AMONG.get(f"{field.model._meta.label}.{field.name}")
    if told:
        return chance.choice(told)
    if field.is_relation:
        return _other(field, made, chance)
    if field.choices:
        return chance.choice([key for key, _ in field.flatchoices if key != ""])
    if field.null and chance.random() < 0.5:
        return None
    if field.has_default() and chance.random() < 0.5:
        return field.get_default()
    kind = next((kind for kind in VALUES if isinstance(field, kind)), None)
    return VALUES[kind](field, chance, marker) if kind else field.get_default()


def _other(field, made, chance: random.Random) -> Any:
    if field.related_model is field.model:
        return None
    others = made.get(field.related_model, [])
    if not others or (field.null and chance.random() < 0.3):
        return None
    return chance.choice(others)


def _day(chance: random.Random) -> date:
    return clock.today() + timedelta(days=chance.randint(-400, 400))


def _moment(chance: random.Random) -> datetime:
    return timezone.make_aware(datetime.combine(_day(chance), time(9, 30)))


def _words(field, chance: random.Random, marker: str) -> str:
    length = field.max_length or 200
    return f"{marker} {chance.getrandbits(64):x} ŵ<b>&'\""[:length]


VALUES = {
    models.EmailField: lambda f, c, m: f"{c.getrandbits(40):x}@{m}.example",
    models.URLField: lambda f, c, m: f"https://{m}.example/{c.getrandbits(40):x}",
    models.FileField: lambda f, c, m: ContentFile(m.encode(), name=f"{m}.html"),
    models.CharField: _words,
    models.TextField: _words,
    models.BooleanField: lambda f, c, m: c.random() < 0.5,
    models.DateTimeField: lambda f, c, m: _moment(c),
    models.DateField: lambda f, c, m: (
        date(2025, 1, c.randint(1, 28)) if f.name == "started_on" else _day(c)
    ),
    models.TimeField: lambda f, c, m: time(c.randint(8, 12) if f.name != "ends_at" else 16),
    models.DecimalField: lambda f, c, m: Decimal(c.randint(0, 10**f.max_digits - 1)).scaleb(
        -f.decimal_places
    ),
    models.IntegerField: lambda f, c, m: 2026 if f.name == "year" else c.randint(1, 4),
    models.UUIDField: lambda f, c, m: UUID(int=c.getrandbits(128)),
    models.JSONField: lambda f, c, m: {},
}
"""Kind of field → a value of it; the narrower kinds come first."""
