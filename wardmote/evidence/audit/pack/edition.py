"""A pack for one meeting, from the store to what may leave the engine."""

from dataclasses import dataclass

from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.edition import graded_sources, named_areas
from wardmote.evidence.audit.gather import Gathered, Progress, gather
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.pack import exhibits
from wardmote.evidence.audit.pack.crowded import crowded
from wardmote.evidence.audit.pack.hot_cells import hot_cells
from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.recent import Recent, recent
from wardmote.evidence.audit.request import Request
from wardmote.evidence.audit.words import listed, many, number, percent
from wardmote.evidence.disclosure import Edition, Exhibit, Released, restricted
from wardmote.evidence.places import Places
from wardmote.evidence.records import Counts
from wardmote.evidence.store import Store

ANALYST = "analyst"
ASKED = {
    "changes": "What has changed since last time?",
    "locations": "Which places come first?",
    "cells": "Which squares come first, within areas?",
    "emerging": "What is new, and where?",
    "series": "What comes in series?",
    "crowded": "What crowded into a few days?",
}


@dataclass(frozen=True)
class Meeting:
    """Whom a pack is for.

    Attributes:
        group: the group that meets, in its own words.
        request: partnership, months, rules, day and who lets it out.
    """

    group: str
    request: Request


def pack(
    store: Store, places: Places, meeting: Meeting, progress: Progress = lambda _: None
) -> Released:
    """Make the tactical pack of a meeting: exact, for those who task and nobody else.

    Args:
        store: the records.
        places: boundaries, lookups, populations.
        meeting: for whom, of which months (`window_before`), by which rules.
        progress: told what is being done.

    Raises:
        UnknownName: no such partnership, or nothing supplied for it in those months.
        PlacesMissing: what the pack needs of places is not there.
        NotReleasable: one person alone would let it out.
    """
    request = meeting.request
    gathered = gather(store, places, request, progress)
    progress("The months before")
    mapped = Numbers(gathered.counts, gathered.brief).mapped
    months = max(request.rules.audit.pack_history_months, 2 * request.rules.audit.pack_months)
    late = recent(store, places, gathered.brief, mapped, months)
    progress("Places, problems and series")
    return restricted(
        gathered.counts,
        lambda counts: _edition(meeting, counts, gathered, late),
        by=request.released_by,
    )


def _edition(meeting: Meeting, counts: Counts, gathered: Gathered, late: Recent) -> Edition:
    brief, request = gathered.brief, meeting.request
    looking = Looking(brief, Numbers(counts, brief), late)
    told = {
        "changes": exhibits.changes(looking), "locations": exhibits.locations(looking),
        "emerging": exhibits.emerging(looking), "series": exhibits.series(looking),
    }  # fmt: skip
    also = {"cells": hot_cells(looking), "crowded": crowded(looking)}
    told |= {key: exhibit for key, exhibit in also.items() if exhibit is not None}
    chart = exhibits.place_map(looking)
    name = request.partnership.lower().replace(" ", "-")
    return Edition(
        id=f"{name}.pack.{request.day}.{ANALYST}",
        title=f"{brief.name}: tactical pack for {meeting.group}, {_day(request)}",
        partnership=brief.name,
        period=brief.when,
        audience=ANALYST,
        made_up=request.made_up,
        summary=_summary(looking, told),
        sections=tuple(_chapter(key, told[key]).section for key in ASKED if key in told),
        findings={},
        exhibits={e.id: e for e in (*told.values(), *([chart] if chart else []))},
        prioritisation=looking.numbers.matrix.iloc[:0],
        quality=brief.quality,
        sources=graded_sources(brief),
        method=METHOD,
        definitions=(),
        areas=named_areas(brief),
        shapes=brief.ground.shapes,
        ward_shapes=brief.ground.ward_shapes,
    )


METHOD = (
    ("Changes and new problems", "Two counts by the E-test, all together at the stated rate."),
    ("Places", "Getis and Ord's Gi*; months hot by each area's part of the people."),
    ("Squares", "Events counted by cells of the national grid, then as places."),
    ("Series", "Knox's test by kind of event; then all that are near and soon after each other."),
    ("Crowded days", "Naus's scan statistic of the fullest run of days, against an even rate."),
)


def _chapter(key: str, exhibit: Exhibit) -> Chapter:
    return Chapter(id=key, title=exhibit.title, question=ASKED[key], exhibits=(exhibit,))


def _summary(looking: Looking, told: dict[str, Exhibit]) -> tuple[str, ...]:
    """What to read first: places, problems, series, and how good last time's choice was."""
    first = told["locations"].table
    lead = f" First: {listed(list(first['area_name'].head(3)))}." if len(first) else ""
    gone = _gone(looking)
    return tuple(
        sentence
        for sentence in (
            f"{told['changes'].title}.",
            f"{told['locations'].title}.{lead}",
            f"No longer hot: {listed(gone)}." if gone else "",
            f"{told['emerging'].title}.",
            f"{told['series'].title}.",
            f"{told['crowded'].title}." if "crowded" in told else "",
            _foreseen(looking),
        )
        if sentence
    )


def _gone(looking: Looking) -> list[str]:
    """The areas that were hot in the months before and are not now, by name."""
    names = looking.brief.ground.areas.set_index("area")["area_name"]
    gone = sorted(str(names[area]) for area in looking.hot_before - looking.hot_now)
    most = looking.settings.pack_rows
    return [*gone[:most], *([many(len(gone) - most, "other")] if len(gone) > most else [])]


def _foreseen(looking: Looking) -> str:
    found = looking.predicting
    if found is None:
        return ""
    return (
        f"The {number(len(found.chosen))} areas with most in the months before held "
        f"{percent(100 * found.hit_rate)} of what came after, on {percent(100 * found.area_share)} "
        f"of the areas: {number(found.accuracy, 1)} times what chance would give."
    )


def _day(request: Request) -> str:
    return f"{request.day.day} {request.day:%B %Y}"
