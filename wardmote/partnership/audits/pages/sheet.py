"""The sheet of a workshop: its cards with room to write, for a table without a screen."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.audits.models import Workshop, WorkshopCard
from wardmote.partnership.website.tables import day
from wardmote.partnership.website.word import Word

LINES = 3
"""Empty lines under a question: three of handwriting."""
ROWS = 6
"""Empty rows for agencies where nobody was written down yet."""


@dataclass(frozen=True)
class CardOnPaper:
    """One card.

    Attributes:
        asks: what is written by hand under it.
    """

    number: int
    theme: str
    sentence: str
    grade: str


@dataclass(frozen=True)
class Sheet:
    """All of it.

    Attributes:
        asks: questions with room under each.
        fits: answers to tick.
        factors: heading and question of each mark.
        agencies: a row for each; empty ones where nobody is written down yet.
    """

    workshop: Workshop
    title: str
    on: str
    cards: tuple[CardOnPaper, ...]
    fits: tuple[str, ...]
    asks: tuple[str, ...]
    factors: tuple[tuple[str, str], ...]
    agencies: tuple[str, ...]
    lines: range = range(LINES)


def sheet_of(workshop: Workshop, *, on: date) -> Sheet:
    """The cards, and what is asked of each."""
    matrix = rulebook.on(on, workshop.partnership.nation).prioritisation
    there = tuple(str(part.agency) for part in workshop.parts.select_related("agency"))
    return Sheet(
        workshop=workshop, title=workshop.audit.title, on=day(workshop.held_on),
        cards=tuple(
            CardOnPaper(card.order + 1, card.finding.theme, card.finding.sentence,
                        card.finding.grade)
            for card in workshop.cards.select_related("finding")
        ),
        fits=tuple(str(label) for label in WorkshopCard.Fits.labels),
        asks=(_("What does it mean here?"), _("What is missing?"),
              _("A priority? Why, or why not?")),
        factors=tuple((each.title, each.asks) for each in matrix.factors.values()),
        agencies=there or ("",) * ROWS,
    )  # fmt: skip


def sheet_document(workshop: Workshop, *, on: date) -> Word:
    """The same to print or to fill in."""
    sheet = sheet_of(workshop, on=on)
    word = Word(_("Workshop sheet: %s") % sheet.title, str(workshop.partnership))
    word.say(f"{sheet.on}, {workshop.place}" if workshop.place else sheet.on)
    word.say(how_to_mark())
    for _title, asks in sheet.factors:
        word.point(asks)
    for card in sheet.cards:
        word.heading(f"{card.number}. {card.theme}")
        word.say(card.sentence)
        word.say("   ".join(f"☐ {fit}" for fit in sheet.fits), label=_("What you know"))
        for ask in sheet.asks:
            word.say("\n" * LINES, label=ask)
        heads = (_("Agency"), *(title for title, _asks in sheet.factors), _("Reasons"))
        rows = [[agency, *("" for _factor in sheet.factors), ""] for agency in sheet.agencies]
        word.table(heads, rows, (3, *(1.5 for _factor in sheet.factors), 4))
    return word


def how_to_mark() -> str:
    """What the marks mean."""
    return _(
        "Each agency marks each card from 1 (little) to 4 (very much) on the questions below, and "
        "says why. Leave out what you do not know. Marks are not added up: where they lie apart, "
        "talk it over."
    )
