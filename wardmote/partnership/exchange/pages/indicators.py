"""Indicators that can be counted from what came, and those that cannot, with why."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.rules.counting import Counting, Lack, counted
from wardmote.partnership.website.tables import Cell, Link, Table, Tag

COLOURS = {Lack.NO_LINE: "grey", Lack.NEVER: "red", Lack.OLD: "yellow", Lack.COLUMNS: "yellow"}


@dataclass(frozen=True)
class IndicatorsPage:
    """All of the nation's indicators on a day.

    Attributes:
        missing: how many cannot be counted, of how many.
    """

    tables: tuple[Table, ...]
    missing: int
    of: int


def indicators_page(partnership: Partnership, *, on: date) -> IndicatorsPage:
    """Those that cannot be counted first: the nearest to being counted before the others."""
    every = counted(partnership, on)
    lacking = [each for each in every if each.lack]
    lacking.sort(key=lambda each: -list(Lack).index(each.lack))
    return IndicatorsPage(
        (_missing(partnership, lacking), _there([each for each in every if not each.lack])),
        len(lacking), len(every),
    )  # fmt: skip


def _missing(partnership: Partnership, lacking: list[Counting]) -> Table:
    heads = (
        _("Indicator"), _("Why it matters"), _("Dataset"), _("Agency"), _("What is missing"),
        _("Newest data"), _("Columns not told"),
    )  # fmt: skip
    rows = tuple(_row(partnership, each) for each in lacking)
    empty = _("Every indicator of the rulebook can be counted.")
    return Table("cannot", _("Indicators that cannot be counted"), heads, rows, empty)


def _row(partnership: Partnership, each: Counting) -> tuple[Cell, ...]:
    return (
        each.indicator.title, each.indicator.why, _way(partnership, each),
        str(each.flow.agency) if each.flow else "",
        Tag(str(each.lack.label), COLOURS[each.lack]), each.newest, ", ".join(each.columns),
    )  # fmt: skip


def _way(partnership: Partnership, each: Counting) -> Link | str:
    """The line of the plan where there is one; else what the catalogue says of the dataset."""
    name = each.indicator.numerator.dataset
    title = each.dataset.title if each.dataset else name
    if each.flow:
        return Link(title, each.flow.get_absolute_url())
    if each.dataset is None:
        return title
    return Link(title, reverse("exchange:dataset", args=[partnership.slug, name]))


def _there(every: list[Counting]) -> Table:
    heads = (_("Indicator"), _("Dataset"), _("Agency"), _("Newest data"))
    rows = tuple(
        (
            each.indicator.title, Link(each.dataset.title, each.flow.get_absolute_url()),
            str(each.flow.agency), each.newest,
        )
        for each in every
    )  # fmt: skip
    return Table("can", _("Indicators that can be counted"), heads, rows, _("None can yet."))
