"""How much do all agencies together not hear of?"""

from wardmote.evidence.analyses.hidden.estimate import (
    ASSUMPTIONS,
    Hidden,
    SourcesUnclear,
    TooFewShared,
    hidden,
)

__all__ = ["ASSUMPTIONS", "Hidden", "SourcesUnclear", "TooFewShared", "hidden"]
