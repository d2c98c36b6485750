"""Plants what is amiss: one function for each rule, which breaks that rule once and no other."""

from wardmote.partnership.madeup.planting.history import count_back
from wardmote.partnership.madeup.world import World

__all__ = ["count_back", "plant"]


def plant(world: World) -> None:
    """All that is planted in a town."""
