"""Data that came once and come no more."""

from uuid import uuid4

from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.madeup.planting.amiss_in_protocols import in_force
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World

DATASET, STOPPED = "police_street", ("2026-01-01", "2026-02-01")


def data_of(world: World, *months: str) -> Delivery:
    """A file of these months that was accepted, however long ago."""
    flow = world.partnership.flows.get(dataset=DATASET)
    return world.make(Delivery(
        partnership=world.partnership, agency=flow.agency, flow=flow, dataset=DATASET,
        sending=uuid4(), way=Delivery.Way.PAGE, file_name="street.csv", size=1, sha256="made up",
        kept_as="made up", sent_at=world.writes()["at"], state=Delivery.State.ACCEPTED,
        store_mark="made up", basis=in_force(world)[0], months=list(months),
    ))  # fmt: skip


@plants
def indicator_data_stopped(world: World) -> None:
    data_of(world, *STOPPED)
