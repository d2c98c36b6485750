"""Where each page of an edition is, and what all of them show around their content."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.rules.editions import ANALYST, PUBLIC

WRITTEN_IN = "en"
"""The engine writes in English; a Welsh page says so of what it wrote."""
ADDRESSES_KEPT = 5000
"""Of findings and exhibits, kept in memory: a page has hundreds."""
FILES = {
    "tables.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "report.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audit.json": "application/json",
}
"""What may be taken away whole, and of which type it is."""


@dataclass(frozen=True)
class Link:
    """A way to a page."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Ways:
    """The addresses of one edition's pages."""

    partnership: str
    audit: int
    audience: str

    def to(self, page: str = "", **more: str) -> str:
        """The address of a page: `to("finding", key="burglary.change")`."""
        return _address(self, page, tuple(more.items()))

    def map(self, **asked: str) -> str:
        """The address of the map, with what it is to show."""
        told = urlencode({name: value for name, value in asked.items() if value})
        return f"{self.to('map')}?{told}" if told else self.to("map")

    def exhibit(self, of: Viewed, name: str) -> str:
        """Where an exhibit is shown: in its chapter, or among the tables."""
        section = of.section_of(name)
        page = self.to("chapter", section=section.id) if section else self.to("tables")
        return f"{page}#{name}"


@lru_cache(maxsize=ADDRESSES_KEPT)
def _address(ways: Ways, page: str, more: tuple[tuple[str, str], ...]) -> str:
    name = f"audits:look_{page}" if page else "audits:look"
    told = {"partnership": ways.partnership, "pk": ways.audit, "audience": ways.audience}
    return reverse(name, kwargs=told | dict(more))


def ways_of(of: Viewed) -> Ways:
    """The addresses of an edition."""
    return Ways(of.audit.partnership.slug, of.audit.pk, of.audience)


@dataclass(frozen=True)
class Frame:
    """What every page of an edition shows around its content.

    Attributes:
        title: of the edition.
        lang: the language of what the engine wrote, where the page is in another.
        other: a way to the same page of the other edition, where the reader may see it.
        menu: the pages of the edition.
        rounding: the sentence that stands beside every table.
    """

    title: str
    period: str
    place: str
    audit: Link
    lang: str
    is_restricted: bool
    is_made_up: bool
    other: Link | None
    menu: tuple[Link, ...]
    rounding: str
    edition_id: str


def frame(of: Viewed, here: str, *, sees_exact: bool, query: str = "") -> Frame:
    """The frame of a page.

    Args:
        of: the edition.
        here: which page of the menu it is.
        sees_exact: whether the reader may see exact numbers.
        query: what the page was asked for, to be asked of the other edition too.
    """
    edition = of.edition
    return Frame(
        title=edition.title,
        period=edition.period,
        place=edition.partnership,
        audit=Link(of.audit.title, of.audit.get_absolute_url()),
        lang=WRITTEN_IN if get_language() != WRITTEN_IN else "",
        is_restricted=of.is_restricted,
        is_made_up=edition.made_up,
        other=_other(of, here, query) if sees_exact else None,
        menu=tuple(_menu(ways_of(of), here)),
        rounding=_("Exact numbers, not rounded: for the partnership’s analysts only.")
        if of.is_restricted
        else edition.rounding,
        edition_id=edition.id,
    )


def _other(of: Viewed, here: str, query: str) -> Link:
    """The same page of the other edition."""
    ways = Ways(of.audit.partnership.slug, of.audit.pk, PUBLIC if of.is_restricted else ANALYST).to(
        here
    )
    text = _("See it as everybody does") if of.is_restricted else _("See the exact numbers")
    return Link(text, f"{ways}?{query}" if query else ways)


def _menu(ways: Ways, here: str) -> list[Link]:
    pages = {
        "": _("Overview"), "findings": _("Findings"), "map": _("Map"),
        "quality": _("Data quality"), "method": _("Method"),
        "sources": _("Sources"), "tables": _("Tables"),
    }  # fmt: skip
    return [Link(text, ways.to(name), name == here) for name, text in pages.items()]
