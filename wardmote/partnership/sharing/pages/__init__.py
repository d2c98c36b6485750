"""What the pages of protocols show."""

from wardmote.partnership.sharing.pages.awaiting import awaiting

__all__ = ["awaiting"]
