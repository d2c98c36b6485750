"""Each write to groups and seats: what it refuses, what it changes, what the trail says of it."""

from datetime import date, timedelta

import pytest

from tests.partnership.agencies.conftest import CHANGED, FORMED, last_entry, seat_of
from wardmote.partnership.agencies.changes import groups, seats
from wardmote.partnership.agencies.models import Group, Partner, Seat
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.trail.models import Entry


def add_seat(group: Group, partner: Partner, told, **says) -> Seat:
    plain = {"mode": "core", "rank": 3, "started_on": FORMED}
    return seats.add_seat(group=group, partner=partner, **{**plain, **says}, **told)


# ── groups ──


def test_a_group_is_started(riverton, place, told) -> None:
    group = groups.start_group(
        partnership=riverton, name="Violence Task Group", function="task", parent=place.tasking,
        started_on=CHANGED, sunset_on=date(2026, 12, 31), **told,
    )  # fmt: skip
    assert group in riverton.groups.on(CHANGED)
    assert last_entry().did == "agencies.group.added"


def test_a_change_of_name_keeps_the_name_of_before(place, told) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, name="Delivery Group", **told)
    before = place.tasking.standings.get()
    assert (before.name, before.started_on, before.ended_on) == ("Tasking Group", FORMED, CHANGED)
    assert Entry.objects.get(did="agencies.group.changed").after == {"name": "Delivery Group"}


def test_a_second_change_goes_on_where_the_first_began(place, told) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, name="Delivery Group", **told)
    later = CHANGED + timedelta(days=90)
    groups.change_group(group=place.tasking, from_day=later, name="Action Group", **told)
    assert [(s.name, s.started_on) for s in place.tasking.standings.all()] == [
        ("Tasking Group", FORMED), ("Delivery Group", CHANGED),
    ]  # fmt: skip


def test_a_change_cannot_come_before_the_last_one(place, told) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, name="Delivery Group", **told)
    with pytest.raises(Refused):
        groups.change_group(group=place.tasking, from_day=FORMED, name="Action Group", **told)


def test_a_correction_from_the_first_day_leaves_no_past(place, told) -> None:
    groups.change_group(group=place.tasking, from_day=FORMED, name="Delivery Group", **told)
    assert not place.tasking.standings.exists()


def test_what_does_not_shape_the_structure_leaves_no_past(place, told) -> None:
    groups.change_group(group=place.tasking, from_day=CHANGED, remit="Town centre", **told)
    assert not place.tasking.standings.exists()


def test_a_group_cannot_report_to_one_below_it(place, told) -> None:
    with pytest.raises(Refused):
        groups.change_group(group=place.board, from_day=CHANGED, parent=place.task, **told)


def test_a_task_group_closes_with_a_report(place, told, today) -> None:
    with pytest.raises(Refused):
        groups.close_group(group=place.task, ended_on=today, closure_report=" ", **told)
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    place.task.refresh_from_db()
    assert (place.task.ended_on, place.task.closure_report) == (today, "Done.")
    assert last_entry().did == "agencies.group.ended"


def test_seats_end_with_their_group(place, told, today) -> None:
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    assert not place.task.seats.on(today).exists()


def test_a_seat_that_was_to_end_later_ends_with_its_group(place, told, today) -> None:
    seat = seat_of(place.task, "police")
    seats.end_seat(seat=seat, ended_on=today + timedelta(days=30), **told)
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    seat.refresh_from_db()
    assert seat.ended_on == today


def test_a_group_with_groups_below_it_cannot_close(place, told, today) -> None:
    with pytest.raises(Refused):
        groups.close_group(group=place.board, ended_on=today, closure_report="Done.", **told)


def test_a_group_cannot_be_closed_in_advance(place, told, today) -> None:
    tomorrow = today + timedelta(days=1)
    with pytest.raises(Refused):
        groups.close_group(group=place.task, ended_on=tomorrow, closure_report="Done.", **told)


def test_a_group_closed_by_mistake_is_put_back_with_its_seats(place, told, today) -> None:
    before = place.task.seats.on(today).count()
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    groups.put_back_group(group=place.task, **told)
    assert place.task.ended_on is None
    assert place.task.seats.on(today).count() == before


def test_a_seat_that_had_ended_before_does_not_come_back_with_its_group(
    place, told, today, at
) -> None:
    ended = seat_of(place.task, "police")
    seats.end_seat(seat=ended, ended_on=CHANGED, by=told["by"], at=at - timedelta(hours=1))
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    groups.put_back_group(group=place.task, **told)
    assert not place.task.seats.on(today).filter(pk=ended.pk).exists()


