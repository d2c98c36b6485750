"""Pages of what is amiss, and of who did what."""

from wardmote.partnership.review.pages.awaiting import awaiting

__all__ = ["awaiting"]
