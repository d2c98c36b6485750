"""Plans an audit, has its scope agreed, drops it, and carries lessons from one to the next."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wardmote.evidence import Period, WardmoteError
from wardmote.partnership.agencies.changes.writing import altered, made
from wardmote.partnership.agencies.models import Group, Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import Refused, check_may
from wardmote.partnership.audits.models import Audit, ScopeAnswer, Stage
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.scope import check_can_agree, check_may_answer, standing
from wardmote.partnership.audits.rules.stages import planned_stages
from wardmote.partnership.audits.rules.states import State, check_can_become, check_is_under_way
from wardmote.partnership.trail import changes as trail


@transaction.atomic
def plan(
    *, partnership: Partnership, title: str, period: str, terms: str, due_on: date,
    by: Membership, at: datetime, in_scope: str = "", out_of_scope: str = "",
    group: Group | None = None, follows: Audit | None = None, harm: str = "",
) -> Audit:  # fmt: skip
    """Plan an audit with its stages back from the day of publication.

    Args:
        period: what is audited: "2025/26", "2025" or "2026-03".
        due_on: by when it is to be published.
        follows: the audit before, whose lessons it starts from.
    """
    check_may(by, "plan an audit", MAY)
    today = timezone.localdate(at)
    if due_on < today:
        raise Refused(_("The day of publication has passed."))
    audit = Audit(
        partnership=partnership, title=title, period=_period(period), terms=terms,
        in_scope=in_scope, out_of_scope=out_of_scope, due_on=due_on, group=group, harm=harm,
        planned_on=today, follows=follows, lessons=follows.learned if follows else "",
        is_made_up=follows.is_made_up if follows else False,
    )  # fmt: skip
    made(audit, by=by, at=at)
    _plan_stages(audit, today)
    return audit


def _period(told: str) -> str:
    try:
        return str(Period.parse(told.strip()).label)
    except WardmoteError as wrong:
        raise Refused(str(wrong)) from None


def _plan_stages(audit: Audit, today: date) -> None:
    planned = planned_stages(audit.partnership.nation, audit.due_on, today)
    Stage.objects.bulk_create(
        Stage(audit=audit, key=one.key, words=one.words, order=order, planned_on=one.planned_on)
        for order, one in enumerate(planned)
    )


SCOPE = frozenset({"period", "terms", "in_scope", "out_of_scope"})
"""What partners agree to."""


@transaction.atomic
def change_plan(*, audit: Audit, by: Membership, at: datetime, **to: Any) -> Audit:
    """Change what is planned; what changes the scope is put to partners again."""
    check_may(by, "plan an audit", MAY)
    check_is_under_way(audit)
    if "period" in to:
        to["period"] = _period(to["period"])
    differs = {name for name in SCOPE & to.keys() if getattr(audit, name) != to[name]}
    if differs and audit.state not in (State.PLANNED, State.AGREED):
        raise Refused(_("It was run already: its scope is changed no more."))
    if differs:
        _ask_again(audit, by=by, at=at)
        to["state"] = State.PLANNED
    moved = to.get("due_on", audit.due_on) != audit.due_on
    changed = altered(audit, to, by=by, at=at)
    if moved:
        _move_stages(changed, timezone.localdate(at))
    return changed


def _ask_again(audit: Audit, *, by: Membership, at: datetime) -> None:
    """Answers to another scope are no answers to this one."""
    for answer in audit.scope_answers.select_related("audit__partnership"):
        trail.removed(answer, by=by, at=at, why=_("The scope changed."))
    audit.scope_answers.all().delete()
    audit.stages.filter(key="scope").update(done_on=None)


def _move_stages(audit: Audit, today: date) -> None:
    """Stages that are not done are planned anew from the new day."""
    for one in planned_stages(audit.partnership.nation, audit.due_on, today):
        audit.stages.filter(key=one.key, done_on=None).update(planned_on=one.planned_on)


@transaction.atomic
def answer_scope(
    *, audit: Audit, partner: Partner, said: str, by: Membership, at: datetime, words: str = ""
) -> ScopeAnswer:
    """A partner agrees to the terms and the scope, or objects with its reasons; the last counts."""
    check_may_answer(by, partner)
    if audit.state != State.PLANNED:
        raise Refused(_("The scope is agreed already."))
    if said == ScopeAnswer.Said.OBJECTS and not words.strip():
        raise Refused(_("Say what you object to."))
    told = {"said": said, "words": words, "by": by.person, "answered_on": timezone.localdate(at)}
    held = audit.scope_answers.filter(partner=partner).first()
    if held:
        return altered(held, told, by=by, at=at)
    return made(ScopeAnswer(audit=audit, partner=partner, **told), by=by, at=at)


@transaction.atomic
def agree_scope(*, audit: Audit, by: Membership, at: datetime, why: str = "") -> Audit:
    """The scope stands: every authority answered and nobody objects, or for a written reason."""
    check_may(by, "plan an audit", MAY)
    check_can_become(audit, State.AGREED)
    today = timezone.localdate(at)
    partners = audit.partnership.partners.on(today).select_related("agency")
    check_can_agree(standing(audit, partners, today), why)
    to = {"state": State.AGREED, "scope_override": why.strip()}
    return move_on(audit, to, stage="scope", by=by, at=at)


@transaction.atomic
def drop(*, audit: Audit, why: str, by: Membership, at: datetime) -> Audit:
    """It is not made after all."""
    check_may(by, "plan an audit", MAY)
    check_can_become(audit, State.DROPPED)
    if not why.strip():
        raise Refused(_("Say why it is dropped."))
    return altered(audit, {"state": State.DROPPED}, by=by, at=at, why=why)


@transaction.atomic
def take_up(*, audit: Audit, by: Membership, at: datetime) -> Audit:
    """A dropped one is planned again."""
    check_may(by, "plan an audit", MAY)
    check_can_become(audit, State.PLANNED)
    if audit.runs.filter(state="done").exists():
        raise Refused(_("It was run before it was dropped: plan another one."))
    return altered(audit, {"state": State.PLANNED}, by=by, at=at)


@transaction.atomic
def review(
    *, audit: Audit, review: str, learned: str, reviewed_on: date, by: Membership, at: datetime
) -> Audit:
    """Write down how a published audit went, and what the next one should know."""
    check_may(by, "plan an audit", MAY)
    if audit.state != State.PUBLISHED:
        raise Refused(_("An audit is reviewed once it is published."))
    to = {"review": review, "learned": learned, "reviewed_on": reviewed_on}
    return altered(audit, to, by=by, at=at)


def move_on(
    audit: Audit, to: dict[str, Any], *, stage: str, by: Any, at: datetime, why: str = ""
) -> Audit:
    """Change the state, and note the day on which its stage was reached first."""
    moved = altered(audit, to, by=by, at=at, why=why)
    audit.stages.filter(key=stage, done_on=None).update(done_on=timezone.localdate(at))
    return moved
