"""What every rule says of itself: its source, where it holds and when."""

from dataclasses import dataclass
from datetime import date

NATIONS = ("England", "Wales", "Scotland")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Anything that was agreed, by law, by a publisher or by this project.

    Attributes:
        source: the document, or "setting of this project" where the value is our own choice.
        nation: where it holds.
        in_force_from: the first day on which it holds.
        in_force_to: the first day on which it no longer holds; None while it still does.
        link: where the source can be read; "" where it is not on the open web.
    """

    source: str
    nation: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None = None
    link: str = ""

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError("source is empty; name the document.")
        unknown = [nation for nation in self.nation if nation not in NATIONS]
        if unknown or not self.nation:
            raise ValueError(f"nation {unknown or 'is empty'}; use {', '.join(NATIONS)}.")
        if self.in_force_to and self.in_force_to <= self.in_force_from:
            raise ValueError("in_force_to is not after in_force_from.")

    def holds(self, day: date, nation: str) -> bool:
        """Whether it is in force there and then."""
        begun = self.in_force_from <= day
        ended = self.in_force_to is not None and day >= self.in_force_to
        return nation in self.nation and begun and not ended

    def overlaps(self, other: "Rule") -> bool:
        """Whether both are in force in one nation on one day."""
        shared = set(self.nation) & set(other.nation)
        begun_in_time = self.in_force_from < (other.in_force_to or date.max)
        return (
            bool(shared) and begun_in_time and other.in_force_from < (self.in_force_to or date.max)
        )
