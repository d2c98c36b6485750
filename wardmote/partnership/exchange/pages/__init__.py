"""What the pages of deliveries show."""

from wardmote.partnership.exchange.pages.awaiting import awaiting

__all__ = ["awaiting"]
