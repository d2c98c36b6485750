"""Protocols that are not there, that lapse, or that somebody has not signed."""

from collections.abc import Iterator

from django.urls import reverse

from wardmote.partnership.sharing.concerns.case import Case, finds
from wardmote.partnership.sharing.models import Version
from wardmote.partnership.sharing.rules import signatories
from wardmote.partnership.website.concern import Concern


@finds
def protocol_missing(case: Case) -> Iterator[Concern]:
    if not case.in_force:
        place = str(case.partnership)
        page = reverse("sharing:protocols", args=[case.partnership.slug])
        yield Concern("protocol_missing", place, "partnership", {"partnership": place}, page)


@finds
def protocol_past_review(case: Case) -> Iterator[Concern]:
    for version in case.in_force:
        if case.days_left(version) < 0:
            yield _lapses("protocol_past_review", version)


@finds
def protocol_review_due(case: Case) -> Iterator[Concern]:
    for version in case.in_force:
        left = case.days_left(version)
        if 0 <= left <= case.bound("protocol_review_due", "days"):
            yield _lapses("protocol_review_due", version, days_left=left)


def _lapses(rule: str, version: Version, **more: int) -> Concern:
    title = version.protocol.title
    facts = {"protocol": title, "review_by": version.review_by, **more}
    return Concern(rule, title, f"version.{version.pk}", facts, version.get_absolute_url())


@finds
def protocol_not_signed(case: Case) -> Iterator[Concern]:
    for version in case.in_force:
        signed = signatories(version)
        for party in version.parties.all():
            if party.partner.agency_id not in signed:
                facts = {"agency": str(party), "protocol": version.protocol.title}
                yield Concern(
                    "protocol_not_signed", str(party), f"party.{party.pk}", facts,
                    version.get_absolute_url(),
                )  # fmt: skip
