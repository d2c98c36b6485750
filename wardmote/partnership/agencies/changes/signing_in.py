"""Sign-in, failure, sign-out and changed keys: in the trail of the installation."""

from allauth.account import signals as account
from allauth.mfa import signals as second_factor
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal

from wardmote.partnership.trail import changes as trail
from wardmote.partnership.website import clock
from wardmote.partnership.website.models import Person

TOLD: dict[str, Signal] = {
    "signed_in": user_logged_in,
    "signed_out": user_logged_out,
    "password_changed": account.password_changed,
    "password_set": account.password_set,
    "password_reset": account.password_reset,
    "second_factor_added": second_factor.authenticator_added,
    "second_factor_removed": second_factor.authenticator_removed,
    "second_factor_reset": second_factor.authenticator_reset,
    "second_factor_failed": second_factor.authentication_failed,
}
"""What is told of whoever is known."""


def listen() -> None:
    """Write each of these down from now on."""
    for did, signal in TOLD.items():
        signal.connect(_telling(did), weak=False, dispatch_uid=f"trail.{did}")
    user_login_failed.connect(_failed, dispatch_uid="trail.sign_in_failed")


def _telling(did: str):
    def tell(sender, user=None, **rest) -> None:
        if user is not None and user.pk:
            trail.record(user, did, by=user, at=clock.now())

    return tell


def _failed(sender, credentials, **rest) -> None:
    """Of whom is not known no address is kept: it may be a password in the wrong box."""
    email = str(credentials.get("email", "")).lower()
    known = Person.objects.filter(email=email).first() if "\x00" not in email else None
    trail.record(known or Person(), "sign_in_failed", by=None, at=clock.now())
