"""The coverage picture: agencies × datasets × purposes, with gaps and what lapses next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing.models import Grant, Version
from wardmote.partnership.sharing.pages.words import (
    countdown,
    days_left,
    joined,
    purposes_of,
    standing,
    warning_days,
)
from wardmote.partnership.sharing.rules import Cover, asked_versions, cover_by
from wardmote.partnership.website.tables import Cell, Link, Table, Tag


@dataclass(frozen=True)
class CoveragePage:
    """What is covered.

    Attributes:
        covered: datasets that some agency may give today.
        expected: datasets that some agency here holds.
    """

    covered: int
    expected: int
    picture: Table
    lapsing: Table


@dataclass(frozen=True)
class _Held:
    """A dataset that an agency here holds, or that a line names."""

    agency: Agency
    dataset: rulebook.Dataset
    cover: Cover
    purposes: frozenset[str]


def coverage_page(partnership: Partnership, *, on: date) -> CoveragePage:
    """Every dataset that the agencies hold, and whether a protocol covers it."""
    versions = list(asked_versions(partnership))
    held = list(_held(partnership, versions, on))
    shown = _purposes(held)
    heads = (_("Agency"), _("Dataset"), *purposes_of(shown), _("Protocol"), _("What is missing"))
    rows = tuple(_row(each, shown) for each in held)
    return CoveragePage(
        covered=sum(each.cover.allowed for each in held), expected=len(held),
        picture=Table("coverage", _("Who gives what, for what"), heads, rows,
                      _("No agency here holds a dataset of the rulebook.")),
        lapsing=_lapsing(versions, on),
    )  # fmt: skip


def _held(
    partnership: Partnership, versions: list[Version], on: date
) -> Iterator[_Held]:  # fmt: skip
    rules = rulebook.on(on, partnership.nation)
    named = {
        (line.provider, line.category) for version in versions for line in version.grants.all()
        if line.for_analysis and line.category in rules.datasets
    }  # fmt: skip
    given = {dataset for _agency, dataset in named}
    partners = partnership.partners.on(on).select_related("agency")
    by_kind = {partner.agency.kind: partner.agency for partner in partners}
    for dataset in rules.datasets.values():
        if dataset.name not in given:
            named |= {(agency, dataset.name) for agency in _holders(by_kind, dataset)}
    for agency, name in sorted(named, key=lambda one: (one[0].name, one[1])):
        found = cover_by(versions, agency, name, on)
        purposes = {purpose for grant in found.grants for purpose in grant.purposes}
        yield _Held(agency, rules.datasets[name], found, frozenset(purposes))


def _holders(by_kind: dict[str, Agency], dataset: rulebook.Dataset) -> list[Agency]:
    """Who here holds a dataset that no line names: the first kind of body that takes part."""
    kinds = rulebook.load().sharing.holders.get(dataset.agency, ())
    return [by_kind[kind] for kind in kinds if kind in by_kind][:1]


def _purposes(held: list[_Held]) -> tuple[str, ...]:
    used = {purpose for each in held for purpose in each.purposes}
    return tuple(name for name in rulebook.load().sharing.purposes if name in used)


def _row(each: _Held, shown: tuple[str, ...]) -> tuple[Cell, ...]:
    yes, no = Tag(_("Yes"), "green"), Tag(_("No"), "grey")
    return (
        str(each.agency), each.dataset.title,
        *((yes if purpose in each.purposes else no) for purpose in shown),
        _protocol(each.cover.grants), joined(each.cover.missing),
    )  # fmt: skip


def _protocol(grants: tuple[Grant, ...]) -> Cell:
    if not grants:
        return Tag(_("Gap"), "red")
    version = grants[0].version
    told = _("%(theme)s, version %(number)d")
    words = told % {"theme": version.protocol.theme, "number": version.number}
    return Link(words, version.get_absolute_url())


def _lapsing(versions: list[Version], on: date) -> Table:
    """What ends next, the first first."""
    live = [each for each in versions if each.state == Version.State.LIVE]
    near = sorted(live, key=lambda each: days_left(each, on))
    heads = (_("Protocol"), _("State"), _("Review by"), _("Left"), _("Datasets that it covers"))
    rows = tuple(
        (
            Link(str(each), each.get_absolute_url()), standing(each, on), each.review_by,
            countdown(each, on), sum(line.for_analysis for line in each.grants.all()),
        )
        for each in near
    )  # fmt: skip
    caption = _("What lapses next: people are told %s days before") % ", ".join(
        map(str, warning_days())
    )
    return Table("lapsing", caption, heads, rows, _("Nothing is in force."))
