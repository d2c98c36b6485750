"""Says how far a duty is."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.changes.writing import altered
from wardmote.partnership.agencies.models import Membership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.duties.changes.making import likely, make_duty
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules import (
    LAST_DONE,
    MAY,
    check_may_do,
    check_next,
    law,
    legal_year,
)
from wardmote.partnership.trail import changes as trail

State = Duty.State


@transaction.atomic
def begin(*, duty: Duty, by: Membership, at: datetime) -> Duty:
    """It is in hand now."""
    check_may_do(by, duty)
    return _become(duty, State.IN_HAND, by=by, at=at)


@transaction.atomic
def put_down(*, duty: Duty, by: Membership, at: datetime) -> Duty:
    """It was begun by mistake: not started after all."""
    check_may_do(by, duty)
    if not duty.is_open:
        raise Refused(_("It is not in hand."))
    return _become(duty, State.WAITING, by=by, at=at)


@transaction.atomic
def finish(
    *, duty: Duty, done_on: date, today: date, by: Membership, at: datetime, why: str = ""
) -> Duty:
    """It is done.

    A duty that is counted from when it was last done gets its next: none ever lapses unseen.

    Args:
        why: where parts of it are missing, why it counts as done all the same.
    """
    check_may_do(by, duty)
    if done_on > today:
        raise Refused(_("It cannot be done on a day that has not come."))
    missing = duty.parts.filter(kind=Part.Kind.CONTENT, done_on=None).count()
    if missing and not why.strip():
        raise Refused(
            _("%d of the things that it must contain are not ticked: tick them, or say why.")
            % missing
        )
    done = _become(duty, State.DONE, by=by, at=at, why=why, done_on=done_on)
    _follow(done, by=by, at=at)
    return done


def _follow(done: Duty, *, by: Membership, at: datetime) -> None:
    """The next duty of those that are counted from when they were last done."""
    row = law(done.partnership, done.key, done.done_on)
    if row is None or row.counted_from != LAST_DONE:
        return
    due_on = rulebook.due_after(row, done.done_on)
    later = done.partnership.duties.filter(key=done.key, due_on__gt=done.due_on).first()
    if later is None:
        who = likely(done.partnership, done.done_on)
        make_duty(row, due_on, partnership=done.partnership, likely=who, by=by, at=at)
    elif later.state == State.WAITING:
        day = {"due_on": due_on, "first_due_on": due_on, "year": legal_year(due_on)}
        altered(later, day, by=by, at=at, why=_("Counted from when it was last done"))


@transaction.atomic
def set_aside(*, duty: Duty, reason: str, by: Membership, at: datetime) -> Duty:
    """It does not apply this time, for a reason."""
    check_may(by, "keep the duties", MAY)
    if not reason.strip():
        raise Refused(_("Say why it does not apply."))
    return _become(duty, State.SET_ASIDE, by=by, at=at, why=reason, reason=reason)


@transaction.atomic
def reopen(*, duty: Duty, why: str, by: Membership, at: datetime) -> Duty:
    """What was done goes back to in hand, what was set aside to not started."""
    if duty.is_open:
        raise Refused(_("It is open already."))
    if duty.state == State.SET_ASIDE:
        check_may(by, "keep the duties", MAY)
        return _become(duty, State.WAITING, by=by, at=at, why=why, reason="")
    check_may_do(by, duty)
    return _become(duty, State.IN_HAND, by=by, at=at, why=why, done_on=None)


def _become(
    duty: Duty, state: str, *, by: Membership, at: datetime, why: str = "", **more: Any
) -> Duty:
    kept = Duty.objects.select_for_update().get(pk=duty.pk)
    check_next(kept, state)
    return altered(kept, {"state": state, **more}, by=by, at=at, why=why)


@transaction.atomic
def tick_contents(
    *, duty: Duty, ticked: dict[int, bool], where: dict[int, str], today: date,
    by: Membership, at: datetime,
) -> None:  # fmt: skip
    """Say which of the things that it must contain are there, and where each is."""
    check_may_do(by, duty)
    for part in duty.parts.filter(kind=Part.Kind.CONTENT, pk__in=ticked):
        day = (part.done_on or today) if ticked[part.pk] else None
        _tick(part, {"done_on": day, "where": where.get(part.pk, "")}, duty, by=by, at=at)


@transaction.atomic
def tick_steps(
    *, duty: Duty, done: dict[int, date | None], today: date, by: Membership, at: datetime
) -> None:
    """Say on which day each step was done; what is not begun is in hand with its first step."""
    check_may_do(by, duty)
    if any(day and day > today for day in done.values()):
        raise Refused(_("A step cannot be done on a day that has not come."))
    for part in duty.parts.filter(kind=Part.Kind.STEP, pk__in=done):
        _tick(part, {"done_on": done[part.pk]}, duty, by=by, at=at)
    if any(done.values()) and duty.state == State.WAITING:
        _become(duty, State.IN_HAND, by=by, at=at)


def _tick(part: Part, to: dict[str, Any], duty: Duty, *, by: Membership, at: datetime) -> None:
    """Save a part, if anything of it differs."""
    part.duty = duty
    if all(getattr(part, name) == value for name, value in to.items()):
        return
    before = trail.picture(part)
    for name, value in to.items():
        setattr(part, name, value)
    part.save(update_fields=list(to))
    trail.changed(part, before, by=by, at=at)
