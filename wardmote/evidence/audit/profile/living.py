"""Who lives in a place, and how its small areas differ."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Place
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import many
from wardmote.evidence.disclosure import Exhibit, Finding


def write(brief: Brief, numbers: Numbers, place: Place) -> Chapter:
    """Residents, households, deprivation, and the main dataset in each small area."""
    return Chapter(
        id="living",
        title="The place and its people",
        question="a",
        findings=(_people(brief, numbers, place),),
        exhibits=(_areas(brief, numbers, place),),
    )


def _people(brief: Brief, numbers: Numbers, place: Place) -> Finding:
    facts, whole = place.facts, brief.ground.areas
    told = [
        many(facts[column].sum(), thing)
        for column, thing in (("residents", "resident"), ("households", "household"))
        if facts[column].notna().all()
    ]
    tenths = facts["deprivation_decile"].dropna()
    deprived = (
        f" {many((tenths <= 2).sum(), 'area')} of {len(tenths)} "
        f"{'is' if (tenths <= 2).sum() == 1 else 'are'} among the fifth most deprived of the "
        "nation." if len(tenths) else ""
    )  # fmt: skip
    return brief.finding(
        "place.people",
        f"{place.title}: {many(len(facts), 'small area')} of {len(whole)} in {brief.name}"
        f"{', with ' + ' and '.join(told) if told else ''}.{deprived}",
        brief.figure(float(facts["residents"].sum()), "residents"),
        dataset=numbers.main_dataset,
        question="a",
        theme=place.title,
        would_change="A newer estimate of the population.",
        caveats=("Deprivation is of areas, not of the people in them.",),
        exhibits=("place.areas",),
    )


def _areas(brief: Brief, numbers: Numbers, place: Place) -> Exhibit:
    main = numbers.main_dataset
    rows = numbers.by_area
    counts = rows[(rows["dataset"] == main) & (rows["category"] == ALL)].set_index("area")["count"]
    table = place.facts.assign(count=place.facts["area"].map(counts).fillna(0))
    people = pd.to_numeric(table["residents"])
    table = table.assign(rate=brief.per * table["count"] / people).sort_values(
        "count", ascending=False
    )
    return brief.exhibit(
        "place.areas",
        f"{place.title}, area by area",
        "table",
        table,
        measure=f"Residents, deprivation and {brief.dataset(main).title}",
        columns={
            "area_name": "Area",
            "residents": "Residents",
            "deprivation_decile": "Tenth of deprivation (1 = most deprived)",
            "count": "Recorded",
            "rate": f"For every {brief.per:,} residents",
        },
        encoding={},
        datasets=[main],
        description=f"A table of {many(len(table), 'small area')}.",
    )
