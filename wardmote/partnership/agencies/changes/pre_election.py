"""Writes of periods before an election, and the rule that every change that publishes goes by."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Assurance, Membership, Partnership, PreElection
from wardmote.partnership.agencies.rules import check_can_go_out, check_may, pre_election_on

LONGEST = Assurance._meta.get_field("what").max_length


@transaction.atomic
def note_pre_election(
    *, partnership: Partnership, by: Membership, at: datetime, **says: Any
) -> PreElection:
    """Note from when until when a period before an election lasts."""
    check_may(by, "keep the registers")
    return made(PreElection(partnership=partnership, **says), by=by, at=at)


@transaction.atomic
def change_pre_election(
    *, period: PreElection, by: Membership, at: datetime, **says: Any
) -> PreElection:
    """An election is put off, or its days were read wrongly."""
    check_may(by, "keep the registers")
    return altered(period, says, by=by, at=at)


def publishes(goes_out: Callable[[dict[str, Any]], bool] = lambda told: True):
    """Let a change that publishes ask for an assurance within a period before an election.

    The change is then also called with `ground` and `assurance`; what it returns is the thing.

    Args:
        goes_out: whether the change, as it is called, puts something before the public.
    """

    def take(change):
        @wraps(change)
        @transaction.atomic
        def assured(
            *, by: Membership, at: datetime, ground: str = "", assurance: str = "", **told: Any
        ):
            period = pre_election_on(by.partnership, timezone.localdate(at))
            if period is None or not goes_out(told):
                return change(by=by, at=at, **told)
            check_can_go_out(period, ground=ground, words=assurance)
            thing = change(by=by, at=at, **told)
            _assure(period, thing, ground, assurance, by=by, at=at)
            return thing

        assured.publishes = True
        return assured

    return take


def _assure(
    period: PreElection, thing: models.Model, ground: str, words: str, *, by: Membership,
    at: datetime,
) -> None:  # fmt: skip
    what = f"{thing._meta.verbose_name}: {thing}".capitalize()[:LONGEST]
    said = Assurance(
        period=period, what=what, thing=f"{thing._meta.label_lower}.{thing.pk}", ground=ground,
        words=words, by=by.person, said_on=timezone.localdate(at),
    )  # fmt: skip
    made(said, by=by, at=at, why=words)
