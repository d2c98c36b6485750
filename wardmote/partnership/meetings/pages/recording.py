"""The page on which a meeting is held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.meetings.models import Item, Meeting
from wardmote.partnership.meetings.pages.listing import hours
from wardmote.partnership.meetings.pages.meeting import (
    ItemShown,
    items_of,
    items_shown,
    ranks_of,
)
from wardmote.partnership.meetings.rules import Place, places_of


@dataclass(frozen=True)
class RecordPage:
    """The meeting, its table and its agenda, ready for their forms."""

    meeting: Meeting
    hours: str
    groups: tuple[str, ...]
    places: tuple[Place, ...]
    records: list[Item]
    items: tuple[ItemShown, ...]
    ranks: list[tuple[str, str]]

    @property
    def there(self) -> int:
        """How many places are filled, or expected to be."""
        return sum(one.is_there for one in self.places)

    def rows(self, forms: Any) -> Iterator[tuple[ItemShown, Any, Any, Any]]:
        """Each item with its three forms."""
        for one in self.items:
            yield (one, *forms.items[one.item.pk])


def record_page(meeting: Meeting, *, on: date, by: Membership) -> RecordPage:
    """What the page shows beside its forms."""
    places, records = places_of(meeting), items_of(meeting)
    return RecordPage(
        meeting=meeting, hours=hours(meeting), groups=tuple(map(str, meeting.groups.all())),
        places=places, records=records, items=items_shown(records, places, meeting, on=on, by=by),
        ranks=[(str(level), rank.title) for level, rank in ranks_of(meeting).items()],
    )  # fmt: skip
