"""What can differ between two small worlds, dimension by dimension; the first choice is in order.

Police own a record; somebody of housing asks. Health is a second provider; fire signs and need not
be a recipient. Noon of one day is now.
"""

from datetime import UTC, datetime, timedelta

from wardmote.partnership.sharing.rules.terms import (
    BreakGlass,
    Condition,
    Event,
    Happened,
    Identifiability,
    Mode,
)

NOON = datetime(2027, 1, 20, 12, tzinfo=UTC)
DAY = NOON.date()
HOUR, TICK = timedelta(hours=1), timedelta(microseconds=1)
REASON = "A child is in danger"  # twenty characters


def day(offset: int):
    return DAY + timedelta(days=offset)


def sets(*choices: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(choice.split()) for choice in choices)


SIGNED, WITHDRAWN = Happened.SIGNED, Happened.WITHDRAWN
SUSPENDED, RESUMED = Happened.SUSPENDED, Happened.RESUMED
AGO = NOON - 240 * HOUR
LATER = NOON - 120 * HOUR

# What one party did: (what, when).
HISTORIES = (
    ((SIGNED, AGO),),
    (),
    ((WITHDRAWN, AGO),),
    ((SIGNED, AGO), (WITHDRAWN, LATER)),
    ((SIGNED, AGO), (WITHDRAWN, AGO)),
    ((WITHDRAWN, AGO), (SIGNED, LATER)),
    ((SIGNED, AGO), (WITHDRAWN, LATER), (SIGNED, LATER)),
    ((SIGNED, AGO), (WITHDRAWN, LATER), (SIGNED, LATER + TICK)),
    ((SIGNED, NOON),),
    ((SIGNED, NOON + TICK),),
    ((SIGNED, AGO), (WITHDRAWN, NOON)),
    ((SIGNED, AGO), (WITHDRAWN, NOON + TICK)),
    ((SIGNED, LATER), (SIGNED, AGO), (WITHDRAWN, AGO + TICK)),
    ((SUSPENDED, LATER), (RESUMED, AGO)),
)
# What happened to the version as a whole, or was done by others: (what, when, by whom).
HAPPENINGS = (
    (),
    ((SUSPENDED, AGO, ""),),
    ((SUSPENDED, AGO, ""), (RESUMED, LATER, "")),
    ((RESUMED, AGO, ""), (SUSPENDED, LATER, "")),
    ((SUSPENDED, AGO, ""), (RESUMED, AGO, "")),
    ((SUSPENDED, AGO, ""), (RESUMED, LATER, ""), (SUSPENDED, NOON, "")),
    ((SUSPENDED, NOON + TICK, ""),),
    ((SUSPENDED, AGO, ""), (RESUMED, NOON + TICK, "")),
    ((SUSPENDED, AGO, ""), (Happened.REVIEWED, LATER, "")),
    ((Happened.REVIEWED, AGO, ""),),
    ((RESUMED, LATER, ""),),
)
BYSTANDERS = (
    (),
    (("fire", SIGNED),),
    (("health", SIGNED),),
    (("fire", SIGNED), ("health", SIGNED)),
    (("fire", WITHDRAWN), ("health", WITHDRAWN)),
    (("fire", SUSPENDED),),
)
# (starts, review by, ends), as days from now.
TERMS = (
    (-200, 100, 150),
    (0, 100, 150),
    (1, 100, 150),
    (-1, 100, 150),
    (-200, 0, 150),
    (-200, -1, 150),
    (-200, 1, 150),
    (-200, 150, 1),
    (-200, 150, 0),
    (-200, 150, -1),
    (-200, 0, 0),
    (-200, 0, 1),
    (0, 0, 0),
)
SECOND_GRANTS = (
    None,
    {},
    {"fields": frozenset({"age"})},
    {"fields": frozenset({"name", "place", "age"}), "granularity": {"place": "lsoa"}},
    {"granularity": {"place": "postcode", "name": "outward"}},
    {"granularity": {"place": "ward"}},
    {"conditions": frozenset({Condition.NO_EXPORT}), "fields": frozenset({"age"})},
    {"conditions": frozenset({Condition.NOTIFY_OWNER})},
    {"mode": Mode.WHOLE_TABLE},
    {"provider": "health", "fields": frozenset({"age"})},
    {"provider": "housing", "fields": frozenset({"age"})},
    {"recipients": frozenset({"fire"}), "fields": frozenset({"age"})},
    {"most": Identifiability.AGGREGATE},
    {"most": Identifiability.SENSITIVE, "fields": frozenset({"age"})},
    {"purposes": frozenset({"protect"}), "fields": frozenset({"age"})},
    {"actions": frozenset({"export"}), "fields": frozenset({"age"})},
    {"gateways": frozenset(), "fields": frozenset({"age"})},
    {"category": "drugs", "fields": frozenset({"age"})},
)
BOTH = (Event(SIGNED, AGO, "police"), Event(SIGNED, AGO, "housing"))
SECOND_VERSIONS = (
    None,
    {},
    {"protocol": "Q"},
    {"active": False},
    {"ends": DAY},
    {"starts": day(1)},
    {"review_by": day(-1)},
    {"excluded": frozenset({"safe_address"})},
    {"excluded": frozenset()},
    {"events": (Event(SIGNED, AGO, "police"), Event(SIGNED, AGO, "fire"))},
    {"events": (Event(SIGNED, AGO, "housing"), Event(SIGNED, AGO, "health"))},
    {
        "events": (
            Event(SIGNED, AGO, "police"),
            Event(SIGNED, AGO, "housing"),
            Event(SUSPENDED, AGO),
        )
    },
)
NOW_BROKEN = BreakGlass("ann", "r1", REASON, NOON - HOUR, NOON + 3 * HOUR, NOON - HOUR)


