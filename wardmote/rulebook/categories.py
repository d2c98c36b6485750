"""Categories: our words for what happened, and the words that others use for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wardmote.rulebook._read import RulebookError
from wardmote.rulebook.rule import Rule

GROUPS = ("crime", "disorder", "harm", "road", "fire", "substance")


@dataclass(frozen=True, kw_only=True)
class Category(Rule):
    """One kind of event.

    Attributes:
        name: our word for it.
        title: its name for readers.
        plain: what it means, for a resident.
        scheme: the list of categories that it comes from.
        also_in: other lists that use it too.
        group: crime | disorder | harm | road | fire | substance.
        words: other words for it: slugs of a web service, older names.
        activity: whether it is what an agency does, not what happens: never a priority.
    """

    name: str
    title: str
    plain: str
    scheme: str
    group: str
    also_in: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    activity: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.group not in GROUPS:
            raise ValueError(f"group “{self.group}”; use {', '.join(GROUPS)}.")


@dataclass(frozen=True, kw_only=True)
class OffenceGroup(Rule):
    """A published group of recorded offences, by sub-group, in our categories.

    Attributes:
        name: our word for the group.
        title: the group as published.
        subgroups: each sub-group as published → our category.
    """

    name: str
    title: str
    subgroups: Mapping[str, str]


def words_of(categories: Iterable[Category], scheme: str) -> dict[str, str]:
    """Every word that a scheme's files may use → our category.

    Raises:
        RulebookError: one word stands for two categories of the scheme.
    """
    found: dict[str, str] = {}
    plain: dict[str, str] = {}
    for category in categories:
        if scheme not in (category.scheme, *category.also_in):
            continue
        for word in (category.title, category.name, *category.words):
            first = plain.setdefault(word.casefold(), category.name)
            if first != category.name:
                raise RulebookError(
                    f"categories.toml: in {scheme} “{word}” means both {first} and "
                    f"{category.name}; it may mean one."
                )
            found[word] = category.name
    return found
