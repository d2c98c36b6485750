"""Every small world by its number: slices of the dimensions, each in mixed radix, end to end."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np

from tests.partnership.sharing.proof.dimensions import AGO, BASES, BOTH, DIMENSIONS, day
from wardmote.partnership.sharing.rules.terms import (
    Actor,
    Event,
    Grant,
    Meeting,
    Question,
    Record,
    Version,
)

NAMES = tuple(DIMENSIONS)
RADIX = np.array([len(DIMENSIONS[name]) for name in NAMES], dtype=np.int64)
DEPTH = 5  # dimensions that differ at once, whichever they are

# Dimensions that lean on each other, in all their choices together.
THEMES = tuple(
    tuple(theme.split())
    for theme in (
        "provider_history recipient_history bystanders happenings at term",
        "fields granularity record_fields second_grant second_version conditions action",
        "meeting_protocol window attendees declared agenda at actor mode second_version",
        "broken broken_before at actor record markers action sealed",
        "second_factor trained_until identifiability most conditions leaves_on acting at",
        "party owner provider recipients relevant_to bystanders second_grant second_version",
        "purpose purposes action actions gateways second_grant party second_version",
        "markers excluded sealed second_version party broken record_fields delete_after",
    )
)


Choice = tuple[int, dict[str, int]]


@cache
def slices() -> tuple[np.ndarray, np.ndarray]:
    """Dimensions of each slice (unused places: -1), and how many worlds lie before each."""
    width = max(map(len, THEMES))
    any_five = np.array(list(combinations(range(len(NAMES)), DEPTH)), dtype=np.int8)
    rows = np.full((len(THEMES) + len(any_five), width), -1, dtype=np.int8)
    for row, theme in zip(rows, THEMES, strict=False):
        row[: len(theme)] = [NAMES.index(name) for name in theme]
    rows[len(THEMES) :, :DEPTH] = any_five
    sizes = np.where(rows < 0, 1, RADIX[rows]).prod(axis=1) * len(BASES)
    return rows, np.concatenate([[0], sizes.cumsum()])


def count() -> int:
    """How many cases are defined."""
    return int(slices()[1][-1])


def themed() -> int:
    """How many of them, the first, are those of the themes."""
    return int(slices()[1][len(THEMES)])


def sample(seed: int, many: int, run: int = 16) -> np.ndarray:
    """Numbers of so many worlds: neighbours in runs, a quarter of them among the themes."""
    chance = np.random.default_rng(seed)
    places = many // run
    among_themes = chance.integers(0, themed() - run, places // 4)
    anywhere = chance.integers(themed(), count() - run, places - places // 4)
    starts = np.concatenate([among_themes, anywhere])
    return (starts[:, None] + np.arange(run)).ravel()


def choices(numbers: Sequence[int]) -> list[Choice]:
    """Of each number: which base, and the choice in each dimension of its slice."""
    rows, before = slices()
    numbers = np.asarray(numbers, dtype=np.int64)
    which = np.searchsorted(before, numbers, side="right") - 1
    left, base = np.divmod(numbers - before[which], len(BASES))
    dimensions = rows[which]
    digits = np.empty(dimensions.shape, dtype=np.int64)
    for place in range(dimensions.shape[1]):
        radix = np.where(dimensions[:, place] < 0, 1, RADIX[dimensions[:, place]])
        left, digits[:, place] = np.divmod(left, radix)
    told = zip(base.tolist(), dimensions.tolist(), digits.tolist(), strict=True)
    return [
        (base, {NAMES[d]: c for d, c in zip(row, digit, strict=True) if d >= 0})
        for base, row, digit in told
    ]


def pairs() -> Iterator[dict[str, int]]:
    """What differs in one or in two dimensions."""
    for place, one in enumerate(NAMES):
        for choice in range(len(DIMENSIONS[one])):
            yield {one: choice}
            for other in NAMES[:place]:
                for second in range(1, len(DIMENSIONS[other])):
                    yield {one: choice, other: second}


# Each base as choices.
IN_ORDER = [
    {**dict.fromkeys(NAMES, 0), **{name: DIMENSIONS[name].index(v) for name, v in base.items()}}
    for base in BASES.values()
]
GRANTS = (
    *("provider", "recipients", "category", "most", "fields", "granularity", "purposes"),
    *("gateways", "actions", "mode", "conditions", "second_grant"),
)
EVENTS = ("provider_history", "recipient_history", "bystanders", "happenings")
# What a world is made of, and the dimensions that tell it.
PARTS = {
    "actor": ("actor", "party", "acting", "leaves_on", "second_factor", "trained_until"),
    "record": (
        *("record", "owner", "record_category", "identifiability", "record_fields"),
        *("delete_after", "markers", "sealed", "relevant_to"),
    ),
    "meeting": ("met", "meeting_protocol", "window", "attendees", "declared", "agenda"),
    "broken": ("broken", "broken_before"),
    "grants": GRANTS,
    "events": EVENTS,
    "versions": (*GRANTS, *EVENTS, "term", "active", "excluded", "second_version"),
}
TOUCHES = {
    name: frozenset(part for part, names in PARTS.items() if name in names) for name in NAMES
}


World = tuple[Question, tuple[Version, ...]]


class Worlds:
    """Builds worlds; what two of them have in common is the same object in both."""

    def __init__(self) -> None:
        self._built: dict[tuple[object, ...], object] = {}
        self._makers = {
            "actor": _actor,
            "record": _record,
            "meeting": _meeting,
            "broken": _broken,
            "grants": _grants,
            "events": _events,
            "versions": self._versions,
        }

    def build(self, base: int, chosen: Mapping[str, int]) -> World:
        digit = {**IN_ORDER[base], **chosen}
        touched = frozenset().union(*[TOUCHES[name] for name in chosen])
        actor, record, meeting, broken, versions = (
            self._part(part, digit) if part in touched else self._in_order(part, base)
            for part in ("actor", "record", "meeting", "broken", "versions")
        )
        action, purpose, at = (
            DIMENSIONS[each][digit[each]] for each in ("action", "purpose", "at")
        )
        return Question(actor, action, purpose, record, at, meeting, broken), versions

    def _in_order(self, part: str, base: int):
        found = self._built.get((part, base))
        if found is None:
            found = self._built[part, base] = self._part(part, IN_ORDER[base])
        return found

    def _part(self, part: str, digit: Mapping[str, int]):
        key = (part, *[digit[name] for name in PARTS[part]])
        if key not in self._built:
            values = {name: DIMENSIONS[name][digit[name]] for name in PARTS[part]}
            self._built[key] = self._makers[part](values, digit)
        return self._built[key]

    def _versions(self, values: Mapping[str, object], digit: Mapping[str, int]):
        starts, review_by, ends = map(day, values["term"])
        grants, events = self._part("grants", digit), self._part("events", digit)
        stands = {"excluded": values["excluded"], "active": values["active"]}
        first = Version("P/1", "P", starts, review_by, ends, grants, events, **stands)
        if values["second_version"] is None:
            return (first,)
        second = {
            "id": "P/2",
            "protocol": "P",
            "starts": day(-100),
            "review_by": day(100),
            "ends": day(100),
            "grants": (_third_grant(values),),
            "events": BOTH,
            "excluded": frozenset({"terrorism"}),
        }
        return (first, Version(**{**second, **values["second_version"]}))


def _actor(values, _digit) -> Actor:
    return Actor(
        id=values["actor"],
        party=values["party"],
        active=values["acting"],
        leaves_on=values["leaves_on"],
        second_factor=values["second_factor"],
        trained_until=values["trained_until"],
    )


def _record(values, _digit) -> Record:
    same = ("owner", "identifiability", "delete_after", "markers", "sealed", "relevant_to")
    return Record(
        id=values["record"],
        category=values["record_category"],
        fields=values["record_fields"],
        **{name: values[name] for name in same},
    )


def _grant(values) -> dict[str, object]:
    return {name: values[name] for name in GRANTS[:-1]}


def _grants(values, _digit) -> tuple[Grant, ...]:
    grant = _grant(values)
    second = values["second_grant"]
    both = (Grant(id="g1", **grant),)
    return both if second is None else (*both, Grant(id="g2", **{**grant, **second}))


def _third_grant(values) -> Grant:
    other = {"fields": frozenset({"place", "age"}), "granularity": {"place": "outward"}}
    return Grant(id="g3", **{**_grant(values), **other})


def _events(values, _digit) -> tuple[Event, ...]:
    """The provider's story and the recipient's (housing's), woven with what else happened."""
    provider = [Event(what, at, "police") for what, at in values["provider_history"]]
    recipient = [Event(what, at, "housing") for what, at in values["recipient_history"]]
    others = [Event(what, AGO, party) for party, what in values["bystanders"]]
    return (*recipient, *others, *provider, *(Event(*one) for one in values["happenings"]))


def _meeting(values, _digit) -> Meeting | None:
    if not values["met"]:
        return None
    opens, closes = values["window"]
    around = {name: values[name] for name in ("attendees", "declared", "agenda")}
    return Meeting("m1", values["meeting_protocol"], opens, closes, **around)


def _broken(values, _digit):
    now = values["broken"]
    return values["broken_before"] + (() if now is None else (now,))
