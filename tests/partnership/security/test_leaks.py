"""What is one partnership's is never seen from another, whatever there is and whoever asks."""

import random
from collections.abc import Callable

import pytest
from django.test import Client

from tests.partnership.security import visits
from tests.partnership.security.addresses import Address, within
from tests.partnership.security.visits import TABLE, filler, is_label, of, outcome, visit
from tests.partnership.security.worlds import grow, join
from wardmote.partnership.agencies.middleware import WithinPartnership
from wardmote.partnership.agencies.models import Membership, Partnership

SHARE, TRIAL, PARTS = 12, 1000, 4
ASKED, ASKED_IN_TRIAL = 12, 8
"""Addresses asked for in each world; a trial has so many worlds that each is asked for often."""
pytestmark = pytest.mark.django_db


@pytest.mark.timeout(600)
def test_nobody_sees_another_partnership_in_random_worlds() -> None:
    assert [leak for seed in range(SHARE) for leak in leaks_of(seed)] == []


@pytest.mark.trial
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_sees_another_partnership_in_a_thousand_random_worlds(part: int) -> None:
    worlds = range(SHARE + part, SHARE + TRIAL, PARTS)
    assert [leak for seed in worlds for leak in leaks_of(seed, asked=ASKED_IN_TRIAL)] == []


def leaks_of(seed: int, *, asked: int = ASKED) -> list[str]:
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
        ways = _ways(places)
        return [
            f"{role} {what}"
            for address in chance.sample(within(), k=asked)
            for other in places[1:]
            for what in _seen(client, other, ways(address, other))
        ]


def _seen(client: Client, other: Partnership, ways: list[tuple[str, bool]]) -> list[str]:
    """Asked in three ways: in the other's workspace, by the other's number, and in one's own."""
    mark = other.name.split()[-1]
    seen = []
    for method in ("GET", "POST"):
        for path, may_answer in ways:
            answer = visit(client, method, path)
            if mark in _words(answer) or (not may_answer and not _hidden(outcome(answer))):
                seen.append(f"{method} {path}: {answer.status_code}")
    return seen


def _ways(places: list[Partnership]) -> Callable[..., list[tuple[str, bool]]]:
    """The paths by which somebody of the first place may try; and which of them may answer."""
    own, fill = places[0], {place.slug: filler(place) for place in places}

    def ways(address: Address, other: Partnership) -> list[tuple[str, bool]]:
        theirs = address.path(other.slug, fill[other.slug])
        crossed = address.path(own.slug, fill[other.slug])
        mine = address.path(own.slug, fill[own.slug])
        return [(theirs, False), (crossed, crossed == mine), (mine, True)]

    return ways


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


def test_a_door_left_open_is_found(monkeypatch) -> None:
    def let_in(self, request, view, args, kwargs) -> None:
        if "partnership" in kwargs:
            request.partnership = Partnership.objects.get(slug=kwargs.pop("partnership"))
            request.membership = Membership.objects.get(person=request.user)

    monkeypatch.setattr(WithinPartnership, "process_view", let_in)
    assert leaks_of(1, asked=8)
