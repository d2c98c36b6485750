"""Ranks: how senior a person is in their own agency, whatever the agency."""

from collections.abc import Mapping
from dataclasses import dataclass

from wardmote.rulebook.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Rank(Rule):
    """One of five levels.

    Attributes:
        name: our word for it.
        level: 1 is the head of an agency, 5 its front line.
        title: its name for readers.
        is_senior: can, as a rule, decide and commit for the agency.
        titles: kind of body → what it calls this level.
    """

    name: str
    level: int
    title: str
    is_senior: bool
    titles: Mapping[str, str]

    def called(self, body: str) -> str:
        """What a kind of body calls this level; our own title where it has no word."""
        return self.titles.get(body, self.title)
