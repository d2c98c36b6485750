"""The page of a workshop: its cards, marks side by side, and what it suggests as priorities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership
from wardmote.partnership.agencies.rules import KEEPERS, may
from wardmote.partnership.audits.models import Audit, Workshop, WorkshopCard, WorkshopMark
from wardmote.partnership.audits.pages.words import address
from wardmote.partnership.audits.rules import MAY
from wardmote.partnership.audits.rules.states import TALKS_IN
from wardmote.partnership.audits.rules.workshop import Spread, spreads
from wardmote.partnership.website.tables import Action, Cell, Link, Table, Tag, day

COLOURS = {
    WorkshopCard.Fits.YES: "green", WorkshopCard.Fits.PARTLY: "yellow",
    WorkshopCard.Fits.NO: "red", WorkshopCard.Fits.UNKNOWN: "grey",
}  # fmt: skip


@dataclass(frozen=True)
class CardShown:
    """A finding with what the room says of it.

    Attributes:
        evidence: where the finding with its sources and caveats is read.
        fits: whether it agrees with what is known; None before that was said.
        marks: of each agency side by side; never added up.
        apart: a sentence for each question on which agencies differ.
        write_at: where it is written on; "" if the reader may not.
    """

    card: WorkshopCard
    number: int
    evidence: str
    fits: Tag | None
    marks: Table
    apart: tuple[str, ...]
    write_at: str


@dataclass(frozen=True)
class WorkshopPage:
    """All of it.

    Attributes:
        may_hold: whether the reader writes it down, and it is open.
        parts: who was there, by agency.
        fewest: priorities that the rulebook holds wise; and the most.
    """

    workshop: Workshop
    audit: Audit
    may_hold: bool
    cards: tuple[CardShown, ...]
    tables: tuple[Table, ...]
    questions: tuple[str, ...]
    fewest: int
    most: int

    @property
    def parts(self) -> Table:
        """Who was there."""
        return self.tables[0]

    @property
    def suggested(self) -> Table:
        """What is suggested as a priority."""
        return self.tables[-1]


def workshop_page(workshop: Workshop, *, on: date, by: Membership) -> WorkshopPage:
    """Its cards in their order."""
    audit, rules = workshop.audit, rulebook.on(on, workshop.partnership.nation)
    is_open = workshop.is_open and audit.state in TALKS_IN
    parts = [*workshop.parts.select_related("agency")]
    partners = _markers(workshop, {part.agency_id for part in parts}, on, by) if is_open else []
    may_hold = is_open and may(by, "hold a workshop", MAY)
    cards = [*workshop.cards.select_related("finding").prefetch_related("marks__agency")]
    shown = tuple(_shown(card, audit, partners, may_hold, on) for card in cards)
    came = Table(
        "came", _("Who was there"), (_("Agency"), _("People")),
        tuple((str(part.agency), part.people) for part in parts),
        _("Nobody has written down who was there yet."),
    )  # fmt: skip
    matrix = rules.prioritisation
    return WorkshopPage(
        workshop=workshop, audit=audit, may_hold=may_hold, cards=shown,
        tables=(came, *(one.marks for one in shown), suggested(audit, on)),
        questions=tuple(each.asks for each in matrix.factors.values()),
        fewest=matrix.fewest_priorities, most=matrix.most_priorities,
    )  # fmt: skip


def _markers(workshop: Workshop, there: set[int], on: date, by: Membership) -> list[Partner]:
    """The partners in the room for whom the reader may give marks."""
    if not may(by, "give marks", MAY):
        return []
    partners = workshop.partnership.partners.on(on).select_related("agency")
    own = {by.agency_id} if by.role not in KEEPERS else there
    return [each for each in partners if each.agency_id in there & own]


def _shown(
    card: WorkshopCard, audit: Audit, partners: list[Partner], may_hold: bool, on: date
) -> CardShown:  # fmt: skip
    fits = Tag(str(card.get_fits_display()), COLOURS[card.fits]) if card.fits else None
    here = audit.partnership
    return CardShown(
        card=card, number=card.order + 1, evidence=_evidence(audit, card), fits=fits,
        marks=_marks_table(card, here, partners, on), apart=_apart(card, here, on),
        write_at=address(here, "write_card", card.pk) if may_hold else "",
    )  # fmt: skip


def _evidence(audit: Audit, card: WorkshopCard) -> str:
    return address(audit.partnership, "look_finding", audit.pk, "public", card.finding.key)


def _marks_table(card: WorkshopCard, here: Partnership, partners: list[Partner], on: date) -> Table:
    """An agency in a row, a question in a column."""
    factors = rulebook.on(on, here.nation).prioritisation.factors
    given = {mark.agency_id: mark for mark in card.marks.all()}
    agencies = {mark.agency_id: str(mark.agency) for mark in given.values()}
    agencies |= {each.agency_id: str(each.agency) for each in partners}
    ways = {each.agency_id: address(here, "give_marks", card.pk, each.pk) for each in partners}
    heads = (_("Agency"), *(each.title for each in factors.values()), _("Reasons"), "")
    rows = tuple(
        (agencies[pk], *_row(given.get(pk), factors), _way(agencies[pk], ways.get(pk)))
        for pk in sorted(agencies, key=agencies.__getitem__)
    )
    caption = _("Card %(number)d: how much it matters") % {"number": card.order + 1}
    return Table(f"marks_{card.order + 1}", caption, heads, rows, _("No agency has given marks."))


def _row(mark: WorkshopMark | None, factors: Iterable[str]) -> tuple:
    if mark is None:
        return (*("" for _factor in factors), "")
    return (*(mark.given.get(each, "–") for each in factors), mark.reason)


def _way(agency: str, where: str | None) -> Action | str:
    return Action((Link(_("Marks of %s") % agency, where),)) if where else ""


def _given(card: WorkshopCard) -> list[tuple[str, dict[str, int]]]:
    return [(str(mark.agency), mark.given) for mark in card.marks.all()]


def _apart(card: WorkshopCard, here: Partnership, on: date) -> tuple[str, ...]:
    """A sentence for each question on which agencies differ."""
    factors = rulebook.on(on, here.nation).prioritisation.factors
    words = _("%(question)s %(low)d says %(who)s; %(high)d says %(others)s.")
    return tuple(
        words % {"question": factors[each.factor].asks, **_who(each)}
        for each in spreads(_given(card), on, here.nation)
        if each.differs
    )


def _who(each: Spread) -> dict[str, int | str]:
    (low, who), (high, others) = each.lowest, each.highest
    return {"low": low, "who": ", ".join(who), "high": high, "others": ", ".join(others)}


def suggested(audit: Audit, on: date) -> Table:
    """What concluded workshops, or the one that is open, suggest, each with its evidence."""
    cards = WorkshopCard.objects.filter(workshop__run__audit=audit, is_priority=True)
    cards = cards.select_related("finding", "workshop__run").prefetch_related("marks__agency")
    heads = (
        _("Suggested priority"), _("Evidence"), _("What it means here"), _("Why"),
        _("Marks, lowest to highest"), _("Where agencies differ"), _("Edition"),
    )  # fmt: skip
    rows = tuple(
        _suggestion(card, audit, on) for card in cards.order_by("workshop__held_on", "order")
    )
    caption = _("Priorities that a workshop suggests")
    return Table("suggested", caption, heads, rows, _("No workshop has suggested any."))


def _suggestion(card: WorkshopCard, audit: Audit, on: date) -> tuple[Cell, ...]:
    nation = audit.partnership.nation
    factors = rulebook.on(on, nation).prioritisation.factors
    told = spreads(_given(card), on, nation)
    return (
        Link(card.finding.theme, _evidence(audit, card)), card.finding.sentence, card.meaning,
        card.because, _ranges(told, factors), _differ(told, factors), card.workshop.run.number,
    )  # fmt: skip


def _ranges(told: list[Spread], factors: Mapping[str, Any]) -> str:
    return "\n".join(f"{factors[each.factor].title}: {_range(each)}" for each in told)


def _differ(told: list[Spread], factors: Mapping[str, Any]) -> str:
    return ", ".join(str(factors[each.factor].title) for each in told if each.differs)


def _range(each: Spread) -> str:
    low, high = each.lowest[0], each.highest[0]
    return str(low) if low == high else _("%(low)d to %(high)d") % {"low": low, "high": high}


def workshops_told(audit: Audit, on: date) -> tuple[Table, ...]:
    """The workshops on an audit, and what they suggest; nothing where none was held."""
    held = _workshops_table(audit)
    return (held, suggested(audit, on)) if held.rows else ()


def _workshops_table(audit: Audit) -> Table:
    workshops = Workshop.objects.filter(run__audit=audit).prefetch_related("parts__agency", "cards")
    heads = (_("Held on"), _("Place"), _("Who was there"), _("Cards"), _("State"), _("Words"))
    rows = tuple(
        (
            Link(day(one.held_on), address(audit.partnership, "workshop", one.pk)), one.place,
            who_came(one), _talked(one),
            Tag(_("Open"), "yellow") if one.is_open else Tag(_("Concluded"), "green"), one.words,
        )
        for one in workshops
    )  # fmt: skip
    return Table("workshops", _("Workshops"), heads, rows, _("None was held."))


def who_came(workshop: Workshop) -> str:
    """Agencies with how many of each."""
    return ", ".join(f"{part.agency} ({part.people})" for part in workshop.parts.all())


def _talked(workshop: Workshop) -> str:
    cards = workshop.cards.all()
    talked = sum(card.was_talked_over for card in cards)
    return ngettext("%(talked)d of %(all)d card", "%(talked)d of %(all)d cards", len(cards)) % {
        "talked": talked, "all": len(cards),
    }  # fmt: skip
