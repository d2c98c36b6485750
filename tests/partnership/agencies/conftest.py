"""What the tests of the structure may ask for."""

from datetime import date
from types import SimpleNamespace

import pytest

from wardmote.partnership.agencies.models import Group, Seat
from wardmote.partnership.trail.models import Entry

FORMED = date(2024, 4, 1)
CHANGED = date(2025, 4, 1)


@pytest.fixture
def told(riverton, member, at):
    """The officer, and the moment: what every change asks for."""
    return {"by": member("officer", partnership=riverton).membership, "at": at}


@pytest.fixture
def place(riverton):
    """The records that the tests change."""
    return SimpleNamespace(
        board=riverton.groups.get(function="strategic"),
        tasking=riverton.groups.get(function="coordination"),
        task=riverton.groups.get(function="task"),
        council=riverton.partners.get(agency__kind="council"),
        police=riverton.partners.get(agency__kind="police"),
    )


def last_entry() -> Entry:
    return Entry.objects.order_by("-pk").first()


def seat_of(group: Group, kind: str) -> Seat:
    return group.seats.get(partner__agency__kind=kind)
