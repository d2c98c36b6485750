"""Builds a made-up workspace: sound in all things, then with what is planted in it."""

import random
from collections.abc import Callable, Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.contrib.auth.hashers import make_password
from django.db import transaction

from wardmote.partnership.agencies.models import Partnership, Role
from wardmote.partnership.madeup import (
    agencies,
    audits,
    deliveries,
    maturity,
    meetings,
    people,
    plans,
    planting,
    protocols,
    structure,
    year,
)
from wardmote.partnership.madeup.towns import TOWNS, Town
from wardmote.partnership.madeup.world import World
from wardmote.partnership.review.changes.concerns import count_concerns
from wardmote.partnership.trail import changes as trail

YEARS_AGO = 4
"""How long ago they were formed."""


def build_all(
    day: date, *, seed: int, towns: Iterable[Town] = TOWNS.values(),
    tell: Callable[[str], None] = lambda what: None,
) -> tuple[World, ...]:  # fmt: skip
    """The three of them, with what is planted; as at a day."""
    worlds = []
    for town in towns:
        tell(town.name)
        with transaction.atomic():
            world = build(town, day, seed=seed)
            planting.plant(world)
            planting.count_back(world)
            count_concerns(partnership=world.partnership, on=day)
        worlds.append(world)
    return tuple(worlds)


def build(town: Town, day: date, *, seed: int) -> World:
    """One of them in which nothing is amiss."""
    world = found(town, day, seed=seed)
    agencies.take_part(world)
    structure.set_up(world)
    year.open_years(world)
    plans.keep(world)
    meetings.meet(world)
    protocols.share(world)
    deliveries.exchange(world)
    audits.audit(world)
    year.see_to_duties(world)
    maturity.say(world)
    return world


def found(town: Town, day: date, *, seed: int) -> World:
    """The partnership, with one person for each role."""
    formed = day - relativedelta(years=YEARS_AGO)
    partnership = Partnership(
        name=town.name, slug=town.slug, nation="England", kind=town.kind, formed_on=formed,
        region=town.region, setting=town.setting, last_election_on=day - relativedelta(months=13),
        next_election_on=day + relativedelta(months=35),
        structure_review_on=day + relativedelta(months=8),
    )  # fmt: skip
    partnership.save()
    world = World(town, day, random.Random(f"{seed}.{town.name}"), partnership)
    trail.added(partnership, by=None, at=world.at(formed))
    coded = make_password(people.PASSWORD)
    for role in Role.values:
        kind = people.SPEAKS_FOR[Role(role)]
        agency = agencies.agency(world, kind) if kind else None
        world.members[role] = people.join(partnership, role, agency, coded, at=world.at(formed))
    return world
