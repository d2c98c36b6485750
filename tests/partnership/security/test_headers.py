"""What every answer says to browsers, and how sessions, cookies and forms are guarded."""

import re
import time

import pytest
from django.conf import settings as held
from django.test import Client, RequestFactory
from django.utils.module_loading import import_string
from zeal import zeal_ignore

from tests.partnership.conftest import a_person
from tests.partnership.security import visits
from tests.partnership.security.addresses import addresses
from tests.partnership.security.visits import filler, undone, visit

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"
PUBLIC = {"website:colour"}
"""Addresses whose answer a cache may keep: nobody's data is in them."""


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """What an officer gets at every address."""
    with django_db_blocker.unblock(), undone():
        world = visits.world()
        fill = filler(world.partnership)
        return {
            address.name: visit(
                world.visitors["officer"], "GET", address.path(world.partnership.slug, fill)
            )
            for address in addresses()
        }


def test_no_page_is_kept_by_a_cache(answers):
    kept = {
        name
        for name, answer in answers.items()
        if not {"no-store", "private"} & set(re.split(r"\W*,\W*", answer["Cache-Control"]))
    }
    assert kept - PUBLIC == set()


def test_browsers_do_not_guess_what_an_answer_is(answers):
    assert {a["X-Content-Type-Options"] for a in answers.values()} == {"nosniff"}


def test_no_page_can_be_framed(answers):
    assert all("frame-ancestors 'none'" in policy(a) for a in answers.values() if not is_file(a))
    assert {a["X-Frame-Options"] for a in answers.values()} == {"DENY"}


def test_scripts_come_from_here_or_bear_a_number_used_once(answers):
    for answer in (each for each in answers.values() if not is_file(each)):
        scripts = re.search(r"script-src ([^;]*)", policy(answer))[1]
        assert "unsafe" not in policy(answer)
        assert set(re.sub(r"'nonce-[^']+'", "", scripts).split()) == {"'self'"}


def test_nothing_else_is_let_in(answers):
    shut = {"default-src 'none'", "base-uri 'none'", "object-src 'none'"}
    for answer in answers.values():
        told = set(policy(answer).split("; "))
        assert shut <= told or ({"default-src 'none'", "sandbox"} <= told and is_file(answer))


def is_file(answer) -> bool:
    """Whether it is saved, not shown."""
    return answer.headers.get("Content-Disposition", "").startswith("attachment")


def policy(answer) -> str:
    return answer["Content-Security-Policy"]


def test_addresses_are_told_to_nobody_else(answers):
    assert {answer["Referrer-Policy"] for answer in answers.values()} == {"same-origin"}


def test_no_other_site_may_read_an_answer(answers):
    assert all("Access-Control-Allow-Origin" not in answer for answer in answers.values())


def test_what_is_not_a_page_is_saved_not_shown(answers):
    """An uploaded or made file, opened in the browser, could act as one of our own pages."""
    shown = {
        name: answer["Content-Type"]
        for name, answer in answers.items()
        if answer.status_code == 200
        and not answer["Content-Type"].startswith(("text/html", "text/css", "text/plain"))
        and not is_file(answer)
    }
    assert shown == {}


def test_no_page_has_a_script_or_a_style_of_its_own(answers):
    for answer in answers.values():
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert not re.search(r"<[a-z]+[^>]*\son\w+=|<[a-z]+[^>]*\sstyle=|javascript:", page)
            scripts = re.findall(r"<script(?![^>]*\ssrc=)([^>]*)>", page)
            assert all("application/json" in script for script in scripts)


def test_every_page_of_a_person_has_a_way_out(answers):
    pages = [
        answer.content.decode()
        for answer in answers.values()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    ]
    assert pages
    assert all('action="/account/logout/"' in page for page in pages)


# ── forms ──


def test_a_form_of_another_site_is_refused(member, riverton):
    officer = member("officer", partnership=riverton)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer.person)
    told = {"email": "new@riverton.example", "role": "officer"}
    assert strict.post("/riverton/people/invite/", told).status_code == 403
    assert not riverton.invitations.exists()


def test_signing_in_from_another_site_is_refused(db):
    person = a_person("Somebody", "Riverton")
    strict = Client(enforce_csrf_checks=True)
    told = {"login": person.email, "password": "correct horse battery"}
    assert strict.post(LOGIN, told).status_code == 403


def test_what_is_typed_is_shown_as_text(member, riverton):
    riverton.name = "<script>alert(1)</script>"
    riverton.save()
    page = member("officer", partnership=riverton).client.get("/riverton/people/").content
    assert b"<script>alert" not in page


