"""Where a made-up partnership placed itself, year by year."""

from wardmote.partnership.madeup.world import World
from wardmote.partnership.review.changes.maturity import place

SAID = (
    (760, "existence", "emerging", "The board meets; terms are being written"),
    (400, "projects", "existence", "Much is done about what happened last month"),
    (35, "planned", "projects", "The year is planned from the audit"),
)
"""How long ago, its own word, what the facts showed, and why."""


def say(world: World) -> None:
    """What the board said of it."""
    for ago, stage, shown, reason in SAID:
        day = max(world.ago(ago), world.partnership.formed_on)
        place(
            partnership=world.partnership, stage=stage, shown=shown, reason=reason,
            **world.writes(day),
        )  # fmt: skip
