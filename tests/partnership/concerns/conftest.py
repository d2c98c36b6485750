"""A made-up partnership in which nothing is amiss: built once for all tests of concerns.

Each test that takes `sound` may write into it as it likes: all is undone after it.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import transaction

from tests.partnership.security.visits import undone
from wardmote.partnership.madeup.founding import build
from wardmote.partnership.madeup.towns import TOWNS
from wardmote.partnership.madeup.world import World
from wardmote.partnership.review.concerns import gather

DAY = date(2026, 6, 15)


@pytest.fixture(scope="package")
def _built(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Two tiers, so that it can break the rules about them as well."""
    with django_db_blocker.unblock(), undone():
        yield build(TOWNS["Sandford"], DAY, seed=1)


@pytest.fixture
def sound(_built, db) -> Iterator[World]:
    with transaction.atomic():
        yield _built
        transaction.set_rollback(True)


@pytest.fixture
def found(sound) -> Callable[..., set[str]]:
    """`found()`: the rules that are broken, on the world's day or another."""

    def look(day: date | None = None) -> set[str]:
        return {told.rule.name for told in gather(sound.partnership, day or sound.day)}

    return look
