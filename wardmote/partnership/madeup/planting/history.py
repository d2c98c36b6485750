"""Counts of concerns of earlier weeks: made up, falling towards what is found on the day."""

from datetime import timedelta

from wardmote.partnership.madeup.world import World
from wardmote.partnership.review.concerns import counted, gather
from wardmote.partnership.review.models import Tally

WEEKS = 26


def count_back(world: World) -> None:
    """One count a week for half a year."""
    now = counted(gather(world.partnership, world.day))
    Tally.objects.bulk_create(
        Tally(
            partnership=world.partnership, on=world.day - timedelta(weeks=back),
            severity=severity, count=count + round(count * back / WEEKS * 0.6) + back % 3,
        )
        for back in range(1, WEEKS + 1)
        for severity, count in now.items()
    )  # fmt: skip
