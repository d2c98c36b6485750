"""Findings: in their order, and one by one with all that each stands on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.partnership.audits.pages.viewing.edition import Viewed
from wardmote.partnership.audits.pages.viewing.exhibits import ExhibitShown, exhibit
from wardmote.partnership.audits.pages.viewing.numbers import DIRECTIONS, GRADES, direction, grade
from wardmote.partnership.audits.pages.viewing.sources import source_id, title_of
from wardmote.partnership.audits.pages.viewing.telling import FindingShown, in_short
from wardmote.partnership.audits.pages.viewing.ways import Frame, Link, Ways, ways_of
from wardmote.partnership.audits.rules.states import TALKS_IN


@dataclass(frozen=True)
class Choice:
    """One answer of a list to pick from."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Findings:
    """All findings, or those of a kind."""

    frame: Frame
    shown: tuple[FindingShown, ...]
    of_all: int
    chapters: tuple[Choice, ...]
    directions: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    is_narrowed: bool


def findings(of: Viewed, frame: Frame, asked: Mapping[str, str]) -> Findings:
    """The findings in their order; `asked` may name a chapter, a direction and a grade."""
    ways, edition = ways_of(of), of.edition
    chapter, way, worst = (asked.get(name, "") for name in ("chapter", "direction", "grade"))
    within = {key for each in edition.sections if each.id == chapter for key in each.findings}
    kept = [
        in_short(of, ways, key)
        for key, each in edition.findings.items()
        if (not chapter or key in within)
        and (not way or each.direction == way)
        and (not worst or each.grade == worst)
    ]
    return Findings(
        frame=frame,
        shown=tuple(kept),
        of_all=len(edition.findings),
        chapters=_choices([(e.id, e.title) for e in edition.sections if e.findings], chapter),
        directions=_choices([(k, direction(k).text) for k in DIRECTIONS], way),
        grades=_choices([(key, grade(key).text) for key in GRADES], worst),
        is_narrowed=bool(chapter or way or worst),
    )


def _choices(pairs: list[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    every = Choice("", _("All"), not chosen)
    return (every, *(Choice(value, text, value == chosen) for value, text in pairs))


@dataclass(frozen=True)
class FindingPage:
    """One finding with all that it stands on.

    Attributes:
        sources: the datasets that it rests on, each with a way to what is known of it.
        chapter: where it is told.
        says: where a partner may say something of it, while the audit is with partners.
    """

    frame: Frame
    finding: FindingShown
    source: str
    sources: tuple[Link, ...]
    period: str
    boundaries: str
    caveats: tuple[str, ...]
    would_change: str
    chapter: Link | None
    exhibits: tuple[ExhibitShown, ...]
    method: str
    says: tuple[Link, ...]
    before: Link | None
    after: Link | None


def finding_page(of: Viewed, frame: Frame, key: str) -> FindingPage:
    """A finding of the edition."""
    ways, told = ways_of(of), of.edition.findings[key]
    section = of.section_of(key)
    order = list(of.edition.findings)
    place = order.index(key)
    return FindingPage(
        frame=frame,
        finding=in_short(of, ways, key),
        source=told.source,
        sources=tuple(_sources(of, ways, told.source)),
        period=told.period,
        boundaries=told.boundaries,
        caveats=told.caveats,
        would_change=told.would_change,
        chapter=Link(section.title, ways.to("chapter", section=section.id)) if section else None,
        exhibits=tuple(exhibit(of, ways, e) for e in told.exhibits if e in of.edition.exhibits),
        method=ways.to("method"),
        says=tuple(_says(of, key)),
        before=_beside(of, ways, order[place - 1]) if place else None,
        after=_beside(of, ways, order[place + 1]) if place + 1 < len(order) else None,
    )


def _says(of: Viewed, key: str) -> Iterator[Link]:
    """Partners comment on what everybody is shown."""
    if of.audit.state not in TALKS_IN or of.is_restricted:
        return
    names = [of.audit.partnership.slug, of.audit.pk]
    about = urlencode({"finding": key})
    yield Link(_("Comment on this finding"), f"{reverse('audits:comment', args=names)}?{about}")
    yield Link(_("Say that it is wrong"), f"{reverse('audits:correct', args=names)}?{about}")


def _beside(of: Viewed, ways: Ways, key: str) -> Link:
    return Link(of.edition.findings[key].theme, ways.to("finding", key=key))


def _sources(of: Viewed, ways: Ways, told: str) -> Iterator[Link]:
    """The datasets whose title a finding's source names."""
    for row in of.sources():
        title = title_of(row)
        if title in told:
            yield Link(title, f"{ways.to('sources')}#{source_id(row)}")
