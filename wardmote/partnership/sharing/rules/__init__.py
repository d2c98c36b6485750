"""Who may do what with protocols, and what may follow what."""

from wardmote.partnership.sharing.rules.conversion import STORE, asked_versions, terms_of, with_all
from wardmote.partnership.sharing.rules.cover import (
    Cover,
    cover,
    cover_by,
    covered_datasets,
    fields_of,
)
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.reasons import words_of

__all__ = [
    "STORE", "Cover", "asked_versions", "cover", "cover_by", "covered_datasets", "decide",
    "fields_of", "terms_of", "with_all", "words_of",
]  # fmt: skip
