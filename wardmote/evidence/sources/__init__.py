"""Sources: agencies' files → standard rows. One folder is one kind of extract."""

from wardmote.evidence.sources.reading import Reader
from wardmote.evidence.sources.scanning import scan
from wardmote.evidence.sources.taking_in import Refusal, take_in

__all__ = ["Reader", "Refusal", "scan", "take_in"]
