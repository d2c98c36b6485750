"""A place's profile: what happens there, what is more than elsewhere, and who lives there."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import against, living, months_there, week_there
from wardmote.evidence.audit.profile.ratios import more, ratios
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed


def chapters(brief: Brief, numbers: Numbers, late: Recent, place: Place) -> tuple[Chapter, ...]:
    """The questions of a place's profile, each answered as far as the data go."""
    kinds = against.kinds(numbers, place)
    rows = ratios(brief, numbers, place, kinds)
    first = more(rows).sort_values("ratio", ascending=False)
    keys = [(row.dataset, row.category) for row in each(first)]
    lines = months_there.exhibits(brief, numbers, late, place, keys)
    changed = against.last_year(brief, numbers, place, kinds)
    return (
        living.write(brief, numbers, place),
        against.elsewhere(brief, place, kinds, rows),
        changed.more(exhibits=lines),
        week_there.write(brief, late, place),
        _unknown(brief, numbers, kinds),
    )


def _unknown(brief: Brief, numbers: Numbers, kinds: pd.DataFrame) -> Chapter:
    """What is not told of a place: datasets without small areas, hours, people."""
    coarse = [
        f"{brief.dataset(name).title} (held by {brief.dataset(name).agency})"
        for name in brief.sources["dataset"]
        if name not in {*kinds["dataset"], *numbers.mapped, *numbers.surveys}
    ]
    return Chapter(
        id="unknown",
        title="What is not known, and who may hold it",
        question="a",
        not_supplied=(
            *([f"By small area: nothing from {listed(coarse)}."] if coarse else []),
            "Repeat addresses within the place: counts by area do not hold them. The agency that "
            "sent the records may.",
            "Who did it, and what it cost: no dataset here tells either.",
        ),
    )
