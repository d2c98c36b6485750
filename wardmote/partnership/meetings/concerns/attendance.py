"""Who comes, who sends whom, and who stays away."""

from collections.abc import Iterator
from itertools import pairwise, takewhile
from statistics import mean

from wardmote.partnership.agencies.models import Group, Partner
from wardmote.partnership.meetings.concerns.case import Case, finds
from wardmote.partnership.meetings.models import Attendance, Meeting
from wardmote.partnership.website.concern import Concern


def _sent(case: Case, group: Group, partner: Partner) -> list[list[Attendance]]:
    """Whom an agency sent to a group's meetings at which it was, the newest first."""
    whole = (_seats(case, group, partner, one) for one in case.of(group))
    there = ([one for one in seats if one.is_there] for seats in whole)
    return [came for came in there if came]


def _seats(case: Case, group: Group, partner: Partner, meeting: Meeting) -> list[Attendance]:
    came = case.came_to(group, meeting)
    return [one for one in came if one.seat.partner_id == partner.pk]


def _each(case: Case) -> Iterator[tuple[Group, Partner]]:
    for group in case.groups:
        for partner in case.partners_of(group):
            yield group, partner


@finds
def rank_drifting_down(case: Case) -> Iterator[Concern]:
    """Level 1 is the highest; of several who came the highest counts."""
    rule = "rank_drifting_down"
    many, levels = case.bound(rule, "meetings"), case.bound(rule, "levels")
    for group, partner in _each(case):
        sent = [[one.rank for one in came if one.rank] for came in _sent(case, group, partner)]
        ranks = [min(came) for came in sent if came][:many]
        if len(ranks) < many:
            continue
        later, earlier = mean(ranks[: many // 2]), mean(ranks[many // 2 :])
        if later - earlier >= levels:
            facts = {"was": _title(case, earlier, partner), "now": _title(case, later, partner)}
            key = f"partner.{partner.pk}"
            yield case.about_group(rule, group, key, agency=str(partner), **facts)


def _title(case: Case, level: float, partner: Partner) -> str:
    title = case.rules.rank(round(level)).called(partner.agency.kind)
    return title[0].lower() + title[1:]


@finds
def attendees_changing(case: Case) -> Iterator[Concern]:
    rule = "attendees_changing"
    many, least = case.bound(rule, "meetings"), case.bound(rule, "continuity_at_least")
    for group, partner in _each(case):
        sent = [{_who(one) for one in came} for came in _sent(case, group, partner)][:many]
        if len(sent) < many:
            continue
        same = [bool(now & before) for now, before in pairwise(sent)]
        continuity = round(100 * mean(same))
        if continuity < least:
            facts = {"people": len(set().union(*sent)), "count": many, "continuity": continuity}
            key = f"partner.{partner.pk}"
            yield case.about_group(rule, group, key, agency=str(partner), **facts)


def _who(came: Attendance) -> int | str:
    return came.person_id or came.deputy_name


@finds
def agency_absent(case: Case) -> Iterator[Concern]:
    """In a row, up to the last meeting: apologies fill no seat."""
    times = case.bound("agency_absent", "times")
    for group, partner in _each(case):
        whole = [_seats(case, group, partner, one) for one in case.of(group)]
        seated = [seats for seats in whole if seats]
        missed = len(list(takewhile(lambda seats: not any(s.is_there for s in seats), seated)))
        if missed >= times:
            key = f"partner.{partner.pk}"
            yield case.about_group("agency_absent", group, key, agency=str(partner), missed=missed)


@finds
def attendance_poor(case: Case) -> Iterator[Concern]:
    for group in case.groups:
        last = case.last(group, "attendance_poor")
        seats = [one for meeting in last for one in case.came_to(group, meeting)]
        if not seats:
            continue
        share = round(100 * sum(one.is_there for one in seats) / len(seats))
        if share < case.bound("attendance_poor", "share_at_least"):
            yield case.about_group("attendance_poor", group, share=share, count=len(last))


@finds
def no_meeting(case: Case) -> Iterator[Concern]:
    """A group that has just started has time."""
    for group in case.groups:
        last = case.last_held.get(group.pk)
        quiet = (case.day - (last or group.started_on)).days
        if quiet > case.bound("no_meeting", "days"):
            yield case.about_group("no_meeting", group, page="plan", last=last)
