"""What protection needs to know of a source; the rulebook's `Profile` answers to it."""

from typing import Protocol

from wardmote.evidence.errors import NotReleasable

SMALLEST_BASE = 3


class Profile(Protocol):
    """How the numbers of a source are made safe to publish (rulebook/disclosure.toml)."""

    @property
    def base(self) -> int:
        """Every published number is a multiple of this; 3 or more."""

    @property
    def smallest_count(self) -> int:
        """A published cell below this is pooled with others, where the grain is the ward."""

    @property
    def smallest_premises(self) -> int:
        """A number stands on at least so many premises or people."""

    @property
    def dominance_one(self) -> float:
        """The most of a number that one premise may hold."""

    @property
    def dominance_two(self) -> float:
        """The most of a number that two premises may hold together."""

    @property
    def area_grain(self) -> str:
        """The smallest place published: "area" or "ward"."""


def check_profile(dataset: str, profile: Profile) -> None:
    """Refuse a profile that protects too little.

    Raises:
        NotReleasable: its base is below 3.
    """
    if profile.base < SMALLEST_BASE:
        raise NotReleasable(
            f"{dataset}: its disclosure profile rounds to {profile.base}; "
            f"the least that may be published is rounded to {SMALLEST_BASE}."
        )
