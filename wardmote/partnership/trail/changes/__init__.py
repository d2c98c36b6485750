"""Writes to the trail; each is called inside the transaction of the change that it tells of."""

from wardmote.partnership.trail.changes.checkpoints import make_checkpoint
from wardmote.partnership.trail.changes.recording import (
    INSTALLATION,
    added,
    changed,
    record,
    removed,
)
from wardmote.partnership.trail.models import picture

__all__ = [
    "INSTALLATION", "added", "changed", "make_checkpoint", "picture", "record", "removed",
]  # fmt: skip
