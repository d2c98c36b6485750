"""Agencies' own sign-in services, as the host names them in `sign-in.toml` of WARDMOTE_HOME.

[[openid]]                                  # OpenID Connect: Entra ID, Keycloak …
id = "council"                              # part of its addresses
name = "Riverton Council"                   # on the button
server = "https://id.example/realms/riverton"
client = "wardmote"
secret = "…"
vouches_for = ["riverton.example"]          # domains whose addresses it may sign in
brings_second_factor = true                 # it asks for a second factor itself

[[saml]]
id = "police"
name = "Riverton Police"
entity_id = "https://id.police.example/metadata"
sso_url = "https://id.police.example/sso"
certificate = "MII…"                        # in Base64, or as PEM
vouches_for = ["police.example"]
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BOTH = {"id", "name", "vouches_for", "brings_second_factor"}
KEYS = {
    "openid": BOTH | {"server", "client", "secret"},
    "saml": BOTH | {"entity_id", "sso_url", "certificate", "attributes"},
}
MAY_LACK = {"vouches_for", "brings_second_factor", "attributes"}


class ProviderError(ValueError):
    """`sign-in.toml` cannot be used as it stands."""


def told(home: Path) -> Mapping[str, list[dict[str, Any]]]:
    """The providers of `sign-in.toml`; none where there is no such file."""
    file = home / "sign-in.toml"
    if not file.exists():
        return {}
    kinds = tomllib.loads(file.read_text())
    for kind, providers in kinds.items():
        for provider in providers:
            _check(file, kind, provider)
    return kinds


def _check(file: Path, kind: str, provider: Mapping[str, Any]) -> None:
    if kind not in KEYS:
        raise ProviderError(f"{file}: [[{kind}]] is not known; there are {sorted(KEYS)}.")
    stray = set(provider) - KEYS[kind]
    lacking = KEYS[kind] - MAY_LACK - set(provider)
    if stray or lacking:
        raise ProviderError(
            f"{file}: [[{kind}]] has unknown keys {sorted(stray)}, lacks {sorted(lacking)}."
        )


def for_allauth(kinds: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The same, in the words of `SOCIALACCOUNT_PROVIDERS`."""
    return {
        "openid_connect": {
            "APPS": [_openid(provider) for provider in kinds.get("openid", [])],
            "OAUTH_PKCE_ENABLED": True,
        },
        "saml": {"APPS": [_saml(provider) for provider in kinds.get("saml", [])]},
    }


def _openid(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "provider_id": told["id"], "name": told["name"],
        "client_id": told["client"], "secret": told["secret"],
        "settings": {"server_url": told["server"], **_trust(told)},
    }  # fmt: skip


def _saml(told: Mapping[str, Any]) -> dict[str, Any]:
    idp = {
        "entity_id": told["entity_id"],
        "sso_url": told["sso_url"],
        "x509cert": told["certificate"],
    }
    strict = {"want_assertion_signed": True, "reject_deprecated_algorithm": True, "strict": True}
    settings = {"idp": idp, "advanced": strict, "use_nameid_for_email": True, **_trust(told)}
    if "attributes" in told:
        settings["attribute_mapping"] = told["attributes"]
    return {
        "provider_id": told["id"], "name": told["name"], "client_id": told["id"],
        "settings": settings,
    }  # fmt: skip


def _trust(told: Mapping[str, Any]) -> dict[str, Any]:
    domains = [domain.lower() for domain in told.get("vouches_for", [])]
    return {
        "vouches_for": domains,
        "verified_email": domains,
        "email_authentication": bool(domains),
        "brings_second_factor": told.get("brings_second_factor", False),
    }


def origins(kinds: Mapping[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Where sign-in forms may lead: browsers hold redirects to the page's form-action too."""
    for provider in (*kinds.get("openid", []), *kinds.get("saml", [])):
        place = urlsplit(provider.get("server") or provider["sso_url"])
        yield f"{place.scheme}://{place.netloc}"
