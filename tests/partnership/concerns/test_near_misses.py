"""What is nearly amiss, and is not told: each rule at its edge."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from wardmote.partnership.agencies.models import Arrangement, Group, Partner, Post, Seat
from wardmote.partnership.duties import changes as duties
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.madeup.planting import PLANTS
from wardmote.partnership.madeup.planting.amiss_in_attendance import _there, last
from wardmote.partnership.madeup.planting.amiss_in_data import data_of
from wardmote.partnership.madeup.planting.amiss_in_duties import _asked, _done
from wardmote.partnership.madeup.planting.amiss_in_groups import _another, _chair, _sit
from wardmote.partnership.madeup.planting.amiss_in_meetings import _guest, _long_day
from wardmote.partnership.madeup.planting.amiss_in_protocols import in_force, lapsing
from wardmote.partnership.madeup.planting.amiss_in_registers import _arrangement, _post
from wardmote.partnership.madeup.world import World
from wardmote.partnership.meetings.models import Attendance, FollowUp, Item, Meeting
from wardmote.partnership.sharing.models import Party

Near = Callable[[World], None]
NEAR: dict[str, Near] = {}


def near(rule: str) -> Callable[[Near], Near]:
    """A world that comes near to breaking a rule."""

    def take(world: Near) -> Near:
        NEAR[rule] = world
        return world

    return take


# ── who is there ──


@near("responsible_authority_missing")
def _it_leaves_tomorrow(world):
    world.alter(world.partners["probation"], ended_on=world.ahead(1))


@near("statutory_agency_without_seat")
def _another_speaks_for_it(world):
    PLANTS["statutory_agency_without_seat"](world)
    world.seat("board", "police").also_represents.set([world.partners["probation"]])


@near("statutory_agency_without_senior_seat")
def _one_of_its_two_seats_is_senior(world):
    world.alter(world.seat("tasking", "fire"), rank=2)
    world.alter(world.seat("board", "fire"), rank=3)


@near("cooperating_body_missing")
def _it_only_gives_evidence(world):
    world.alter(world.partners["school"], mode=Partner.Mode.EVIDENCE)


@near("invited_class_missing")
def _one_of_a_class_is_enough(world):
    """Young people's organisations and bodies for young people are of one class."""
    assert "young_people_body" in world.partners or "youth_organisation" in world.partners


@near("health_missing")
def _somebody_else_speaks_for_health(world):
    PLANTS["health_missing"](world)
    world.seat("board", "fire").also_represents.set([world.partners["integrated_care_board"]])


@near("third_sector_missing")
def _one_seat_is_left(world):
    world.alter(world.seat("board", "voluntary"), ended_on=world.ago(1))


@near("business_missing")
def _a_shop_association_takes_part(world):
    for kind in ("business", "provider"):
        if kind in world.partners:
            world.alter(world.partners[kind], ended_on=world.ago(1))


@near("equality_body_missing")
def _one_of_them_takes_part(world):
    world.alter(world.partners["women_body"], ended_on=world.ago(1))


@near("agency_without_senior_contact")
def _who_only_gives_evidence_needs_none(world):
    assert world.partners["faith"].senior_contact_id is None


@near("gain_not_stated")
def _an_associate_need_not_say(world):
    assert world.partners["nhs_trust"].expected_gain == ""


@near("gain_not_reviewed")
def _reviewed_a_year_ago_to_the_day(world):
    world.alter(world.partners["police"], gain_reviewed_on=_year_ago(world))


def _year_ago(world):
    return world.day.replace(year=world.day.year - 1)


@near("barrier_without_remedy")
def _something_is_done_about_it(world):
    world.alter(world.partners["fire"], barrier="Distance", remedy="Remote meetings")


@near("due_diligence_missing")
def _a_public_body_needs_none(world):
    assert world.partners["school"].due_diligence_on is None


# ── purpose and politics ──


@near("statement_missing")
def _proposed_and_unsigned(world):
    statement = world.partnership.statements.first()
    statement.supports.all().delete()


@near("statement_past_review")
def _reviewed_today(world):
    world.alter(world.partnership.statements.first(), review_on=world.day)


@near("statement_not_signed")
def _an_associate_need_not_sign(world):
    statement = world.partnership.statements.first()
    assert not statement.supports.filter(partner=world.partners["nhs_trust"]).exists()


@near("no_elected_member")
def _a_tasking_group_needs_none(world):
    assert not any(seat.is_elected_member for seat in world.seats("tasking"))


