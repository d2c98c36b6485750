"""Password, second step, failure, sign-out: what lets in, what does not, and what is written."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from tests.partnership.conftest import a_person
from tests.partnership.security.letters import link
from wardmote.partnership.trail.models import Entry
from wardmote.partnership.website.models import Person

PASSWORD = "correct horse battery"
NEW_PASSWORD = "lantern mossy harbour"
LOGIN = "/account/login/"
SECOND_STEP = "/account/2fa/authenticate/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def person(db) -> Person:
    return a_person("Somebody", "Riverton")


def sign_in(email: str, password: str = PASSWORD, **more) -> Client:
    client = Client()
    client.post(LOGIN, {"login": email, "password": password, **more})
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def told() -> list[tuple[str, str, int | None]]:
    entries = Entry.objects.filter(log__name="installation").order_by("index")
    return [(entry.did.rpartition(".")[2], entry.thing, entry.by_id) for entry in entries]


# ── password ──


def test_the_right_password_lets_in(person):
    assert is_in(sign_in(person.email))


def test_the_address_may_be_typed_in_capitals(person):
    assert is_in(sign_in(person.email.upper()))


def test_a_wrong_password_does_not(person):
    assert not is_in(sign_in(person.email, "wrong horse battery"))


def test_the_page_does_not_tell_whether_there_is_such_an_account(person):
    wrong = Client().post(LOGIN, {"login": person.email, "password": "wrong horse battery"})
    unknown = Client().post(LOGIN, {"login": "nobody@x.example", "password": "wrong horse battery"})
    assert shown(wrong, person.email) == shown(unknown, "nobody@x.example")


def shown(answer, email: str) -> str:
    """A page without what differs at every visit."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return page.replace(email, "")


def test_who_is_not_active_does_not_come_in(person):
    Person.objects.update(is_active=False)
    assert not is_in(sign_in(person.email))


def test_a_person_without_a_password_cannot_come_in_by_an_empty_one(db):
    Person.objects.create_user("seated@riverton.example", None, name="Seated")
    assert not is_in(sign_in("seated@riverton.example", ""))


def test_guessing_passwords_is_stopped_after_five_tries(person):
    for _ in range(5):
        sign_in(person.email, "wrong horse battery")
    assert not is_in(sign_in(person.email))


def test_signing_in_leads_only_to_pages_of_this_site(person):
    answer = Client().post(
        f"{LOGIN}?next=https://evil.example/", {"login": person.email, "password": PASSWORD}
    )
    assert answer["Location"] == "/"


def test_the_session_gets_a_new_name_at_sign_in(person):
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_passwords_may_hold_any_letters_and_hundreds_of_them(person):
    long = "ŵ" * 100 + " pässwörd 🗝" + "x" * 100
    person.set_password(long)
    person.save()
    assert is_in(sign_in(person.email, long))


def test_signing_out_ends_the_session_on_the_server(person):
    client = sign_in(person.email)
    kept = client.cookies["session"].value
    client.post("/account/logout/")
    copied = Client()
    copied.cookies["session"] = kept
    assert not is_in(copied)


def test_looking_at_the_sign_out_page_signs_nobody_out(person):
    client = sign_in(person.email)
    client.get("/account/logout/")
    assert is_in(client)


# ── changing and resetting the password ──


def change_password(client: Client, old: str = PASSWORD, new: str = NEW_PASSWORD):
    told = {"oldpassword": old, "password1": new, "password2": new}
    return client.post("/account/password/change/", told)


def test_a_changed_password_holds_at_once_and_its_owner_is_told(person):
    change_password(sign_in(person.email))
    assert is_in(sign_in(person.email, NEW_PASSWORD))
    assert not is_in(sign_in(person.email, PASSWORD))
    assert mail.outbox[-1].to == [person.email]


def test_the_old_password_is_asked_for(person):
    change_password(sign_in(person.email), old="wrong horse battery")
    assert not is_in(sign_in(person.email, NEW_PASSWORD))


@pytest.mark.parametrize(
    "weak", ["fourteen chars", "111111111111111", "passwordpassword", "Wardmote Police 2026!"]
)
def test_a_weak_password_is_refused(person, weak):
    change_password(sign_in(person.email), new=weak)
    assert is_in(sign_in(person.email))


def test_a_changed_password_signs_out_every_other_computer(person):
    elsewhere, here = sign_in(person.email), sign_in(person.email)
    change_password(here)
    assert elsewhere.get("/account/2fa/").status_code == 302


def test_a_forgotten_password_is_reset_by_a_link_that_works_once(person):
    Client().post("/account/password/reset/", {"email": person.email})
    where = link()
    for _ in range(2):
        client = Client()
        form = client.get(where, follow=True).redirect_chain
        if form:
            told = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
            client.post(form[-1][0], told)
            assert is_in(sign_in(person.email, NEW_PASSWORD))
            person.refresh_from_db()
    assert "no longer works" in Client().get(where, follow=True).content.decode()


