"""Plants what is amiss: one function for each rule, which breaks that rule once.

They write what no rule of the service would let through, so they go past the changes and write
records as they are, each with its line in the trail.
"""

from wardmote.partnership.madeup.planting import (  # noqa: F401  each takes its functions up
    amiss_in_agencies,
    amiss_in_attendance,
    amiss_in_data,
    amiss_in_duties,
    amiss_in_groups,
    amiss_in_meetings,
    amiss_in_protocols,
    amiss_in_registers,
)
from wardmote.partnership.madeup.planting.history import count_back
from wardmote.partnership.madeup.planting.registry import plants
from wardmote.partnership.madeup.world import World

__all__ = ["PLANTS", "count_back", "plant"]

PLANTS = plants


def plant(world: World) -> None:
    """All that is planted in a town."""
    for rule in world.town.planted:
        PLANTS[rule](world)
