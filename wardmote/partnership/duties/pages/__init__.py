"""What pages about duties show."""

from wardmote.partnership.duties.pages.awaiting import awaiting

__all__ = ["awaiting"]
