"""The officer's workbench: what presses today in each of the six parts of the work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partnership
from wardmote.partnership.agencies.pages.overview import cards, pressing
from wardmote.partnership.review.pages.known import Fact, known
from wardmote.partnership.website.card import Card


@dataclass(frozen=True)
class Part:
    """One part of the work.

    Attributes:
        empty: what would stand there; told where nothing presses.
        cards: what presses, the latest first.
        facts: what the service knows now.
    """

    name: str
    title: str
    about: str
    empty: str
    cards: tuple[Card, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Workbench:
    """All six.

    Attributes:
        late: how many cards are late.
    """

    on: date
    parts: tuple[Part, ...]

    @property
    def all(self) -> int:
        """How many things await the officer."""
        return sum(len(part.cards) for part in self.parts)

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(card.tone == "late" for part in self.parts for card in part.cards)


def workbench(partnership: Partnership, *, on: date, by: Membership) -> Workbench:
    """The cards of the overview, each in the part that it belongs to."""
    rows = rulebook.on(on, partnership.nation).workbench
    placed = placed_by_part(rows, cards(partnership, by, on))
    facts = known(partnership, on)
    return Workbench(
        on=on,
        parts=tuple(
            Part(
                row.name, row.title, row.about, row.empty,
                tuple(sorted(placed[row.name], key=pressing)), facts.get(row.name, ()),
            )
            for row in rows.values()
        ),
    )  # fmt: skip


def placed_by_part(
    rows: Mapping[str, rulebook.WorkbenchPart], those: Iterable[Card]
) -> dict[str, list[Card]]:
    """Part → its cards: by the duty that a card is about, else by the page that it leads to."""
    duties = {duty: row.name for row in rows.values() for duty in row.duties}
    pages = {page: row.name for row in rows.values() for page in row.pages}
    rest = next(row.name for row in rows.values() if row.takes_the_rest)
    placed: dict[str, list[Card]] = {name: [] for name in rows}
    for card in those:
        placed[duties.get(card.duty) or pages.get(page_of(card)) or rest].append(card)
    return placed


def page_of(card: Card) -> str:
    """The page that a card leads to: "meetings:record"."""
    try:
        return resolve(urlsplit(card.link).path).view_name
    except Resolver404:
        return ""
