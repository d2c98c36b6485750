"""The words in which "may we share this, with them, for that?" is asked and answered.

Plain frozen values, no database: the decision is a pure function of them, so that an oracle by
another hand can be held against it. Parties, records, people and meetings are told by their names
in whatever register the caller keeps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Identifiability(IntEnum):
    """How nearly a record tells who it is about."""

    AGGREGATE = 0
    DEPERSONALISED = 1
    PSEUDONYMISED = 2
    PERSONAL = 3
    SENSITIVE = 4


class Mode(StrEnum):
    """Who around the table sees personal data: those who need it, or all of them."""

    NEED_TO_KNOW = "need_to_know"
    WHOLE_TABLE = "whole_table"


class Marker(StrEnum):
    """What a record may be about that is spoken of elsewhere."""

    CHILD_PROTECTION = "child_protection"
    ADULT_PROTECTION = "adult_protection"
    DOMESTIC_ABUSE = "domestic_abuse"
    ORGANISED_CRIME = "organised_crime"
    TERRORISM = "terrorism"
    DRUG_INTEL = "drug_intel"
    SEALED = "sealed"
    SAFE_ADDRESS = "safe_address"


EXCLUDED_BY_DEFAULT = frozenset(Marker)


class Happened(StrEnum):
    """What happened to a version."""

    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    REVIEWED = "reviewed"


class Condition(StrEnum):
    """What a grant may demand that the program can see to; all else is prose."""

    TRAINING_CURRENT = "training_current"
    MFA = "mfa"
    MEETING_DECLARED = "meeting_declared"
    NO_EXPORT = "no_export"
    NOTIFY_OWNER = "notify_owner"


@dataclass(frozen=True)
class Grant:
    """One line of a protocol: who lets whom have what, for what.

    Attributes:
        most: the most identifying kind of record that it opens.
        fields: names of the fields that it opens.
        granularity: field → how finely it may be told ("exact", "postcode", "outward", "lsoa",
            "ward"); a field that is not named is exact.
        gateways: ids in the rulebook's `gateways.toml`; none, and it opens nothing.
    """

    id: str
    provider: str
    recipients: frozenset[str]
    category: str
    most: Identifiability
    fields: frozenset[str]
    purposes: frozenset[str]
    gateways: frozenset[str]
    actions: frozenset[str]
    mode: Mode = Mode.NEED_TO_KNOW
    granularity: Mapping[str, str] = field(default_factory=dict)
    conditions: frozenset[Condition] = frozenset()


@dataclass(frozen=True)
class Event:
    """What happened to a version: a party's signature or withdrawal, or of no party, the rest."""

    what: Happened
    at: datetime
    party: str = ""


@dataclass(frozen=True)
class Version:
    """A version of a protocol, as signed.

    Attributes:
        starts: the first day.
        review_by: the last day on which it stands unreviewed.
        ends: the day on which it is over; exclusive.
        excluded: markers whose records it never opens; all of them, unless it says otherwise.
        active: whether two people brought it into force, with its DPIA and equality references.
    """

    id: str
    protocol: str
    starts: date
    review_by: date
    ends: date
    grants: tuple[Grant, ...]
    events: tuple[Event, ...]
    excluded: frozenset[str] = EXCLUDED_BY_DEFAULT
    active: bool = True


@dataclass(frozen=True)
class Record:
    """What would be shared.

    Attributes:
        delete_after: the last day of its retention.
        relevant_to: parties that need to know it, as its owner or the chair set with a reason.
    """

    id: str
    owner: str
    category: str
    identifiability: Identifiability
    fields: frozenset[str]
    delete_after: date
    markers: frozenset[str] = frozenset()
    sealed: bool = False
    relevant_to: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Actor:
    """Who asks.

    Attributes:
        leaves_on: the first day on which they are gone.
        trained_until: the last day on which their training counts.
    """

    id: str
    party: str
    active: bool = True
    leaves_on: date | None = None
    second_factor: bool = False
    trained_until: date | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting of a protocol; it is open from `opens` until `closes`, exclusive."""

    id: str
    protocol: str
    opens: datetime
    closes: datetime
    attendees: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    agenda: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BreakGlass:
    """An emergency look at one record by one person, told to its owner and their DPO.

    Attributes:
        reviewed_at: when somebody else looked at whether it was right.
    """

    actor: str
    record: str
    reason: str
    opens: datetime
    closes: datetime
    notified_at: datetime | None
    reviewed_at: datetime | None = None


@dataclass(frozen=True)
class Question:
    """May this person do this with this record, for this, now?

    Attributes:
        at: now, as the clocks of the place have it: its date is the day that counts.
        broken: all the broken glass of this person, so that one unreviewed locks the next.
    """

    actor: Actor
    action: str
    purpose: str
    record: Record
    at: datetime
    meeting: Meeting | None = None
    broken: tuple[BreakGlass, ...] = ()


@dataclass(frozen=True)
class Basis:
    """What allows it: a grant of a version; or the owner's own data; or broken glass."""

    kind: str
    protocol: str = ""
    version: str = ""
    grant: str = ""


@dataclass(frozen=True)
class Answer:
    """Allowed or denied, and why.

    Attributes:
        fields: what may be seen.
        granularity: field → how finely; a field that is not named is exact.
        basis: every grant that allows it; none where it is denied.
        duties: conditions that the caller must see to ("no_export", "notify_owner", "log").
        missing: what would have to change, as ids of reasons, nearest first; none where allowed.
    """

    allowed: bool
    fields: frozenset[str] = frozenset()
    granularity: Mapping[str, str] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    duties: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
