"""How involved each partner is found to be, by how many, this year and the years before."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Membership, Partner, Partnership, Rating
from wardmote.partnership.agencies.rules import legal_year, may
from wardmote.partnership.website.tables import Cell, Link, Table, Tag

Level = Rating.Level
COLOURS = {Level.VERY: "green", Level.FAIRLY: "blue", Level.LITTLE: "yellow", Level.NOT: "red"}
ORDER = tuple(Level)
ENOUGH = 2
"""One person's word is no rating: it takes more than one (B12)."""


@dataclass(frozen=True)
class InvolvementPage:
    """How involved partners are.

    Attributes:
        year: in which the legal year begins.
        found_elsewhere: what research found of such agencies, to hold this against.
        rates_at: where the reader says what they find; "" if they may not.
    """

    year: int
    table: Table
    found_elsewhere: tuple[rulebook.Benchmark, ...]
    rates_at: str


def involvement_page(partnership: Partnership, *, on: date, by: Membership) -> InvolvementPage:
    """Each partner with what raters found of it."""
    year, partners = legal_year(on), _partners(partnership, on)
    found = _found(partners)
    kinds = {partner.agency.kind for partner in partners}
    benchmarks = rulebook.on(on, partnership.nation).benchmarks.values()
    return InvolvementPage(
        year=year, table=_table(partners, found, year),
        found_elsewhere=tuple(each for each in benchmarks if kinds & set(each.kinds)),
        rates_at=(
            reverse("agencies:rate_involvement", args=[partnership.slug])
            if may(by, "rate involvement") else ""
        ),
    )  # fmt: skip


def _partners(partnership: Partnership, on: date) -> list[Partner]:
    return list(partnership.partners.on(on).select_related("agency", "partnership"))


def _found(partners: list[Partner]) -> dict[tuple[int, int], Counter[str]]:
    """(partner, year) → how many said what."""
    found: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for pk, year, level in Rating.objects.filter(partner__in=partners).values_list(
        "partner", "year", "level"
    ):
        found[pk, year][level] += 1
    return found


def _table(partners: list[Partner], found: dict, year: int) -> Table:
    heads = (
        _("Agency"), _("Found to be"), *(str(level.label) for level in ORDER), _("Raters"),
        _("The year before"),
    )  # fmt: skip
    rows = tuple(
        (
            Link(str(each), each.get_absolute_url()), middle(found[each.pk, year]),
            *(found[each.pk, year][level] for level in ORDER),
            found[each.pk, year].total(), middle(found[each.pk, year - 1]),
        )
        for each in partners
    )  # fmt: skip
    return Table("involvement", _("How involved each partner is"), heads, rows)


def middle(said: Counter[str]) -> Cell:
    """The middle of what raters said, the more involved of two; none before there are enough."""
    if said.total() < ENOUGH:
        return Tag(_("Too few raters"), "grey") if said else ""
    level = ORDER[median_low([ORDER.index(level) for level in said.elements()])]
    return Tag(str(level.label), COLOURS[level])
