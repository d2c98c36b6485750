"""Who may do what with deliveries, and what may follow what."""

from wardmote.partnership.exchange.rules.keeping import (
    files_folder,
    partnership_folder,
    places_folder,
    store_folder,
)
from wardmote.partnership.exchange.rules.may import (
    DELIVERY_NEXT,
    MAY,
    REQUEST_NEXT,
    acts_for,
    check_acts_for,
    check_next,
    check_request_next,
    sees,
)

__all__ = [
    "DELIVERY_NEXT", "MAY", "REQUEST_NEXT", "acts_for", "check_acts_for", "check_next",
    "check_request_next", "files_folder", "partnership_folder", "places_folder", "sees",
    "store_folder",
]  # fmt: skip
