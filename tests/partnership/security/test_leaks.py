"""What is one partnership's is never seen from another, whatever there is and whoever asks."""

import random

import pytest
from django.test import Client

from tests.partnership.security import visits
from tests.partnership.security.addresses import Address, within
from tests.partnership.security.visits import TABLE, filler, is_label, of, outcome, visit
from tests.partnership.security.worlds import grow, join
from wardmote.partnership.agencies.models import Partnership

SHARE, TRIAL = 20, 1000
pytestmark = pytest.mark.django_db


@pytest.mark.timeout(600)
def test_nobody_sees_another_partnership_in_random_worlds() -> None:
    assert [leak for seed in range(SHARE) for leak in leaks_of(seed)] == []


@pytest.mark.trial
@pytest.mark.timeout(0)
def test_nobody_sees_another_partnership_in_a_thousand_random_worlds() -> None:
    assert [leak for seed in range(SHARE, SHARE + TRIAL) for leak in leaks_of(seed)] == []


def leaks_of(seed: int) -> list[str]:
    """What a member of the first of two or three partnerships got to see of the others."""
    chance = random.Random(seed)
    with visits.undone():
        places = [
            grow(f"p{seed}n{number}", chance, marker=f"Zq{seed}n{number}x", of_each=1)
            for number in range(chance.choice([2, 2, 3]))
        ]
        role = chance.choice(visits.ROLES)
        client = Client(raise_request_exception=False)
        client.force_login(join(places[0], role))
        asked = chance.sample(within(), k=min(40, len(within())))
        return [
            f"{role} {what}"
            for address in asked
            for other in places[1:]
            for what in _seen(address, client, places[0], other)
        ]


def _seen(address: Address, client: Client, own: Partnership, other: Partnership) -> list[str]:
    """Asked in three ways: in the other's workspace, by the other's number, and in one's own."""
    mark = other.name.split()[-1]
    seen = []
    for method in ("GET", "POST"):
        for path, may_answer in _ways(address, own, other):
            answer = visit(client, method, path)
            if mark in _words(answer) or (not may_answer and not _hidden(outcome(answer))):
                seen.append(f"{method} {path}: {answer.status_code}")
    return seen


def _ways(address: Address, own: Partnership, other: Partnership) -> list[tuple[str, bool]]:
    theirs = address.path(other.slug, filler(other))
    crossed = address.path(own.slug, filler(other))
    mine = address.path(own.slug, filler(own))
    return [(theirs, False), (crossed, crossed == mine), (mine, True)]


def _hidden(came: str) -> bool:
    """Not there, or not for that role or method: nothing that tells whether it is."""
    return came in ("none", "refused", "not served")


def _words(answer) -> str:
    return answer.body.decode(errors="replace") + str(answer.headers)


def test_every_kind_of_record_is_in_the_worlds() -> None:
    place = grow("whole", random.Random(0), marker="Zw", of_each=3)
    labels = {label for label in TABLE["samples"].values() if is_label(label)}
    empty = [label for label in labels if not of(place, label)]
    assert empty == [], "give worlds.py values that the constraints of these allow"
