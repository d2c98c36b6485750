"""Each write to agencies, posts, purpose and registers: what it refuses, changes and tells."""

from datetime import date

import pytest

from tests.partnership.agencies.conftest import CHANGED, FORMED, last_entry, seat_of
from wardmote.partnership.agencies.changes import partners, posts, purpose, registers
from wardmote.partnership.agencies.models import Post
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.trail.models import Entry

# ── agencies ──


def test_an_agency_takes_part_once(riverton, place, told) -> None:
    with pytest.raises(Refused):
        partners.add_partner(
            partnership=riverton, agency=place.police.agency, started_on=CHANGED, mode="core",
            **told,
        )  # fmt: skip


def test_a_new_agency_is_known_to_all(riverton, told) -> None:
    partner = partners.add_partner(
        partnership=riverton, agency=None, name="Riverton Homes", kind="housing_association",
        started_on=CHANGED, mode="associate", **told,
    )  # fmt: skip
    assert partner.agency.kind == "housing_association"
    logs = Entry.objects.order_by("-pk").values_list("log__name", flat=True)[:2]
    assert list(logs) == ["riverton", "installation"]


def test_an_agency_that_leaves_leaves_its_seats(place, told, today) -> None:
    partners.end_partner(partner=place.police, ended_on=today, **told)
    assert not place.police.seats.on(today).exists()
    partners.put_back_partner(partner=place.police, **told)
    assert place.police.seats.on(today).count() == 3


def test_a_barrier_and_its_remedy_are_kept(place, told) -> None:
    partners.change_partner(partner=place.police, barrier="Shifts", remedy="Meet at noon", **told)
    assert last_entry().after == {"barrier": "Shifts", "remedy": "Meet at noon"}


# ── posts ──


@pytest.fixture
def post(riverton, place, told) -> Post:
    return posts.add_post(
        partnership=riverton, title="Liaison officer", kind="liaison", host=place.police,
        hours_a_week=37, tenure_years=3, started_on=FORMED, **told,
    )  # fmt: skip


def test_a_post_is_vacant_until_it_is_filled(post, place, told) -> None:
    assert post.vacant_since == FORMED
    person = seat_of(place.board, "police").person
    filled = posts.fill_post(post=post, holder=person, held_since=CHANGED, **told)
    assert (filled.holder, filled.held_since, filled.vacant_since) == (person, CHANGED, None)


def test_a_liaison_officer_is_expected_for_the_years_of_the_rulebook(riverton, place, told) -> None:
    post = posts.add_post(
        partnership=riverton, title="Liaison", kind="liaison", host=place.police, hours_a_week=37,
        started_on=FORMED, **told,
    )  # fmt: skip
    assert post.tenure_years == 3


def test_who_held_a_post_before_is_remembered(post, place, told, today) -> None:
    first, second = (seat_of(place.board, kind).person for kind in ("police", "fire"))
    held = posts.fill_post(post=post, holder=first, held_since=CHANGED, **told)
    posts.fill_post(post=held, holder=second, held_since=today, **told)
    before = post.holdings.get()
    assert (before.person, before.started_on, before.ended_on) == (first, CHANGED, today)


def test_a_holder_who_leaves_is_remembered(post, place, told, today) -> None:
    person = seat_of(place.board, "police").person
    held = posts.fill_post(post=post, holder=person, held_since=CHANGED, **told)
    vacant = posts.vacate_post(post=held, vacant_since=today, **told)
    assert (vacant.holder, vacant.vacant_since) == (None, today)
    assert post.holdings.get().person == person


def test_a_vacant_post_cannot_be_left(post, told, today) -> None:
    with pytest.raises(Refused):
        posts.vacate_post(post=post, vacant_since=today, **told)


# ── purpose ──


def propose(riverton, told, words="To be safe"):
    return purpose.propose_statement(
        partnership=riverton, purpose=words, in_scope="", out_of_scope="",
        review_on=date(2027, 6, 1), **told,
    )  # fmt: skip


def test_versions_of_the_statement_are_counted(riverton, told) -> None:
    assert [propose(riverton, told).version for _ in range(2)] == [1, 2]


def test_only_the_newest_version_is_signed(riverton, place, told) -> None:
    first = propose(riverton, told)
    propose(riverton, told)
    with pytest.raises(Refused):
        purpose.sign_statement(statement=first, partner=place.police, **told)


def test_a_representative_signs_for_their_own_agency_only(
    riverton, place, told, member, at
) -> None:
    statement = propose(riverton, told)
    of_the_fire = riverton.partners.get(agency__kind="fire").agency
    by = member("representative", partnership=riverton, agency=of_the_fire).membership
    with pytest.raises(NotAllowed):
        purpose.sign_statement(statement=statement, partner=place.police, by=by, at=at)


def test_an_agency_signs_once(riverton, place, told) -> None:
    statement = propose(riverton, told)
    purpose.sign_statement(statement=statement, partner=place.police, **told)
    with pytest.raises(Refused):
        purpose.sign_statement(statement=statement, partner=place.police, **told)


def test_an_agency_of_another_partnership_cannot_sign(riverton, collingbridge, told) -> None:
    with pytest.raises(Refused):
        purpose.sign_statement(
            statement=propose(riverton, told), partner=collingbridge.partners.first(), **told
        )


def test_a_signature_taken_back_stays_in_the_trail(riverton, place, told) -> None:
    support = purpose.sign_statement(
        statement=propose(riverton, told), partner=place.police, **told
    )
    purpose.take_back_signature(support=support, why="Other words were agreed", **told)
    assert (last_entry().did, last_entry().why) == (
        "agencies.support.removed", "Other words were agreed",
    )  # fmt: skip


# ── registers ──


def test_people_declare_for_themselves_only(riverton, place, member, at, today) -> None:
    by = member("representative", partnership=riverton).membership
    person = seat_of(place.board, "police").person
    with pytest.raises(NotAllowed):
        registers.declare_interest(
            partnership=riverton, person=person, interest="Shares", started_on=today, by=by, at=at
        )


def test_an_interest_is_not_public_until_it_is_published(riverton, told, today) -> None:
    interest = registers.declare_interest(
        partnership=riverton, person=told["by"].person, interest="Shares", started_on=today, **told
    )
    assert not interest.is_published
    registers.publish(thing=interest, **told)
    interest.refresh_from_db()
    assert interest.is_published
    assert last_entry().after == {"is_published": True}


def test_an_arrangement_knows_its_parties(riverton, place, told, today) -> None:
    arrangement = registers.note_arrangement(
        partnership=riverton, name="Cameras", status="informal", level="local", purpose="Watch",
        parties=[place.police], started_on=today, **told,
    )  # fmt: skip
    assert list(arrangement.parties.all()) == [place.police]
    assert last_entry().after == {"parties": [place.police.pk]}