def test_what_is_sent_is_limited_in_size():
    assert held.DATA_UPLOAD_MAX_MEMORY_SIZE <= 5 * 2**20
    assert held.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 1000


# ── cookies and sessions ──


def test_scripts_cannot_read_the_cookies():
    person = a_person("Somebody", "Riverton")
    client = Client()
    client.get(LOGIN)
    client.post(LOGIN, {"login": person.email, "password": "correct horse battery"})
    cookies = {name: client.cookies[name] for name in ("session", "csrf")}
    assert all(cookie["httponly"] for cookie in cookies.values())
    assert {cookie["samesite"] for cookie in cookies.values()} == {"Lax"}


def test_the_session_ends_with_the_browser():
    person = a_person("Somebody", "Riverton")
    client = Client()
    client.post(LOGIN, {"login": person.email, "password": "correct horse battery"})
    assert client.cookies["session"]["expires"] == ""


def test_the_cookies_page_says_when_the_session_ends(settings):
    words = Client().get("/cookies").content.decode()
    told = "sign out or close your browser, after 2 hours without a page asked for, or after 12"
    assert told in words
    settings.SESSION_IDLE_SECONDS = 3 * 3600
    assert "after 3 hours" in Client().get("/cookies").content.decode()


@pytest.mark.parametrize(
    ("mark", "ago", "status"),
    [
        ("seen", 2 * 3600 - 60, 200),
        ("seen", 2 * 3600 + 60, 302),
        ("began", 12 * 3600 - 60, 200),
        ("began", 12 * 3600 + 60, 302),
    ],
)
def test_a_session_ends_when_idle_or_old(member, riverton, mark, ago, status):
    client = member("officer", partnership=riverton).client
    client.get("/riverton/people/")
    session = client.session
    session[mark] = time.time() - ago
    session.save()
    assert client.get("/riverton/people/").status_code == status


def test_a_person_sees_where_they_are_signed_in_and_ends_the_others():
    person = a_person("Somebody", "Riverton")
    told = {"login": person.email, "password": "correct horse battery"}
    here, there = Client(), Client()
    for client in (here, there):
        client.post(LOGIN, told)
    with zeal_ignore():  # allauth asks for the person of each session
        assert here.get("/account/sessions/").content.decode().count("127.0.0.1") == 2
    here.post("/account/sessions/")
    assert (here.get("/account/2fa/").status_code, there.get("/account/2fa/").status_code) == (
        200,
        302,
    )


def test_whoever_is_closed_out_is_out_at_once(member, riverton):
    somebody = member("officer", partnership=riverton)
    somebody.person.is_active = False
    somebody.person.save()
    assert somebody.client.get("/riverton/people/").status_code == 302


# ── where TLS is ended ──


@pytest.fixture
def over_tls(monkeypatch, tmp_path):
    """The settings of a host behind a proxy that ends TLS."""
    monkeypatch.setenv("WARDMOTE_HTTPS", "1")
    monkeypatch.setenv("WARDMOTE_HOME", str(tmp_path))
    from importlib.util import find_spec, module_from_spec

    spec = find_spec("wardmote.partnership.website.settings")
    told = module_from_spec(spec)
    spec.loader.exec_module(told)
    return told


def test_over_tls_cookies_are_for_this_host_and_tls_only(over_tls):
    assert over_tls.SESSION_COOKIE_SECURE
    assert over_tls.CSRF_COOKIE_SECURE
    assert over_tls.SESSION_COOKIE_NAME.startswith("__Host-")
    assert over_tls.CSRF_COOKIE_NAME.startswith("__Host-")


def test_over_tls_browsers_are_told_to_stay_there(settings, over_tls):
    for name in ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_SSL_REDIRECT"):
        setattr(settings, name, getattr(over_tls, name))
    security = import_string("django.middleware.security.SecurityMiddleware")
    answer = security(lambda request: Client().get(LOGIN, secure=True))(
        RequestFactory().get("/", secure=True)
    )
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_tls_a_plain_request_is_sent_there(settings, over_tls):
    settings.SECURE_SSL_REDIRECT = over_tls.SECURE_SSL_REDIRECT
    assert Client().get(LOGIN)["Location"].startswith("https://")


def test_the_settings_tell_no_secret_and_no_debugging(over_tls):
    assert over_tls.DEBUG is False
    assert len(over_tls.SECRET_KEY) >= 50
    assert (over_tls.HOME / "keys" / "secret").stat().st_mode & 0o077 == 0
