"""Writes to the compact: what is promised, agreed, brought in, given up."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Contribution, Membership, Partner, Promise
from wardmote.partnership.agencies.rules import (
    check_can_agree,
    check_can_bring,
    check_can_change,
    check_may_promise,
    check_promise_is_open,
)


@transaction.atomic
def make_promise(*, partner: Partner, by: Membership, at: datetime, **says: Any) -> Promise:
    """Write down what an agency promises; said by its own people, it is agreed at once."""
    check_may_promise(by, partner)
    is_own = by.agency_id == partner.agency_id
    agreed_on = timezone.localdate(at) if is_own else None
    return made(Promise(partner=partner, agreed_on=agreed_on, **says), by=by, at=at)


@transaction.atomic
def change_promise(*, promise: Promise, by: Membership, at: datetime, **says: Any) -> Promise:
    """Change what is not agreed yet."""
    check_may_promise(by, promise.partner)
    check_can_change(promise)
    return altered(promise, says, by=by, at=at)


@transaction.atomic
def agree(*, promise: Promise, agreed_on: date, by: Membership, at: datetime) -> Promise:
    """The agency stands by it from that day."""
    check_may_promise(by, promise.partner)
    check_can_agree(promise)
    return altered(promise, {"agreed_on": agreed_on}, by=by, at=at)


@transaction.atomic
def give_up(*, promise: Promise, why: str, by: Membership, at: datetime) -> Promise:
    """It will not be kept: said openly, with the reason; what was brought stays on record."""
    check_may_promise(by, promise.partner)
    check_promise_is_open(promise)
    to = {"given_up_on": timezone.localdate(at), "given_up_why": why}
    return altered(promise, to, by=by, at=at, why=why)


@transaction.atomic
def bring(
    *, promise: Promise, brought_on: date, note: str, by: Membership, at: datetime,
    amount: Decimal | None = None,
) -> Contribution:  # fmt: skip
    """Record what was brought in of a promise."""
    check_may_promise(by, promise.partner)
    today = timezone.localdate(at)
    check_can_bring(promise, brought_on=brought_on, amount=amount, today=today)
    said = Contribution(promise=promise, brought_on=brought_on, amount=amount, note=note)
    return made(said, by=by, at=at)


@transaction.atomic
def correct_contribution(
    *, contribution: Contribution, brought_on: date, note: str, by: Membership, at: datetime,
    amount: Decimal | None = None,
) -> Contribution:  # fmt: skip
    """Set right what was recorded; what it was before stays in the trail."""
    promise = contribution.promise
    check_may_promise(by, promise.partner)
    today = timezone.localdate(at)
    check_can_bring(promise, brought_on=brought_on, amount=amount, today=today)
    to = {"brought_on": brought_on, "amount": amount, "note": note}
    return altered(contribution, to, by=by, at=at)
