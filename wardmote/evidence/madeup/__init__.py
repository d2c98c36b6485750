"""Three made-up partnerships and their neighbours: agencies' files with planted truths."""

from wardmote.evidence.madeup.national import Nation, national
from wardmote.evidence.madeup.truths import Truth
from wardmote.evidence.madeup.world import World, write

__all__ = ["Nation", "Truth", "World", "national", "write"]
