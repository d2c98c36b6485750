"""What the functions look at: the protocols in force, asked of the database once."""

from dataclasses import dataclass
from functools import cached_property

from wardmote.partnership.agencies.concerns.on_a_day import OnADay
from wardmote.partnership.sharing.models import Version
from wardmote.partnership.sharing.rules import IN_FORCE, with_all
from wardmote.partnership.website.concern import Finders

finds = Finders()


@dataclass(frozen=True)
class Case(OnADay):
    """A partnership's protocols on a day."""

    @cached_property
    def in_force(self) -> list[Version]:
        """Versions that two people brought into force, past their review or not."""
        held = Version.objects.filter(protocol__partnership=self.partnership, state__in=IN_FORCE)
        return list(with_all(held))

    def days_left(self, version: Version) -> int:
        """Until the last day before its review; less than 0 once that is past."""
        return (version.review_by - self.day).days
