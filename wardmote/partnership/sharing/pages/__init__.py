"""What the pages of protocols show."""

from wardmote.partnership.sharing.pages.awaiting import awaiting
from wardmote.partnership.sharing.pages.published import open_to_all

__all__ = ["awaiting", "open_to_all"]
