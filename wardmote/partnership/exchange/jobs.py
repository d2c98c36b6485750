"""What is done beside the pages: checking a file, and taking it in."""

from django_tasks import task

from wardmote.partnership.exchange import changes
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.website import clock


@task()
def check_delivery(pk: int) -> None:
    """Read a file that was sent."""
    changes.check_delivery(pk=pk, at=clock.now())


@task()
def settle_delivery(pk: int) -> None:
    """Store what was accepted."""
    changes.settle_delivery(pk=pk, at=clock.now())


def take_up(delivery: Delivery) -> None:
    """Put what a delivery waits for into the queue."""
    is_decided = delivery.state == Delivery.State.ACCEPTING
    (settle_delivery if is_decided else check_delivery).enqueue(delivery.pk)


def take_up_again() -> int:
    """Put into the queue whatever a worker that died, or none, left half done; how much it was."""
    left = changes.unfinished()
    for delivery in left:
        take_up(delivery)
    return len(left)
