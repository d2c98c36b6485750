"""Bodies: kinds of agency, and the part that the law gives each of them."""

from dataclasses import dataclass

from wardmote.rulebook.rule import Rule

SECTORS = (
    "police", "local government", "fire", "health", "justice", "housing", "education",
    "transport", "government", "voluntary", "community", "business",
)  # fmt: skip
PARTNERSHIPS = ("unitary", "district", "county", "force")
ROLES = ("responsible", "must_cooperate", "must_invite")


@dataclass(frozen=True, kw_only=True)
class Body(Rule):
    """A kind of agency.

    Attributes:
        name: our word for it.
        title: its name for readers.
        sector: which of the sectors it belongs to.
        is_third_sector: a voluntary or community organisation.
        is_equality: speaks for people whom the law on equality protects.
        note: what else to know; "" for nothing.
    """

    name: str
    title: str
    sector: str
    is_third_sector: bool = False
    is_equality: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.sector not in SECTORS:
            raise ValueError(f"sector “{self.sector}”; use {', '.join(SECTORS)}.")

    @property
    def is_health(self) -> bool:
        """Whether it is a body of the health service."""
        return self.sector == "health"

    @property
    def is_business(self) -> bool:
        """Whether it is a business, or speaks for businesses."""
        return self.sector == "business"


@dataclass(frozen=True, kw_only=True)
class StatutoryRole(Rule):
    """A part that the law gives a kind of body, or the kinds of one class, in a partnership.

    Attributes:
        name: which row.
        title: the class in words.
        role: responsible | must_cooperate | must_invite (one body of the class is enough).
        bodies: the kinds of body that it falls on.
        act: the act or instrument, for short.
        section: where in it.
        partnerships: the kinds of partnership in which it falls on them.
        is_extinct: the law names it, but no such body is left to invite.
        verified: the law was read; where it was not, readers are told.
        note: what else to know; "" for nothing.
    """

    name: str
    title: str
    role: str
    bodies: tuple[str, ...]
    act: str
    section: str
    partnerships: tuple[str, ...] = PARTNERSHIPS
    is_extinct: bool = False
    verified: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.role not in ROLES:
            raise ValueError(f"role “{self.role}”; use {', '.join(ROLES)}.")
        if unknown := [kind for kind in self.partnerships if kind not in PARTNERSHIPS]:
            raise ValueError(f"partnerships {unknown}; use {', '.join(PARTNERSHIPS)}.")
        if not self.bodies:
            raise ValueError("bodies is empty; name the kinds that it falls on.")