def test_the_next_day_nothing_is_put_back(place, told, today, at) -> None:
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    with pytest.raises(Refused):
        groups.put_back_group(group=place.task, by=told["by"], at=at + timedelta(days=1))


def test_terms_of_reference_are_kept(place, told) -> None:
    groups.agree_terms(group=place.board, purpose="To lead", terms_agreed_on=CHANGED, **told)
    place.board.refresh_from_db()
    assert place.board.purpose == "To lead"
    assert last_entry().after == {"purpose": "To lead", "terms_agreed_on": "2025-04-01"}


# ── seats ──


def test_a_seat_is_added(place, told) -> None:
    seat = add_seat(place.task, place.police, told, started_on=CHANGED)
    assert seat in place.task.seats.on(CHANGED)
    assert last_entry().did == "agencies.seat.added"


def test_a_ninth_seat_needs_a_reason(place, told) -> None:
    for _ in range(2):
        add_seat(place.board, place.police, told)
    with pytest.raises(Refused):
        add_seat(place.board, place.police, told)
    add_seat(place.board, place.police, told, size_reason="Two counties share it")
    place.board.refresh_from_db()
    assert place.board.size_reason == "Two counties share it"


def test_nobody_sits_on_a_group_before_it_exists(place, told) -> None:
    with pytest.raises(Refused):
        add_seat(place.task, place.police, told, started_on=FORMED - timedelta(days=1))


def test_another_rank_starts_the_seat_anew(place, told) -> None:
    seat = seat_of(place.board, "police")
    follows = seats.change_seat(seat=seat, from_day=CHANGED, rank=3, **told)
    seat.refresh_from_db()
    assert (seat.rank, seat.ended_on) == (1, CHANGED)
    assert (follows.rank, follows.started_on, follows.person) == (3, CHANGED, seat.person)


def test_a_seat_that_starts_anew_keeps_its_role_card_and_whom_it_represents(place, told) -> None:
    seat = seat_of(place.board, "police")
    card = {"authority": "a", "accountability": "b", "role": "c", "time": "d", "resources": "e"}
    seats.write_role_card(seat=seat, **card, **told)
    seat.also_represents.set([place.council])
    follows = seats.change_seat(seat=seat, from_day=CHANGED, rank=3, **told)
    assert follows.role_card.authority == "a"
    assert list(follows.also_represents.all()) == [place.council]


def test_other_words_are_set_right_in_place(place, told) -> None:
    seat = seat_of(place.board, "police")
    same = seats.change_seat(seat=seat, from_day=CHANGED, may_commit_money=5000, **told)
    assert same.pk == seat.pk
    assert last_entry().after == {"may_commit_money": 5000}


def test_whom_a_seat_represents_is_told_in_the_trail(place, told) -> None:
    seat = seat_of(place.board, "police")
    seats.change_seat(seat=seat, from_day=CHANGED, also_represents=[place.council], **told)
    assert last_entry().after == {"also_represents": [place.council.pk]}


def test_somebody_new_gets_no_way_to_sign_in(place, told) -> None:
    seat = seats.seat_somebody(
        group=place.task, partner=place.police, mode="core", rank=3, started_on=CHANGED,
        new_name="Newcomer", new_email="New@Police.example", **told,
    )  # fmt: skip
    assert (seat.person.email, seat.person.has_usable_password()) == ("new@police.example", False)


def test_a_known_address_is_the_person_who_is_known(riverton, place, told) -> None:
    known = seat_of(place.board, "fire").person
    seat = seats.seat_somebody(
        group=place.task, partner=place.police, mode="core", rank=3, started_on=CHANGED,
        new_name="Somebody", new_email=known.email.upper(), **told,
    )  # fmt: skip
    assert seat.person == known


def test_a_seat_ends_and_stays_on_record(place, told, today) -> None:
    seat = seat_of(place.board, "police")
    seats.end_seat(seat=seat, ended_on=today, why="Moved on", **told)
    assert Seat.objects.get(pk=seat.pk).ended_on == today
    assert (last_entry().did, last_entry().why) == ("agencies.seat.ended", "Moved on")


def test_a_seat_cannot_end_before_it_started_or_twice(place, told, today) -> None:
    seat = seat_of(place.board, "police")
    with pytest.raises(Refused):
        seats.end_seat(seat=seat, ended_on=FORMED - timedelta(days=1), **told)
    seats.end_seat(seat=seat, ended_on=today, **told)
    with pytest.raises(Refused):
        seats.end_seat(seat=seat, ended_on=today, **told)


def test_a_seat_of_a_closed_group_is_not_put_back_alone(place, told, today) -> None:
    groups.close_group(group=place.task, ended_on=today, closure_report="Done.", **told)
    with pytest.raises(Refused):
        seats.put_back_seat(seat=place.task.seats.first(), **told)
