"""One made-up partnership while it is built: what was made, by the words that tell it."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from wardmote import rulebook
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import (
    Group,
    Membership,
    Partner,
    Partnership,
    Seat,
)
from wardmote.partnership.madeup import people
from wardmote.partnership.madeup.towns import Town
from wardmote.partnership.website.models import Person

NINE = time(9)


@dataclass
class World:
    """What there is of it so far.

    Attributes:
        day: the day as at which it stands.
        by: the officer, who writes.
        partners: by kind of agency.
        groups: "scrutiny", "board", "tasking", "task".
        members: by role.
    """

    town: Town
    day: date
    chance: random.Random
    partnership: Partnership
    members: dict[str, Membership] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    seated: int = 0

    @property
    def by(self) -> Membership:
        """Who writes all of it."""
        return self.members["officer"]

    @cached_property
    def rules(self) -> rulebook.Rules:
        """What holds there and then."""
        return rulebook.on(self.day, self.partnership.nation)

    def ago(self, days: int) -> date:
        """A day so many days before."""
        return self.day - timedelta(days=days)

    def ahead(self, days: int) -> date:
        """A day so many days after."""
        return self.day + timedelta(days=days)

    def at(self, day: date | None = None) -> datetime:
        """Nine in the morning of a day; of the day itself if none is told."""
        return timezone.make_aware(datetime.combine(day or self.day, NINE))

    def writes(self, day: date | None = None) -> dict[str, Any]:
        """Who writes and when, as every change asks."""
        return {"by": self.by, "at": self.at(day)}

    def somebody(self, title: str) -> Person:
        """A new person who sits on seats."""
        self.seated += 1
        name = people.call(title, self.chance)
        return people.sit(name, self.seated, self.town.slug, at=self.at(self.partnership.formed_on))

    def seats(self, group: str) -> list[Seat]:
        """The seats of a group on the day."""
        seats = self.groups[group].seats.on(self.day)
        return list(seats.select_related("person", "partner__agency", "group").order_by("pk"))

    def seat(self, group: str, kind: str) -> Seat:
        """An agency's seat in a group."""
        return next(seat for seat in self.seats(group) if seat.partner.agency.kind == kind)

    def alter(self, thing: Any, **to: Any) -> Any:
        """Change a record without asking the rules: what is amiss was not always refused."""
        return altered(thing, to, **self.writes())

    def make(self, thing: Any, **many: Any) -> Any:
        """Make a record without asking the rules."""
        return made(thing, **self.writes(), **many)
