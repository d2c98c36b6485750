"""Forms sent as people send them: what is typed comes to be, and the next page says so."""

import pytest
from django.urls import reverse

from benchmarks.load_client import briefing
from tests.partnership.agencies.conftest import last_entry, seat_of
from wardmote.partnership.agencies.models import Agency


@pytest.fixture
def send(riverton, member):
    """`send("terms", group.pk, purpose="…")`: posts as the officer and gives the next page."""
    client = member("officer", partnership=riverton).client

    def post(page: str, /, *args, **typed):
        address = reverse(f"agencies:{page}", args=["riverton", *args])
        answer = client.post(address, typed, follow=True)
        form = (answer.context or {}).get("form")
        assert answer.redirect_chain, form and form.errors
        assert "Success" in answer.content.decode()
        return answer

    return post


def day(name: str, told: str) -> dict[str, str]:
    """The three boxes of a day."""
    return dict(zip((f"{name}_year", f"{name}_month", f"{name}_day"), told.split("-"), strict=True))


GROUP = {"name": "Arson Task Group", "function": "task", "say": "advises", "parent": ""}
SEAT = {"rank": "2", "mode": "core", "may_commit_money": "5,000"}


def test_a_group_is_started(send, riverton) -> None:
    send(
        "start_group", **GROUP, **day("sunset_on", "2027-03-31"), **day("started_on", "2026-06-15")
    )
    assert riverton.groups.get(name="Arson Task Group").sunset_on.isoformat() == "2027-03-31"


def test_a_task_group_needs_its_end(riverton, member) -> None:
    client = member("officer", partnership=riverton).client
    typed = {**GROUP, **day("started_on", "2026-06-15")}
    answer = client.post(reverse("agencies:start_group", args=["riverton"]), typed)
    assert "sunset_on" in answer.context["form"].errors


def test_a_group_is_changed_closed_and_put_back(send, place) -> None:
    typed = {"name": "Burglary Group", "function": "task", "say": "advises",
             "parent": place.board.pk}  # fmt: skip
    send("change_group", place.task.pk, **typed, **day("sunset_on", "2026-12-31"),
         **day("from_day", "2026-06-01"))  # fmt: skip
    send("close_group", place.task.pk, closure_report="Done.", **day("ended_on", "2026-06-15"))
    place.task.refresh_from_db()
    assert (place.task.name, place.task.parent) == ("Burglary Group", place.board)
    assert place.task.ended_on is not None
    send("put_back_group", place.task.pk)
    place.task.refresh_from_db()
    assert place.task.ended_on is None


def test_what_the_structure_refuses_is_said_on_the_form(riverton, member, place) -> None:
    client = member("officer", partnership=riverton).client
    typed = {"closure_report": "", **day("ended_on", "2026-06-15")}
    answer = client.post(reverse("agencies:close_group", args=["riverton", place.task.pk]), typed)
    assert "There is a problem" in answer.content.decode()
    assert "closes with a report" in answer.content.decode()


def test_terms_and_the_day_of_review_are_kept(send, riverton, place) -> None:
    send("terms", place.board.pk, purpose="Lead", expectations="Come", accountability="Publish",
         **day("terms_agreed_on", "2026-06-15"), **day("review_on", "2027-06-15"))  # fmt: skip
    send("structure_review", **day("structure_review_on", "2028-04-01"))
    riverton.refresh_from_db()
    assert riverton.structure_review_on.year == 2028


def test_somebody_new_takes_a_seat(send, place) -> None:
    send("add_seat", place.task.pk, **SEAT, partner=place.police.pk, new_name="Newcomer",
         new_email="new@police.example", also_represents=[place.council.pk],
         **day("started_on", "2026-06-15"))  # fmt: skip
    seat = place.task.seats.get(person__name="Newcomer")
    assert (seat.rank, seat.may_commit_money) == (2, 5000)
    assert list(seat.also_represents.all()) == [place.council]


def test_a_seat_is_handed_on_ended_and_put_back(send, place) -> None:
    seat = seat_of(place.task, "police")
    send("change_seat", seat.pk, **SEAT, partner=place.police.pk, person=seat.person.pk,
         **day("from_day", "2026-06-01"))  # fmt: skip
    follows = place.task.seats.get(partner=place.police, ended_on=None)
    assert (follows.pk == seat.pk, follows.rank) == (False, 2)
    send("end_seat", follows.pk, why="Moved", **day("ended_on", "2026-06-15"))
    send("put_back_seat", follows.pk)
    follows.refresh_from_db()
    assert follows.ended_on is None


def test_a_role_card_is_written(send, place) -> None:
    seat = seat_of(place.board, "police")
    fields = ("authority", "accountability", "role", "time", "resources")
    answer = send("write_role_card", seat.pk, **{name: f"My {name}" for name in fields})
    assert all(f"My {name}" in answer.content.decode() for name in fields)


def test_an_agency_that_is_known_is_proposed_and_picked(send, riverton, member) -> None:
    known = Agency.objects.create(name="Riverton Homes", kind="housing_association")
    client = member("officer", partnership=riverton).client
    named = {"name": "Riverton Home", "kind": "housing_association"}
    page = client.get(reverse("agencies:name_partner", args=["riverton"]), named)
    assert "Riverton Homes" in page.content.decode()
    send("add_partner", **named, agency=known.pk, mode="associate",
         **day("started_on", "2026-06-15"))  # fmt: skip
    assert riverton.partners.get(agency=known).mode == "associate"


