"""The partnership's home: who we are, what for, what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from wardmote.partnership.agencies.models import Membership, Partner, Partnership, Statement
from wardmote.partnership.agencies.pages.picture import Picture
from wardmote.partnership.agencies.pages.tree import Branch, picture, tree
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.card import Card
from wardmote.partnership.website.steps import found_in_each_step

PRESSING = ("late", "soon", "open")


@dataclass(frozen=True)
class Overview:
    """The partnership's home.

    Attributes:
        signed: names of the partners that signed the newest statement.
        unsigned: names of those that did not.
        maturity_at: how far it has come; "" if the reader may not see that.
    """

    partnership: Partnership
    statement: Statement | None
    signed: tuple[str, ...]
    unsigned: tuple[str, ...]
    cards: tuple[Card, ...]
    tree: tuple[Branch, ...]
    picture: Picture | None
    founders: tuple[str, ...]
    partners: int
    county: str
    may_edit: bool
    maturity_at: str

    @property
    def core(self) -> int:
        """How many are asked to sign."""
        return len(self.signed) + len(self.unsigned)


def overview(partnership: Partnership, *, on: date, by: Membership) -> Overview:
    """What a member sees first."""
    branches = tree(partnership, on)
    partners = list(partnership.partners.on(on).select_related("agency"))
    statement = partnership.statements.prefetch_related("supports").first()
    signed, unsigned = _support(statement, partners)
    return Overview(
        partnership=partnership, statement=statement, signed=signed, unsigned=unsigned,
        cards=tuple(sorted(cards(partnership, by, on), key=pressing)),
        tree=branches, picture=picture(branches), partners=len(partners),
        founders=tuple(str(one) for one in partners if one.is_founder),
        county=str(partnership.parent or ""), may_edit=may(by, "edit the structure"),
        maturity_at=(
            reverse("review:maturity", args=[partnership.slug])
            if may(by, "see the registers") else ""
        ),
    )  # fmt: skip


def _support(statement: Statement | None, partners: list[Partner]) -> tuple[tuple[str, ...], ...]:
    """Who signed and who has not, of the core members."""
    if statement is None:
        return (), ()
    signed = {support.partner_id for support in statement.supports.all()}
    core = [one for one in partners if one.mode == Partner.Mode.CORE or one.pk in signed]
    return (
        tuple(str(one) for one in core if one.pk in signed),
        tuple(str(one) for one in core if one.pk not in signed),
    )


def pressing(card: Card) -> int:
    """What is late comes first."""
    return PRESSING.index(card.tone)


def cards(partnership: Partnership, by: Membership, on: date) -> Iterator[Card]:
    """What every step says that awaits this member."""
    for pages in found_in_each_step("pages"):
        if hasattr(pages, "awaiting"):
            yield from pages.awaiting(partnership, by, on)
