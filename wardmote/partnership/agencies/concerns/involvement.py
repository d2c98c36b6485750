"""What an agency has of it, and what stands in its way."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.website.concern import Concern


def _of(case: Case, rule: str, partner: Partner, page: str, **facts: object) -> Concern:
    """A concern about an agency's part, mended on one of its pages."""
    said = {"agency": str(partner), **facts}
    return Concern(rule, str(partner), f"partner.{partner.pk}", said, case.to(page, partner.pk))


@finds
def agency_without_senior_contact(case: Case) -> Iterator[Concern]:
    for partner in case.core:
        if partner.senior_contact_id is None:
            yield _of(case, "agency_without_senior_contact", partner, "change_partner")


@finds
def gain_not_stated(case: Case) -> Iterator[Concern]:
    for partner in case.core:
        if not partner.expected_gain.strip():
            yield _of(case, "gain_not_stated", partner, "gains")


@finds
def gain_not_reviewed(case: Case) -> Iterator[Concern]:
    """Of those who said what they hope for; whoever has just come has time."""
    since = case.months_ago(case.bound("gain_not_reviewed", "months"))
    for partner in case.core:
        looked = partner.gain_reviewed_on or partner.started_on
        if partner.expected_gain.strip() and looked < since:
            last = partner.gain_reviewed_on
            yield _of(case, "gain_not_reviewed", partner, "gains", last=last)


@finds
def barrier_without_remedy(case: Case) -> Iterator[Concern]:
    for partner in case.partners:
        if partner.barrier.strip() and not partner.remedy.strip():
            yield _of(case, "barrier_without_remedy", partner, "barrier")


@finds
def due_diligence_missing(case: Case) -> Iterator[Concern]:
    for partner in case.partners:
        bodies = case.bodies([partner.agency.kind])
        is_private = any(body.is_third_sector or body.is_business for body in bodies)
        if is_private and not partner.due_diligence_on:
            yield _of(case, "due_diligence_missing", partner, "diligence")