@near("never_endorsed")
def _endorsed_today(world):
    world.alter(world.partnership.endorsements.first(), endorsed_on=world.day)


@near("endorsement_before_election")
def _endorsed_on_the_day_of_the_election(world):
    election = world.partnership.last_election_on
    world.alter(world.partnership.endorsements.first(), endorsed_on=election)


@near("briefing_overdue")
def _briefed_a_year_ago_to_the_day(world):
    world.alter(world.partnership.briefings.first(), briefed_on=_year_ago(world))


@near("promise_not_kept")
def _there_is_a_day_left_to_record_it(world):
    PLANTS["promise_not_kept"](world)
    promise = world.partnership.promises().get(partner=world.partners["probation"], amount=120)
    world.alter(promise, ends_on=world.ago(28))


# ── groups and seats ──


@near("group_over_eight")
def _eight_core_members_and_guests(world):
    for kind in ("nhs_trust", "school"):
        seat = _sit(world, world.groups["board"], world.partners[kind], rank=2)
        world.alter(seat, mode=Partner.Mode.ASSOCIATE)
    assert world.groups["board"].seats.on(world.day).count() > 8


@near("task_group_past_sunset")
def _it_ends_today(world):
    world.alter(world.groups["task"], sunset_on=world.day)


@near("task_group_without_sunset")
def _a_standing_group_needs_none(world):
    assert world.groups["tasking"].sunset_on is None


@near("closure_report_missing")
def _only_task_groups_report(world):
    ended = world.partnership.groups.get(ended_on__isnull=False)
    world.alter(ended, closure_report="", function=Group.Function.COORDINATION)


@near("groups_with_same_members")
def _three_of_four(world):
    group = _another(world, "Vehicle Crime Task Group", "Cars")
    for seat in world.seats("task"):
        _sit(world, group, seat.partner, person=seat.person)
    _sit(world, group, world.partners["fire"])


@near("groups_with_same_remit")
def _of_another_function(world):
    world.alter(world.groups["task"], remit=world.groups["tasking"].remit)


@near("function_without_group")
def _a_task_group_delivers_too(world):
    world.alter(world.groups["tasking"], function=Group.Function.STRATEGIC)


@near("terms_missing")
def _all_is_said(world):
    world.alter(world.groups["board"], escalation="")


@near("terms_lapsed")
def _terms_reviewed_today(world):
    world.alter(world.groups["board"], review_on=world.day)


@near("terms_review_due")
def _in_thirty_one_days(world):
    world.alter(world.groups["board"], review_on=world.ahead(31))


@near("chair_past_term")
def _the_term_ends_today(world):
    world.alter(_chair(world, "board"), chair_until=world.day)


@near("group_without_chair")
def _the_chair_changes_today(world):
    chair = _chair(world, "task")
    world.alter(chair, is_chair=False)
    world.alter(world.seats("task")[1], is_chair=True)


@near("seat_vacant")
def _the_seat_has_ended(world):
    seat = world.seat("tasking", "youth_offending_team")
    world.alter(seat, person=None, ended_on=world.day)


@near("county_seat_without_role_card")
def _a_district_seat_needs_none(world):
    assert not hasattr(Seat.objects.get(pk=world.seat("board", "council").pk), "role_card")


@near("seat_without_authority")
def _staff_is_enough(world):
    seat = world.seat("task", "police")
    world.alter(seat, may_commit_money=0, may_commit_policy=False, may_commit_staff=True)


@near("chair_interest_undeclared")
def _a_member_who_is_no_chair(world):
    assert not world.partnership.interests.filter(
        person=world.seat("board", "fire").person
    ).exists()


@near("transaction_unpublished")
def _twenty_nine_days_ago(world):
    deal = world.partnership.transactions.first()
    world.alter(deal, is_published=False, made_on=world.ago(29))


# ── posts and arrangements ──


@near("post_vacant")
def _the_post_has_ended(world):
    world.alter(_post(world, Post.Kind.ANALYST), holder=None, ended_on=world.day)


@near("post_past_tenure")
def _a_day_less_than_three_years(world):
    since = world.day.replace(year=world.day.year - 3) + timedelta(days=1)
    world.alter(_post(world, Post.Kind.LIAISON), held_since=since)


@near("no_safety_manager")
def _an_officer_is_left(world):
    world.alter(_post(world, Post.Kind.MANAGER), ended_on=world.ago(1))


