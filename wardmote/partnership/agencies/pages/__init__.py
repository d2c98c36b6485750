"""What each page shows, as plain values."""

from wardmote.partnership.agencies.pages.awaiting import awaiting

__all__ = ["awaiting"]
