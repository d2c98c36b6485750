"""What two protocols ought to open, told without the service: what was done, and the questions.

The state machine does things to the service and writes them down here; the oracle is asked what
they should have opened, and the page what they did.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tests.partnership.sharing.conftest import agency, draft, give
from tests.partnership.sharing.proof.worlds import World
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.sharing import models
from wardmote.partnership.sharing.rules.terms import (
    Actor,
    Condition,
    Event,
    Grant,
    Happened,
    Identifiability,
    Meeting,
    Mode,
    Question,
    Record,
    Version,
)

STORE, HOST = "the store", "council"
CRIMES = "police_crimes"
FIELDS = frozenset(
    {"record_id", "category", "subcategory", "happened_on", "hour", "place", "ended_on"}
    | {"easting", "northing", "area_code", "ended_hour"}
)
PERSONAL = frozenset({"s115", "public_task", "substantial_public_interest"})
TICK = timedelta(microseconds=1)
State = models.Version.State

# Lines of each protocol, as the oracle has them; parties by their kind.
LINES = (
    (
        {"provider": "police", "recipients": {STORE}, "fields": {"happened_on", "category"}},
        {
            "provider": "police",
            "recipients": {"fire"},
            "fields": {"happened_on", "place"},
            "purposes": {"tasking"},
            "actions": {"view"},
            "most": Identifiability.PERSONAL,
        },
    ),
    (
        {"provider": "police", "recipients": {STORE, "fire"}, "fields": {"area_code", "hour"}},
        {
            "provider": "health",
            "recipients": {"fire", "police"},
            "fields": {"category"},
            "purposes": {"audit", "tasking"},
            "actions": {"view", "export"},
            "most": Identifiability.PERSONAL,
            "mode": Mode.WHOLE_TABLE,
            "conditions": {Condition.NO_EXPORT, Condition.MEETING_DECLARED},
        },
    ),
)
# Days from the beginning: (starts, review by, ends).
TERMS = ((-100, 20, 40), (5, 60, 30))


@dataclass
class Shadow:
    """One version: the row that the service keeps, and what ought to have become of it."""

    row: models.Version
    terms: Version
    state: str = State.SIGNING
    is_asked: bool = False
    happened: list[tuple[Happened, str]] = field(default_factory=list)
    last: datetime | None = None

    def happens(self, what: Happened | None, at: datetime, party: str = "") -> None:
        """Written down after all that was written down before, even if the clock stands."""
        self.last = at if self.last is None else max(at, self.last + TICK)
        if what is not None:
            parties = (party, STORE) if party == HOST else (party,)
            events = tuple(Event(what, self.last, each) for each in parties)
            self.terms = replace(self.terms, events=(*self.terms.events, *events))
            self.happened.append((what, party))

    def moves(self, state: str) -> None:
        self.state = state
        self.terms = replace(self.terms, active=state in (State.LIVE, State.SUSPENDED))

    def signatories(self) -> set[str]:
        last = {party: what for what, party in self.happened}
        return {party for party, what in last.items() if what == Happened.SIGNED}


def version(riverton: Partnership, number: int, today: date) -> Shadow:
    """A protocol for signature, in the service and as the oracle has it."""
    starts, review_by, ends = (today + timedelta(days=days) for days in TERMS[number])
    days = {"starts": starts, "review_by": review_by, "ends": ends}
    row = draft(riverton, today, "police", "fire", "health", **days)
    grants = tuple(_line(row, line) for line in LINES[number])
    row.state = State.SIGNING
    row.save()
    terms = Version(
        str(row.pk), str(row.protocol_id), **days, grants=grants, events=(), active=False
    )
    return Shadow(row, terms)


def _line(row: models.Version, line: dict) -> Grant:
    plain = {
        "purposes": {"audit"},
        "actions": {"analyse"},
        "most": Identifiability.DEPERSONALISED,
        "mode": Mode.NEED_TO_KNOW,
        "conditions": set(),
    }
    told = {**plain, "gateways": PERSONAL, **line}
    to = {name: sorted(told[name]) for name in ("purposes", "actions", "conditions", "gateways")}
    to |= {"most": int(told["most"]), "mode": str(told["mode"])}
    to["recipients"] = sorted(told["recipients"] - {STORE})
    to["for_analysis"] = STORE in told["recipients"]
    kept = give(row, told["provider"], CRIMES, *sorted(told["fields"]), **to)
    sets = {name: frozenset(held) for name, held in told.items() if isinstance(held, set)}
    return Grant(id=str(kept.pk), category=CRIMES, **{**told, **sets})


@dataclass(frozen=True)
class Asks:
    """A question as it is typed on the page."""

    provider: str
    recipient: str
    purpose: str
    action: str
    identifiability: int
    category: str = CRIMES

    def typed(self, riverton: Partnership) -> dict[str, object]:
        to = "" if self.recipient == STORE else agency(riverton, self.recipient).pk
        said = {name: getattr(self, name) for name in ("category", "purpose", "action")}
        said["identifiability"] = self.identifiability
        return said | {"provider": agency(riverton, self.provider).pk, "recipient": to}

    def worlds(self, on: date, versions: tuple[Version, ...]) -> Iterator[World]:
        """Somebody asks who fulfils what is asked of a person: at no table, then at each."""
        at = timezone.make_aware(datetime.combine(on, time.max))
        who = Actor("who", self.recipient, second_factor=True, trained_until=on)
        record = Record(
            "it",
            self.provider,
            self.category,
            Identifiability(self.identifiability),
            FIELDS,
            on,
            relevant_to=frozenset({self.recipient}),
        )
        asked = Question(who, self.action, self.purpose, record, at)
        yield asked, versions
        for each in sorted(versions, key=lambda version: version.protocol):
            sits = {name: frozenset({"who"}) for name in ("attendees", "declared")}
            table = Meeting(
                "m", each.protocol, at, at + timedelta(days=1), agenda=frozenset({"it"}), **sits
            )
            yield replace(asked, meeting=table), versions
