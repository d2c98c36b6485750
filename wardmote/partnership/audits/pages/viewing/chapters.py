"""Chapters: each question of the audit with its findings, charts and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.exhibits import ExhibitShown, exhibit
from wardmote.partnership.audits.pages.viewing.numbers import Chip
from wardmote.partnership.audits.pages.viewing.telling import FindingShown, in_short
from wardmote.partnership.audits.pages.viewing.ways import Frame, Link, Ways, ways_of


@dataclass(frozen=True)
class ChapterLink:
    """A chapter in a list of them."""

    link: Link
    question: str
    state: Chip
    findings: int
    exhibits: int
    not_supplied: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """One question of the audit."""

    frame: Frame
    chapter: ChapterLink
    intro: tuple[str, ...]
    findings: tuple[FindingShown, ...]
    exhibits: tuple[ExhibitShown, ...]
    before: Link | None
    after: Link | None


def chapter(of: Viewed, frame: Frame, name: str) -> Chapter | None:
    """A chapter of the edition; None where there is none of that name."""
    ways, sections = ways_of(of), of.edition.sections
    place = next((place for place, each in enumerate(sections) if each.id == name), None)
    if place is None:
        return None
    links, told = list(chapter_links(of, ways)), sections[place]
    return Chapter(
        frame=frame,
        chapter=links[place],
        intro=told.intro,
        findings=tuple(in_short(of, ways, key) for key in told.findings),
        exhibits=tuple(exhibit(of, ways, key) for key in told.exhibits),
        before=links[place - 1].link if place else None,
        after=links[place + 1].link if place + 1 < len(links) else None,
    )


def chapter_links(of: Viewed, ways: Ways) -> Iterator[ChapterLink]:
    """Every chapter in reading order."""
    for each in of.edition.sections:
        yield ChapterLink(
            link=Link(each.title, ways.to("chapter", section=each.id)),
            question=_question(each.question),
            state=_state(each),
            findings=len(each.findings),
            exhibits=len(each.exhibits),
            not_supplied=each.not_supplied,
        )


def _question(letter: str) -> str:
    """“Regulation 7(a)”, where the chapter answers one of the questions of SI 2007/1830."""
    return _("Regulation 7(%(letter)s)") % {"letter": letter} if len(letter) == 1 else ""


def _state(section: Any) -> Chip:
    if not section.findings and section.not_supplied:
        return Chip("missing", _("Not yet supplied"), "grey")
    if section.not_supplied:
        return Chip("partly", _("Answered in part"), "yellow")
    return Chip("answered", _("Answered"), "green")
