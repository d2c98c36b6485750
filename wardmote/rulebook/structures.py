"""Structures: templates of groups that a partnership may begin with, and change."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule

FUNCTIONS = ("scrutiny", "strategic", "coordination", "task")
SAYS = ("determines", "coordinates", "advises")


@dataclass(frozen=True, kw_only=True)
class TemplateGroup:
    """One group of a template.

    Attributes:
        key: tells it from the others of its template.
        name: what it may be called.
        function: scrutiny | strategic | coordination | task.
        say: determines | coordinates | advises.
        purpose: what it is for.
        parent: the key of the group that it reports to; "" at the top.
        members: kinds of body that are suggested for it.
        is_time_limited: it has a day on which it ends.
    """

    key: str
    name: str
    function: str
    say: str
    purpose: str
    parent: str = ""
    members: tuple[str, ...] = ()
    is_time_limited: bool = False

    def __post_init__(self) -> None:
        if self.function not in FUNCTIONS:
            raise ValueError(f"function “{self.function}”; use {', '.join(FUNCTIONS)}.")
        if self.say not in SAYS:
            raise ValueError(f"say “{self.say}”; use {', '.join(SAYS)}.")


@dataclass(frozen=True, kw_only=True)
class Structure(Rule):
    """A template of groups.

    Attributes:
        name: our word for it.
        title: its name for readers.
        about: what it is, and what it suits.
        groups: its groups, each after the one that it reports to.
    """

    name: str
    title: str
    about: str
    groups: tuple[TemplateGroup, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        seen = {""}
        for group in self.groups:
            if group.parent not in seen or group.key in seen:
                raise ValueError(
                    f"group “{group.key}”: give each key once, after the group it reports to."
                )
            seen.add(group.key)

    @property
    def tiers(self) -> int:
        """How many levels deep it is."""
        depth = {"": 0}
        for group in self.groups:
            depth[group.key] = depth[group.parent] + 1
        return max(depth.values())
