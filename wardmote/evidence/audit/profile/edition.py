"""A problem profile, from the store to what may leave the engine."""

from dataclasses import replace

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.edition import graded_sources, named_areas
from wardmote.evidence.audit.gather import Gathered, Progress, gather
from wardmote.evidence.audit.method import definitions, method
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import place, theme
from wardmote.evidence.audit.profile.days import Days, no_kinds
from wardmote.evidence.audit.profile.subject import (
    THEME,
    Subject,
    place_called,
    theme_called,
    told_apart,
)
from wardmote.evidence.audit.recent import Recent, recent
from wardmote.evidence.audit.request import Request
from wardmote.evidence.disclosure import Edition, Finding, Released, restricted
from wardmote.evidence.places import Places
from wardmote.evidence.records import Counts
from wardmote.evidence.store import Store

ANALYST = "analyst"


def profile(
    store: Store,
    places: Places,
    request: Request,
    subject: Subject,
    progress: Progress = lambda _: None,
    listed: pd.DataFrame | None = None,
) -> Released:
    """Make the problem profile of a theme or a place: exact, restricted.

    Args:
        store: the records.
        places: boundaries, lookups, populations.
        request: partnership, year, rules, day and who lets it out, as of an audit.
        subject: the theme or the place, by name.
        progress: told what is being done.
        listed: one row per `day` and `kind`, such as "school holiday", besides bank holidays.

    Raises:
        UnknownName: no such partnership, theme or place; the message lists those there are.
        PlacesMissing: what the profile needs of places is not there.
        NoSpecialDays: no listed day is of the years compared.
        NotReleasable: one person alone would let it out.
    """
    gathered = gather(store, places, request, progress)
    told_of = datasets(gathered, subject)
    progress(f"The months of {subject.name}")
    late = recent(store, places, gathered.brief, told_of, months_of(request))
    progress(f"The profile of {subject.name}")
    return of_gathered(gathered, late, subject, listed)


def datasets(gathered: Gathered, subject: Subject) -> list[str]:
    """Those that speak of small areas and of the subject."""
    numbers = Numbers(gathered.counts, gathered.brief)
    if subject.kind != THEME:
        place_called(gathered.brief, subject.name)
        return numbers.mapped
    spoken = {dataset for dataset, _ in theme_called(gathered.brief, numbers, subject.name).keys}
    return [name for name in numbers.mapped if name in spoken]


def months_of(request: Request) -> int:
    """How many months are looked at: the period and as many before, or the setting if longer."""
    return max(request.rules.audit.pack_history_months, 2 * len(request.period.months))


def of_gathered(
    gathered: Gathered, late: Recent, subject: Subject, listed: pd.DataFrame | None = None
) -> Released:
    """The profile, of what an audit has already gathered, and the months by area."""
    brief, kinds = gathered.brief, no_kinds() if listed is None else listed
    days = Days(gathered.daily, kinds, brief.request.rules.nation, gathered.spans)
    return restricted(
        gathered.counts,
        lambda counts: _edition(counts, brief, late, days, subject),
        by=brief.request.released_by,
    )


def _edition(counts: Counts, brief: Brief, late: Recent, days: Days, subject: Subject) -> Edition:
    brief = replace(brief, named_fully=told_apart(brief, Numbers(counts, brief)))
    numbers, request = Numbers(counts, brief), brief.request
    title, chapters = _chapters(brief, numbers, late, days, subject)
    findings = [one for chapter in chapters for one in chapter.findings]
    sources = graded_sources(brief)
    spoken = _spoken(brief, findings_of=chapters)
    name = request.partnership.lower().replace(" ", "-")
    about = "-".join(title.lower().split())
    return Edition(
        id=f"{name}.profile.{about}.{request.period.label.replace('/', '-')}.{ANALYST}",
        title=f"{title}: problem profile, {brief.name}",
        partnership=brief.name,
        period=brief.when,
        audience=ANALYST,
        made_up=request.made_up,
        summary=tuple(
            one.sentence for one in _first(chapters, request.rules.audit.profile_sentences)
        ),
        sections=tuple(chapter.section for chapter in chapters),
        findings={one.id: one for one in findings},
        exhibits={one.id: one for chapter in chapters for one in chapter.exhibits},
        prioritisation=numbers.matrix.iloc[:0],
        quality=tuple(note for note in brief.quality if note.dataset in spoken),
        sources=sources[sources["dataset"].isin(spoken)],
        method=method(brief),
        definitions=definitions(brief, numbers),
        areas=named_areas(brief),
        shapes=brief.ground.shapes,
        ward_shapes=brief.ground.ward_shapes,
    )


def _chapters(
    brief: Brief, numbers: Numbers, late: Recent, days: Days, subject: Subject
) -> tuple[str, tuple[Chapter, ...]]:
    if subject.kind == THEME:
        asked = theme_called(brief, numbers, subject.name)
        return asked.title, theme.chapters(brief, numbers, late, days, asked)
    found = place_called(brief, subject.name)
    return found.title, place.chapters(brief, numbers, late, found)


def _spoken(brief: Brief, *, findings_of: tuple[Chapter, ...]) -> set[str]:
    """The datasets that the profile's findings and exhibits come from."""
    told = " ".join(
        [f.source for c in findings_of for f in c.findings]
        + [e.source for c in findings_of for e in c.exhibits]
    )
    return {name for name in brief.sources["dataset"] if brief.source(name) in told}


def _first(chapters: tuple[Chapter, ...], most: int) -> list[Finding]:
    """The first finding of each question, in order."""
    return [chapter.findings[0] for chapter in chapters if chapter.findings][:most]
