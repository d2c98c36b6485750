"""What of an agency's data may go into the partnership's shared store today, by live protocols."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.sharing import models
from wardmote.partnership.sharing.rules import terms
from wardmote.partnership.sharing.rules.conversion import (
    STORE,
    asked_versions,
    end_of,
    name_of,
    terms_of,
)
from wardmote.partnership.sharing.rules.decision import decide
from wardmote.partnership.sharing.rules.reasons import words_of

FOR, TO = "audit", "analyse"
"""The purpose and the action for which data enter the store."""


@dataclass(frozen=True)
class Cover:
    """May this agency give this partnership this dataset, depersonalised, today?

    Attributes:
        fields: what of it may be kept: names of the dataset's fields (see `fields_of`).
        granularity: field → how finely; a field that is not named is exact.
        grants: the lines that allow it; each knows its version.
        missing: what would have to change, in words; none where it is allowed.
    """

    allowed: bool
    fields: frozenset[str] = frozenset()
    granularity: Mapping[str, str] = field(default_factory=dict)
    grants: tuple[models.Grant, ...] = ()
    missing: tuple[str, ...] = ()


def fields_of(dataset: rulebook.Dataset) -> tuple[str, ...]:
    """What protocols call a dataset's fields: the column that keeps it, or else its heading."""
    return tuple(dict.fromkeys(each.name or each.heading for each in dataset.fields))


def cover(partnership: Partnership, agency: Agency, dataset: str, on: date) -> Cover:
    """May this agency give this partnership this dataset, depersonalised, on this day?"""
    return cover_by(list(asked_versions(partnership)), agency, dataset, on)


def cover_by(
    versions: Iterable[models.Version], agency: Agency, dataset: str, on: date
) -> Cover:  # fmt: skip
    """The same, by versions at hand (of `asked_versions`): for many agencies and datasets."""
    held = list(versions)
    if (asked := _question(agency, dataset, on)) is None:
        return Cover(allowed=False, missing=words_of(("no_such_dataset",)))
    answer = decide(asked, [terms_of(version) for version in held])
    grants = {str(grant.pk): grant for version in held for grant in version.grants.all()}
    return Cover(
        allowed=answer.allowed, fields=answer.fields, granularity=answer.granularity,
        grants=tuple(grants[basis.grant] for basis in answer.basis),
        missing=words_of(answer.missing),
    )  # fmt: skip


def _question(agency: Agency, dataset: str, on: date) -> terms.Question | None:
    known = {each.name: each for each in rulebook.load().datasets}.get(dataset)
    if known is None:
        return None
    record = terms.Record(
        id=dataset, owner=name_of(agency), category=dataset,
        identifiability=terms.Identifiability.DEPERSONALISED, fields=frozenset(fields_of(known)),
        delete_after=on,
    )  # fmt: skip
    return terms.Question(terms.Actor(STORE, STORE), TO, FOR, record, end_of(on))


def covered_datasets(
    partnership: Partnership, on: date
) -> list[tuple[Agency, str, models.Grant]]:  # fmt: skip
    """Every dataset that a live protocol lets an agency give on a day, with a line that does."""
    versions = list(asked_versions(partnership))
    lines = {
        (grant.provider, grant.category)
        for version in versions
        for grant in version.grants.all()
        if grant.for_analysis
    }
    ordered = sorted(lines, key=lambda line: (line[0].name, line[1]))
    covers = ((*line, cover_by(versions, *line, on)) for line in ordered)
    return [(agency, dataset, found.grants[0]) for agency, dataset, found in covers if found.grants]