@near("no_liaison_officer")
def _the_liaison_officer_leaves_tomorrow(world):
    world.alter(_post(world, Post.Kind.LIAISON), ended_on=world.ahead(1))


@near("arrangement_past_review")
def _the_arrangement_is_reviewed_today(world):
    world.alter(_arrangement(world, Arrangement.Status.AGREEMENT), review_on=world.day)


@near("informal_without_records")
def _a_formal_one_without(world):
    world.alter(_arrangement(world, Arrangement.Status.AGREEMENT), records_kept="")


@near("high_risk_without_exit")
def _middling_risk(world):
    agreed = _arrangement(world, Arrangement.Status.AGREEMENT)
    world.alter(agreed, risk="medium", exit_plan="")


# ── duties ──


@near("duty_missed")
def _due_today(world):
    """Its steps are done."""
    duty = _done(world, is_setting=False)
    world.alter(duty, state=Duty.State.IN_HAND, done_on=None, due_on=world.day)


@near("duty_late")
def _our_own_day_is_today(world):
    duty = _done(world, is_setting=True)
    world.alter(duty, state=Duty.State.IN_HAND, done_on=None, due_on=world.day)


@near("duty_without_owner")
def _due_in_ninety_one_days(world):
    duty = duties.begin(duty=_asked(world), **world.writes())
    world.alter(duty, owner=None, due_on=world.ahead(91))


@near("duty_due_not_begun")
def _due_in_thirty_one_days(world):
    world.alter(_asked(world), due_on=world.ahead(31))


@near("duty_without_evidence")
def _set_aside_without_evidence(world):
    duty = _done(world, is_setting=False)
    duty.evidence.all().delete()
    world.alter(duty, state=Duty.State.SET_ASIDE, done_on=None, reason="Merged with another")


@near("duty_contents_missing")
def _one_that_is_in_hand(world):
    duty = world.partnership.duties.open().filter(parts__kind="content").first()
    assert duty.parts.filter(kind="content", done_on=None).exists()


@near("slack_used_up")
def _planned_for_today(world):
    PLANTS["slack_used_up"](world)
    planned = world.partnership.duties.open().filter(parts__planned_on=world.ago(8)).first()
    world.alter(planned.parts.get(planned_on=world.ago(8)), planned_on=world.day)


@near("lead_share")
def _four_duties_are_too_few_to_tell(world):
    year = world.partnership.duties.filter(year=world.day.year)
    year.update(lead=None)
    for duty in year[:4]:
        world.alter(duty, lead=world.partners["council"])


@near("sharing_facilitator_missing")
def _who_is_not_responsible_names_none(world):
    assert not world.partners["nhs_trust"].facilitators.exists()


@near("public_meeting_missing")
def _early_in_the_year_there_is_time(world):
    PLANTS["public_meeting_missing"](world)


@near("scrutiny_overdue")
def _scrutinised_a_year_ago_to_the_day(world):
    world.partnership.duties.filter(key="scrutiny", state="done").update(done_on=_year_ago(world))


@near("scrutiny_reply_late")
def _received_twenty_eight_days_ago(world):
    made = duties.note_occasion(
        partnership=world.partnership, key="scrutiny_report", happened_on=world.ago(28),
        title="Report", **world.writes(),
    )  # fmt: skip
    for duty in made:
        duty.parts.update(done_on=world.ago(1))
        duties.begin(duty=duty, **world.writes())


@near("plan_past_end")
def _it_ends_today(world):
    PLANTS["plan_past_end"](world)
    ended = world.partnership.plans.get(last_on=world.ago(70))
    world.alter(ended, last_on=world.day)


# ── meetings ──


@near("rank_drifting_down")
def _two_of_three_are_lower(world):
    for came in _there(world, "tasking", "police")[:2]:
        world.alter(came, rank=4)


@near("attendees_changing")
def _one_deputy_in_four(world):
    came = _there(world, "tasking", "council")[0]
    says = {"came": Attendance.Came.DEPUTY, "person": None, "deputy_name": "C. Manager"}
    world.alter(came, **says)


@near("agency_absent")
def _twice(world):
    for meeting in last(world, "task")[:2]:
        one = meeting.attendances.get(seat__partner=world.partners["police"])
        world.alter(one, came=Attendance.Came.ABSENT, person=None, rank=None)
    third = last(world, "task")[2].attendances.get(seat__partner=world.partners["police"])
    world.alter(third, came=Attendance.Came.SELF, rank=4)


