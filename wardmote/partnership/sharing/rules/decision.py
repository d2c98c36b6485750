"""May this person do this with this record, for this, now? Denied unless a protocol says yes.

A pure function of the values in `terms`; the seven steps of the text stand in their order below.
Where the text leaves room, it is read so that less is shared:

- what happens later than the asking has not happened yet; a tie of signature and withdrawal
  withdraws, and a tie of suspension and resumption suspends;
- a sealed record (by its field or its marker) is its owner's alone;
- `training_current`, `mfa` and `meeting_declared` are demanded also of data that is not personal,
  and `no_export` does not allow the action "export"; it and `notify_owner` are duties too;
- no broken glass opens a record with a marker; its owner was told of it no later than it opened,
  and any of the same person's that is 24 hours old and not reviewed by now locks it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from wardmote.partnership.sharing.rules.terms import (
    Answer,
    Basis,
    BreakGlass,
    Condition,
    Grant,
    Happened,
    Identifiability,
    Marker,
    Meeting,
    Mode,
    Question,
    Record,
    Version,
)

log = logging.getLogger(__name__)

VIEW = "view"
EXPORT = "export"
FINEST_FIRST = ("exact", "postcode", "outward", "lsoa", "ward")
LOGGED = frozenset({"log"})
SEEN_TO_BY_THE_CALLER = frozenset({Condition.NO_EXPORT, Condition.NOTIFY_OWNER})
SHORTEST_REASON = 20
LONGEST_OPENING = timedelta(hours=4)
REVIEWED_WITHIN = timedelta(hours=24)

Gate = Callable[[Question], bool]
Demand = Callable[[Question, Version, Grant], bool]


def decide(question: Question, versions: Iterable[Version]) -> Answer:
    """Allowed with its basis, or denied with what would have to change; an error is a denial."""
    try:
        return _decide(question, tuple(versions))
    except Exception as error:  # a decision that cannot be made is a denial, whatever the reason
        log.error("A sharing decision failed and was denied: %s", type(error).__name__)
        return Answer(allowed=False, missing=("decision_failed",))


def _decide(question: Question, versions: tuple[Version, ...]) -> Answer:
    closed = tuple(reason for reason, opens in GATES.items() if not opens(question))
    if _is_own(question):
        return _answer_to_the_owner(question, closed)
    if _is_sealed(question.record):
        return _denied(*closed, "sealed")
    opened = _answer_by_grants(question, versions)
    if opened.allowed and not closed:
        return opened
    if not closed and _has_broken_glass(question):
        return _answer_by_broken_glass(question)
    return _denied(*closed, *opened.missing)


def _denied(*missing: str) -> Answer:
    return Answer(allowed=False, missing=missing)


# 1. Gates that no grant opens.
def _is_personal(record: Record) -> bool:
    return record.identifiability >= Identifiability.PERSONAL


def _is_there(question: Question) -> bool:
    leaves_on = question.actor.leaves_on
    return leaves_on is None or question.at.date() < leaves_on


def _is_trained(question: Question) -> bool:
    until = question.actor.trained_until
    return until is not None and question.at.date() <= until


GATES: dict[str, Gate] = {
    "person_not_active": lambda q: q.actor.active,
    "person_has_left": _is_there,
    "purpose_not_stated": lambda q: bool(q.purpose.strip()),
    "past_retention": lambda q: q.at.date() <= q.record.delete_after,
    "no_second_factor": lambda q: q.actor.second_factor or not _is_personal(q.record),
    "training_not_current": lambda q: _is_trained(q) or not _is_personal(q.record),
}


# 2. The owner's own data needs no protocol; a sealed record goes no further.
def _is_own(question: Question) -> bool:
    return question.record.owner == question.actor.party


def _is_sealed(record: Record) -> bool:
    return record.sealed or Marker.SEALED in record.markers


def _answer_to_the_owner(question: Question, closed: tuple[str, ...]) -> Answer:
    if closed:
        return _denied(*closed)
    return _whole(question.record, Basis("own"), LOGGED)


def _whole(record: Record, basis: Basis, duties: frozenset[str]) -> Answer:
    if not record.fields:
        return _denied("no_field_opened")
    return Answer(allowed=True, fields=record.fields, basis=(basis,), duties=duties)


# 3. Denied, unless some grant of some version that stands today meets every demand.
def _last(
    version: Version, what: Happened, by: datetime, party: str | None = None
) -> datetime | None:
    """When it last happened by then: done by that party, or by anybody where none is asked for."""
    done = (
        event.at
        for event in version.events
        if event.what == what and event.at <= by and party in (None, event.party)
    )
    return max(done, default=None)


def _holds(yes: datetime | None, no: datetime | None) -> bool:
    return yes is not None and (no is None or yes > no)


def _is_signed(version: Version, party: str, at: datetime) -> bool:
    signed = _last(version, Happened.SIGNED, at, party)
    return _holds(signed, _last(version, Happened.WITHDRAWN, at, party))


def _is_not_suspended(question: Question, version: Version, grant: Grant) -> bool:
    suspended = _last(version, Happened.SUSPENDED, question.at)
    resumed = _last(version, Happened.RESUMED, question.at)
    return suspended is None or _holds(resumed, suspended)


def _is_relevant(question: Question, version: Version, grant: Grant) -> bool:
    return question.actor.party in question.record.relevant_to


def _sits_declared(question: Question, version: Version) -> Meeting | None:
    """The open meeting of this protocol in which the person sits, having signed the declaration."""
    meeting, who = question.meeting, question.actor.id
    if meeting is None or meeting.protocol != version.protocol:
        return None
    is_open = meeting.opens <= question.at < meeting.closes
    return meeting if is_open and who in meeting.attendees and who in meeting.declared else None


def _is_at_the_table(question: Question, version: Version, grant: Grant) -> bool:
    meeting = _sits_declared(question, version)
    return meeting is not None and question.record.id in meeting.agenda


MODES: dict[str, Demand] = {Mode.NEED_TO_KNOW: _is_relevant, Mode.WHOLE_TABLE: _is_at_the_table}


def _is_in_mode(question: Question, version: Version, grant: Grant) -> bool:
    return not _is_personal(question.record) or MODES[grant.mode](question, version, grant)


ENFORCED: dict[str, Demand] = {
    Condition.TRAINING_CURRENT: lambda q, v, g: _is_trained(q),
    Condition.MFA: lambda q, v, g: q.actor.second_factor,
    Condition.MEETING_DECLARED: lambda q, v, g: _sits_declared(q, v) is not None,
    Condition.NO_EXPORT: lambda q, v, g: q.action != EXPORT,
    Condition.NOTIFY_OWNER: lambda q, v, g: True,
}


def _meets_conditions(question: Question, version: Version, grant: Grant) -> bool:
    return all(ENFORCED[each](question, version, grant) for each in grant.conditions)


# What the grant is about: where one of these fails, it is another grant.
MATCHES: dict[str, Demand] = {
    "other_provider": lambda q, v, g: g.provider == q.record.owner,
    "other_recipient": lambda q, v, g: q.actor.party in g.recipients,
    "other_category": lambda q, v, g: g.category == q.record.category,
    "too_identifying": lambda q, v, g: q.record.identifiability <= g.most,
    "other_purpose": lambda q, v, g: q.purpose in g.purposes,
    "other_action": lambda q, v, g: q.action in g.actions,
}
# How it stands: what its parties could mend.
STANDS: dict[str, Demand] = {
    "no_gateway": lambda q, v, g: bool(g.gateways),
    "not_active": lambda q, v, g: v.active,
    "provider_not_signed": lambda q, v, g: _is_signed(v, g.provider, q.at),
    "recipient_not_signed": lambda q, v, g: _is_signed(v, q.actor.party, q.at),
    "suspended": _is_not_suspended,
    "not_started_or_ended": lambda q, v, g: v.starts <= q.at.date() < v.ends,
    "past_review": lambda q, v, g: q.at.date() <= v.review_by,
    "marker_excluded": lambda q, v, g: not v.excluded & q.record.markers,
    "not_in_mode": _is_in_mode,
    "condition_not_met": _meets_conditions,
}
DEMANDS = MATCHES | STANDS


def _answer_by_grants(question: Question, versions: tuple[Version, ...]) -> Answer:
    lines = [(version, grant) for version in versions for grant in version.grants]
    opening = [(v, g) for v, g in lines if _allows(question, v, g)]
    fields = _fields(question.record, [grant for _, grant in opening])
    if not fields:
        return _denied(*_nearest(question, lines, is_matched=bool(opening)))
    return Answer(
        allowed=True,
        fields=frozenset(fields),
        granularity={name: finest for name, finest in fields.items() if finest != FINEST_FIRST[0]},
        basis=tuple(_bases(opening)),
        duties=LOGGED | {duty for _, grant in opening for duty in _duties(grant)},
    )


def _allows(question: Question, version: Version, grant: Grant) -> bool:
    return all(meets(question, version, grant) for meets in DEMANDS.values())


def _bases(opening: list[tuple[Version, Grant]]) -> Iterator[Basis]:
    for protocol, version, grant in sorted({(v.protocol, v.id, g.id) for v, g in opening}):
        yield Basis("grant", protocol, version, grant)


def _duties(grant: Grant) -> frozenset[str]:
    return SEEN_TO_BY_THE_CALLER & grant.conditions


def _nearest(
    question: Question, lines: list[tuple[Version, Grant]], *, is_matched: bool
) -> tuple[str, ...]:
    """What the nearest grant lacks: first the one most about what is asked, then the readiest."""
    if is_matched:
        return ("no_field_opened",)
    lacking = [_lacks(question, version, grant) for version, grant in lines]
    return min(lacking, key=_distance, default=("no_protocol",))


def _lacks(question: Question, version: Version, grant: Grant) -> tuple[str, ...]:
    return tuple(id_ for id_, meets in DEMANDS.items() if not meets(question, version, grant))


def _distance(lacks: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    return sum(reason in MATCHES for reason in lacks), len(lacks), lacks


# 4. The fields that it opens, each as finely as the finest grant has it.
def _fields(record: Record, grants: list[Grant]) -> dict[str, str]:
    return {
        name: min(finenesses, key=FINEST_FIRST.index)
        for name in record.fields
        if (finenesses := [_fineness(grant, name) for grant in grants if name in grant.fields])
    }


def _fineness(grant: Grant, field: str) -> str:
    return grant.granularity.get(field, FINEST_FIRST[0])


# 5. Broken glass comes last.
def _has_broken_glass(question: Question) -> bool:
    if question.action != VIEW or question.record.markers:
        return False
    own = [glass for glass in question.broken if glass.actor == question.actor.id]
    if any(_is_overdue(glass, question.at) for glass in own):
        return False
    return any(_opens(glass, question) for glass in own)


def _is_overdue(glass: BreakGlass, at: datetime) -> bool:
    is_reviewed = glass.reviewed_at is not None and glass.reviewed_at <= at
    return not is_reviewed and at >= glass.opens + REVIEWED_WITHIN


def _opens(glass: BreakGlass, question: Question) -> bool:
    return (
        glass.record == question.record.id
        and len(glass.reason.strip()) >= SHORTEST_REASON
        and glass.opens <= question.at < glass.closes
        and glass.closes - glass.opens <= LONGEST_OPENING
        and glass.notified_at is not None
        and glass.notified_at <= glass.opens
    )


def _answer_by_broken_glass(question: Question) -> Answer:
    return _whole(question.record, Basis("break_glass"), LOGGED | {Condition.NOTIFY_OWNER})
