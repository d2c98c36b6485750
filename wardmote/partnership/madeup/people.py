"""People without names: an initial, and what they are."""

import random

from wardmote.partnership.agencies.models import Agency, Membership, Partnership, Role
from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.signing_in import prove_address

PASSWORD = "a made-up town council"
"""Of everybody who signs in to the demonstration."""
INITIALS = "ABCDEFGHJKLMNPRSTVWY"

SPEAKS_FOR = {
    Role.OFFICER: "council", Role.ANALYST: "council", Role.REPRESENTATIVE: "housing_association",
    Role.CHAIR: "police", Role.BOARD: "fire", Role.ELECTED: "council", Role.PROTECTION: "council",
    Role.NATIONAL: "",
}  # fmt: skip
"""Role → kind of the agency that its person works for."""


def call(title: str, chance: random.Random) -> str:
    """An initial and a title, such as K. Superintendent: plainly nobody."""
    first = title.partition(" or ")[0].strip()
    return f"{chance.choice(INITIALS)}. {first.title().replace(' ', '-')}"


def address(role: str, slug: str) -> str:
    """Whom to sign in as."""
    return f"{role}@{slug}.example.org"


def sit(name: str, number: int, slug: str, *, at) -> Person:
    """Somebody who only sits on seats: they have no way in."""
    person = Person(email=f"seat{number}@{slug}.example.org", name=name)
    person.set_unusable_password()
    person.save()
    trail.added(person, by=None, at=at)
    return person


def join(
    partnership: Partnership, role: str, agency: Agency | None, coded: str, *, at
) -> Membership:
    """Somebody who signs in.

    Args:
        coded: the password as it is kept: to code it takes long, so it is done once for all.
    """
    name = f"{partnership.name} {Role(role).label.lower()} (made up)"
    person = Person(email=address(role, partnership.slug), name=name, password=coded)
    person.save()
    prove_address(person)
    trail.added(person, by=None, at=at)
    membership = Membership.objects.create(
        partnership=partnership, person=person, role=role, agency=agency,
        started_on=partnership.formed_on,
    )  # fmt: skip
    trail.added(membership, by=None, at=at)
    return membership
