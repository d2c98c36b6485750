"""Questions and versions unfolded into relations: rows of plain values, told once each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pyarrow as pa

from wardmote.partnership.sharing.rules.terms import Grant, Question, Version

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TEXT, WHOLE, TRUTH = pa.string(), pa.int64(), pa.bool_()

SHAPES = {
    "question": {
        **dict.fromkeys(
            ("n", "actor", "record", "instant", "day", "meeting", "broken", "world"), WHOLE
        ),
        "action": TEXT,
        "purpose": TEXT,
    },
    "actor": {
        "actor": WHOLE,
        "id": TEXT,
        "party": TEXT,
        "active": TRUTH,
        "leaves_on": WHOLE,
        "second_factor": TRUTH,
        "trained_until": WHOLE,
    },
    "record": {
        "record": WHOLE,
        "id": TEXT,
        "owner": TEXT,
        "category": TEXT,
        "identifiability": WHOLE,
        "delete_after": WHOLE,
        "sealed": TRUTH,
    },
    "record_field": {"record": WHOLE, "field": TEXT},
    "record_marker": {"record": WHOLE, "marker": TEXT},
    "relevant": {"record": WHOLE, "party": TEXT},
    "meeting": {"meeting": WHOLE, "protocol": TEXT, "opens": WHOLE, "closes": WHOLE},
    "attendee": {"meeting": WHOLE, "person": TEXT},
    "declared": {"meeting": WHOLE, "person": TEXT},
    "agenda": {"meeting": WHOLE, "item": TEXT},
    "glass": {
        "broken": WHOLE,
        "person": TEXT,
        "item": TEXT,
        "reason": TEXT,
        **dict.fromkeys(("opens", "closes", "notified_at", "reviewed_at"), WHOLE),
    },
    "world_version": {"world": WHOLE, "version": WHOLE},
    "version": {
        "version": WHOLE,
        "id": TEXT,
        "protocol": TEXT,
        **dict.fromkeys(("starts", "review_by", "ends"), WHOLE),
        "active": TRUTH,
        "history": WHOLE,
        "excluding": WHOLE,
    },
    "excluded": {"excluding": WHOLE, "marker": TEXT},
    "event": {"history": WHOLE, "what": TEXT, "happened": WHOLE, "party": TEXT},
    "version_grant": {"version": WHOLE, "grant": WHOLE},
    "granted": {
        "grant": WHOLE,
        "id": TEXT,
        "provider": TEXT,
        "category": TEXT,
        "most": WHOLE,
        "mode": TEXT,
    },
    "recipient": {"grant": WHOLE, "party": TEXT},
    "granted_purpose": {"grant": WHOLE, "purpose": TEXT},
    "granted_action": {"grant": WHOLE, "action": TEXT},
    "gateway": {"grant": WHOLE, "gateway": TEXT},
    "opened": {"grant": WHOLE, "field": TEXT, "granularity": TEXT},
    "condition": {"grant": WHOLE, "condition": TEXT},
}


def moment(at: datetime | None) -> int | None:
    """Microseconds since 1970, a whole number."""
    if at is None:
        return None
    gone = at - EPOCH
    return (gone.days * 86_400 + gone.seconds) * 1_000_000 + gone.microseconds


def ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


class Relations:
    """Rows of each relation; a value that is met again (the same object) is not told again."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in SHAPES}
        self._known: dict[int, tuple[int, object]] = {}

    def ask(self, question: Question, versions: tuple[Version, ...]) -> int:
        """Add a question; its number, from 0."""
        n = len(self.rows["question"])
        meeting = None if question.meeting is None else self._key(question.meeting, self._meeting)
        self.rows["question"].append(
            (
                n,
                self._key(question.actor, self._actor),
                self._key(question.record, self._record),
                moment(question.at),
                question.at.toordinal(),
                meeting,
                self._key(question.broken, self._broken),
                self._key(versions, self._world),
                question.action,
                question.purpose,
            )
        )
        return n

    def tables(self) -> dict[str, pa.Table]:
        return {
            name: pa.table(
                dict(zip(shape, _columns(self.rows[name], len(shape)), strict=True)),
                schema=pa.schema(shape.items()),
            )
            for name, shape in SHAPES.items()
        }

    def _key(self, value, tell) -> int:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (len(self._known), value)
            tell(known[0], value)
        return known[0]

    def _add(self, relation: str, key: int, values: Iterable[str]) -> None:
        self.rows[relation] += [(key, value) for value in values]

    def _actor(self, key: int, actor) -> None:
        row = (actor.id, actor.party, actor.active, ordinal(actor.leaves_on))
        later = (actor.second_factor, ordinal(actor.trained_until))
        self.rows["actor"].append((key, *row, *later))

    def _record(self, key: int, record) -> None:
        row = (record.id, record.owner, record.category, int(record.identifiability))
        self.rows["record"].append((key, *row, ordinal(record.delete_after), record.sealed))
        self._add("record_field", key, record.fields)
        self._add("record_marker", key, record.markers)
        self._add("relevant", key, record.relevant_to)

    def _meeting(self, key: int, meeting) -> None:
        window = (moment(meeting.opens), moment(meeting.closes))
        self.rows["meeting"].append((key, meeting.protocol, *window))
        self._add("attendee", key, meeting.attendees)
        self._add("declared", key, meeting.declared)
        self._add("agenda", key, meeting.agenda)

    def _broken(self, key: int, broken) -> None:
        self.rows["glass"] += [
            (
                key,
                glass.actor,
                glass.record,
                glass.reason,
                *map(moment, (glass.opens, glass.closes, glass.notified_at, glass.reviewed_at)),
            )
            for glass in broken
        ]

    def _world(self, key: int, versions: tuple[Version, ...]) -> None:
        self.rows["world_version"] += [(key, self._key(one, self._version)) for one in versions]

    def _version(self, key: int, version: Version) -> None:
        days = map(ordinal, (version.starts, version.review_by, version.ends))
        history = self._key(version.events, self._history)
        excluding = self._key(version.excluded, lambda k, v: self._add("excluded", k, v))
        row = (key, version.id, version.protocol, *days, version.active, history, excluding)
        self.rows["version"].append(row)
        self.rows["version_grant"] += [(key, self._key(g, self._grant)) for g in version.grants]

    def _history(self, key: int, events) -> None:
        self.rows["event"] += [(key, str(e.what), moment(e.at), e.party) for e in events]

    def _grant(self, key: int, grant: Grant) -> None:
        row = (grant.id, grant.provider, grant.category, int(grant.most), str(grant.mode))
        self.rows["granted"].append((key, *row))
        self._add("recipient", key, grant.recipients)
        self._add("granted_purpose", key, grant.purposes)
        self._add("granted_action", key, grant.actions)
        self._add("gateway", key, grant.gateways)
        self._add("condition", key, map(str, grant.conditions))
        finely = grant.granularity
        self.rows["opened"] += [(key, f, finely.get(f, "exact")) for f in grant.fields]


def _columns(rows: list[tuple[object, ...]], width: int) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]
