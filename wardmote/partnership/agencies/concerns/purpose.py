"""The statement of purpose."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.website.concern import Concern


@finds
def statement_missing(case: Case) -> Iterator[Concern]:
    if case.statement is None:
        place = str(case.partnership)
        yield Concern(
            "statement_missing", place, "partnership", {"partnership": place},
            case.to("propose_statement"),
        )  # fmt: skip


@finds
def statement_past_review(case: Case) -> Iterator[Concern]:
    statement = case.statement
    if statement and statement.review_on < case.day:
        yield Concern(
            "statement_past_review", str(case.partnership), f"version.{statement.version}",
            {"review_on": statement.review_on}, case.to("purpose"),
        )  # fmt: skip


@finds
def statement_not_signed(case: Case) -> Iterator[Concern]:
    """Core members sign; others may."""
    if case.statement is None:
        return
    signed = {support.partner_id for support in case.statement.supports.all()}
    version = case.statement.version
    for partner in case.core:
        if partner.pk not in signed:
            facts = {"agency": str(partner), "version": version}
            yield Concern(
                "statement_not_signed", str(partner), f"partner.{partner.pk}.{version}", facts,
                case.to("sign", partner.pk),
            )  # fmt: skip
