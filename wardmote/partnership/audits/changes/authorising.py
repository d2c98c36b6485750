"""Gives contractors their authority, and takes it back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.audits.models import Audit, Authority
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.authority import check_dates, holds, new_code


@transaction.atomic
def authorise(
    *, partnership: Partnership, firm: str, purpose: str, starts_on: date, until: date,
    by: Membership, at: datetime, audit: Audit | None = None, hands_over: str = "",
) -> Authority:  # fmt: skip
    """Let a firm act for the partnership until a day; its code lets anybody check that."""
    check_may(by, "authorise a contractor", MAY)
    check_dates(starts_on, until)
    authority = Authority(
        partnership=partnership, audit=audit, firm=firm, purpose=purpose, starts_on=starts_on,
        until=until, hands_over=hands_over, code=new_code(),
    )  # fmt: skip
    return made(authority, by=by, at=at)


@transaction.atomic
def withdraw(*, authority: Authority, why: str, by: Membership, at: datetime) -> Authority:
    """From today the firm acts for the partnership no more."""
    check_may(by, "authorise a contractor", MAY)
    today = timezone.localdate(at)
    if authority.withdrawn_on or authority.until < today:
        raise Refused(_("It holds no more already."))
    return altered(authority, {"withdrawn_on": today}, by=by, at=at, why=why)


@transaction.atomic
def note_hand_over(*, authority: Authority, by: Membership, at: datetime) -> Authority:
    """The firm has handed over what was agreed: data, method and what it learned stay here."""
    check_may(by, "authorise a contractor", MAY)
    if authority.handed_over_on:
        raise Refused(_("It is noted already."))
    if not authority.hands_over and not holds(authority, timezone.localdate(at)):
        raise Refused(_("Nothing was agreed to be handed over."))
    return altered(authority, {"handed_over_on": timezone.localdate(at)}, by=by, at=at)
