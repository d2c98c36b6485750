"""What holds of promises: who makes them, how they stand, and what is refused."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Membership, Partner, Promise
from wardmote.partnership.agencies.models.compact import POUNDS
from wardmote.partnership.agencies.rules.may import KEEPERS, NotAllowed, check_may
from wardmote.partnership.agencies.rules.structure import Refused
from wardmote.partnership.website.tables import money

MAKING = "promise for an agency"


def check_may_promise(by: Membership, partner: Partner) -> None:
    """An agency is promised for by its own people, or by the officer who keeps the record."""
    check_may(by, MAKING)
    if not can_promise_for(by, partner):
        raise NotAllowed("You may promise for your own agency only.")


def can_promise_for(by: Membership, partner: Partner) -> bool:
    """Whether somebody whose role may promise may do so for this agency."""
    return by.role in KEEPERS or by.agency_id == partner.agency_id


def check_promise_is_open(promise: Promise) -> None:
    """What was given up is over."""
    if promise.given_up_on is not None:
        raise Refused(_("This promise was given up."))


def check_can_change(promise: Promise) -> None:
    """Once agreed, the words stand: what is promised instead is another promise."""
    check_promise_is_open(promise)
    if promise.agreed_on is not None:
        raise Refused(_("It is agreed: give it up with a reason, and make another."))


def check_can_agree(promise: Promise) -> None:
    """It is agreed once."""
    check_promise_is_open(promise)
    if promise.agreed_on is not None:
        raise Refused(_("It is agreed already."))


def check_can_bring(
    promise: Promise, *, brought_on: date, amount: Decimal | None, today: date
) -> None:
    """What was brought in was brought in by today, and is counted as it was promised."""
    check_promise_is_open(promise)
    if promise.agreed_on is None:
        raise Refused(_("Agree it first: only what was promised can be kept."))
    if brought_on > today:
        raise Refused(_("It is recorded once it is there."))
    if promise.amount is not None and not amount:
        raise Refused(_("Say how much, in %(unit)s.") % {"unit": promise.unit})
    if promise.amount is None and amount:
        raise Refused(_("It was promised without an amount: tell of it in the note."))


def is_over(promise: Promise, on: date) -> bool:
    """Whether its period has passed, or it was given up."""
    return promise.given_up_on is not None or promise.ends_on < on


def is_kept(promise: Promise) -> bool:
    """Whether all of it is recorded; where it cannot be counted, whether anything is."""
    if promise.amount is None:
        return bool(promise.contributions.all())
    return promise.brought >= promise.amount


def is_in_advance(promise: Promise) -> bool:
    """Whether it was agreed before its period began, as responsibilities are to be."""
    return promise.agreed_on is not None and promise.agreed_on <= promise.starts_on


def amount_told(amount: Decimal, unit: str) -> str:
    """£1,250 or 400 hours."""
    if unit == POUNDS:
        return money(amount)
    figure = f"{amount:,.2f}".rstrip("0").rstrip(".")
    return f"{figure} {unit}"
