"""What every step says of what is amiss."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Concern:
    """One thing amiss.

    Attributes:
        rule: the row of `rulebook/concerns.toml` that it breaks.
        about: what or whom it is about, in words: "Tactical group".
        key: tells it from others of the same rule, for good: "group.12".
        facts: fills the rule's sentence: {"size": 11}.
        mend: where the page is that mends it.
    """

    rule: str
    about: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    mend: str = ""
