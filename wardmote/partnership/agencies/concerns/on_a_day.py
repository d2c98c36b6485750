"""A partnership on a day, with the rules that hold there and then: every step looks at that."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateutil.relativedelta import relativedelta

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership


@dataclass(frozen=True)
class OnADay:
    """What the cases of all steps share."""

    partnership: Partnership
    day: date

    @cached_property
    def rules(self) -> rulebook.Rules:
        """What holds there and then."""
        return rulebook.on(self.day, self.partnership.nation)

    def bound(self, rule: str, name: str) -> int:
        """A threshold of a rule."""
        return int(self.rules.concerns[rule].thresholds[name])

    def months_ago(self, months: int) -> date:
        """The same day of the month, so many months before."""
        return self.day - relativedelta(months=months)
