"""Every small world by its number: slices of the dimensions, each in mixed radix, end to end."""

from collections.abc import Mapping, Sequence
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


def choices(numbers: Sequence[int]) -> list[tuple[int, dict[str, int]]]:
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


class Worlds:
    """Builds worlds; what two of them have in common is the same object in both."""

    def __init__(self) -> None:
        self._built: dict[tuple, object] = {}

    def build(self, base: int, chosen: Mapping[str, int]) -> tuple[Question, tuple[Version, ...]]:
        digit = {**IN_ORDER[base], **chosen}
        value = DIMENSIONS
        meeting = self._part(_meeting, MEETING, digit) if digit["met"] == 0 else None
        question = Question(
            actor=self._part(_actor, ACTOR, digit),
            action=value["action"][digit["action"]],
            purpose=value["purpose"][digit["purpose"]],
            record=self._part(_record, RECORD, digit),
            at=value["at"][digit["at"]],
            meeting=meeting,
            broken=self._part(_broken, GLASS, digit),
        )
        return question, self._part(self._versions, VERSION, digit)

    def _part(self, make, names: tuple[str, ...], digit: Mapping[str, int]):
        key = (make.__name__, *[digit[name] for name in names])
        found = self._built.get(key)
        if found is None:
            values = {name: DIMENSIONS[name][digit[name]] for name in names}
            found = self._built[key] = make(values, digit)
        return found

    def _versions(self, values: Mapping[str, object], digit: Mapping[str, int]):
        starts, review_by, ends = map(day, values["term"])
        first = {
            "id": "P/1",
            "protocol": "P",
            "starts": starts,
            "review_by": review_by,
            "ends": ends,
            "grants": self._part(_grants, GRANTS, digit),
            "events": self._part(_events, EVENTS, digit),
            "excluded": values["excluded"],
            "active": values["active"],
        }
        if values["second_version"] is None:
            return (Version(**first),)
        second = {
            "id": "P/2",
            "protocol": "P",
            "starts": day(-100),
            "review_by": day(100),
            "ends": day(100),
            "grants": self._part(_second_grants, GRANTS, digit),
            "events": BOTH,
            "excluded": frozenset({"terrorism"}),
        }
        return (Version(**first), Version(**{**second, **values["second_version"]}))


# Each base as choices.
IN_ORDER = [
    {**dict.fromkeys(NAMES, 0), **{name: DIMENSIONS[name].index(v) for name, v in base.items()}}
    for base in BASES.values()
]
ACTOR = ("actor", "party", "acting", "leaves_on", "second_factor", "trained_until")
RECORD = (
    *("record", "owner", "record_category", "identifiability", "record_fields", "delete_after"),
    *("markers", "sealed", "relevant_to"),
)
GRANTS = (
    *("provider", "recipients", "category", "most", "fields", "granularity", "purposes"),
    *("gateways", "actions", "mode", "conditions", "second_grant"),
)
EVENTS = ("provider_history", "recipient_history", "bystanders", "happenings")
VERSION = (*GRANTS, *EVENTS, "term", "active", "excluded", "second_version")
MEETING = ("meeting_protocol", "window", "attendees", "declared", "agenda")
GLASS = ("broken", "broken_before")


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


def _second_grants(values, _digit) -> tuple[Grant, ...]:
    grant = {**_grant(values), "fields": frozenset({"place", "age"})}
    return (Grant(id="g3", **{**grant, "granularity": {"place": "outward"}}),)


def _events(values, _digit) -> tuple[Event, ...]:
    """The provider's story and the recipient's (housing's), woven with what else happened."""
    provider = [Event(what, at, "police") for what, at in values["provider_history"]]
    recipient = [Event(what, at, "housing") for what, at in values["recipient_history"]]
    others = [Event(what, AGO, party) for party, what in values["bystanders"]]
    return (*recipient, *others, *provider, *(Event(*one) for one in values["happenings"]))


def _meeting(values, _digit) -> Meeting:
    opens, closes = values["window"]
    around = {name: values[name] for name in ("attendees", "declared", "agenda")}
    return Meeting("m1", values["meeting_protocol"], opens, closes, **around)


def _broken(values, _digit):
    now = values["broken"]
    return values["broken_before"] + (() if now is None else (now,))
