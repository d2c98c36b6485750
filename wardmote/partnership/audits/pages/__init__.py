"""What the pages of audits show."""

from wardmote.partnership.audits.pages.awaiting import awaiting

__all__ = ["awaiting"]
