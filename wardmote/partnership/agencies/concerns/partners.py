"""Who is there, and who is not."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.website.concern import Concern


@finds
def responsible_authority_missing(case: Case) -> Iterator[Concern]:
    for kind in case.rules.required_kinds(case.partnership.kind):
        if kind not in case.kinds:
            body = case.rules.bodies[kind].title
            yield Concern(
                "responsible_authority_missing", body, f"kind.{kind}", {"body": body},
                case.to("name_partner"),
            )  # fmt: skip


def _responsible(case: Case) -> list[Partner]:
    kind = case.partnership.kind
    return [
        partner
        for partner in case.partners
        if case.rules.statutory_role(partner.agency.kind, kind) == "responsible"
    ]


@finds
def statutory_agency_without_seat(case: Case) -> Iterator[Concern]:
    for partner in _responsible(case):
        if not case.seats_for(partner):
            yield Concern(
                "statutory_agency_without_seat", str(partner), f"partner.{partner.pk}",
                {"agency": str(partner)}, case.to("groups"),
            )  # fmt: skip


@finds
def statutory_agency_without_senior_seat(case: Case) -> Iterator[Concern]:
    """Who has no seat at all is told of above."""
    for partner in _responsible(case):
        seats = case.seats_for(partner)
        senior = [seat for seat in seats if seat.person_id and case.rules.is_senior(seat.rank)]
        if seats and not senior:
            yield Concern(
                "statutory_agency_without_senior_seat", str(partner), f"partner.{partner.pk}",
                {"agency": str(partner)}, case.to("groups"),
            )  # fmt: skip


@finds
def cooperating_body_missing(case: Case) -> Iterator[Concern]:
    for role in case.rules.statutory_roles.values():
        owes = role.role == "must_cooperate" and case.partnership.kind in role.partnerships
        if owes and not role.is_extinct and case.kinds.isdisjoint(role.bodies):
            yield Concern(
                "cooperating_body_missing", role.title, f"role.{role.name}", {"body": role.title},
                case.to("name_partner"),
            )  # fmt: skip


@finds
def invited_class_missing(case: Case) -> Iterator[Concern]:
    """Told once for all classes: some do not exist everywhere, and twenty rows hide the rest."""
    classes = case.rules.invited_classes(case.partnership.kind)
    missing = [each.title for each in classes if case.kinds.isdisjoint(each.bodies)]
    if missing:
        facts = {"count": len(missing), "of": len(classes), "classes": "; ".join(missing)}
        yield Concern(
            "invited_class_missing", str(case.partnership), "classes", facts,
            case.to("name_partner"),
        )  # fmt: skip


def _missing(case: Case, rule: str, there: set[str], has: str) -> Iterator[Concern]:
    """No body with that property is among those that are there."""
    if not any(getattr(body, has) for body in case.bodies(there)):
        place = str(case.partnership)
        yield Concern(rule, place, "partnership", {"partnership": place}, case.to("partners"))


@finds
def health_missing(case: Case) -> Iterator[Concern]:
    yield from _missing(case, "health_missing", case.seated_kinds, "is_health")


@finds
def third_sector_missing(case: Case) -> Iterator[Concern]:
    yield from _missing(case, "third_sector_missing", case.seated_kinds, "is_third_sector")


@finds
def business_missing(case: Case) -> Iterator[Concern]:
    yield from _missing(case, "business_missing", case.kinds, "is_business")


@finds
def equality_body_missing(case: Case) -> Iterator[Concern]:
    yield from _missing(case, "equality_body_missing", case.kinds, "is_equality")
