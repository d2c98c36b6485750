"""Datasets: what agencies share with a partnership, field by field, and when it is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wardmote.rulebook._read import Frozen, RulebookError
from wardmote.rulebook.rule import Rule

GRAINS = ("event", "person", "answer", "total")
FREQUENCIES = ("monthly", "quarterly", "yearly", "once")
COUNTS = ("records", "incidents")
DENOMINATORS = ("residents", "households")
TYPES = (
    "text", "date", "time", "month", "number", "whole", "easting", "northing", "longitude",
    "latitude", "category", "code",
)  # fmt: skip
# Which column of the standard table each split is read from.
SPLIT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "month": ("month", "happened_on"),
    "weekday": ("happened_on",),
    "hour": ("hour",),
    "age_band": ("age_band",),
    "sex": ("sex",),
    "role": ("role",),
    "severity": ("severity",),
    "outcome": ("outcome",),
    "repeat": ("place",),
}
FIRST_MOMENT = frozenset({"happened_on", "hour"})
LAST_MOMENT = frozenset({"ended_on", "ended_hour"})


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a dataset says of each row.

    Attributes:
        name: the column of the standard table that keeps it; "" where it is asked for and checked
            but not kept. Two fields may share a heading: one moment gives a day and an hour.
        heading: the heading of the dataset's own file or template.
        type: one of `TYPES`. A "whole" kept in `age_band` is an age in years, to be banded.
        meaning: what it is, in plain words.
        required: whether a row without it is at fault.
        allowed: the only values it may have once `maps` is applied; empty where any will do.
        maps: their word → ours. A "category" field has, beside what its file says, every word of
            the dataset's scheme or, where `words` is "offences", every published sub-group.
        words: "" | "offences".
    """

    name: str
    heading: str
    type: str
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    maps: Mapping[str, str] = field(default_factory=Frozen)
    words: str = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise ValueError(f"type “{self.type}” of “{self.heading}”; use {', '.join(TYPES)}.")
        _one_of("words", self.words, ("", "offences"))
        if self.allowed and (strange := set(self.maps.values()).difference(self.allowed)):
            raise ValueError(
                f"“{self.heading}” maps to {sorted(strange)}, which it does not allow."
            )


@dataclass(frozen=True, kw_only=True)
class Dataset(Rule):
    """A dataset that agencies agreed, or must, share.

    Attributes:
        name: our word for it.
        title: its name for readers.
        agency: the kind of body that holds it.
        grain: what a row stands for: event | person | answer | total.
        row: the same in words: "one row per …".
        count: records | incidents: whether several rows about one incident count as one.
        fields: what each row says.
        one_of: standard columns of which each row should fill at least one.
        category_scheme: which categories its rows use.
        fixed_category: the one category of all its rows; "" where rows say.
        frequency: monthly | quarterly | yearly | once.
        due: when it is due, in words.
        first_period: the first day of its first information period; None where none was set.
        period_months: the length of an information period; 0 where none was set.
        due_after_months: months from a period's end to the end of the time for disclosing it.
        paragraph: its paragraph of the schedule to SI 2007/1831; "" where it is not prescribed.
        profile: the disclosure profile under which it is published.
        denominator: residents | households.
        area_kind: what its `area_code` names where that is no small statistical area.
        forget_after_days: days after the event until its rows are removed.
        use: what it is good for and how to read it.
        limits: what it cannot tell; each becomes a caveat of a finding.
        licence: on what terms it may be used.
        re_identification: why a person might be picked out; "" where no such risk is known.
        splits: the ways in which its counts can be told apart.
        points_moved: whether each point is the nearest of a fixed list, and not where it was.
    """

    name: str
    title: str
    agency: str
    grain: str
    row: str
    fields: tuple[Field, ...]
    count: str = COUNTS[0]
    one_of: tuple[str, ...] = ()
    category_scheme: str = ""
    fixed_category: str = ""
    frequency: str
    due: str
    first_period: date | None = None
    period_months: int = 0
    due_after_months: int = 0
    paragraph: str = ""
    profile: str
    denominator: str
    area_kind: str = ""
    forget_after_days: int
    use: str
    limits: tuple[str, ...]
    licence: str
    re_identification: str = ""
    splits: tuple[str, ...] = ()
    points_moved: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _one_of("grain", self.grain, GRAINS)
        _one_of("frequency", self.frequency, FREQUENCIES)
        _one_of("denominator", self.denominator, DENOMINATORS)
        _one_of("count", self.count, COUNTS)
        kept = {field.name for field in self.fields}
        if self.counts_incidents and not (self.grain == "event" and kept >= FIRST_MOMENT):
            raise ValueError("count “incidents” needs events that tell their day and hour.")
        if kept & LAST_MOMENT and not self.tells_spans:
            raise ValueError("a last day or hour needs events that tell both, and the first.")
        for split in self.splits:
            _one_of("split", split, tuple(SPLIT_COLUMNS))
            if not kept.intersection(SPLIT_COLUMNS[split]):
                raise ValueError(f"split “{split}” has no field to be read from.")
        if strange := set(self.one_of).difference(kept):
            raise ValueError(f"one_of {sorted(strange)}: no field of that name.")
        if not self.limits or not self.use.strip():
            raise ValueError("a dataset says its use and at least one limit.")
        if not (self.fixed_category or self.category_scheme):
            raise ValueError("a dataset has a category_scheme or a fixed_category.")

    @property
    def counts_incidents(self) -> bool:
        """Whether rows that are likely to be about one incident are counted once."""
        return self.count == COUNTS[1]

    @property
    def tells_spans(self) -> bool:
        """Whether it can say between when and when an event happened."""
        kept = {field.name for field in self.fields}
        return self.grain == "event" and kept >= FIRST_MOMENT | LAST_MOMENT

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its template, each once, in order."""
        return tuple(dict.fromkeys(field.heading for field in self.fields))


def due_on(dataset: Dataset, period_start: date) -> date:
    """The last day for disclosing the information of one information period.

    Args:
        dataset: a dataset for which periods are set.
        period_start: the first day of the information period.

    Raises:
        RulebookError: no periods are set for it, or none begins on that day.

    References:
        SI 2007/1831 reg 3(1): by the end of the information period that follows.
    """
    first, length = dataset.first_period, dataset.period_months
    if first is None or not length:
        raise RulebookError(f"{dataset.name}: no information periods are set; {dataset.due}")
    since = _months(period_start) - _months(first)
    if period_start.day != first.day or since < 0 or since % length:
        raise RulebookError(
            f"{dataset.name}: no information period begins on {period_start}; they begin on "
            f"{first} and every {length} months from then."
        )
    months = _months(period_start) + length + dataset.due_after_months
    return date(months // 12, months % 12 + 1, first.day) - timedelta(days=1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"{what} “{value}”; use {', '.join(known)}.")
