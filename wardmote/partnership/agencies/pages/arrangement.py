"""One arrangement: what is asked of it by what it rests on and its risk, and what is there."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Arrangement, Membership
from wardmote.partnership.agencies.rules import may
from wardmote.partnership.website.tables import Table, Tag


@dataclass(frozen=True)
class ArrangementPage:
    """One arrangement.

    Attributes:
        papers: what is asked of it, and where each is kept.
        papers_at: where the reader notes that; "" if they may not.
    """

    arrangement: Arrangement
    parties: tuple[str, ...]
    papers: Table
    papers_at: str


def asked_of(arrangement: Arrangement, on: date) -> list[rulebook.Paper]:
    """The documents and checks that the rulebook asks of an arrangement on a day."""
    papers = rulebook.on(on, arrangement.partnership.nation).papers.values()
    return [each for each in papers if each.is_asked(arrangement.status, arrangement.risk)]


def arrangement_page(arrangement: Arrangement, *, on: date, by: Membership) -> ArrangementPage:
    """What is known of it."""
    keeps = may(by, "keep the registers") and arrangement.ended_on is None
    slug = arrangement.partnership.slug
    return ArrangementPage(
        arrangement=arrangement,
        parties=tuple(map(str, arrangement.parties.select_related("agency"))),
        papers=_papers(arrangement, on),
        papers_at=reverse("agencies:keep_papers", args=[slug, arrangement.pk]) if keeps else "",
    )


def _papers(arrangement: Arrangement, on: date) -> Table:
    heads = (_("What"), _("Why"), _("Where it is kept"))
    rows = tuple(
        (each.title, each.about, arrangement.papers.get(each.name) or Tag(_("Missing"), "yellow"))
        for each in asked_of(arrangement, on)
    )
    return Table("papers", _("Documents and checks"), heads, rows)


def held_of(arrangement: Arrangement, on: date) -> str:
    """How many of the papers asked of it are there, in words."""
    asked = asked_of(arrangement, on)
    held = sum(bool(arrangement.papers.get(each.name)) for each in asked)
    return _("%(held)d of %(asked)d") % {"held": held, "asked": len(asked)}
