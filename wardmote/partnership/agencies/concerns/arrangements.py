"""Arrangements to work together."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Arrangement
from wardmote.partnership.website.concern import Concern


def _of(case: Case, rule: str, arrangement: Arrangement, **facts: object) -> Concern:
    said = {"arrangement": arrangement.name, **facts}
    page = case.to("change_arrangement", arrangement.pk)
    return Concern(rule, arrangement.name, f"arrangement.{arrangement.pk}", said, page)


@finds
def arrangement_past_review(case: Case) -> Iterator[Concern]:
    for arrangement in case.arrangements:
        if arrangement.review_on and arrangement.review_on < case.day:
            on = arrangement.review_on
            yield _of(case, "arrangement_past_review", arrangement, review_on=on)


@finds
def informal_without_records(case: Case) -> Iterator[Concern]:
    for arrangement in case.arrangements:
        is_informal = arrangement.status == Arrangement.Status.INFORMAL
        if is_informal and not arrangement.records_kept.strip():
            yield _of(case, "informal_without_records", arrangement)


@finds
def high_risk_without_exit(case: Case) -> Iterator[Concern]:
    for arrangement in case.arrangements:
        if arrangement.risk == "high" and not arrangement.exit_plan.strip():
            yield _of(case, "high_risk_without_exit", arrangement)
