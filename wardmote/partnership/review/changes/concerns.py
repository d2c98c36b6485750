"""Concerns set aside and brought back, and their daily count."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import check_may
from wardmote.partnership.review.concerns import Told, counted, gather
from wardmote.partnership.review.models import Acknowledgement, Tally
from wardmote.partnership.review.rules import MAY, check_can_set_aside
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def set_aside(
    *, told: Told, reason: str, look_again_on: date, by: Membership, at: datetime
) -> Acknowledgement:
    """Put a concern out of sight until a day, for a reason."""
    check_may(by, "set a concern aside", MAY)
    Partnership.objects.select_for_update().get(pk=by.partnership_id)  # one at a time
    named = {"rule": told.concern.rule, "key": told.concern.key}
    today = timezone.localdate(at)
    check_can_set_aside(
        reason=reason, look_again_on=look_again_on, today=today,
        is_aside=by.partnership.acknowledgements.filter(
            **named, look_again_on__gt=today
        ).exists(),
    )  # fmt: skip
    aside = Acknowledgement.objects.create(
        partnership=by.partnership, **named, reason=reason.strip(), look_again_on=look_again_on,
        by=by.person, at=at,
    )  # fmt: skip
    trail.record(
        aside, "set_aside", by=by, at=at, why=aside.reason,
        after={**named, "sentence": told.sentence, "look_again_on": look_again_on.isoformat()},
    )  # fmt: skip
    return aside


@transaction.atomic
def bring_back(*, aside: Acknowledgement, by: Membership, at: datetime) -> None:
    """Show a concern again before its day; the trail keeps that it was set aside."""
    check_may(by, "set a concern aside", MAY)
    trail.record(
        aside, "brought_back", by=by, at=at,
        before={"rule": aside.rule, "key": aside.key, "reason": aside.reason,
                "look_again_on": aside.look_again_on.isoformat()},
    )  # fmt: skip
    aside.delete()


@transaction.atomic
def count_concerns(*, partnership: Partnership, on: date) -> dict[str, int]:
    """Keep how many of each severity stand on a day; counted again, the later count holds."""
    counts = counted(gather(partnership, on))
    for severity, count in counts.items():
        Tally.objects.update_or_create(
            partnership=partnership, on=on, severity=severity, defaults={"count": count}
        )
    return counts
