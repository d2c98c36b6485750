"""Templates of information sharing protocols: what a partnership may begin with, and change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardmote.rulebook._read import Frozen
from wardmote.rulebook.rule import Rule

MODES = ("need_to_know", "whole_table")


@dataclass(frozen=True, kw_only=True)
class TemplateGrant:
    """Lines of a template: one for each of its kinds of data.

    Attributes:
        providers: kinds of body; the first that takes part gives. () = whoever holds the dataset.
        recipients: kinds of body; all of them that take part receive.
        for_analysis: whether it goes into the partnership's shared store.
        categories: datasets, or kinds of record of `sharing.toml`.
        most: how identifying at most, 0 to 4.
        fields: names of fields; () = all of them.
        granularity: field → how finely.
        purposes: names in `sharing.toml`.
        gateways: names in `gateways.toml`; those in force in the nation are used.
        actions: names in `sharing.toml`.
        mode: who sees personal data: need_to_know | whole_table.
        conditions: names in `sharing.toml`.
        frequency: how often, in words.
    """

    providers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    for_analysis: bool = False
    categories: tuple[str, ...]
    most: int = 1
    fields: tuple[str, ...] = ()
    granularity: Mapping[str, str] = field(default_factory=Frozen)
    purposes: tuple[str, ...]
    gateways: tuple[str, ...]
    actions: tuple[str, ...]
    mode: str = MODES[0]
    conditions: tuple[str, ...] = ()
    frequency: str = ""

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"mode “{self.mode}”; use {', '.join(MODES)}.")
        if not (self.categories and self.purposes and self.gateways and self.actions):
            raise ValueError("a grant names categories, purposes, gateways and actions.")
        if not (self.recipients or self.for_analysis):
            raise ValueError("a grant goes to somebody.")


@dataclass(frozen=True, kw_only=True)
class ProtocolTemplate(Rule):
    """A protocol to begin with.

    Attributes:
        name: our word for it.
        title: its name for readers.
        theme: what it is about, in a word or two.
        about: what it suits.
        aim: what it is for.
        handling: how what is shared is handled.
        retention: how long it is kept.
        conditions: others, in prose.
        review_months: months until its review.
        years: how long it runs.
        grants: its lines.
    """

    name: str
    title: str
    theme: str
    about: str
    aim: str
    handling: str
    retention: str
    conditions: str = ""
    review_months: int = 12
    years: int = 3
    grants: tuple[TemplateGrant, ...]
