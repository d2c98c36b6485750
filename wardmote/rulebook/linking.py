"""What may be linked with what, and how near two tellings of one event lie."""

from collections.abc import Collection
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
class Linking(Settings):
    """When two records may be of one event.

    Attributes:
        may: what may be linked; nothing else is.
        within_hours: the most hours between two tellings, from hour to hour.
        metres: upper edges of the bands of distance; two further apart than the last are no pair.
        weeks_apart: pairs so many weeks apart are taken for pairs of chance.
        least_probability: of being one event, for a pair to be linked.
        fewest_pairs: with fewer pairs, weights cannot be learned.
        deviations_beyond: pairs are more than chance explains from so many standard deviations on.
    """

    may: tuple[MayLink, ...]
    within_hours: int
    metres: tuple[float, ...]
    weeks_apart: tuple[int, ...]
    least_probability: float
    fewest_pairs: int
    deviations_beyond: float

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
