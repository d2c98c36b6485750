"""Interests and dealings that are to be told of in public."""

from collections.abc import Iterator
from datetime import timedelta

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.website.concern import Concern


@finds
def chair_interest_undeclared(case: Case) -> Iterator[Concern]:
    for seat in case.taken:
        if seat.is_chair and seat.person_id not in case.declared:
            name, group = str(seat.person), seat.group.name
            yield Concern(
                "chair_interest_undeclared", name, f"seat.{seat.pk}",
                {"person": name, "group": group}, case.to("declare_interest"), group,
            )  # fmt: skip


@finds
def transaction_unpublished(case: Case) -> Iterator[Concern]:
    since = case.day - timedelta(days=case.bound("transaction_unpublished", "days"))
    for transaction in case.transactions:
        if transaction.made_on <= since:
            agency = str(transaction.partner)
            yield Concern(
                "transaction_unpublished", agency, f"transaction.{transaction.pk}",
                {"made_on": transaction.made_on, "agency": agency}, case.to("transactions"),
            )  # fmt: skip
