"""Templates by dataset."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.website.tables import Action, Link, Table


def templates_page(partnership: Partnership, *, on: date) -> Table:
    """Each dataset of the nation, with its empty table."""
    known = rulebook.on(on, partnership.nation).datasets.values()
    heads = (_("Dataset"), _("One row is"), _("Needed columns"), _("Empty table"))
    rows = tuple(
        (
            each.title, each.row.removeprefix("one row per "),
            ", ".join(dict.fromkeys(f.heading for f in each.fields if f.required)),
            Action(tuple(_link(partnership, each, ending) for ending in ("xlsx", "csv"))),
        )
        for each in known
    )  # fmt: skip
    return Table("templates", _("Empty tables"), heads, rows)


def _link(partnership: Partnership, dataset: rulebook.Dataset, ending: str) -> Link:
    words = {"xlsx": _("Spreadsheet: %s"), "csv": _("CSV: %s")}[ending] % dataset.title
    return Link(
        words, reverse("exchange:empty_table", args=[partnership.slug, dataset.name, ending])
    )
