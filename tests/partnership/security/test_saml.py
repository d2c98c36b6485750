"""Signing in by SAML: what a provider asks about us, and answers signed by its key or not."""

import base64
import re
import zlib
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from django.utils import timezone
from onelogin.saml2.utils import OneLogin_Saml2_Utils

from wardmote.partnership.website import providers
from wardmote.partnership.website.models import Person
from wardmote.partnership.website.signing_in import prove_address

IDP = "https://id.police.example/metadata"
HOST = "wardmote.example"
SP = f"http://{HOST}/account/saml/police"
RESPONSE = """
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r{uid}" Version="2.0"
  IssueInstant="{now}" Destination="{sp}/acs/" InResponseTo="{asked}">
<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{idp}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
{assertion}</samlp:Response>"""
ASSERTION = """<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a{uid}"
  Version="2.0" IssueInstant="{now}"><saml:Issuer>{idp}</saml:Issuer>
<saml:Subject><saml:NameID
  Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">{email}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{sp}/acs/" InResponseTo="{asked}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{since}" NotOnOrAfter="{until}"><saml:AudienceRestriction>
<saml:Audience>{sp}/metadata/</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{now}" SessionIndex="1"><saml:AuthnContext>
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password
</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.3">
<saml:AttributeValue>{email}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
</saml:Assertion>"""


def key_pair() -> tuple[str, str]:
    """A key and its certificate, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "id.police.example")])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private.decode(), certificate.public_bytes(pem).decode()


@pytest.fixture(scope="module")
def keys() -> tuple[str, str]:
    return key_pair()


@pytest.fixture
def police(db, settings, tmp_path, keys) -> None:
    """The provider, as the host's `sign-in.toml` names it."""
    (tmp_path / "sign-in.toml").write_text(
        f'[[saml]]\nid = "police"\nname = "Riverton Police"\nentity_id = "{IDP}"\n'
        f'sso_url = "https://id.police.example/sso"\ncertificate = """{keys[1]}"""\n'
        'vouches_for = ["police.example"]\n'
    )
    settings.ALLOWED_HOSTS = [HOST]
    settings.SOCIALACCOUNT_PROVIDERS = providers.for_allauth(providers.told(tmp_path))


def browser() -> Client:
    """One that comes by the name that the provider knows us by."""
    return Client(headers={"host": HOST})


def invited(email: str) -> Person:
    person = Person.objects.create_user(email, None, name="Invited")
    prove_address(person)
    return person


def asked(client: Client) -> str:
    """Go to the provider; the number of the question."""
    away = client.post("/account/saml/police/login/")["Location"]
    request = parse_qs(urlsplit(away).query)["SAMLRequest"][0]
    words = zlib.decompress(base64.b64decode(request), -15).decode()
    return re.search(r'ID="([^"]+)"', words)[1]


def answer(client: Client, email: str, question: str, keys: tuple[str, str] | None) -> Client:
    """Come back from the provider."""
    now = timezone.now()
    told = {
        "uid": base64.b16encode(email.encode()).decode(), "idp": IDP, "sp": SP, "email": email,
        "asked": question, "now": f"{now:%Y-%m-%dT%H:%M:%SZ}",
        "since": f"{now - timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}",
        "until": f"{now + timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}",
    }  # fmt: skip
    assertion = ASSERTION.format(**told)
    if keys:
        assertion = OneLogin_Saml2_Utils.add_sign(assertion, *keys).decode()
    assertion = re.sub(r"^<\?xml[^>]*>\s*", "", assertion)
    response = RESPONSE.format(**told, assertion=assertion).strip()
    sent = {"SAMLResponse": base64.b64encode(response.encode()).decode()}
    client.post("/account/saml/police/acs/", sent, follow=True)
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_provider_finds_out_about_us(police):
    told = browser().get("/account/saml/police/metadata/").content.decode()
    assert f'Location="{SP}/acs/"' in told


def test_an_answer_signed_by_the_providers_key_lets_in(police, keys):
    person, client = invited("sergeant@police.example"), browser()
    answer(client, person.email, asked(client), keys)
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize("by", ["nobody", "another key"])
def test_an_answer_that_the_provider_did_not_sign_does_not(police, by):
    person, client = invited("sergeant@police.example"), browser()
    answer(client, person.email, asked(client), None if by == "nobody" else key_pair())
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_does_not(police, keys):
    client = browser()
    answer(client, invited("sergeant@police.example").email, "_made_up", keys)
    assert not is_in(client)


def test_it_signs_in_nobody_of_another_domain(police, keys):
    person, client = invited("officer@riverton.example"), browser()
    answer(client, person.email, asked(client), keys)
    assert not is_in(client)