def test_an_agency_that_is_not_known_is_written_down(send, riverton) -> None:
    named = {"name": "Street Pastors", "kind": "faith"}
    send("add_partner", **named, agency="new", mode="evidence", **day("started_on", "2026-06-15"))
    assert riverton.partners.filter(agency__name="Street Pastors").exists()


def test_what_is_known_of_an_agency_is_kept(send, place) -> None:
    pk = place.police.pk
    person = seat_of(place.board, "police").person
    send("change_partner", pk, mode="core", head_title="Chief constable", senior_contact=person.pk)
    send("gains", pk, expected_gain="Fewer calls", actual_gain="Fewer",
         **day("gain_reviewed_on", "2026-06-01"))  # fmt: skip
    send("barrier", pk, barrier="Shifts", remedy="Noon")
    send("diligence", pk, due_diligence="Sound", **day("due_diligence_on", "2026-06-01"))
    send("end_partner", pk, why="Merged", **day("ended_on", "2026-06-15"))
    send("put_back_partner", pk)
    place.police.refresh_from_db()
    assert (place.police.senior_contact, place.police.remedy) == (person, "Noon")
    assert place.police.ended_on is None


OWN_GROUP = {"own_group": "Safer city board", "own_group_lead": "Director of place",
             "own_group_meets": "Every two months"}  # fmt: skip


def test_the_group_that_brings_an_agencys_services_together_is_kept_and_shown(send, place) -> None:
    page = send("own_group", place.police.pk, **OWN_GROUP, **day("own_group_since", "2025-04-01"))
    told = (
        "Safer city board; led by: Director of place; meets: Every two months; since 1 April 2025"
    )
    assert told in page.content.decode()


def test_a_group_within_an_agency_that_has_no_name_is_sent_back(place, riverton, member) -> None:
    client = member("officer", partnership=riverton).client
    address = reverse("agencies:own_group", args=["riverton", place.police.pk])
    answer = client.post(address, {"own_group_lead": "Director of place"})
    assert answer.context["form"].errors == {"own_group": ["Enter what the group is called"]}


def test_a_group_within_an_agency_that_is_no_more_is_taken_off(send, place) -> None:
    send("own_group", place.police.pk, **OWN_GROUP)
    page = send("own_group", place.police.pk, own_group="")
    assert "No group of its own is named" in page.content.decode()


def test_a_post_is_added_filled_changed_left_ended_and_put_back(send, riverton, place) -> None:
    plain = {"title": "Liaison", "kind": "liaison", "host": place.police.pk, "hours_a_week": "37"}
    send("add_post", **plain, **day("started_on", "2024-04-01"))
    post = riverton.posts.get()
    send("fill_post", post.pk, person=seat_of(place.board, "police").person.pk,
         **day("held_since", "2024-05-01"))  # fmt: skip
    send("change_post", post.pk, **{**plain, "hours_a_week": "20"}, tenure_years="2")
    send("vacate_post", post.pk, **day("vacant_since", "2026-06-01"))
    send("end_post", post.pk, **day("ended_on", "2026-06-15"))
    send("put_back_post", post.pk)
    post.refresh_from_db()
    assert (post.tenure_years, post.holder, post.ended_on) == (2, None, None)
    assert post.holdings.count() == 1


def test_a_statement_is_proposed_signed_and_a_signature_taken_back(send, riverton, place) -> None:
    send("propose_statement", purpose="To be safe", **day("review_on", "2027-06-15"))
    send("sign", place.police.pk, why="Letter of 1 June")
    support = riverton.supports().get()
    send("take_back_signature", support.pk, why="Other words")
    assert not riverton.supports().exists()


def test_the_registers_are_kept_and_published(send, riverton, place) -> None:
    send(
        "note_endorsement", body="Council", evidence="Minute 12", **day("endorsed_on", "2026-05-20")
    )
    send(
        "note_briefing",
        audience="Ward members",
        subject="Plan",
        nature="operational",
        **day("briefed_on", "2026-06-01"),
    )
    person = seat_of(place.board, "police").person
    send("declare_interest", person=person.pk, interest="Shares", **day("started_on", "2026-06-01"))
    send("publish_interest", riverton.interests.get().pk)
    send("note_transaction", partner=place.council.pk, amount="1,250.50", what="Cameras",
         **day("made_on", "2026-06-01"))  # fmt: skip
    page = send("publish_transaction", riverton.transactions.get().pk)
    assert "£1,250.50" in page.content.decode()
    send("end_interest", riverton.interests.get().pk, **day("ended_on", "2026-06-15"))
    send("put_back_interest", riverton.interests.get().pk)
    assert last_entry().did == "agencies.interest.put_back"


def test_what_the_load_writes_is_taken(send, riverton) -> None:
    send("note_briefing", **briefing("load-1"))
    assert riverton.briefings.get().subject == "load-1"


def test_an_arrangement_is_noted_changed_ended_and_put_back(send, riverton, place) -> None:
    plain = {"name": "Cameras", "purpose": "Watch", "status": "informal", "level": "local",
             "risk": "low", "parties": [place.police.pk]}  # fmt: skip
    send("note_arrangement", **plain, **day("started_on", "2026-06-01"))
    one = riverton.arrangements.get()
    send("change_arrangement", one.pk, **{**plain, "risk": "high"}, records_kept="Shared drive")
    send("end_arrangement", one.pk, **day("ended_on", "2026-06-15"))
    send("put_back_arrangement", one.pk)
    one.refresh_from_db()
    assert (one.risk, one.ended_on, one.records_kept) == ("high", None, "Shared drive")
