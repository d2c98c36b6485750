"""What the pages of audits show."""

from wardmote.partnership.audits.pages.awaiting import awaiting
from wardmote.partnership.audits.pages.published import open_to_all

__all__ = ["awaiting", "open_to_all"]
