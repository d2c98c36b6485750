"""Conduct an audit: gather, protect, derive, release, for the public and for the analyst."""

from dataclasses import dataclass, replace
from functools import partial

from wardmote.evidence.audit.brief import no_places, no_points
from wardmote.evidence.audit.edition import write_edition
from wardmote.evidence.audit.gather import Gathered, Progress, gather
from wardmote.evidence.audit.request import Request
from wardmote.evidence.disclosure import Released, protect, release, restricted
from wardmote.evidence.places import Places
from wardmote.evidence.store import Store


@dataclass(frozen=True)
class Audit:
    """One audit, released twice.

    Attributes:
        public: for everybody; every number in it derives from protected counts.
        analyst: exact, restricted, with the same questions and the same order.
    """

    public: Released
    analyst: Released


def conduct(
    store: Store, places: Places, request: Request, progress: Progress = lambda _: None
) -> Audit:
    """Audit a partnership's crime, disorder and harm.

    Args:
        store: the records.
        places: boundaries, lookups, populations.
        request: who, when, by which rules.
        progress: told what is being done, a few words at a time.

    Raises:
        UnknownName: no such partnership, or nothing supplied for it.
        PlacesMissing: what the audit needs of places is not there.
        NotReleasable: the counts cannot be protected, or one person alone would release.
    """
    gathered = gather(store, places, request, progress)
    progress("Protecting every number")
    public = for_the_public(gathered, request)
    progress("Writing the analyst's edition")
    return Audit(public=public, analyst=for_the_analyst(gathered, request))


def for_the_analyst(gathered: Gathered, request: Request) -> Released:
    """The exact edition, restricted."""
    return restricted(
        gathered.counts,
        partial(write_edition, brief=gathered.brief, audience="analyst"),
        by=request.released_by,
    )


def for_the_public(gathered: Gathered, request: Request) -> Released:
    """The edition for everybody: rounded first, and derived from the rounded counts alone."""
    rules, brief = request.rules, gathered.brief
    profiles = {
        name: rules.disclosure[rules.datasets[name].profile] for name in brief.sources["dataset"]
    }
    protected = protect(
        gathered.counts,
        brief.ground,
        profiles=profiles,
        key=request.key,
        premises=gathered.premises,
    )
    rounded = replace(
        brief, at_places=no_places(), at_points=no_points(), base=protected.counts.base,
        rounding=protected.sentence,
    )  # fmt: skip
    derive = partial(write_edition, brief=rounded, audience="public")
    return release(protected, derive, by=request.released_by)
