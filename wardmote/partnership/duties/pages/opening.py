"""What opening a year will bring."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.pages.words import year_words
from wardmote.partnership.duties.rules import coming
from wardmote.partnership.website.tables import Table


@dataclass(frozen=True)
class OpeningPage:
    """A year before it is opened: what the rulebook asks for and is not there."""

    words: str
    back: str
    table: Table


def opening_page(partnership: Partnership, year: int) -> OpeningPage:
    """What will be added."""
    duties = list(partnership.duties.all())
    rows = tuple(
        (row.title, f"{row.act}, {row.section}", due_on)
        for row, due_on in sorted(coming(partnership, year, duties), key=lambda pair: pair[1])
    )
    heads = (_("Duty"), _("Law"), _("Due on"))
    empty = _("Everything that the rulebook asks for is there already.")
    return OpeningPage(
        words=year_words(year),
        back=reverse("duties:calendar", args=[partnership.slug]) + f"?year={year}",
        table=Table("to_add", _("Duties that will be added"), heads, rows, empty),
    )  # fmt: skip
