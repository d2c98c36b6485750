"""Sources: every dataset that the audit rests on, and what rests on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.edition import Cell, Viewed
from wardmote.partnership.audits.pages.viewing.numbers import Chip, grade
from wardmote.partnership.audits.pages.viewing.ways import Frame, Link, Ways, ways_of


@dataclass(frozen=True)
class Source:
    """A dataset, and what of the audit rests on it."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    licence: str
    link: str
    grade: Chip | None
    quality: str
    findings: tuple[Link, ...]


@dataclass(frozen=True)
class Sources:
    """Every dataset that the audit rests on."""

    frame: Frame
    sources: tuple[Source, ...]


def sources(of: Viewed, frame: Frame) -> Sources:
    """Every dataset with its period, age, licence and the findings that rest on it."""
    ways = ways_of(of)
    return Sources(frame, tuple(_source(of, ways, row) for row in of.sources()))


def source_id(row: Mapping[str, Cell]) -> str:
    """Where on the pages of sources and of quality a dataset stands."""
    return f"source-{key_of(row)}".replace(" ", "_")


def key_of(row: Mapping[str, Cell]) -> str:
    """What the engine calls a dataset."""
    return str(row.get("dataset") or row.get("name"))


def title_of(row: Mapping[str, Cell]) -> str:
    """What a reader calls a dataset."""
    return str(row.get("title") or row.get("name"))


def _source(of: Viewed, ways: Ways, row: Mapping[str, Cell]) -> Source:
    title, measured = title_of(row), {note.dataset for note in of.edition.quality}
    return Source(
        id=source_id(row),
        title=title,
        facts=tuple(_facts(row)),
        licence=str(row.get("licence") or ""),
        link=str(row.get("link") or ""),
        grade=grade(str(row.get("grade") or "")),
        quality=f"{ways.to('quality')}#{source_id(row)}" if key_of(row) in measured else "",
        findings=tuple(
            Link(f"{each.theme}: {each.sentence}", ways.to("finding", key=key))
            for key, each in of.edition.findings.items()
            if title in each.source
        ),
    )


def _facts(row: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
    if row.get("agency"):
        yield _("Agency"), capfirst(str(row["agency"]))
    if row.get("first_month") and row.get("last_month"):
        told = {
            "first": _month(row["first_month"]), "last": _month(row["last_month"]),
            "many": row["months"],
        }  # fmt: skip
        yield _("Months"), _("%(first)s to %(last)s, %(many)s with data") % told
    if row.get("period"):
        yield _("Period"), str(row["period"])
    if row.get("days_old") is not None:
        yield _("Age when the audit was made"), _("%(days)d days") % {"days": row["days_old"]}


def _month(told: Cell) -> str:
    """“April 2024” of “2024-04”; what is no month as it is."""
    try:
        return date_format(date.fromisoformat(f"{told}-01"), "F Y")
    except ValueError:
        return str(told)
