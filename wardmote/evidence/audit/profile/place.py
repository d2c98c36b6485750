"""A place's profile: what happens there, what is more than elsewhere, and who lives there."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import against, living
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.words import listed


def chapters(brief: Brief, numbers: Numbers, late: Recent, place: Place) -> tuple[Chapter, ...]:
    """The questions of a place's profile, each answered as far as the data go."""
    kinds = against.kinds(numbers, place)
    return (
        living.write(brief, numbers, place),
        against.elsewhere(brief, numbers, place, kinds),
        against.last_year(brief, numbers, place, kinds),
        _unknown(brief, numbers, kinds),
    )


def _unknown(brief: Brief, numbers: Numbers, kinds: pd.DataFrame) -> Chapter:
    """What is not told of a place: datasets without small areas, hours, people."""
    coarse = [
        f"{brief.dataset(name).title} (held by {brief.dataset(name).agency})"
        for name in brief.sources["dataset"]
        if name not in set(kinds["dataset"]) and name not in numbers.surveys
    ]
    return Chapter(
        id="unknown",
        title="What is not known, and who may hold it",
        question="a",
        not_supplied=(
            *([f"By small area: nothing from {listed(coarse)}."] if coarse else []),
            "Days, hours and repeat addresses within the place: counts by area do not hold them. "
            "The agency that sent the records may.",
            "Who did it, and what it cost: no dataset here tells either.",
        ),
    )
