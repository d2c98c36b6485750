"""What every step says of what is amiss: its `concerns.py` holds a function for each rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Concern:
    """One thing amiss.

    Attributes:
        rule: the row of `rulebook/concerns.toml` that it breaks.
        about: what or whom it is about, in words: "Tactical group".
        key: tells it from others of the same rule, for good: "group.12".
        facts: fills the rule's sentence: {"size": 11}. A fact called `last` is the day of the
            last time, None for never.
        mend: where the page is that mends it.
        group: the group of the partnership that it is about, where it is about one.
    """

    rule: str
    about: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    mend: str = ""
    group: str = ""


Finder = Callable[[Any], Iterator[Concern]]


class Finders(dict[str, Finder]):
    """The functions of one step that look for something, each called as its rule is."""

    def __call__(self, finder: Finder) -> Finder:
        """Take one up (a decorator)."""
        self[finder.__name__] = finder
        return finder

    def run(self, case: Any, rules: Mapping[str, Any]) -> Iterator[Concern]:
        """What they find in a case, of the rules that hold there and then."""
        for name, finder in self.items():
            if name in rules:
                yield from finder(case)
