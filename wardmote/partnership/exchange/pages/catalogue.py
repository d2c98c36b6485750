"""Every dataset that agencies could share here: what it is, and whether the partnership has it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.exchange.models import Delivery
from wardmote.partnership.exchange.pages.words import months_words
from wardmote.partnership.sharing.rules.cover import covered_datasets
from wardmote.partnership.website.tables import Link, Table, Tag


@dataclass(frozen=True)
class Use:
    """How far the partnership is with a dataset."""

    months: tuple[str, ...]
    asked_of: tuple[str, ...]
    given_by: tuple[str, ...]

    @property
    def tag(self) -> Tag:
        """The furthest of the ways to use it."""
        if self.months:
            return Tag(_("Held"), "green")
        if self.asked_of:
            return Tag(_("Asked for"), "blue")
        if self.given_by:
            return Tag(_("Could be asked for"), "yellow")
        return Tag(_("Not used here"), "grey")


@dataclass(frozen=True)
class CataloguePage:
    """All datasets of the nation.

    Attributes:
        unused: how many are neither held nor asked for: what an audit could still draw on.
    """

    table: Table
    unused: int


@dataclass(frozen=True)
class DatasetPage:
    """The guidance note of one dataset."""

    title: str
    tag: Tag
    summary: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    fields: Table
    template: str


def catalogue_page(partnership: Partnership, *, on: date) -> CataloguePage:
    """Each dataset, those not used here last."""
    known = rulebook.on(on, partnership.nation).datasets
    uses = _uses(partnership, known, on)
    heads = (
        _("Dataset"), _("Who has it"), _("What it is good for"), _("Here"), _("Months held"),
        _("By whom it may be given"),
    )  # fmt: skip
    order = sorted(known, key=lambda name: (not uses[name].months, not uses[name].asked_of))
    rows = tuple(_row(partnership, known[name], uses[name]) for name in order)
    unused = sum(not (use.months or use.asked_of) for use in uses.values())
    table = Table("catalogue", _("Datasets"), heads, rows, _("The rulebook has none."))
    return CataloguePage(table, unused)


def _row(partnership: Partnership, dataset: rulebook.Dataset, use: Use) -> tuple:
    address = reverse("exchange:dataset", args=[partnership.slug, dataset.name])
    return (
        Link(dataset.title, address), dataset.agency, dataset.use, use.tag,
        months_words(use.months), ", ".join(use.given_by),
    )  # fmt: skip


def _uses(
    partnership: Partnership, known: Mapping[str, rulebook.Dataset], on: date
) -> dict[str, Use]:
    months, asked, given = (defaultdict(set) for _each in range(3))
    accepted = partnership.deliveries.filter(state=Delivery.State.ACCEPTED)
    for dataset, covers in accepted.values_list("dataset", "months"):
        months[dataset].update(covers)
    for flow in partnership.flows.on(on).select_related("agency"):
        asked[flow.dataset].add(str(flow.agency))
    for agency, dataset, _grant in covered_datasets(partnership, on):
        given[dataset].add(str(agency))
    return {
        name: Use(*(tuple(sorted(told[name])) for told in (months, asked, given)))
        for name in known
    }  # fmt: skip


def dataset_page(partnership: Partnership, name: str, *, on: date) -> DatasetPage | None:
    """What one must know to use a dataset; None where there is no such dataset there and then."""
    known = rulebook.on(on, partnership.nation).datasets
    if name not in known:
        return None
    dataset, use = known[name], _uses(partnership, known, on)[name]
    return DatasetPage(
        title=dataset.title, tag=use.tag, summary=tuple(_told(dataset, use)),
        limits=dataset.limits, fields=_fields(dataset),
        template=reverse("exchange:empty_table", args=[partnership.slug, name, "xlsx"]),
    )  # fmt: skip


def _told(dataset: rulebook.Dataset, use: Use):
    words = (
        (_("What it is good for"), dataset.use),
        (_("Who has it"), dataset.agency),
        (_("One row is"), dataset.row.removeprefix("one row per ")),
        (_("How often, and by when"), dataset.due),
        (_("Months held here"), months_words(use.months)),
        (_("Asked of"), ", ".join(use.asked_of)),
        (_("A protocol lets it be given by"), ", ".join(use.given_by)),
        (_("Why a person might be picked out"), dataset.re_identification),
        (_("On what terms it may be used"), dataset.licence),
        (_("Source of these rules"), dataset.source),
    )
    yield from (each for each in words if each[1])


def _fields(dataset: rulebook.Dataset) -> Table:
    heads = (_("Column"), _("What it means"), _("Needed"), _("Kept as"))
    rows = tuple(
        (field.heading, field.meaning, field.required, field.name or _("Not kept"))
        for field in dataset.fields
    )
    return Table(f"{dataset.name}-columns", _("Columns, and what they mean"), heads, rows)
