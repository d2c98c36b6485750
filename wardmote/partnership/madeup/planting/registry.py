"""The functions that plant, each named for the rule that it breaks."""

from collections.abc import Callable

from wardmote.partnership.madeup.world import World

Plant = Callable[[World], None]


class Plants(dict[str, Plant]):
    """By rule."""

    def __call__(self, plant: Plant) -> Plant:
        """Take one up (a decorator)."""
        self[plant.__name__] = plant
        return plant


plants = Plants()