def test_resetting_the_password_of_nobody_writes_to_nobody(db):
    Client().post("/account/password/reset/", {"email": "nobody@x.example"})
    assert mail.outbox == []


# ── nobody signs up ──


@pytest.mark.parametrize("address", ["signup/", "email/", "confirm-email/", "login/code/confirm/"])
def test_nobody_comes_in_uninvited(db, address):
    told = {"email": "x@x.example", "password1": PASSWORD, "password2": PASSWORD}
    assert Client().post(f"/account/{address}", told).status_code == 404
    assert not Person.objects.exists()


# ── second step ──


@pytest.fixture
def careful(person) -> Person:
    """Somebody with an authenticator app and recovery codes."""
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def test_the_password_alone_does_not_let_in_who_has_a_second_step(careful):
    assert not is_in(sign_in(careful.email))


def test_the_code_of_the_app_lets_in(careful):
    client = sign_in(careful.email)
    client.post(SECOND_STEP, {"code": code()})
    assert is_in(client)


def test_a_wrong_code_does_not(careful):
    client = sign_in(careful.email)
    client.post(SECOND_STEP, {"code": str((int(code()) + 1) % 10**6).zfill(6)})
    assert not is_in(client)


def test_a_code_works_once(careful):
    now = code()
    first, second = sign_in(careful.email), sign_in(careful.email)
    first.post(SECOND_STEP, {"code": now})
    second.post(SECOND_STEP, {"code": now})
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_recovery_code_lets_in_once(careful):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    first, second = sign_in(careful.email), sign_in(careful.email)
    first.post(SECOND_STEP, {"code": codes[0]})
    second.post(SECOND_STEP, {"code": codes[0]})
    assert (is_in(first), is_in(second)) == (True, False)


def test_guessing_codes_is_stopped(careful):
    for _ in range(6):
        client = sign_in(careful.email)
        client.post(SECOND_STEP, {"code": str((int(code()) + 1) % 10**6).zfill(6)})
    client.post(SECOND_STEP, {"code": code()})
    assert not is_in(client)


def test_the_secret_of_an_app_is_not_readable_in_the_database(careful):
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert SECRET not in kept


def test_an_app_is_set_up_by_typing_the_code_it_shows(person):
    client = sign_in(person.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>(.*?)</code>", page)[1]
    client.post("/account/2fa/totp/activate/", {"code": code(secret)})
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    assert client.get("/account/2fa/recovery-codes/").status_code == 200


def test_setting_up_a_second_step_asks_for_the_password_anew(person):
    answer = sign_in(person.email).get("/account/2fa/totp/activate/")
    assert answer["Location"].startswith("/account/reauthenticate/")


@pytest.mark.parametrize("role", ["officer", "analyst", "protection"])
def test_a_role_that_keeps_or_sees_much_needs_a_second_step(settings, member, riverton, role):
    settings.SECOND_FACTOR_DEMANDED = True
    somebody = member(role, partnership=riverton)
    assert somebody.client.get("/riverton/people/")["Location"] == "/account/2fa/"
    TOTP.activate(somebody.person, SECRET)
    assert somebody.client.get("/riverton/people/").status_code == 200


@pytest.mark.parametrize("role", ["representative", "chair", "board", "elected"])
def test_other_roles_come_in_by_password(settings, member, riverton, role):
    settings.SECOND_FACTOR_DEMANDED = True
    assert member(role, partnership=riverton).client.get("/riverton/people/").status_code == 200


# ── what is written ──


def test_signing_in_and_out_is_written_to_the_trail_of_the_installation(person):
    sign_in(person.email).post("/account/logout/")
    about = f"website.person.{person.pk}"
    assert told() == [("signed_in", about, person.pk), ("signed_out", about, person.pk)]


def test_a_failed_sign_in_is_written_with_whom_it_was_tried_on(person):
    sign_in(person.email, "wrong horse battery")
    assert told() == [("sign_in_failed", f"website.person.{person.pk}", None)]


def test_of_somebody_unknown_the_failure_is_written_without_the_address(db):
    sign_in("my-secret-password@x.example", "oops wrong box here")
    assert told() == [("sign_in_failed", "website.person.None", None)]
    assert "my-secret" not in str(list(Entry.objects.values()))


def test_a_wrong_code_and_a_changed_password_are_written(careful):
    client = sign_in(careful.email)
    client.post(SECOND_STEP, {"code": "000000" if code() != "000000" else "000001"})
    client.post(SECOND_STEP, {"code": code()})
    change_password(client)
    did = [each[0] for each in told()]
    assert did == ["second_factor_failed", "signed_in", "password_changed"]
