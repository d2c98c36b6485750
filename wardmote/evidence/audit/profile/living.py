"""Who lives in a place, and how its small areas differ."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.profile.within import area_by_area
from wardmote.evidence.audit.words import many
from wardmote.evidence.disclosure import Finding


def write(brief: Brief, numbers: Numbers, place: Place) -> Chapter:
    """Residents, households, deprivation, and what there is most of in each small area."""
    return Chapter(
        id="living",
        title="The place and its people",
        question="a",
        findings=(_people(brief, numbers, place),),
        exhibits=(area_by_area(brief, numbers, place),),
    )


def _people(brief: Brief, numbers: Numbers, place: Place) -> Finding:
    facts, whole = place.facts, brief.ground.areas
    told = [
        many(facts[column].sum(), thing)
        for column, thing in (("residents", "resident"), ("households", "household"))
        if facts[column].notna().all()
    ]
    return brief.finding(
        "place.people",
        f"{place.title}: {many(len(facts), 'small area')} of {len(whole)} in {brief.name}"
        f"{', with ' + ' and '.join(told) if told else ''}.{_deprived(facts)}",
        brief.figure(float(facts["residents"].sum()), "residents"),
        dataset=numbers.main_dataset,
        question="a",
        theme=place.title,
        would_change="A newer estimate of the population.",
        caveats=("Deprivation is of areas, not of the people in them.",),
        exhibits=("place.areas",),
    )


def _deprived(facts: pd.DataFrame) -> str:
    """How many of the areas are among the most deprived fifth, in a sentence."""
    tenths = facts["deprivation_decile"].dropna()
    among = int((tenths <= 2).sum())
    if tenths.empty:
        return ""
    subject = "It" if len(facts) == 1 else f"{many(among, 'area')} of {len(tenths)}"
    verb = "are" if among != 1 and len(facts) > 1 else "is" if among else "is not"
    return f" {subject} {verb} among the fifth most deprived of the nation."
