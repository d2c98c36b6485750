"""The trail: one log for each partnership, one row for each change."""

from wardmote.partnership.trail.models.log import Checkpoint, Entry, Log
from wardmote.partnership.trail.models.telling import moment, name_of, picture, plain, said
from wardmote.partnership.trail.models.words import (
    changes_in_words,
    did_in_words,
    kind_in_words,
    names_told,
    thing_in_words,
)

__all__ = [
    "Checkpoint", "Entry", "Log", "changes_in_words", "did_in_words", "kind_in_words", "moment",
    "name_of", "names_told", "picture", "plain", "said", "thing_in_words",
]  # fmt: skip
