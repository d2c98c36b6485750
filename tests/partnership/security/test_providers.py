"""Signing in by an agency's own identity provider: a real one, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client

from tests.partnership.conftest import a_person
from tests.partnership.security import identity_provider as idp
from wardmote.partnership.website import providers
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.providers import ProviderError
from wardmote.partnership.website.signing_in import prove_address

CALLBACK = "http://testserver/account/oidc/council/login/callback/"
TOLD = """
[[openid]]
id = "council"
name = "Riverton Council"
server = "{server}"
client = "wardmote"
secret = "client secret"
vouches_for = ["riverton.example"]
brings_second_factor = {second}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """Where the provider answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("provider")
    command = [sys.executable, "-m", idp.__name__, str(port), str(folder), CALLBACK]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield _once_ready(f"http://localhost:{port}", process, folder / "log")
    finally:
        process.terminate()
        process.wait()


def _once_ready(server: str, process, log) -> str:
    for _ in range(300):
        try:
            requests.get(
                f"{server}/.well-known/openid-configuration", timeout=60
            ).raise_for_status()
        except requests.RequestException:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return server
    raise AssertionError(log.read_text())


@pytest.fixture
def council(db, server, settings, tmp_path) -> str:
    """The provider, as the host's `sign-in.toml` names it."""
    configure(settings, tmp_path, server)
    return server


def configure(settings, folder, server: str, *, second: str = "false") -> None:
    (folder / "sign-in.toml").write_text(TOLD.format(server=server, second=second))
    settings.SOCIALACCOUNT_PROVIDERS = providers.for_allauth(providers.told(folder))


def dance(server: str, email: str) -> Client:
    """Our page → the provider's, signed in there → back to ours."""
    ours, theirs = Client(), requests.Session()
    page = theirs.get(f"{server}/accounts/login/", timeout=60)
    told = {"login": email, "password": idp.PASSWORD}
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    theirs.post(page.url, {**told, "csrfmiddlewaretoken": token}, timeout=60, allow_redirects=False)
    away = ours.post("/account/oidc/council/login/")["Location"]
    assert away.startswith(server)
    back = theirs.get(away, allow_redirects=False, timeout=60).headers["Location"]
    assert back.startswith(CALLBACK)
    ours.get(urlsplit(back)._replace(scheme="", netloc="").geturl())
    return ours


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def invited(email: str) -> Person:
    person = Person.objects.create_user(email, None, name="Invited")
    prove_address(person)
    return person


def test_who_was_invited_signs_in_by_their_agency(council):
    person = invited("officer@riverton.example")
    assert dance(council, person.email).session["_auth_user_id"] == str(person.pk)


def test_who_was_not_invited_does_not_come_in_by_their_agency(council):
    assert not is_in(dance(council, "officer@riverton.example"))
    assert not Person.objects.exists()


def test_a_provider_cannot_sign_in_people_of_another_agency(council):
    """It says that the address is verified, but the host lets it vouch for its own domain only."""
    invited("officer@sandford.example")
    assert not is_in(dance(council, "officer@sandford.example"))


def test_the_domain_is_vouched_for_even_where_the_provider_says_nothing_of_the_address(council):
    person = invited("unproved@riverton.example")
    assert is_in(dance(council, person.email))


def test_an_answer_to_somebody_elses_question_is_not_taken(council):
    invited("officer@riverton.example")
    stranger = Client()
    stranger.get("/account/oidc/council/login/callback/?code=x&state=made-up")
    assert not is_in(stranger)


def test_the_page_of_sign_in_offers_the_provider(council):
    assert "Riverton Council" in Client().get("/account/login/").content.decode()


@pytest.mark.parametrize(("second", "status"), [("true", 200), ("false", 302)])
def test_a_provider_may_bring_the_second_step(
    settings, tmp_path, server, member, riverton, second, status
):
    configure(settings, tmp_path, server, second=second)
    settings.SECOND_FACTOR_DEMANDED = True
    officer = member("officer", partnership=riverton).person
    Person.objects.filter(pk=officer.pk).update(email="officer@riverton.example")
    officer.refresh_from_db()
    prove_address(officer)
    assert dance(server, officer.email).get("/riverton/people/").status_code == status


# ── the file ──


def test_without_a_file_there_are_no_providers(tmp_path):
    assert providers.told(tmp_path) == {}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param('[[openid]]\nid = "a"', id="lacks keys"),
        pytest.param('[[ldap]]\nid = "a"', id="an unknown kind"),
        pytest.param(TOLD.format(server="x", second="true") + 'colour = "red"', id="a stray key"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, told):
    (tmp_path / "sign-in.toml").write_text(told)
    with pytest.raises(ProviderError):
        providers.told(tmp_path)


def test_sign_in_forms_may_lead_to_the_providers_and_nowhere_else(tmp_path):
    told = TOLD.format(server="https://id.example/realms/x", second="true")
    (tmp_path / "sign-in.toml").write_text(told)
    assert list(providers.origins(providers.told(tmp_path))) == ["https://id.example"]


def test_somebody_without_a_password_is_not_locked_out_of_their_agencys_sign_in(council):
    person = a_person("Officer", "Riverton")
    Person.objects.filter(pk=person.pk).update(email="officer@riverton.example")
    person.refresh_from_db()
    prove_address(person)
    dance(council, person.email)
    person.refresh_from_db()
    assert person.has_usable_password()
