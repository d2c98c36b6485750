"""What the pages of meetings show."""

from wardmote.partnership.meetings.pages.awaiting import awaiting

__all__ = ["awaiting"]
