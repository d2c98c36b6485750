"""The words of information sharing: purposes, actions, markers, conditions, uses never allowed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word that protocols use.

    Attributes:
        title: how it is shown.
        about: what it means, in plain words.
        source: the document, where it is another than the file's.
        verified: whether somebody held it against its source.
    """

    title: str
    about: str = ""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """A kind of record that is shared and is no dataset: such as a referral of one person.

    Attributes:
        title: how it is shown.
        about: what it is.
        most: how identifying it is, 0 (counts) to 4 (sensitive personal).
        fields: name → what it is.
    """

    title: str
    about: str
    most: int
    fields: Mapping[str, str]

    def __post_init__(self) -> None:
        if not 0 <= self.most <= 4:
            raise ValueError(f"most {self.most}; use 0 to 4.")
        if not self.fields:
            raise ValueError("a kind of record names its fields.")


@dataclass(frozen=True, kw_only=True)
class Sharing(Rule):
    """What protocols are written in.

    Attributes:
        warning_days: days before a review at which people are told of it, the first first.
        purposes: name → what data may be shared for.
        actions: name → what may be done with data.
        markers: name → what a record may be about that protocols leave out.
        conditions: name → what a grant may demand that the program can see to.
        prohibited: name → a use that no protocol may allow.
        granularity: name → how finely a place may be told, the finest first.
        holders: who holds a dataset, in the datasets' own words → kinds of body.
        records: name → kind of record that is no dataset.
    """

    warning_days: tuple[int, ...]
    purposes: Mapping[str, Word]
    actions: Mapping[str, Word]
    markers: Mapping[str, Word]
    conditions: Mapping[str, Word]
    prohibited: Mapping[str, Word]
    granularity: Mapping[str, Word]
    holders: Mapping[str, tuple[str, ...]]
    records: Mapping[str, RecordKind] = field(default_factory=Frozen)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.warning_days or list(self.warning_days) != sorted(self.warning_days)[::-1]:
            raise ValueError("warning_days are one or more days, the most first.")
