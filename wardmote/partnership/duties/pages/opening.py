"""What opening a year will bring."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.pages.words import year_words
from wardmote.partnership.duties.rules import asked_in
from wardmote.partnership.website.tables import Table


@dataclass(frozen=True)
class OpeningPage:
    """A year before it is opened.

    Attributes:
        there: how many of its duties are there already.
        table: what the rulebook asks for and is not there.
    """

    words: str
    back: str
    there: int
    table: Table


def opening_page(partnership: Partnership, year: int) -> OpeningPage:
    """What will be added."""
    there = Counter(partnership.duties.filter(year=year, occasion=None).values_list("key"))
    rows = []
    for row, due_on in sorted(asked_in(partnership, year), key=lambda pair: pair[1]):
        if there[row.key,]:
            there[row.key,] -= 1
        else:
            rows.append((row.title, f"{row.act}, {row.section}", due_on))
    heads = (_("Duty"), _("Law"), _("Due on"))
    empty = _("Everything that the rulebook asks for is there already.")
    return OpeningPage(
        words=year_words(year), there=partnership.duties.filter(year=year, occasion=None).count(),
        back=reverse("duties:calendar", args=[partnership.slug]) + f"?year={year}",
        table=Table("to_add", _("Duties that will be added"), heads, tuple(rows), empty),
    )  # fmt: skip
