"""What may be linked with what, and how near two tellings of one event lie."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from wardmote.rulebook.settings import Settings


@dataclass(frozen=True, kw_only=True)
class MayLink:
    """Datasets that may be held side by side, record by record.

    Attributes:
        datasets: one name (repeat calls), or two (an event that both tell of).
        purposes: what for; names in `sharing.toml`.
        gateways: by which gateway both come to the partnership.
        why: what it is good for, in a sentence.
    """

    datasets: tuple[str, ...]
    purposes: tuple[str, ...]
    gateways: tuple[str, ...]
    why: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.datasets) <= 2 or list(self.datasets) != sorted(set(self.datasets)):
            raise ValueError(f"datasets {list(self.datasets)}: name one, or two in order.")
        if not (self.purposes and self.gateways and self.why.strip()):
            raise ValueError("a pair that may be linked names purposes, gateways and why.")


@dataclass(frozen=True, kw_only=True)
class KindTold:
    """Which records of a dataset are of one kind of event.

    Attributes:
        categories: our words; a record is of one of them.
        words: one of them stands in its sub-category, in capitals or not.
    """

    categories: tuple[str, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if not (self.categories and self.words and all(word.strip() for word in self.words)):
            raise ValueError("a kind of event names its categories and its words.")


@dataclass(frozen=True, kw_only=True)
class Compare:
    """A kind of event that each of some datasets can tell of.

    Attributes:
        kind: the kind, in words.
        why: why each of them can tell of it, in a sentence.
        limit: how its records still differ, in a sentence; told with every estimate.
        told: dataset → which of its records are of that kind.
    """

    kind: str
    why: str
    limit: str
    told: Mapping[str, KindTold]

    def __post_init__(self) -> None:
        said = (self.kind, self.why, self.limit)
        if len(self.told) < 2 or not all(text.strip() for text in said):
            raise ValueError("a kind to compare names two datasets or more, why, and its limit.")


@dataclass(frozen=True, kw_only=True)
class Linking(Settings):
    """When two records may be of one event.

    Attributes:
        may: what may be linked; nothing else is.
        compare: kinds of event of which it may be estimated how many none told of.
        within_hours: the most hours between two tellings, from hour to hour.
        metres: upper edges of the bands of distance; two further apart than the last are no pair.
        weeks_apart: pairs so many weeks apart are taken for pairs of chance.
        least_probability: of being one event, for a pair to be linked.
        fewest_pairs: with fewer pairs, weights cannot be learned.
        deviations_beyond: pairs are more than chance explains from so many standard deviations on.
        fewest_shared: events that both told of, before what neither told of is estimated.
    """

    may: tuple[MayLink, ...]
    compare: tuple[Compare, ...]
    within_hours: int
    metres: tuple[float, ...]
    weeks_apart: tuple[int, ...]
    least_probability: float
    fewest_pairs: int
    deviations_beyond: float
    fewest_shared: int

    def __post_init__(self) -> None:
        super().__post_init__()
        if any(after <= before for before, after in pairwise((0.0, *self.metres))):
            raise ValueError(f"metres {list(self.metres)}: give rising edges above 0.")
        if not self.weeks_apart or min(self.weeks_apart) < 1:
            raise ValueError("weeks_apart: give whole weeks of 1 or more.")
        if not 0.5 <= self.least_probability < 1:
            raise ValueError(f"least_probability {self.least_probability:g}: give 0.5 to below 1.")

    def allowed(self, datasets: Collection[str], purpose: str) -> MayLink | None:
        """The row that lets these datasets be linked for that purpose, if one does."""
        named = tuple(sorted(datasets))
        rows = (row for row in self.may if row.datasets == named and purpose in row.purposes)
        return next(rows, None)