@near("attendance_poor")
def _two_of_three(world):
    for meeting, kind in zip(
        last(world, "task"), ("council", "police", "housing_association"), strict=False
    ):
        for one in meeting.attendances.all():
            here = one.seat.partner.agency.kind != kind
            came = Attendance.Came.SELF if here else Attendance.Came.APOLOGIES
            world.alter(one, came=came)


@near("no_meeting")
def _a_hundred_and_twenty_days_ago(world):
    newest, *older = last(world, "scrutiny")
    for meeting in older:
        world.alter(meeting, state=Meeting.State.CANCELLED)
    world.alter(newest, held_on=world.ago(120), state=Meeting.State.AGREED)


@near("meeting_too_large")
def _twenty_came(world):
    meeting = last(world, "board")[0]
    there = sum(one.is_there for one in meeting.attendances.all())
    for number, partner in enumerate(list(world.partners.values())[: 20 - there]):
        _guest(world, meeting, "board", partner, number)
    assert sum(one.is_there for one in meeting.attendances.all()) == 20


@near("meeting_overload")
def _longer_ago_than_three_months(world):
    meeting = _long_day(world, "board", "Strategy day", 95)
    for number, partner in enumerate(world.partners.values()):
        _guest(world, meeting, "board", partner, number)


@near("agency_overloaded")
def _in_writing_it_takes_no_hours(world):
    PLANTS["agency_overloaded"](world)
    walk = world.partnership.meetings.get(title__startswith="Walk through")
    world.alter(walk, form=Meeting.Form.WRITING)


@near("agenda_mostly_note")
def _half_of_the_items(world):
    for meeting in last(world, "scrutiny")[:3]:
        meeting.items.get(kind=Item.Kind.SOLVE).delete()


@near("item_not_tied")
def _to_note_needs_no_duty(world):
    planned = world.partnership.meetings.filter(state=Meeting.State.PLANNED).first()
    world.alter(planned.items.get(kind=Item.Kind.NOTE), duty=None)


@near("minutes_not_agreed")
def _forty_one_days_ago(world):
    meeting = last(world, "task")[1]
    world.alter(meeting, state=Meeting.State.HELD, held_on=world.ago(41))


@near("action_overdue")
def _to_be_done_today(world):
    undertaken = FollowUp.objects.filter(item__meeting__partnership=world.partnership).first()
    world.alter(undertaken, state=FollowUp.State.OPEN, closed_on=None, due_on=world.day)


@near("action_without_owner")
def _nobody_s_and_dropped(world):
    undertaken = FollowUp.objects.filter(item__meeting__partnership=world.partnership).first()
    world.alter(undertaken, owner=None, state=FollowUp.State.DROPPED)


@near("decision_without_authority")
def _confirmed_by_those_who_can(world):
    PLANTS["decision_without_authority"](world)
    item = Item.objects.get(meeting__partnership=world.partnership, needs_money=90_000)
    first = item.decisions.get()
    world.make(type(first)(item=item, words="Confirmed", state="agreed", decided_on=world.day))


@near("sectors_out_of_balance")
def _three_in_five(world):
    held = Item.objects.filter(
        meeting__partnership=world.partnership, meeting__state__in=["held", "agreed"]
    )
    mine, others = world.partners["police"], world.partners["fire"]
    for place, item in enumerate(held):
        item.raised_by = mine if place % 5 < 3 and place < 60 else others
        item.save()


# ── protocols ──


@near("protocol_missing")
def _one_is_left(world):
    world.alter(in_force(world)[0], state="ended")


@near("protocol_past_review")
def _its_last_day(world):
    lapsing(world, world.day)


@near("protocol_review_due")
def _in_eight_days(world):
    lapsing(world, world.ahead(8))


@near("protocol_not_signed")
def _nobody_has_signed_what_is_out_for_signature(world):
    version = lapsing(world, world.ahead(100), state="signing")
    world.make(Party(version=version, partner=world.partners["police"], kind="responsible"))


# ── data ──


@near("indicator_data_stopped")
def _the_next_month_is_not_due_yet(world):
    data_of(world, "2026-03-01", "2026-04-01")


@pytest.mark.parametrize("rule", sorted(NEAR))
def test_what_is_only_near_is_not_told(sound, found, rule):
    NEAR[rule](sound)
    assert rule not in found()


def test_every_rule_has_a_near_miss():
    assert set(NEAR) == set(PLANTS)
