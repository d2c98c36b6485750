"""Pages of what is amiss, and of who did what."""

from wardmote.partnership.review.pages.awaiting import awaiting
from wardmote.partnership.review.pages.governance import open_to_all

__all__ = ["awaiting", "open_to_all"]
