"""People come in by a letter that works once, and are out on the request after they leave."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.partnership.conftest import a_person
from tests.partnership.security.letters import link
from wardmote.partnership.agencies.changes import people as changes
from wardmote.partnership.agencies.models import Agency, Invitation, Membership
from wardmote.partnership.agencies.rules import NotAllowed, Refused
from wardmote.partnership.trail.models import Entry
from wardmote.partnership.website.models import Person

PASSWORD = "lantern mossy harbour"


@pytest.fixture
def officer(member, riverton):
    return member("officer", partnership=riverton)


@pytest.fixture
def invite(officer, at):
    def send(email="new.person@riverton.example", role="analyst", **more):
        return changes.invite(
            email=email, role=role, agency=more.get("agency"), by=officer.membership,
            at=more.get("at", at), link=lambda token: f"http://testserver/invitation/{token}/",
        )  # fmt: skip

    return send


def come_in(client: Client, **more):
    return client.post(link(), {"name": "New Person", "password": PASSWORD, **more})


def test_who_is_invited_comes_in_with_the_role_and_agency_of_the_letter(officer, riverton):
    agency = Agency.objects.get(name="Riverton Police")
    officer.client.post(
        "/riverton/people/invite/",
        {"email": "New.Person@riverton.example", "role": "analyst", "agency": agency.pk},
    )
    newcomer = Client()
    assert newcomer.get(link()).status_code == 200
    answer = come_in(newcomer)
    assert answer.status_code == 302
    held = Membership.objects.get(person__email="new.person@riverton.example")
    assert (held.partnership, held.role, held.agency) == (riverton, "analyst", agency)
    assert newcomer.get("/riverton/people/").status_code == 200


def test_the_newcomer_can_sign_in_again_with_the_password_they_chose(invite, riverton):
    invite()
    come_in(Client())
    later = Client()
    later.post("/account/login/", {"login": "new.person@riverton.example", "password": PASSWORD})
    assert later.get("/riverton/people/").status_code == 200


def test_a_letter_opens_nothing_the_second_time(invite):
    invite()
    come_in(Client())
    assert Client().get(link()).status_code == 404


def test_a_letter_opens_nothing_after_its_time(invite, at):
    invite(at=at - timedelta(days=7))
    assert Client().get(link()).status_code == 404


def test_a_letter_opens_until_its_time_is_over(invite, at):
    invite(at=at - timedelta(days=7) + timedelta(seconds=1))
    assert Client().get(link()).status_code == 200


def test_a_withdrawn_letter_opens_nothing(invite, officer):
    invitation = invite()
    officer.client.post(f"/riverton/people/invitations/{invitation.pk}/withdraw/")
    assert Client().get(link()).status_code == 404


def test_only_the_newest_letter_opens_after_sending_again(invite, officer):
    invitation = invite()
    first = link()
    officer.client.post(f"/riverton/people/invitations/{invitation.pk}/resend/")
    assert (Client().get(first).status_code, Client().get(link()).status_code) == (404, 200)


def test_the_secret_word_of_a_letter_is_kept_nowhere(invite):
    invitation = invite()
    token = link().split("/")[2]
    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    told = list(Entry.objects.values_list("before", "after", "why"))
    assert token not in str(kept) + str(told)
    assert changes.hashed(token) not in str(told)


def test_somebody_with_an_account_has_to_sign_in_before_they_accept(invite):
    there = a_person("Already There", "Sandford")
    invite(email=there.email)
    stranger = Client()
    assert "Sign in" in stranger.get(link()).content.decode()
    come_in(stranger)
    assert not Membership.objects.filter(person=there).exists()
    stranger.force_login(there)
    stranger.post(link())
    assert Membership.objects.filter(person=there).exists()


def test_a_letter_to_somebody_else_cannot_be_accepted(invite, member):
    invite()
    other = member("chair")
    other.client.post(link())
    assert not Membership.objects.filter(person=other.person, role="analyst").exists()


def test_somebody_who_only_held_a_seat_gets_their_way_in_by_the_letter(invite):
    seated = Person.objects.create_user("seated@riverton.example", None, name="Seated")
    invite(email=seated.email)
    come_in(Client())
    assert Membership.objects.get(person=seated).role == "analyst"


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("short", id="short"),
        pytest.param("lantern mossy", id="14 characters or fewer"),
        pytest.param("new.person@riverton.example", id="the address itself"),
        pytest.param("123456789123456789", id="digits only"),
        pytest.param("", id="empty"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(invite, password):
    invite()
    answer = come_in(Client(), password=password)
    assert answer.status_code == 200
    assert not Person.objects.filter(email="new.person@riverton.example").exists()


def test_nobody_is_invited_who_is_in_already(invite, officer):
    with pytest.raises(Refused):
        invite(email=officer.person.email.upper())


def test_nobody_is_invited_twice_at_once(invite):
    invite()
    with pytest.raises(Refused):
        invite()


def test_one_person_may_be_in_many_partnerships(invite, member, collingbridge):
    there = member("chair", partnership=collingbridge)
    invite(email=there.person.email)
    there.client.post(link())
    assert there.client.get("/riverton/people/").status_code == 200
    assert there.client.get("/collingbridge/people/").status_code == 200


@pytest.mark.parametrize(
    "role", ["analyst", "representative", "chair", "board", "elected", "protection", "national"]
)
def test_only_the_officer_invites(member, riverton, role, at):
    by = member(role, partnership=riverton).membership
    with pytest.raises(NotAllowed):
        changes.invite(
            email="x@riverton.example", role="officer", agency=None, by=by, at=at, link=str
        )
    assert mail.outbox == []


def test_whoever_leaves_is_out_on_their_next_request(officer, member, riverton):
    leaver = member("analyst", partnership=riverton)
    assert leaver.client.get("/riverton/people/").status_code == 200
    officer.client.post(f"/riverton/people/{leaver.membership.pk}/leave/", {"why": "New job"})
    assert leaver.client.get("/riverton/people/").status_code == 404


def test_the_last_officer_cannot_leave(officer, riverton):
    officer.client.post(f"/riverton/people/{officer.membership.pk}/leave/", {"why": "Tired"})
    assert officer.client.get("/riverton/people/").status_code == 200


def test_the_last_officer_cannot_become_something_else(officer, at):
    told = {"membership": officer.membership, "agency": None, "by": officer.membership, "at": at}
    with pytest.raises(Refused):
        changes.give_part(role="analyst", **told)


def test_an_officer_may_leave_while_there_is_another(officer, member, riverton):
    member("officer", partnership=riverton)
    officer.client.post(f"/riverton/people/{officer.membership.pk}/leave/", {"why": "Moved"})
    assert officer.client.get("/riverton/people/").status_code == 404


def test_a_changed_role_holds_from_the_next_request(officer, member, riverton):
    other = member("analyst", partnership=riverton)
    assert other.client.get("/riverton/people/invite/").status_code == 403
    officer.client.post(f"/riverton/people/{other.membership.pk}/part/", {"role": "officer"})
    assert other.client.get("/riverton/people/invite/").status_code == 200


def test_the_trail_tells_who_invited_came_and_left(invite, officer, member, riverton):
    invite()
    come_in(Client())
    newcomer = Membership.objects.get(person__email="new.person@riverton.example")
    officer.client.post(f"/riverton/people/{newcomer.pk}/leave/", {"why": "New job"})
    told = Entry.objects.filter(log__name="riverton").values_list("did", "by__name", "why")
    assert list(told) == [
        ("agencies.invitation.added", officer.person.name, ""),
        ("agencies.invitation.changed", "New Person", ""),
        ("agencies.membership.added", "New Person", ""),
        ("agencies.membership.ended", officer.person.name, "New job"),
    ]


def test_invitations_are_limited_by_the_hour(officer):
    answers = [
        officer.client.post(
            "/riverton/people/invite/", {"email": f"p{n}@riverton.example", "role": "chair"}
        ).status_code
        for n in range(31)
    ]
    assert answers == [302] * 30 + [429]


def test_guessing_letters_is_limited_by_the_minute(db):
    client = Client()
    answers = [client.post(f"/invitation/guess{n}/").status_code for n in range(21)]
    assert answers == [404] * 20 + [429]
