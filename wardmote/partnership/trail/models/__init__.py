"""The trail: one log for each partnership, one row for each change."""

from wardmote.partnership.trail.models.log import Checkpoint, Entry, Log
from wardmote.partnership.trail.models.telling import moment, name_of, picture, plain, said

__all__ = ["Checkpoint", "Entry", "Log", "moment", "name_of", "picture", "plain", "said"]
