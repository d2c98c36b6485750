"""The tactical pack: what a tasking meeting needs to know, on two sides of A4."""

from wardmote.evidence.audit.pack.edition import Meeting, pack
from wardmote.evidence.audit.recent import window_before

__all__ = ["Meeting", "pack", "window_before"]
