"""Seats: chairs, vacancies, and what whoever sits there may do."""

from collections.abc import Iterator

from wardmote.partnership.agencies.concerns.case import Case, finds
from wardmote.partnership.agencies.concerns.groups import about
from wardmote.partnership.agencies.models import Partner, Seat
from wardmote.partnership.website.concern import Concern


def _of(case: Case, rule: str, seat: Seat, page: str, **facts: object) -> Concern:
    """A concern about one seat, mended on one of its pages."""
    return Concern(
        rule, str(seat.person or seat.partner), f"seat.{seat.pk}", facts, case.to(page, seat.pk),
        seat.group.name,
    )  # fmt: skip


def _who(seat: Seat) -> dict[str, object]:
    return {
        "person": str(seat.person), "group": seat.group.name, "agency": str(seat.partner)
    }  # fmt: skip


@finds
def chair_past_term(case: Case) -> Iterator[Concern]:
    for seat in case.taken:
        if seat.is_chair and seat.chair_until and seat.chair_until < case.day:
            facts = {"person": str(seat.person), "group": seat.group.name}
            until = seat.chair_until
            yield _of(case, "chair_past_term", seat, "change_seat", **facts, chair_until=until)


@finds
def group_without_chair(case: Case) -> Iterator[Concern]:
    for group in case.groups:
        if not any(seat.is_chair and seat.person_id for seat in case.seats_in(group)):
            yield about(case, "group_without_chair", group, "group")


@finds
def seat_vacant(case: Case) -> Iterator[Concern]:
    for seat in case.seats:
        if seat.person_id is None:
            facts = {"agency": str(seat.partner), "group": seat.group.name}
            since = seat.started_on
            yield _of(case, "seat_vacant", seat, "change_seat", **facts, since=since)


@finds
def county_seat_without_role_card(case: Case) -> Iterator[Concern]:
    """Where there are two tiers: a county has a person in each of its districts' partnerships."""
    for seat in case.taken:
        is_county = seat.partner.agency.kind == "county_council"
        if case.partnership.kind == "district" and is_county and not hasattr(seat, "role_card"):
            rule = "county_seat_without_role_card"
            yield _of(case, rule, seat, "write_role_card", **_who(seat))


@finds
def seat_without_authority(case: Case) -> Iterator[Concern]:
    """Of core seats; an elected member answers for the council, and does not commit its staff."""
    for seat in case.taken:
        may_commit = seat.may_commit_money or seat.may_commit_staff or seat.may_commit_policy
        binds = seat.mode == Partner.Mode.CORE and not seat.is_elected_member
        if binds and not may_commit:
            yield _of(case, "seat_without_authority", seat, "change_seat", **_who(seat))