def glass(**changes) -> BreakGlass:
    return BreakGlass(**{**vars(NOW_BROKEN), **changes})


BROKEN = (
    None,
    NOW_BROKEN,
    glass(actor="bob"),
    glass(record="r2"),
    glass(reason=REASON[:-1]),
    glass(reason=REASON[:-1] + " "),
    glass(reason=""),
    glass(closes=NOON + 3 * HOUR + TICK),
    glass(closes=NOON + HOUR),
    glass(opens=NOON, closes=NOON + HOUR, notified_at=NOON),
    glass(opens=NOON + TICK, closes=NOON + HOUR, notified_at=NOON),
    glass(opens=NOON - 4 * HOUR, closes=NOON, notified_at=NOON - 4 * HOUR),
    glass(opens=NOON - 3 * HOUR, closes=NOON + TICK, notified_at=NOON - 3 * HOUR),
    glass(notified_at=None),
    glass(notified_at=NOON),
    glass(notified_at=NOON + TICK),
    glass(reviewed_at=NOON),
)


def earlier(hours: int, before: timedelta = timedelta(0), **changes) -> BreakGlass:
    opened = NOON - hours * HOUR - before
    told = {"opens": opened, "closes": opened + HOUR, "notified_at": opened}
    return glass(**told, **changes)


BROKEN_BEFORE = (
    (),
    (earlier(24),),
    (earlier(24, -TICK),),
    (earlier(25, record="r2"),),
    (earlier(25, actor="bob"),),
    (earlier(50, reviewed_at=NOON - 30 * HOUR),),
    (earlier(50, reviewed_at=NOON - 2 * HOUR),),
    (earlier(50, reviewed_at=NOON),),
    (earlier(50, reviewed_at=NOON + TICK),),
    (earlier(50, reviewed_at=NOON - 30 * HOUR), earlier(30)),
    (earlier(20), earlier(10, record="r2")),
    (earlier(27),),
)

