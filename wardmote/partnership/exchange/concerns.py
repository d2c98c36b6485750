"""What may be amiss with the data: what came and comes no more."""

from collections.abc import Iterator
from datetime import date

from wardmote.partnership.agencies.concerns.on_a_day import OnADay
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.rules.counting import Counting, Lack, counted
from wardmote.partnership.website.concern import Concern, Finders

FINDERS = Finders()


def concerns(partnership: Partnership, day: date) -> Iterator[Concern]:
    """All that is amiss on a day."""
    case = OnADay(partnership, day)
    return FINDERS.run(case, case.rules.concerns)


@FINDERS
def indicator_data_stopped(case: OnADay) -> Iterator[Concern]:
    """One for each line of the data plan, with how many indicators wait for it."""
    stopped: dict[int, list[Counting]] = {}
    for each in counted(case.partnership, case.day):
        if each.lack == Lack.OLD:
            stopped.setdefault(each.flow.pk, []).append(each)
    for pk, waiting in stopped.items():
        first = waiting[0]
        facts = {
            "agency": str(first.flow.agency), "dataset": first.dataset.title,
            "last": first.newest, "count": len(waiting),
        }  # fmt: skip
        yield Concern(
            "indicator_data_stopped", facts["dataset"], f"flow.{pk}", facts,
            first.flow.get_absolute_url(),
        )  # fmt: skip
