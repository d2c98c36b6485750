"""What was agreed and did not come: columns that a protocol lets be told, periods that were due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.partnership.exchange.models import DataRequest, Delivery, Flow
from wardmote.partnership.exchange.rules.periods import dataset_of, months_of

Asked = DataRequest.State


@dataclass(frozen=True)
class Gap:
    """What of one line of the data plan is missing on a day.

    Attributes:
        columns: headings that the protocol lets be told and the newest accepted file does not.
        months: first days of months that fell due and that no accepted file covers.
        said: what the agency said when it refused; "" where it said nothing.
    """

    flow: Flow
    columns: tuple[str, ...]
    months: tuple[date, ...]
    said: str

    @property
    def since(self) -> date | None:
        """The first month that is missing."""
        return min(self.months, default=None)


def gap_of(
    flow: Flow, agreed: frozenset[str], requests: Sequence[DataRequest],
    deliveries: Sequence[Delivery], on: date,
) -> Gap | None:  # fmt: skip
    """What is missing of a line; None where all came that was agreed.

    Args:
        agreed: what its protocol lets be told (`Cover.fields`); nothing where none is in force.
        requests: the line's.
        deliveries: the line's, in any state.
    """
    taken = [each for each in deliveries if each.state == Delivery.State.ACCEPTED]
    due = [each for each in requests if each.due_on < on and each.state in _UNMET]
    months = _months_due(due) - {month for each in taken for month in each.months}
    columns = _columns_untold(flow, agreed, taken)
    said = next((each.reason for each in reversed(due) if each.reason), "")
    if not (months or columns):
        return None
    return Gap(flow, columns, tuple(sorted(map(date.fromisoformat, months))), said)


_UNMET = frozenset({Asked.ASKED, Asked.REFUSED})


def _months_due(requests: Sequence[DataRequest]) -> set[str]:
    return {
        month.isoformat()
        for each in requests
        for month in months_of(each.period_start, each.period_end)
    }


def _columns_untold(
    flow: Flow, agreed: frozenset[str], taken: Sequence[Delivery]
) -> tuple[str, ...]:  # fmt: skip
    dataset = dataset_of(flow.dataset)
    if dataset is None or not taken:
        return ()
    newest = max(taken, key=lambda each: each.sent_at)
    told = {ours for _theirs, ours in newest.headings}
    return tuple(
        field.heading
        for field in dataset.fields
        if field.name and field.name not in told and {field.name, field.heading} & agreed
    )