DIMENSIONS: dict[str, tuple] = {
    # the question
    "action": ("view", "export", "list", ""),
    "purpose": ("reduce", "protect", "research", "", " "),
    "at": (
        NOON,
        NOON + TICK,
        NOON - TICK,
        NOON.replace(hour=0),
        NOON.replace(hour=23, minute=59, second=59),
        NOON + 12 * HOUR,
        NOON - 12 * HOUR - TICK,
    ),
    # who asks
    "actor": ("ann", "bob"),
    "party": ("housing", "police", "fire", "health", ""),
    "acting": (True, False),
    "leaves_on": (None, day(1), day(0), day(-1)),
    "second_factor": (True, False),
    "trained_until": (day(30), day(0), day(-1), None),
    # the record
    "record": ("r1", "r2"),
    "owner": ("police", "health", "fire"),
    "record_category": ("asb", "drugs"),
    "identifiability": tuple(Identifiability(level) for level in (3, 0, 1, 2, 4)),
    "record_fields": sets("name place age", "name", "place", "age", ""),
    "delete_after": (day(300), day(0), day(-1), day(1)),
    "markers": sets("", "terrorism", "safe_address", "terrorism safe_address", "sealed", "custody"),
    "sealed": (False, True),
    "relevant_to": sets("housing", "", "fire", "police", "housing fire"),
    # the grant
    "provider": ("police", "health", "housing"),
    "recipients": (*sets("housing", "fire", "housing fire", "", "police"), frozenset({"", "fire"})),
    "category": ("asb", "drugs"),
    "most": tuple(Identifiability(level) for level in (3, 0, 1, 2, 4)),
    "fields": sets("name place", "name", "age", "", "shoe_size", "name place age"),
    "granularity": (
        {},
        {"place": "lsoa"},
        {"place": "exact"},
        {"place": "ward", "name": "outward"},
        {"name": "postcode"},
    ),
    "purposes": sets("reduce", "protect", "reduce protect", ""),
    "gateways": sets("cda_1998_s115", "", "cda_1998_s115 consent"),
    "actions": sets("view", "export", "view export", ""),
    "mode": (Mode.NEED_TO_KNOW, Mode.WHOLE_TABLE),
    "conditions": (
        *(frozenset(), *(frozenset({one}) for one in Condition)),
        frozenset({Condition.MFA, Condition.TRAINING_CURRENT}),
        frozenset({Condition.NO_EXPORT, Condition.NOTIFY_OWNER}),
        frozenset(Condition),
    ),
    "second_grant": SECOND_GRANTS,
    # the version
    "term": TERMS,
    "active": (True, False),
    "excluded": sets("terrorism", "", "safe_address", "terrorism safe_address"),
    "provider_history": HISTORIES,
    "recipient_history": HISTORIES,
    "bystanders": BYSTANDERS,
    "happenings": HAPPENINGS,
    "second_version": SECOND_VERSIONS,
    # the meeting
    "met": (True, False),
    "meeting_protocol": ("P", "Q"),
    "window": (
        (NOON - HOUR, NOON + HOUR),
        (NOON, NOON + HOUR),
        (NOON + TICK, NOON + HOUR),
        (NOON - HOUR, NOON),
        (NOON - HOUR, NOON + TICK),
        (NOON - HOUR, NOON - TICK),
    ),
    "attendees": sets("ann", "", "bob", "ann bob"),
    "declared": sets("ann", "", "bob", "ann bob"),
    "agenda": sets("r1", "", "r2", "r1 r2"),
    # broken glass
    "broken": BROKEN,
    "broken_before": BROKEN_BEFORE,
}

# Three ways in which it can be allowed; all else is in order.
BASES: dict[str, dict[str, object]] = {
    "by need to know": {},
    "around the table": {"mode": Mode.WHOLE_TABLE, "relevant_to": frozenset()},
    "by broken glass": {"active": False, "broken": NOW_BROKEN},
}
