"""How people come in: by invitation only, by password, passkey or their agency's own sign-in."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from django.http import HttpRequest, HttpResponseBase

from wardmote.partnership.website.models import Person


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request) -> bool:
        return False


class OwnAddressesOnly(DefaultSocialAccountAdapter):
    """A provider signs in people of the domains that the host lets it vouch for, and no others.

    Without this an agency's provider could sign in as anybody, by claiming their address.
    """

    def can_authenticate_by_email(self, login, email: str) -> bool:
        domain = email.rpartition("@")[2].lower()
        return domain in login.provider.app.settings.get("vouches_for", [])


def may_sign_in_already(person: Person) -> bool:
    """Whether the person has a way in; somebody who only ever held a seat has none."""
    return person.has_usable_password() or person.last_login is not None


def prove_address(person: Person) -> None:
    """Keep that the address is the person's: they opened a letter that was sent to it."""
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )


def sign_in(request: HttpRequest, person: Person, *, to: str) -> HttpResponseBase:
    """Sign in somebody who has just chosen a password, and send them on."""
    record_authentication(request, person, method="password", email=person.email)
    return perform_login(request, person, redirect_url=to)


def has_second_factor(request: HttpRequest) -> bool:
    """Whether the one who is signed in has shown, or has set up, a second factor."""
    return is_mfa_enabled(request.user) or _came_by_provider_with_one(request)


def _came_by_provider_with_one(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    ways = {record.get("provider") for record in records if record["method"] == "socialaccount"}
    apps = get_provider_adapter().list_apps(request) if ways else []
    return any(app.settings.get("brings_second_factor") for app in apps if app.provider_id in ways)


def limited(action: str) -> Callable:
    """Let a view be posted to only so often; the rates stand in `ACCOUNT_RATE_LIMITS`."""

    def wrap(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            refusal = request.method == "POST" and consume_or_429(request, action=action)
            return refusal or view(request, *args, **kwargs)

        return guarded

    return wrap
