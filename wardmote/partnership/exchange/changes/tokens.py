"""Tokens by which agencies' programs send."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Agency, Membership, Partnership
from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.models import Token
from wardmote.partnership.exchange.rules.may import KEEPERS, check_acts_for
from wardmote.partnership.exchange.rules.periods import settings
from wardmote.partnership.trail import changes as trail


def token_hash(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_token(
    *, partnership: Partnership, agency: Agency, name: str, expires_on: date, by: Membership,
    at: datetime,
) -> tuple[Token, str]:  # fmt: skip
    """Make a token that opens sending for one agency, and nothing else.

    Made by one of the agency's own people it sends to every partnership that the agency serves;
    made by an officer, to theirs alone.

    Returns:
        The token, and its secret: shown once, as only its hash is kept.
    """
    check_acts_for(by, agency, "keep data tokens")
    today = timezone.localdate(at)
    if not today < expires_on <= today + timedelta(settings().token_days):
        raise Refused(_("A token holds a year at most. Choose a day within it."))
    secret = secrets.token_urlsafe(32)
    token = Token(
        partnership=partnership, agency=agency, name=name, token_hash=token_hash(secret),
        for_all=by.agency_id == agency.pk and by.role not in KEEPERS, made_by=by.person,
        made_at=at, expires_on=expires_on,
    )  # fmt: skip
    token.save(force_insert=True)
    told = {name: value for name, value in trail.picture(token).items() if name != "token_hash"}
    trail.record(token, "added", by=by, at=at, after=told)
    return token, secret


@transaction.atomic
def revoke_token(*, token: Token, by: Membership, at: datetime) -> None:
    """Let it open nothing any more."""
    check_acts_for(by, token.agency, "keep data tokens")
    if token.revoked_at:
        raise Refused(_("This token opens nothing any more."))
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    trail.record(token, "revoked", by=by, at=at)


def whose_token(secret: str, on: date) -> Token | None:
    """The token that a secret is of, while it holds and its agency is a partner there."""
    found = Token.objects.filter(
        token_hash=token_hash(secret), revoked_at=None, expires_on__gt=on,
        made_by__is_active=True,
    ).select_related("partnership", "agency")  # fmt: skip
    token = found.first()
    if token is None:
        return None
    return token if token.partnership.partners.on(on).filter(agency=token.agency).exists() else None
